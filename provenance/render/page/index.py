"""Many reports as one page: a table to sort and filter, and their citation graph with a search."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.graph import citation_graph
from provenance.graph.nodes import article_node
from provenance.render.custody import chain_names
from provenance.render.page.drawing import drawing_of
from provenance.render.page.shell import page
from provenance.render.safe import shortened
from provenance.report.model import Report
from provenance.wording import BASE, Wording

COLUMNS = ("article", "language", "words", "rest", "sources", "anonymous", "origin", "look")
FIGURES = frozenset({"words", "rest", "sources", "anonymous", "look"})
Written = tuple[str, str, Report]
"""The label of an article, the file of its page, its report."""


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the table."""

    page: str
    title: str
    label: str
    language: str
    words: int
    rest: int
    """How many of a hundred body words rest on a source."""
    sources: int
    anonymous: int
    origin: str
    look: int
    names: str
    """Who is cited, for the filter."""


def render_index(written: Sequence[Written], wording: Wording = BASE) -> str:
    """Return the index of pages that lie beside it."""
    graph = citation_graph([(label, report) for label, _, report in written])
    pages = {article_node(report, label).id: name for label, name, report in written}
    drawing = drawing_of(graph, wording, pages)
    return page(
        "index.html",
        ("page.css", "graph.css"),
        ("cytoscape.min.js", "words.js", "graph.js", "index.js"),
        wording,
        title=wording.say("page.index.title", n=len(written)),
        rows=[_row(*one, wording) for one in written],
        columns=COLUMNS,
        figures=FIGURES,
        drawing=drawing,
        words={"shown": wording.forms("page.index.shown")},
        data={"elements": drawing.elements},
    )


def _row(label: str, name: str, report: Report, wording: Wording) -> Row:
    body = report.counts.body
    return Row(
        page=name,
        title=shortened(report.metadata.title or label or wording.say("head.untitled"), 160),
        label=shortened(label, 160),
        language=report.document.language or "?",
        words=report.document.words,
        rest=round(100 * (body.words - body.nobody) / body.words) if body.words else 0,
        sources=len(report.sources),
        anonymous=report.counts.by_identity.get("anonymous", 0),
        origin=chain_names(report),
        look=sum(signal.status == "found" and signal.level != "info" for signal in report.signals),
        names=shortened(" · ".join(source.name for source in report.sources), 2_000),
    )
