"""A citation graph as the page draws it: nodes and edges as plain values, and as sentences for who cannot see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from provenance.render.safe import shortened
from provenance.wording import Wording

if TYPE_CHECKING:
    from networkx import MultiDiGraph

NAME = 60
Element = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A graph to draw, and its edges in words, those of one node together."""

    elements: tuple[Element, ...]
    sentences: tuple[tuple[str, str, str, str], ...]
    """Start, relation, end, count."""
    names: tuple[str, ...]


def drawing_of(graph: "MultiDiGraph[str]", wording: Wording, pages: Mapping[str, str] | None = None) -> Drawing:
    """Return what to draw; ``pages`` holds the address of an article's own page by its node."""
    ids = {node: f"n{number}" for number, node in enumerate(graph.nodes)}
    names = {node: shortened(str(data.get("name") or node), NAME) for node, data in graph.nodes(data=True)}
    nodes: list[Element] = [
        {"data": {"id": ids[node], "label": names[node], "type": _type(data), "degree": graph.degree(node),
                  **({"page": pages[node]} if pages and node in pages else {})}}
        for node, data in graph.nodes(data=True)
    ]  # fmt: skip
    edges: list[Element] = []
    sentences: list[tuple[str, str, str, str]] = []
    for number, (start, end, data) in enumerate(graph.edges(data=True)):
        relation, count = str(data.get("relation", "")), str(data.get("count", 1))
        edges.append(
            {"data": {"id": f"e{number}", "source": ids[start], "target": ids[end], "relation": relation,
                      "label": wording.named("page.relation", relation), "weight": data.get("weight", 1.0)}}
        )  # fmt: skip
        sentences.append((names[start], wording.named("page.relation", relation), names[end], count))
    return Drawing((*nodes, *edges), tuple(sentences), tuple(sorted(set(names.values()))))


def _type(data: Mapping[str, object]) -> str:
    kind = str(data.get("node_type", "source"))
    return str(data.get("kind") or kind) if kind == "source" else kind
