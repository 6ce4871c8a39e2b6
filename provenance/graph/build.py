"""Any number of reports to one graph."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING

from provenance.graph.edges import edges_of
from provenance.graph.nodes import Node, article_node
from provenance.report.model import Report

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def citation_graph(reports: Iterable[tuple[str, Report]]) -> "MultiDiGraph[str]":
    """Return the citation graph of reports, each with the label of its article (its path, as given).

    An input that comes twice, byte for byte, is one article: its second report adds its label and no edges.
    """
    from networkx import MultiDiGraph  # noqa: PLC0415  (slow to import, and most commands need no graph)

    graph: MultiDiGraph[str] = MultiDiGraph()
    numbers = count(1)  # asking the graph how many edges it has counts them all again
    for label, report in reports:
        article = article_node(report, label)
        known = article.id in graph
        _add(graph, article)
        if not known:
            _add_report(graph, report, label, numbers)
    return graph


def _add_report(graph: "MultiDiGraph[str]", report: Report, label: str, numbers: Iterator[int]) -> None:
    for edge in edges_of(report, label):
        _add(graph, edge.start)
        _add(graph, edge.end)
        key = f"e{next(numbers):06d}"
        graph.add_edge(edge.start.id, edge.end.id, key=key, relation=edge.relation, **_known(edge.facts))
        if edge.relation == "cites":
            graph.nodes[edge.end.id]["is_cited"] = True


def _add(graph: "MultiDiGraph[str]", node: Node) -> None:
    """Add a node, or what another article knows of it: the first fact of a kind stays, every name is kept."""
    if node.id not in graph:
        graph.add_node(
            node.id, label=node.name, name=node.name, node_type=node.type, names=(), paths=(), is_cited=False
        )
    data = graph.nodes[node.id]
    for fact, value in _known(node.facts).items():
        data.setdefault(fact, value)
    data["names"] = tuple(dict.fromkeys((*data["names"], node.name)))
    if node.type == "article":
        data["paths"] = tuple(dict.fromkeys((*data["paths"], str(node.facts["path"]))))


def _known(facts: Mapping[str, object]) -> dict[str, object]:
    return {fact: value for fact, value in facts.items() if value not in (None, (), "")}
