"""Any number of reports to one graph."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from provenance.graph.edges import Edge, edges_of, origin_edges
from provenance.graph.nodes import Node, article_node
from provenance.graph.works import chain_facts, chain_of_report, works_of
from provenance.report.model import Report

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def citation_graph(reports: Iterable[tuple[str, Report]]) -> "MultiDiGraph[str]":
    """Return the citation graph of reports, each with the label of its article (its path, as given).

    Copies of one text, by its words or by its chain of custody, are one article: a second report of it adds its label
    and where it was published or taken from, and cites nobody again.
    """
    from networkx import MultiDiGraph  # noqa: PLC0415  (slow to import, and most commands need no graph)

    graph: MultiDiGraph[str] = MultiDiGraph()
    numbers = count(1)  # asking the graph how many edges it has counts them all again
    works: dict[str, str] = {}
    for label, report in reports:
        chain = chain_of_report(report)
        article = article_node(report, label, chain_facts(chain))
        keys = (article.id, *works_of(report, chain))
        first = next((works[key] for key in keys if key in works), None)
        article = replace(article, id=first or article.id)
        works |= {key: article.id for key in keys if key not in works}
        _add(graph, article)
        edges = edges_of(report, article, chain) if first is None else origin_edges(report, article, chain)
        _add_edges(graph, edges, numbers)
    return graph


def _add_edges(graph: "MultiDiGraph[str]", edges: Iterable[Edge], numbers: Iterator[int]) -> None:
    for edge in edges:
        _add(graph, edge.start)
        _add(graph, edge.end)
        if _is_there(graph, edge):
            continue
        key = f"e{next(numbers):06d}"
        graph.add_edge(edge.start.id, edge.end.id, key=key, relation=edge.relation, **_known(edge.facts))
        if edge.relation == "cites":
            graph.nodes[edge.end.id]["is_cited"] = True


def _is_there(graph: "MultiDiGraph[str]", edge: Edge) -> bool:
    """Return whether the same article says so already, in another copy of it."""
    between = graph.get_edge_data(edge.start.id, edge.end.id) or {}
    said = (edge.relation, edge.facts.get("article"))
    return any((data["relation"], data["article"]) == said for data in between.values())


def _add(graph: "MultiDiGraph[str]", node: Node) -> None:
    """Add a node, or what another article knows of it: the first fact of a kind stays, every name is kept."""
    if node.id not in graph:
        graph.add_node(
            node.id, label=node.name, name=node.name, node_type=node.type, names=(), met_as=(), paths=(), is_cited=False
        )
    data = graph.nodes[node.id]
    for fact, value in _known(node.facts).items():
        data.setdefault(fact, value)
    data["met_as"] = tuple(dict.fromkeys((*data["met_as"], *node.met_as)))
    data["names"] = tuple(dict.fromkeys((*data["names"], node.name)))
    if node.type == "article":
        data["paths"] = tuple(dict.fromkeys((*data["paths"], str(node.facts["path"]))))


def _known(facts: Mapping[str, object]) -> dict[str, object]:
    return {fact: value for fact, value in facts.items() if value not in (None, (), "")}
