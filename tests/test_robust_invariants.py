"""What holds of every report, whatever was audited: tiles, offsets, exact words, and the same bytes twice."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import Report, audit_bytes, audit_text
from provenance.graph import citation_graph
from provenance.ingest import Unreadable
from provenance.render import render_markdown, render_terminal
from provenance.report import AuditLine, Run

SENTENCES = {
    "de": [
        "Laut der Ministerin Eva Probst sind zwei Brücken gesperrt. ", "„Wir bauen“, sagte sie, „im Mai.“ ",
        "Berichten zufolge kostet das 4 Millionen Euro. ", "Einige Fachleute meinen, dass es länger dauert. ",
        "Der Sprecher wollte sich nicht äußern. ", "Quelle: dpa\n",
    ],
    "nl": [
        "Volgens wethouder Anna de Wit is de brug dicht. ", "“Dat klopt”, zei ze. ",
        "Bovendien merkte de burgemeester op dat de brug dicht is. ", "Hij zou ziek zijn geweest. ",
    ],
    "en": [
        'According to Mayor Ada Quist, "the bridge is safe". ', '"It is closed," she said, "for a year." ',
        "The council has not confirmed that. ", "Satellite images show cracks of 40 centimetres. ",
        "The source of the article is from the blog hafennotizen.de\n",
    ],
}  # fmt: skip
MARKS = ["\n\n", "\r\n", "\t", "\u00a0", "\u200b", "\ufeff", "«", "”", "'", "…", "**", "𝕏", "e\u0301"]
NOISE = st.one_of(st.sampled_from(MARKS), st.text(max_size=6))
PROSE = st.sampled_from(sorted(SENTENCES)).flatmap(
    lambda code: st.tuples(
        st.just(code),
        st.lists(st.one_of(st.sampled_from(SENTENCES[code]), NOISE), min_size=1, max_size=12).map("".join),
    )
)


def audited(text: str, language: str) -> Report | None:
    try:
        return audit_text(text, {"language": language})
    except Unreadable:
        return None


def values(node: Any) -> Iterator[dict[str, Any]]:
    """Every value of a report, however deep."""
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from values(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from values(inner)


def assert_sound(report: Report) -> None:
    text = report.text
    ends = [0, *(segment.end for segment in report.segments)]
    assert [segment.start for segment in report.segments] == ends[:-1]
    assert ends[-1] == (len(text) if report.segments else 0)
    for value in values(json.loads(report.to_json())):
        for name in (name for name in value if name == "spans" or name.endswith("_spans")):
            spans = value[name]
            assert all(0 <= a < b <= len(text) for a, b in spans)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
        if value.get("spans") and value.get("exact") is not None and value.get("kind") != "markup":
            assert value["exact"] == " … ".join(text[a:b] for a, b in value["spans"])


@given(PROSE)
@settings(max_examples=80, deadline=None)
def test_every_finding_of_a_text_points_at_its_words(prose):
    language, text = prose
    if report := audited(text, language):
        assert_sound(report)


@given(PROSE, st.sampled_from(["p", "li", "h1", "blockquote", "figcaption", "footer", "div class=related"]))
@settings(max_examples=60, deadline=None)
def test_every_finding_of_a_page_points_at_its_words(prose, element):
    language, text = prose
    byline = '<meta name="author" content="By Ada  Quist"><p class="byline">By Ada Quist</p>'
    page = f"<html><head><title>A bridge</title></head><body>{byline}<{element}>{text}</{element.split()[0]}><p>{text}"
    if report := audited(page, language):
        assert report.document.transform == "rendered"
        assert_sound(report)


@given(PROSE)
@settings(max_examples=60, deadline=None)
def test_an_offset_into_plain_text_is_an_offset_into_the_users_file(prose):
    language, text = prose
    report = audited(text, language)
    if report is None or report.document.transform != "none":
        return
    mine = text.encode("utf-8", "replace").decode("utf-8") if report.document.replaced else text
    assert report.text == mine.removeprefix("\ufeff" if report.document.bom else "")


@given(PROSE)
@settings(max_examples=25, deadline=None)
def test_a_second_run_and_a_thread_give_the_same_bytes(prose):
    language, text = prose
    if report := audited(text, language):
        with ThreadPoolExecutor(1) as pool:
            again = pool.submit(audit_bytes, text.encode("utf-8", "surrogatepass"), {"language": language}).result()
        assert again.to_json() == report.to_json() == audit_text(text, {"language": language}).to_json()


@given(PROSE)
@settings(max_examples=25, deadline=None)
def test_every_report_is_rendered_drawn_and_read_back(prose):
    language, text = prose
    if report := audited(text, language):
        line = AuditLine(**dict(report), run=Run(path="a.txt", command="audit", version="1", started="now", seconds=0))
        assert list(json.loads(line.model_dump_json()))[-1] == "run"
        assert AuditLine.model_validate_json(line.model_dump_json()) == line
        for width in (40, 80, 200):
            assert "WHAT CAN BE TRACED" in render_terminal(report, width)
        assert render_markdown(report)
        assert citation_graph([("a.txt", report)]).number_of_nodes()
