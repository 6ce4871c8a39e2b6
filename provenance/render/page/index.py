"""Many reports as one page: a table to sort and filter, and their citation graph with a search."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.graph import Citations
from provenance.render.custody import chain_names
from provenance.render.page.drawing import drawing_of
from provenance.render.page.shell import page
from provenance.render.safe import shortened
from provenance.report.model import Report
from provenance.wording import BASE, Wording

if TYPE_CHECKING:
    from networkx import MultiDiGraph

COLUMNS = ("article", "language", "words", "rest", "sources", "anonymous", "origin", "look")
FIGURES = frozenset({"words", "rest", "sources", "anonymous", "look"})
DRAWN = frozenset({"kind", "relation", "count", "weight", "article"})
"""What is kept of a node or an edge beside its name."""
MOST_DRAWN = 1_500
"""Nodes. A browser lays out no more in a time that anybody waits for."""


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


class Index:
    """The index of pages that lie beside it. It grows report by report, and keeps no report."""

    def __init__(self, wording: Wording = BASE) -> None:
        self._wording = wording
        self._rows: list[Row] = []
        self._pages: dict[str, str] = {}
        self._citations = Citations(DRAWN)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, label: str, name: str, report: Report) -> None:
        """Take in the label of an article, the file of its page and its report."""
        self._rows.append(_row(label, name, report, self._wording))
        self._pages.setdefault(self._citations.add(label, report), name)

    def render(self) -> str:
        """Return the index as one HTML file."""
        whole = self._citations.graph
        graph = largest_part(whole, MOST_DRAWN)
        drawing = drawing_of(graph, self._wording, self._pages)
        left_out = len(whole) - len(graph)
        return page(
            "index.html",
            ("page.css", "graph.css"),
            ("cytoscape.min.js", "words.js", "graph.js", "index.js"),
            self._wording,
            title=self._wording.say("page.index.title", n=len(self._rows)),
            rows=self._rows,
            columns=COLUMNS,
            figures=FIGURES,
            drawing=drawing,
            left_out=self._wording.say("page.index.drawn", n=len(graph), all=len(whole)) if left_out else "",
            words={"shown": self._wording.forms("page.index.shown")},
            data={"elements": drawing.elements},
        )


def largest_part(graph: "MultiDiGraph[str]", most: int) -> "MultiDiGraph[str]":
    """Return the graph, or of a larger one the so many nodes that most others are tied to: what articles share."""
    if len(graph) <= most:
        return graph
    ties = {node: len({*graph.pred[node], *graph.succ[node]}) for node in graph}
    order = {node: number for number, node in enumerate(graph)}
    kept = sorted(graph, key=lambda node: (-ties[node], order[node]))[:most]
    part: MultiDiGraph[str] = graph.__class__()
    part.add_nodes_from((node, graph.nodes[node]) for node in sorted(kept, key=order.__getitem__))
    for start, end, key, data in graph.edges(keys=True, data=True):
        if start in part and end in part:
            part.add_edge(start, end, key=key, **data)
    return part


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
