"""What readers are told, in another language: complete, checked when it is read, and never a finding changed."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from provenance import audit_text
from provenance.api import builtin_rulebook
from provenance.assess.signals import fill
from provenance.cli import main
from provenance.render import render_markdown, render_terminal
from provenance.render.page import render_page
from provenance.rules import load_rules
from provenance.rules.faults import RuleErrors
from provenance.rules.kinds import EntityKind
from provenance.rules.told import all_keys, report_languages, untold, wording_of
from provenance.wording import BASE, TEXTS, Wording

COMPLETE = ("de", "nl")
NEVER = {
    "de": r"fake|gefälscht\w*|verdächtig\w*|voreingenommen\w*|parteiisch\w*|mangelhaft\w*|schlecht\w*|bots?"
    r"|ki-generiert\w*|plagi\w+|content-farm\w*|propaganda|unglaubwürdig\w*|falschmeldung\w*|durchgefallen",
    "nl": r"fake|nep\w*|verdacht\w*|bevooroordeeld\w*|partijdig\w*|gebrekkig\w*|slecht|slechte|bots?"
    r"|ai-gegenereerd\w*|plagiaat\w*|contentfarm\w*|propaganda|ongeloofwaardig\w*|misleidend\w*|gezakt",
}  # fmt: skip
TEXT = """Harbour of Tarn to close for two winters

The harbour will close in May, the mayor Ida Holm said on Monday. "We have no choice," she told reporters.

Reportedly 1,300 boats must leave. According to the port authority's survey, the quay has sunk by 4 centimetres.
The shipping firm Norlo has denied that it was warned.

Leave a comment
"""


def words(code: str) -> Wording:
    return wording_of(builtin_rulebook(), code)


def report(code: str | None = None):
    return audit_text(TEXT, {"language": "en"}, report_language=code)


@pytest.mark.parametrize("code", COMPLETE)
def test_every_text_and_every_signal_is_translated(code):
    assert untold(builtin_rulebook(), code) == ()


@pytest.mark.parametrize("code", COMPLETE)
def test_a_language_that_counts_one_and_many_says_both(code):
    told = words(code).texts
    for key in (key for key in TEXTS if key.endswith(".one")):
        one, many = told.get(key), told[key.removesuffix(".one")]
        assert one != many
        assert one or re.search(r"Artikel|getoond|markiert|gemarkeerd", many)  # nothing there is inflected


@pytest.mark.parametrize("code", COMPLETE)
def test_no_translation_judges(code):
    never = re.compile(rf"\b({NEVER[code]})\b", re.IGNORECASE)
    for key, text in words(code).texts.items():
        assert not never.search(text), key


def test_every_kind_of_outlet_has_a_word():
    assert {kind for kind in get_args(EntityKind) if f"outlet.{kind}" not in TEXTS} == set()


@pytest.mark.parametrize("code", COMPLETE)
def test_no_english_is_left_in_a_report(code):
    made, told = report(code), words(code)
    made = made.model_copy(update={"accuracy": made.accuracy.model_copy(update={"measured": "-"})})  # as measured
    shown = " ".join((render_terminal(made, 120, wording=told), render_markdown(made, wording=told)))
    shown = re.sub(r"[a-z-]+\.[a-z-]+", "", shown)  # ids of rules
    for english in ("says", "denies", "line ", "words", "named", "hearsay", "Headline", "source", "cannot", "What "):
        assert not re.search(rf"\b{english}\b", shown), english


def test_findings_are_the_same_in_every_language():
    def bare(code):
        plain = report(code).model_dump()
        for signal in plain["signals"]:
            for part in ("title", "explanation", "also_when", "would_change"):
                del signal[part]
            for piece in signal["evidence"]:
                del piece["searched"]
        plain["not_checked"] = len(plain["not_checked"])
        return plain

    assert bare("de") == bare("nl") == bare(None)


def test_signals_and_limits_are_told_in_the_language_asked_for():
    told = report("de")
    (denied,) = [signal for signal in told.signals if signal.id == "statement.denied"]
    assert denied.title == "Eine Quelle weist das zurück"
    assert "(Zeile 6)" in denied.explanation
    assert "ob die Quellen das gesagt haben" in [item.what for item in told.not_checked]


def test_numbers_in_signals_are_written_as_the_language_does():
    assert [fill("{n} {line}", {"n": 1300, "line": "1300"}, words(code)) for code in ("de", "en")] == [
        "1.300 1300", "1,300 1300",
    ]  # fmt: skip


def test_auto_takes_the_article_s_language_and_english_where_there_are_no_words():
    german = "Das Rathaus ist zu.\n\nDie Brücke ist gesperrt, sagte Bürgermeisterin Ida Holm am Montag in der Sitzung."
    assert audit_text(german, {"language": "de"}, report_language="auto").signals[-1].title.startswith("Herausgeber")
    assert report("auto") == report(None)
    assert wording_of(builtin_rulebook(), "auto", "xx") is BASE


def test_numbers_shares_and_names_of_languages_are_the_language_s_own():
    assert [words(code).number(12345) for code in ("de", "nl", "en")] == ["12.345", "12.345", "12,345"]
    assert words("de").percent(1, 8) == "12 %"
    assert words("nl").percent(1, 8) == "12%"
    assert words("de").language_name("nl") == "Niederländisch"
    assert words("de").language_name("zz") == "zz"


def test_the_page_names_its_language_and_tells_in_it():
    page = render_page(report("de"), "tarn.txt", words("de"))
    assert '<html lang="de" dir="ltr">' in page
    assert "Wer zitiert wird" in page
    assert "Who is cited" not in page
    assert json.loads(re.search(r'id="words">(.*?)</script>', page).group(1))["copied"] == "Kopiert."


SIGNAL = """- signal: sourcing.hearsay
  fact: hearsay
  level: notice
  title: Hearsay carries a statement
  explanation: "This reports without naming who says so: {quotes}."
  also_when: The reports are named elsewhere.
  would_change: The name of who reported it.
- wording: de.report
  texts: {sources: Quellen, origin: Herkunft}
  signals: {sourcing.hearsay: {title: Hörensagen, would_change: Der Name.}}
"""


def layered(tmp_path: Path, text: str):
    """Return a small book of rules with a layer over it; reading all rules would take longer and show no more."""
    for name, content in (("base", SIGNAL), ("mine", text)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "rules.yaml").write_text(content, "utf-8")
    return load_rules(tmp_path / "base", tmp_path / "mine", builtin=False)


SLAVIC = """- wording: cs.mine
  texts:
    head.words: "{n} slov"
    head.words.one: "{n} slovo"
    head.words.few: "{n} slova"
"""


def test_a_language_may_tell_apart_more_than_one_and_many(tmp_path):
    told = wording_of(layered(tmp_path, SLAVIC), "cs")
    assert [told.say("head.words", n=n) for n in (1, 3, 5, 1200)] == ["1 slovo", "3 slova", "5 slov", "1\xa0200 slov"]


def test_what_a_translation_leaves_out_is_told_in_english_and_counted(tmp_path):
    book = layered(tmp_path, SLAVIC)
    assert wording_of(book, "cs").say("traced.empty") == TEXTS["traced.empty"]
    assert len(untold(book, "cs")) == len(all_keys(book)) - 1
    assert report_languages(book) == ("cs", "de", "en")


def test_the_list_of_languages_shows_what_is_complete(capsys):
    assert main(["languages"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert {line[:2] for line in told if line.endswith("complete")} == {"en", *COMPLETE}


@pytest.mark.parametrize(
    ("entry", "place", "message"),
    [
        ('texts: {head.word: "x"}', "2:22", "no text 'head.word'; did you mean 'head.words'?"),
        ('texts: {head.words: "viele"}', "2:23", "{n} is missing, as in '{n} words'"),
        ('texts: {head.words: "{n} von {m}"}', "2:23", "no slot {m} in '{n} words'; valid: n"),
        ('texts: {head.words: "{n"}', "2:23", "a slot is a name in braces, such as {line}"),
        ('texts: {head.plain.few: "x"}', "2:27", "no text 'head.plain.few'"),
        ("signals: {sourcing.heresay: {title: x}}", "2:31", "'sourcing.heresay'; did you mean 'sourcing.hearsay'?"),
        ("signals: {sourcing.hearsay: {explanation: x}}", "2:45", "'explanation': {quotes} is missing"),
        ("signals: {sourcing.hearsay: {title: '{source}'}}", "2:39", "'title': no slot {source}"),
    ],
)  # fmt: skip
def test_a_fault_in_a_translation_is_told_with_its_place(tmp_path, entry, place, message):
    with pytest.raises(RuleErrors) as raised:
        layered(tmp_path, f"- wording: fi.mine\n  {entry}\n")
    (fault,) = raised.value.faults
    assert message in fault.message
    assert f"{fault.line}:{fault.col}" == place


def test_a_form_of_what_is_counted_may_do_without_its_number(tmp_path):
    book = layered(tmp_path, '- wording: fi.mine\n  texts: {head.words: "{n} sanaa", head.words.one: "yksi sana"}\n')
    assert wording_of(book, "fi").say("head.words", n=1) == "yksi sana"


def test_where_a_layer_changes_a_signal_its_new_words_stand(tmp_path):
    told = wording_of(layered(tmp_path, "- change: sourcing.hearsay\n  set: {title: Somebody says so}\n"), "de")
    assert told.signal("sourcing.hearsay", "title", "Somebody says so") == "Somebody says so"
    assert told.say("sources") == "Quellen"


def test_a_layer_puts_its_own_words_in_place_of_the_built_in_ones(tmp_path):
    book = layered(tmp_path, '- wording: de.mine\n  texts: {sources: "Wer spricht"}\n')
    assert wording_of(book, "de").say("sources") == "Wer spricht"
    assert wording_of(book, "de").say("origin") == "Herkunft"


def test_a_translation_is_no_part_of_the_digest(tmp_path):
    (tmp_path / "plain").mkdir()
    plain = layered(tmp_path / "plain", "")
    assert layered(tmp_path, SLAVIC).digest == plain.digest


@pytest.fixture
def article(tmp_path):
    (tmp_path / "tarn.txt").write_text(TEXT, "utf-8")
    return str(tmp_path / "tarn.txt")


def test_the_command_line_tells_in_the_language_asked_for(article, capsys):
    assert main(["audit", article, "--language", "en", "--report-language", "de"]) == 0
    assert "WAS SICH ZURÜCKVERFOLGEN LÄSST" in capsys.readouterr().out
    assert main(["diff", article, article, "--language", "en", "--report-language", "nl"]) == 0
    assert "Geen verschil" in capsys.readouterr().out
    assert main(["explain", article, "--language", "en", "--line", "3", "--report-language", "de"]) == 0
    assert "Zuschreibung" in capsys.readouterr().out


def test_several_processes_tell_in_the_same_language(article, tmp_path, capsys):
    (tmp_path / "other.txt").write_text(TEXT, "utf-8")
    assert main(["audit", str(tmp_path), "--language", "en", "--report-language", "de", "--jobs", "2"]) == 0
    assert capsys.readouterr().out.count("EINEN BLICK WERT") == 2


def test_a_language_without_words_is_refused_with_those_that_have_some(article, capsys):
    assert main(["audit", article, "--report-language", "tlh"]) == 2
    assert "--report-language tlh: there are words in de, en, nl, auto" in capsys.readouterr().err
