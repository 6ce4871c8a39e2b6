"""The report that people read, in a terminal and as Markdown."""

import re
from pathlib import Path

import pytest
from handmade import ORIGINS, SIGNALS, SOURCES, STATEMENTS, TEXT, evidence, report, spans, statement
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from provenance.model.values import Author, Metadata, NotChecked, Via
from provenance.render import render_markdown, render_terminal
from provenance.render.safe import safe, shortened
from provenance.wording import BASE, TEXTS

NEVER = re.compile(
    r"(?i)\b(fake|suspicious|fails?|biased|poor|bots?|ai-generated|plagiari[sz]ed|content farms?|propaganda)\b"
)
RULES = Path(__file__).parents[1] / "rules"
say, named = BASE.say, BASE.named


def shown(width=80, **more):
    return render_terminal(report(**more), width, label="bridge.txt")


def section(text, heading):
    return text.split(heading, 1)[1].split("\n\n", 1)[0]


def test_sections_come_in_the_order_a_reader_asks():
    text = shown(120)
    order = [text.index(say(key).upper()) for key in ("traced", "sources", "origin", "look", "cannot")]
    assert order == sorted(order)
    assert text.startswith("bridge.txt · English · plain text")
    assert text.splitlines()[1] == "Harbour bridge to close for a year"


def test_it_says_how_much_rests_on_whom():
    text = section(shown(120), say("traced").upper())
    assert "17 of 40 body words (42 %) rest on a source or are marked as hearsay, all in lines 3–6." in text
    assert "12 on named sources, 4 on sources known by office or body only, 1 on hearsay" in text


def test_it_says_where_sourcing_stops():
    run = report().counts.stretches[0].model_copy(update={"words": 60})
    counts = report().counts.model_copy(update={"stretches": (run,)})
    assert "Line 7, 60 words (150 %): no source found." in shown(120, counts=counts)


def test_an_article_without_sources_is_described_not_judged():
    body = report().counts.body.model_copy(update={"named": 0, "partial": 0, "hearsay": 0, "nobody": 40})
    text = shown(120, attributions=(), sources=(), counts=report().counts.model_copy(update={"body": body}))
    assert "None of the 40 body words rests on a source that was found." in text
    assert say("sources.none") in text


def test_sources_come_by_the_words_that_rest_on_them():
    rows = re.findall(r"^\s+(\d+)\s+(\d+)\s+(\S.*)$", section(shown(), say("sources").upper()), re.MULTILINE)
    assert [(int(words), int(line)) for words, line, _ in rows] == [(11, 3), (5, 4), (1, 6)]
    assert [name.split("   ")[0] for *_, name in rows] == ["Ada Quist", "A spokesperson", "nobody: “reportedly”"]


def test_a_source_is_shown_with_role_body_statements_and_the_way_to_the_reader():
    text = section(shown(), say("sources").upper())
    for line in (
        "role Mayor",
        "of the Port Council",
        "says “The bridge will close in May”",
        "has not confirmed “relied on a traffic study”",
        "from → a traffic study",
        "through → the Northern Post",
    ):
        assert line in text


def test_what_a_statement_is_based_on_stands_in_the_row_of_whoever_made_it():
    child = statement("a6", "relied", "a traffic study", "s4", parent="a3", cue_class="showing")
    assert shown(attributions=(*STATEMENTS, child)) == shown()
    through_her = child.model_copy(update={"via": (Via(source="s1", relation="relayed_by", spans=spans("Quist")),)})
    assert shown(attributions=(*STATEMENTS, through_her)) == shown()


def test_statements_that_hold_each_other_both_stay():
    first, second = (
        STATEMENTS[0].model_copy(update={"parent": "a2"}),
        STATEMENTS[1].model_copy(update={"parent": "a1"}),
    )
    text = section(shown(attributions=(first, second)), say("sources").upper())
    assert "Ada Quist" in text
    assert "A spokesperson" in text


def test_a_statement_too_long_for_its_line_shows_that_it_goes_on():
    assert re.search(r"has not confirmed “relied.*[^”]…$", section(shown(44), say("sources").upper()), re.MULTILINE)


def test_fears_and_wishes_are_not_shown():
    assert "ferries" not in section(shown(), say("sources").upper())


def test_a_negated_statement_is_no_statement_of_its_opposite():
    said = STATEMENTS[0].model_copy(update={"polarity": "negated"})
    assert "says (negated) “The bridge" in shown(attributions=(said,))


def test_the_chain_of_custody_shows_what_cannot_be_told():
    text = section(shown(120), say("origin").upper())
    assert "author Ola Berg → first publication ? → blog harbour-notes.example (line 9) → this text" in text
    assert "Copied, translated or first published there: cannot tell." in text
    assert "author ? →" in shown(metadata=Metadata(title="x"))


def test_a_reading_tip_is_told_from_a_source():
    tip = ORIGINS[0].model_copy(update={"relation": "referral", "name": "Ferry Weekly"})
    assert "Ferry Weekly (line 9) is a reading tip; nothing is attributed to it." in shown(120, origins=(tip,))
    cited = tip.model_copy(update={"name": "Ada Quist"})
    assert "Ada Quist (line 9) is a reading tip." in shown(120, origins=(cited,))


def test_a_page_that_contradicts_itself_is_shown_to():
    assert "disagrees with itself about: date" in shown(metadata=Metadata(conflicts=("date",)))


def test_findings_show_level_title_line_and_quotation_with_the_promise_beside_them():
    text = shown(120)
    assert "nothing here says the article is false" in text
    assert re.search(r"notice\s+Figure with no source\s+4\s+“4 million”", text)


def test_the_same_finding_in_many_places_is_one_row():
    places = ["bridge", "Mayor", "cost", "study", "cracked"]
    many = tuple(SIGNALS[0].model_copy(update={"evidence": evidence(place)}) for place in places)
    text = section(shown(120, signals=many), say("look").upper())
    assert text.count("Figure with no source") == 1
    assert "1, 3, 4 (+2)" in text


def test_what_cannot_be_checked_is_not_called_missing():
    text = section(shown(120), say("cannot").upper())
    assert "Date · links (plain text holds none)" in text
    assert "Date" not in section(shown(120), say("look").upper())


@pytest.mark.parametrize("width", [40, 60, 80, 103, 104, 120, 200])
def test_no_line_is_wider_than_the_window(width):
    wide = SOURCES[0].model_copy(update={"name": "한국의 국가정보원 원장과 " * 5, "role": "長" * 90})
    text = shown(width, sources=(wide, *SOURCES[1:]))
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_colour_is_asked_for_and_never_red_or_a_traffic_light():
    plain, coloured = shown(), render_terminal(report(), 80, True, "bridge.txt")
    assert "\x1b" not in plain
    codes = {code for group in re.findall(r"\x1b\[([\d;]*)m", coloured) for code in group.split(";")}
    assert codes
    assert codes.isdisjoint({"31", "32", "33", "91", "92", "93", "41", "42", "43"})
    without = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()


def test_it_fits_a_screen_and_a_half():
    assert len(shown().splitlines()) <= 60


HOSTILE = "\x1b[31mred\x1b[0m \u202egnirts\u2066 \x07\x9b2J\x00 \ud800 a\r\nb"


def test_text_of_an_article_cannot_steer_the_terminal():
    text = TEXT.replace("Harbour", HOSTILE.replace("\ud800", "").replace("\r\n", " "))
    bad = [
        render(
            report(
                text,
                attributions=(),
                metadata=Metadata(title=HOSTILE, authors=(Author(name=HOSTILE, kind="person"),)),
                sources=(SOURCES[0].model_copy(update={"name": HOSTILE}),),
                origins=(ORIGINS[0].model_copy(update={"name": HOSTILE, "kind": HOSTILE}),),
                signals=(SIGNALS[0].model_copy(update={"title": HOSTILE}),),
                not_checked=(NotChecked(what=HOSTILE, reason=HOSTILE),),
            ),
            label=HOSTILE,
        )
        for render in (render_terminal, render_markdown)
    ]
    for text in bad:
        assert not set(text) & set("\x1b\x07\x9b\x00\r\u202e\u2066\ud800")
        assert "\\x1b[31mred" in text or "\\\\x1b\\[31mred" in text


@given(st.text(st.characters(), max_size=60))
def test_safe_text_is_one_printable_line(text):
    line = safe(text)
    assert all(char.isprintable() or char in "\u200c\u200d" for char in line)
    assert safe(line) == line


@given(st.text(st.characters(), max_size=60), st.integers(4, 30))
def test_shortened_text_says_that_it_was_cut(text, length):
    cut = shortened(text, length)
    assert cut == safe(text) or cut.endswith("…")


def test_quotations_keep_joiners_and_lose_what_nobody_sees():
    assert safe("می\u200cخواهم so\u00adft") == "می\u200cخواهم soft"


def test_markdown_says_the_same():
    text = render_markdown(report(), "bridge.txt")
    assert text.startswith("# Harbour bridge to close for a year\n")
    for line in ("17 of 40 body words", "**Ada Quist** · named person", "says “The bridge will close in May”"):
        assert line in text
    assert "| notice | Figure with no source | 4 | “4 million” |" in text


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](https://e.example/p.png)", "a | b",
        "`code`", "# head", "**bold**", "&lt;b&gt;", "https://e.example/track", "www.e.example", "<https://e.example>",
    ],
)  # fmt: skip
def test_nothing_of_an_article_is_markup_in_markdown(attack):
    from markdown_it import MarkdownIt  # noqa: PLC0415

    text = render_markdown(report(metadata=Metadata(title=attack, conflicts=(attack,))), attack)
    harmless = render_markdown(report(metadata=Metadata(title="x", conflicts=("x",))), "x")
    parser = MarkdownIt("commonmark").enable("table")

    def kinds(source):
        return [
            (token.type, [child.type for child in token.children or () if child.type not in {"text", "text_special"}])
            for token in parser.parse(source)
        ]

    assert kinds(text) == kinds(harmless)


@given(st.text(st.characters(), min_size=1, max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_can_be_rendered(text):
    text = text.encode("utf-8", "replace").decode()
    made = report(text, attributions=(), sources=(), origins=(), signals=())
    assert render_terminal(made, 60)
    assert render_markdown(made)


def test_every_word_of_the_vocabulary_has_a_verb():
    from provenance.model import values  # noqa: PLC0415

    for stance in values.Stance.__args__:
        assert f"says.{stance}" in TEXTS
    for kind in values.SourceKind.__args__:
        assert named("source.kind", kind) != kind.upper()


@pytest.mark.parametrize("key", TEXTS)
def test_no_sentence_of_the_report_judges(key):
    assert not NEVER.search(TEXTS[key])


@pytest.mark.parametrize("path", sorted((RULES / "signals").glob("*.yaml")), ids=lambda path: path.name)
def test_no_sentence_of_a_signal_judges(path):
    assert not NEVER.search(path.read_text("utf-8"))


def test_a_source_that_could_not_be_resolved_is_quoted():
    she = statement("a1", "said Mayor", "will close", None, source_status="unresolved", source_spans=spans("Nobody"))
    assert "“Nobody”   could not be resolved" in shown(attributions=(she,))
