"""Habits of languages that the engine knows by data alone, shown with packs of a few words each."""

from pathlib import Path

import pytest
from speaking import Said, read

from provenance import load_rules
from provenance.proof import prove

SHAPES = Path(__file__).parent / "rules_shapes"
BOOK = load_rules(SHAPES)


def said(text: str, language: str) -> list[Said]:
    return read(text, language, BOOK)


def one(text: str, language: str) -> Said:
    (only,) = said(text, language)
    return only


def test_a_pronoun_written_onto_its_verb_is_the_source() -> None:
    assert one("« Nous partons », dit-elle.", "qf").source == "elle"
    assert one("« Nous partons », a-t-il ajouté.", "qf").cue == "a … ajouté"


def test_a_hyphen_inside_a_word_cuts_nothing_else() -> None:
    assert one("« C'est dur », assure son porte-parole.", "qf").source == "son porte-parole"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("« C'est dur, reconnaît-il, mais juste. »", "il", "C'est dur … mais juste"),
        ("« C'est dur, reconnaît la maire. Mais juste. »", "la maire", "C'est dur … Mais juste"),
        ("« C'est dur, a reconnu la maire, mais juste. »", "la maire", "C'est dur … mais juste"),
    ],
)
def test_a_remark_parts_the_quotation_it_stands_in(text: str, source: str, content: str) -> None:
    found = one(text, "qf")
    assert (found.source, found.content, found.found.form) == (source, content, "direct")


def test_a_clause_of_the_speaker_s_own_is_no_remark() -> None:
    assert one("« C'est dur, il dit que non », assure la maire.", "qf").content == "C'est dur, il dit que non"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("– Vi reiser, sier Hansen.", "Vi reiser"),
        ("– Vi reiser, sier Hansen. – Det blir fint.", "Vi reiser … Det blir fint"),
        ("– Vi reiser, sier Hansen, som er ordfører i Bø. Toget går klokka ni.", "Vi reiser"),
        ("– Vi reiser, – sier Hansen, – i dag.", "Vi reiser … i dag"),
        ("—Vi reiser —sier Hansen—, i dag.", "Vi reiser … i dag"),
        ("«Vi reiser – sier Hansen. – I dag.»", "Vi reiser … I dag"),
    ],
)
def test_a_dash_opens_speech_that_a_remark_shows(text: str, content: str) -> None:
    found = one(text, "qn")
    assert (found.source, found.content, found.found.form) == ("Hansen", content, "direct")


def test_a_remark_between_dashes_may_leave_its_subject_out() -> None:
    found = one("—Vi reiser —dijo—. I dag.", "qn")
    assert (found.content, found.found.source_status) == ("Vi reiser … I dag", "absent")


def test_a_dash_alone_opens_no_speech() -> None:
    assert said("– Tre biler, to busser, ett tog.", "qn") == []


def test_a_verb_that_stands_last_has_its_subject_in_front() -> None:
    found = one("Başkan Ali Demir, yolun ve köprünün açıldığını belirtti.", "qt")
    assert (found.source, found.content) == ("Başkan Ali Demir", "yolun ve köprünün açıldığını")


def test_a_cue_may_open_its_sentence_without_a_subject() -> None:
    assert one("Uvedl, že most je zavřený.", "qs").found.source_status == "absent"


def test_an_inflected_name_is_the_same_person_in_its_base_form() -> None:
    first, second = said("Podle Jana Babiše je most zavřený.\nBabiš řekl, že most je starý.", "qs")
    assert first.who == second.who
    named = said("Podle Jan Babiše je most zavřený.\nJan Babiš řekl, že most je starý.", "qs")
    assert {s.who.name for s in named if s.who} == {"Jan Babiš"}


def test_a_name_may_stand_behind_the_complement_of_its_role() -> None:
    found = one("« C'est dur », assure la ministre de l'Énergie Inès Caron.", "qf")
    assert found.who
    assert (found.who.name, found.who.role_label) == ("Inès Caron", "ministre")
    complement = one("« C'est dur », assure la ministre du Grand Est.", "qf")
    assert complement.who
    assert complement.who.identity == "partial"


def test_a_name_behind_a_comma_is_that_of_the_role_before_it() -> None:
    found = one("« C'est dur », assure son porte-parole, Yann Kerdoncuff.", "qf")
    assert found.who
    assert found.who.name == "Yann Kerdoncuff"


def test_the_author_s_own_clause_is_no_content() -> None:
    found = one("Selon la maire, les fissures seraient vieilles, mais rien n'est prouvé.", "qf")
    assert found.content == "les fissures seraient vieilles"
    going_on = one("Selon la maire, le pont serait vieux, mais la route serait neuve.", "qf")
    assert going_on.content.endswith("serait neuve")


def test_a_document_s_noun_with_a_capital_is_part_of_a_name() -> None:
    found = one("Le pont est fermé, précise Le Courrier de Lanque.", "qf")
    assert found.who
    assert found.who.kind != "document"


def test_the_examples_of_these_packs_hold() -> None:
    assert {p.status for p in prove(BOOK, layer=BOOK.layers[-1].name)} == {"holds"}


def test_a_full_name_behind_a_comma_belongs_to_the_role_before_its_complement() -> None:
    found = one("Selon le ministre de la ville, Ina Caron, le train quitte la gare.", "qf")
    assert (found.source, found.content) == ("le ministre de la ville, Ina Caron", "le train quitte la gare")
