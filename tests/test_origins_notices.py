"""Notices, credits, datelines and referrals in the text: what they name, and where they count."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from origins_reading import FILLER, article, book, claim, origins, told

from provenance.model.values import Link
from provenance.origins import find_origins

BODY = (("title", "Bridge shut"), *((("paragraph", FILLER),) * 8))


def at_end(words: str, label: str = "paragraph", language: str = "en"):
    return origins(*BODY, (label, words), language=language)


@pytest.mark.parametrize(
    ("words", "language", "relation", "name"),
    [
        ("HARCOMBE (Reuters) - The bridge stays shut.", "en", "agency_credit", "Reuters"),
        ("Lindhofen (dpa/tmn) – Die Brücke bleibt zu.", "de", "agency_credit", "dpa"),
        ("WEERDAM, 3 mei (ANP) - De brug blijft dicht.", "nl", "agency_credit", "ANP"),
        ("КИЕВ, 3 мая. /ТАСС/. Мост закрыт.", "ru", "agency_credit", "TASS"),
        ("Madrid, 3 may (EFE).- El puente sigue cerrado.", "es", "agency_credit", "EFE"),
    ],
)
def test_a_dateline_credits_its_agency(words, language, relation, name):
    assert (relation, name) in told(origins(("paragraph", words), *BODY, language=language))


@pytest.mark.parametrize(
    ("words", "language", "names"),
    [
        ("dpa/AFP", "de", ["dpa", "Agence France-Presse"]),
        ("SDA/ij", "de", ["Keystone-SDA"]),
        ("(ANP)", "nl", ["ANP"]),
        ("Bron: ANP", "nl", ["ANP"]),
        ("PAP", "pl", ["Polska Agencja Prasowa"]),
        ("ТАСС", "ru", ["TASS"]),
        ("Mit Material von dpa", "de", ["dpa"]),
        ("Quellen: dpa, Reuters", "de", ["dpa", "Reuters"]),
        ("Die Brücke bleibt zu. (dpa)", "de", ["dpa"]),
        ("Broen er stadig lukket. /ritzau/", "da", ["Ritzau"]),
        ("With reporting by Reuters and AFP", "en", ["Reuters", "Agence France-Presse"]),
        ("The Associated Press contributed to this report.", "en", ["Associated Press"]),
        ("Källa: TT", "sv", ["TT Nyhetsbyrån"]),
        ("Zdroj: ČTK", "cs", ["ČTK"]),
        ("Джерело: Укрінформ", "uk", ["Ukrinform"]),
        ("Kaynak: Anadolu Ajansı", "tr", ["Anadolu Agency"]),
        ("Com informações da Agência Brasil", "pt", ["Agência Brasil"]),
        ("Source : AFP", "fr", ["Agence France-Presse"]),
        ("Fonte: ANSA", "it", ["ANSA"]),
        ("Kilde: NTB", "no", ["NTB"]),
    ],
)
def test_a_credit_at_the_end_names_its_agencies(words, language, names):
    assert told(at_end(words, language=language)) == [("agency_credit", name) for name in names]


@pytest.mark.parametrize(
    ("words", "name", "domain", "kind"),
    [
        ("The source of the article is from the blog harbourview.example.com", None, "example.com", "blog"),
        ("The source of this story is the blog hafenblick.wordpress.com", None, "hafenblick.wordpress.com", "blog"),
        ("Dieser Artikel erschien zuerst bei der Hafenpost.", "Hafenpost", None, None),
        ("De bron van het artikel is de blog havenblik.blogspot.nl", None, "havenblik.blogspot.nl", "blog"),
        ("This article was originally published by Politico.", "Politico", "politico.com", "portal"),
        ("Artykuł pierwotnie ukazał się na portalu onet.pl", "Onet", "onet.pl", "portal"),
        ("La fuente del artículo es el blog vista.over-blog.com", None, "vista.over-blog.com", "blog"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_a_notice_in_any_language_names_the_source_of_the_text(words, name, domain, kind, language):
    (origin,) = at_end(words, "republication_notice", language)
    assert (origin.relation, origin.name, origin.domain, origin.kind) == ("republished_from", name, domain, kind)


def test_a_referral_is_no_credit_and_no_republication():
    (origin,) = at_end("Voor meer achtergrond kunt u Bloomberg verkennen voor berichten over havens.", "referral", "nl")
    assert (origin.relation, origin.name, origin.domain, origin.kind) == (
        "referral", "Bloomberg", "bloomberg.com", "agency",
    )  # fmt: skip
    assert origin.entity == "agency.bloomberg"


def test_evidence_points_at_the_words():
    read = article(*BODY, ("paragraph", "Bron: ANP/AFP"), language="nl")
    for origin in find_origins(read, book()).origins:
        (evidence,) = origin.evidence
        assert [read.text[a:b] for a, b in evidence.spans] == [evidence.exact] == ["Bron: ANP/AFP"]
        assert book().get(origin.rule) is not None


def test_different_origins_of_one_relation_all_stay():
    found = told(
        at_end("Dieser Artikel erschien zuerst bei Hafenpost.") + at_end("First published in The Conversation.")
    )
    assert found == [("republished_from", "Hafenpost"), ("republished_from", "The Conversation")]
    both = origins(
        *BODY, ("other", "First published in Mother Jones."), ("other", "First published in The Conversation.")
    )
    assert told(both) == [("republished_from", "Mother Jones"), ("republished_from", "The Conversation")]


def test_the_same_origin_stated_twice_is_one_with_two_places():
    (origin,) = origins(("paragraph", "HARCOMBE (Reuters) - Shut."), *BODY, ("agency_credit", "Source: Reuters"))
    assert [e.exact for e in origin.evidence] == ["HARCOMBE (Reuters) -", "Source: Reuters"]


@pytest.mark.parametrize(
    "words",
    [
        "Quelle: Getty Images",
        "Source: Harcombe Port Authority, own calculations",
        "Bron: gemeente Weerdam",
        "Er arbeitet für die Agence France-Presse (AFP).",
        "AFP baut Stellen ab",
        "Reuters reported that the bridge stays shut.",
        "The BBC and the Guardian asked for the minutes.",
        "First published in May 2019",
        "First published on Tuesday",
        "The comet first appeared in Germany.",
        "The source of the river is the hill above Harcombe.",
        "Weitere Informationen gab die Polizei zunächst nicht bekannt.",
        "Voor meer informatie was de burgemeester niet bereikbaar.",
        "Harcombe (pop. 4,000) - a town on the river",
        "Lindhofen (Kreis Tannau) – Die Brücke bleibt gesperrt.",
        "Read more on the harbour",
        "Eva Probst/Jonas Ahrendt",
        "© 2024 Hafenpost Medien",
        "By Tess Gerrits",
    ],
)
@pytest.mark.parametrize("label", ["paragraph", "other", "agency_credit"])
def test_what_only_looks_like_a_credit_is_none(words, label):
    assert told(at_end(words, label)) == []


@pytest.mark.parametrize("label", ["comment", "related", "navigation", "advertisement", "tags"])
@pytest.mark.parametrize("words", ["Foto: dpa", "(AFP)", "First published in The Conversation."])
def test_comments_and_teasers_speak_of_other_texts(label, words):
    assert told(at_end(words, label)) == []


@pytest.mark.parametrize("label", ["caption", "photo_credit"])
@pytest.mark.parametrize("words", ["Foto: dpa", "(AFP)", "Quelle: dpa", "First published in The Conversation."])
def test_pictures_have_credits_of_their_own(label, words):
    picture = ("caption", "The bridge at dusk"), (label, words)
    assert told(origins(*BODY, *picture)) == []
    assert told(origins(BODY[0], *picture, *BODY[1:])) == []


@pytest.mark.parametrize(
    ("words", "language", "names"),
    [
        ("(dpa/lni)", "de", ["dpa"]),
        ("Quelle: APA/dpa", "de", ["Austria Presse Agentur", "dpa"]),
        ("© AFP", "fr", ["Agence France-Presse"]),
        ("Foto: dpa", "de", []),
        ("Jonas Ahrendt/dpa", "de", []),
    ],
)
@pytest.mark.parametrize("label", ["caption", "photo_credit"])
def test_a_credit_right_behind_the_last_paragraph_signs_the_text_unless_it_names_a_photographer(
    label, words, language, names
):
    assert told(at_end(words, label, language)) == [("agency_credit", name) for name in names]


@pytest.mark.parametrize("label", ["related", "navigation", "advertisement", "tags", "author_bio", "share_prompt"])
def test_a_line_below_the_text_that_says_source_is_its_credit_whatever_its_label(label):
    assert told(at_end("Źródło: ISBnews", label, "pl")) == [("agency_credit", "ISBnews")]


def test_a_source_named_by_a_commenter_is_not_the_texts():
    assert told(at_end("Źródło: ISBnews", "comment", "pl")) == []


def test_a_source_named_right_below_a_picture_is_the_pictures():
    assert told(origins(*BODY, ("caption", "The bridge at dusk"), ("related", "Quelle: dpa"), language="de")) == []


def test_teasers_that_each_name_their_source_name_not_the_texts():
    teasers = [("related", f"Source: {name}") for name in ("Reuters", "AFP", "Associated Press")]
    assert told(origins(*BODY, *teasers)) == []


def test_writers_of_other_texts_are_credited_there():
    teaser = ("related", "The ferry sails again"), ("author_bio", "With reporting by AFP")
    assert told(origins(*BODY, ("paragraph", "With reporting by Reuters"), *teaser)) == [("agency_credit", "Reuters")]


def test_what_stands_among_comments_is_a_commenters():
    comment = ("comment", "I was there.")
    assert told(origins(*BODY, comment, ("author_bio", "By Reuters"), comment)) == []


def test_a_credit_that_stands_by_every_picture_is_theirs():
    pictures = (("photo_credit", "Image: a phone"), ("agency_credit", "Agencies")) * 3
    assert told(origins(*BODY, *pictures)) == []


def test_agencies_without_a_name_add_nobody_to_those_that_have_one():
    found = origins(*BODY, ("paragraph", "With agencies"), ("agency_credit", "Reuters"))
    assert told(found) == [("agency_credit", "Reuters")]
    assert len(found[0].evidence) == 2


@pytest.mark.parametrize(
    ("words", "label", "language", "name"),
    [
        ("ČTK, Jan Novotný", "byline", "cs", "ČTK"),
        ("EFE | Madrid", "byline", "es", "EFE"),
        ("(di Anna Moro) (ANSA)", "byline", "it", "ANSA"),
        ("AFP - le 3 mai 2024", "date", "fr", "Agence France-Presse"),
        ("Provided by Reuters", "heading", "en", "Reuters"),
        ("(APA, red, 3.5.2024)", "agency_credit", "de", "Austria Presse Agentur"),
        ("ANP/redactie", "agency_credit", "nl", "ANP"),
    ],
)
def test_an_agency_beside_its_writer_its_town_or_the_date(words, label, language, name):
    at_top = label in ("byline", "date")
    found = origins(BODY[0], (label, words), *BODY[1:], language=language) if at_top else at_end(words, label, language)
    assert told(found) == [("agency_credit", name)]


def test_agencies_joined_by_a_hyphen_are_two():
    assert told(at_end("(ANSA-AFP)", "agency_credit", "it")) == [
        ("agency_credit", "ANSA"),
        ("agency_credit", "Agence France-Presse"),
    ]


@pytest.mark.parametrize(
    ("words", "language", "name"),
    [
        ("Статья впервые опубликована в газете «Портовый вестник».", "ru", "Портовый вестник"),
        ("Dieser Text erschien zuerst im Magazin „Hafenblick“.", "de", "Hafenblick"),
        ("L’article Le pont reste fermé est apparu en premier sur La Gazette du Port.", "fr", "La Gazette du Port"),
        ("The post Bridge shut appeared first on Harcombe Echo.", "en", "Harcombe Echo"),
        ("This article was originally published on 3 May 2024.", "en", None),
    ],
)
def test_a_notice_names_the_outlet_in_quotation_marks_or_behind_its_sort(words, language, name):
    assert told(at_end(words, language=language)) == ([("republished_from", name)] if name else [])


def test_an_agency_whose_text_it_was_is_credited():
    assert told(at_end("Copyright 2024 Reuters", "legal")) == [("agency_credit", "Reuters")]


@pytest.mark.parametrize("words", ["Quelle: dpa", "(Reuters) - Shares fell.", "First published in The Conversation."])
def test_the_running_middle_of_the_body_is_not_searched(words):
    assert told(origins(*BODY, ("paragraph", words), *BODY[1:])) == []


def test_plain_text_says_what_it_cannot_show():
    what = [n.key for n in find_origins(article(*BODY), book()).not_checked]
    assert what == ["links.plain", "canonical.plain", "byline.plain"]


def test_two_runs_give_the_same_bytes():
    read = article(*BODY, ("paragraph", "dpa/AFP/Reuters"), language="de")
    assert find_origins(read, book()).origins == find_origins(read, book()).origins


@given(st.text(alphabet=st.sampled_from("(dpaReuters) -–/:Quelle Bron\n©.\u0301🚢\ud800"), min_size=1, max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_last_line_is_read(words):
    text = words.replace("\ud800", "\ufffd")
    read = article(*BODY, ("agency_credit", text.replace("\n", " ")))
    for origin in find_origins(read, book()).origins:
        assert all(read.text[a:b] for e in origin.evidence for a, b in e.spans)


def test_an_article_without_words_has_no_origins():
    assert told(origins()) == []


LINKED = "Quelle: Bridge at Harcombe Shut for Another Week as Engineers Argue"


def test_a_headline_after_the_word_for_source_names_whom_it_links_to():
    start = len("".join(f"{words}\n" for _, words in BODY)) + len("Quelle: ")
    link = Link(spans=((start, start + 20),), href="https://www.politico.com/bridge")
    (origin,) = origins(*BODY, ("agency_credit", LINKED), links=(link,), language="de")
    assert (origin.relation, origin.name, origin.domain) == ("based_on", "Politico", "politico.com")
    assert told(origins(*BODY, ("agency_credit", LINKED), language="de")) == []


def test_the_word_for_source_may_stand_alone_above_its_name():
    assert told(origins(*BODY, ("other", "Quelle"), ("other", "politico.com"), language="de")) == [
        ("based_on", "Politico")
    ]


@pytest.mark.parametrize(
    ("words", "language"),
    [("(Agenturen)", "de"), ("Mit Agenturmaterial.", "de"), ("Redacción y agencias", "es"), ("Avec agences", "fr")],
)
def test_agencies_without_a_name_are_credited_without_one(words, language):
    (origin,) = at_end(words, "agency_credit", language)
    assert (origin.relation, origin.kind, origin.name) == ("agency_credit", "agency", None)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Tess Gerrits, Associated Press", ["Associated Press"]),
        ("Tess Gerrits Associated Press", ["Associated Press"]),
        ("Associated Press November 19, 2019", ["Associated Press"]),
        ("Associated Press in Harcombe", ["Associated Press"]),
        ("Tess Gerrits, Harcombe", []),
        ("Tess Gerrits in Harcombe", []),
        ("AA", []),
    ],
)
def test_a_byline_may_name_an_agency_beside_a_person(words, names):
    found = origins(("title", "Bridge shut"), ("byline", words), *BODY[1:])
    assert told(found) == [("agency_credit", name) for name in names]


@pytest.mark.parametrize("words", ["Bron: BELGA", "(REUTERS)", "Quelle: kathpress"])
def test_an_agency_may_be_written_in_capitals_or_without(words):
    assert [o.relation for o in at_end(words, "agency_credit", "nl")] == ["agency_credit"]


def test_a_credit_that_also_stands_under_a_picture_is_the_pictures():
    credit = ("agency_credit", "Quelle: dpa")
    assert told(origins(*BODY, credit, language="de")) == [("agency_credit", "dpa")]
    assert told(origins(("caption", "Quelle: dpa"), *BODY, credit, language="de")) == []


def test_a_bare_agency_between_menu_entries_or_paragraphs_is_no_credit():
    bare = ("agency_credit", "Reuters")
    assert told(origins(*BODY, ("navigation", "Politics"), bare, ("navigation", "Sport"))) == []
    assert told(origins(*BODY[:4], bare, *BODY[4:])) == []


def test_a_byline_below_a_teaser_belongs_to_the_teaser():
    assert told(origins(*BODY, ("related", "Another bridge"), ("byline", "By AFP"))) == []


@pytest.mark.parametrize(
    "words", ["Source: Harcombe Echo", "First published in Harcombe Echo.", "© Harcombe Echo 2024"]
)
def test_a_page_that_names_its_own_outlet_says_nothing_new(words):
    own = claim("publisher", "Harcombe Echo")
    found = origins(*BODY, ("agency_credit", words), claims=(own,))
    assert {o.relation for o in found} == {"published_by"}


@pytest.mark.parametrize("words", ["Übersetzt von: Eva Probst", "Traduction : Anne Morel", "Переклад: Анна Морська"])
def test_a_translation_says_so_even_where_it_does_not_say_of_what(words):
    (origin,) = origins(("title", "Bridge shut"), ("byline", words), *BODY[1:])
    assert (origin.relation, origin.name, origin.confidence) == ("translated_from", None, "low")


def test_a_copyright_line_that_names_another_outlet_says_where_the_text_is_from():
    assert told(at_end("Copyright: Project Syndicate, 2025", "legal")) == [("republished_from", "Project Syndicate")]
    assert told(at_end("© 2025 Getty Images", "legal")) == []
