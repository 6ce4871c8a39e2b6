"""Any number of reports to one graph."""

from collections.abc import Iterable, Mapping
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
    made = Citations()
    for label, report in reports:
        made.add(label, report)
    return made.graph


class Citations:
    """A citation graph that grows report by report, and keeps no report.

    ``only`` names the facts of nodes and edges that are kept beside names and relations; None keeps all.
    """

    def __init__(self, only: frozenset[str] | None = None) -> None:
        from networkx import MultiDiGraph  # noqa: PLC0415  (slow to import, and most commands need no graph)

        self.graph: MultiDiGraph[str] = MultiDiGraph()
        self._only = only
        self._numbers = count(1)  # asking the graph how many edges it has counts them all again
        self._works: dict[str, str] = {}

    def add(self, label: str, report: Report) -> str:
        """Take in one report with the label of its article; return the article's node."""
        chain = chain_of_report(report)
        article = article_node(report, label, chain_facts(chain))
        keys = (article.id, *works_of(report, chain))
        first = next((self._works[key] for key in keys if key in self._works), None)
        article = replace(article, id=first or article.id)
        self._works |= {key: article.id for key in keys if key not in self._works}
        self._node(article)
        edges = edges_of(report, article, chain) if first is None else origin_edges(report, article, chain)
        for edge in edges:
            self._edge(edge)
        return article.id

    def _edge(self, edge: Edge) -> None:
        self._node(edge.start)
        self._node(edge.end)
        if _is_there(self.graph, edge):
            return
        key = f"e{next(self._numbers):06d}"
        facts = self._kept({**edge.facts, "relation": edge.relation})
        self.graph.add_edge(edge.start.id, edge.end.id, key=key, **{"relation": edge.relation, **facts})
        if edge.relation == "cites":
            self.graph.nodes[edge.end.id]["is_cited"] = True

    def _node(self, node: Node) -> None:
        if self._only is None:
            _add(self.graph, node)
        elif node.id not in self.graph:
            self.graph.add_node(node.id, name=node.name, node_type=node.type, **self._kept(node.facts))

    def _kept(self, facts: Mapping[str, object]) -> dict[str, object]:
        return {fact: value for fact, value in _known(facts).items() if self._only is None or fact in self._only}


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
