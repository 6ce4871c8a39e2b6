"""The edges that one report contributes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from provenance.graph.nodes import Node, affiliation_node, origin_node, source_node, sources_by_name
from provenance.model.article import exact
from provenance.model.chain import Chain
from provenance.model.values import Attribution, Origin, Source, shown
from provenance.origins.chain import link_of
from provenance.report.model import Report

ORIGIN_EDGES = {
    "published_by": "published_by",
    "republished_from": "republished_from",
    "agency_credit": "agency_credit",
    "canonical": "canonical",
    "based_on": "based_on",
    "translated_from": "translated_from",
    "referral": "refers_to",
    "archived_at": "archived_at",
}
"""Every relation of an origin, and the edge it becomes."""
LONGEST_EVIDENCE = 200
EDGE_KINDS = ("cites", "relayed_by", "affiliated_with", *ORIGIN_EDGES.values())


@dataclass(frozen=True, slots=True)
class Edge:
    """One relation between two nodes, as one article has it; lists are tuples until they are written."""

    start: Node
    end: Node
    relation: str
    facts: Mapping[str, object] = field(default_factory=dict)


def edges_of(report: Report, article: Node, chain: Chain) -> Iterator[Edge]:
    """Yield the report's edges: what it cites, through whom, where it comes from, who belongs where."""
    by_id = {source.id: source for source in report.sources}
    named = [a for a in shown(report.attributions) if a.source in by_id]
    yield from _citations(report, article, by_id, named)
    yield from _chains(report, article, by_id, named)
    yield from origin_edges(report, article, chain)
    yield from _affiliations(report, article)


def _citations(report: Report, article: Node, by_id: dict[str, Source], named: list[Attribution]) -> Iterator[Edge]:
    by_source: dict[str, list[Attribution]] = {}
    for attribution in named:
        by_source.setdefault(str(attribution.source), []).append(attribution)
    by_node: dict[str, tuple[Node, list[Attribution]]] = {}
    for source_id, statements in by_source.items():
        node = source_node(report, by_id[source_id])
        by_node.setdefault(node.id, (node, []))[1].extend(statements)
    for node, statements in by_node.values():
        yield Edge(article, node, "cites", _citation_facts(report, article, statements))


def _citation_facts(report: Report, article: Node, statements: list[Attribution]) -> dict[str, object]:
    return {
        **_statement_facts(article, statements),
        "cues": _distinct(exact(report.text, a.cue_spans) for a in statements),
        "forms": _distinct(a.form for a in statements),
        "stances": _distinct(a.stance for a in statements),
        "polarities": _distinct(a.polarity for a in statements),
        "second_hand": sum(any(step.relation == "relayed_by" for step in a.via) for a in statements),
    }


def _chains(report: Report, article: Node, by_id: dict[str, Source], named: list[Attribution]) -> Iterator[Edge]:
    """``via`` leads outward from the content; what a statement is based on does not stand between it and the reader."""
    steps: dict[tuple[str, str, str], tuple[Node, Node, list[Attribution]]] = {}
    for attribution in named:
        last = source_node(report, by_id[str(attribution.source)])
        for step in attribution.via:
            if step.source not in by_id:
                continue
            node = source_node(report, by_id[step.source])
            steps.setdefault((last.id, node.id, step.relation), (last, node, []))[2].append(attribution)
            last = node if step.relation == "relayed_by" else last
    for (_, _, relation), (start, end, statements) in steps.items():
        yield Edge(start, end, relation, _statement_facts(article, statements))


def origin_edges(report: Report, article: Node, chain: Chain) -> Iterator[Edge]:
    """Yield the edges that say where the article comes from, each with its link in the chain and what it rests on."""
    found: dict[tuple[str, str], tuple[Node, list[Origin]]] = {}
    for origin in report.origins:
        node = origin_node(report, origin)
        if node is not None:
            found.setdefault((ORIGIN_EDGES[origin.relation], node.id), (node, []))[1].append(origin)
    for (relation, _), (node, clues) in found.items():
        yield Edge(article, node, relation, _origin_facts(article, clues, chain))


def _origin_facts(article: Node, clues: list[Origin], chain: Chain) -> dict[str, object]:
    status = {link.role: link.status for link in chain}
    links = _distinct(link_of(clue) or "" for clue in clues)
    return {
        **_facts(article, False, clues),
        "links": links,
        "link_statuses": _distinct(status[role] for role in status if role in links),
        "confidences": _distinct(c.confidence for c in clues),
        "evidence": _distinct((e.exact or "")[:LONGEST_EVIDENCE] for c in clues for e in c.evidence),
    }


def _statement_facts(article: Node, statements: list[Attribution]) -> dict[str, object]:
    return {**_facts(article, True, statements), "attributions": tuple(a.id for a in statements)}


def _facts(article: Node, cited: bool, findings: Sequence[Attribution | Origin]) -> dict[str, object]:
    """Return what every edge carries: whose article, whether somebody is cited, and what it adds up."""
    count = max(1, len(findings))
    rules = _distinct(f.rule for f in findings)
    return {"article": article.id, "cited": cited, "weight": float(count), "count": count, "rules": rules}


def _affiliations(report: Report, article: Node) -> Iterator[Edge]:
    named = sources_by_name(report)
    for source in report.sources:
        if source.affiliation:
            start, end = source_node(report, source), affiliation_node(report, source.affiliation, named)
            if start.id != end.id:
                yield Edge(start, end, "affiliated_with", _facts(article, False, ()))


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for value in values if value))
