"""Which node of the graph stands for what a report names. The same input gives the same id, on every machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType
from typing import Literal

from provenance.model.values import OUTLET_KINDS, Origin, Source
from provenance.report.model import Report

NodeType = Literal["article", "source", "outlet", "domain"]
BODIES = frozenset(
    {"institution", "military", "intelligence", "court", "parliament", "ministry", "central_bank", "company", "ngo",
     "international_body", "police", "health_body", "party", "country", "university", "head_of_state"}
)  # fmt: skip
"""Kinds of known origins that publish nothing of their own: the same node as where they are cited."""


NO_FACTS: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Node:
    """A node's id, its type and what is known of it; lists are tuples until they are written."""

    id: str
    type: NodeType
    name: str
    facts: Mapping[str, object] = field(default_factory=dict)
    met_as: tuple[str, ...] = ()
    """As which an article knows it, where it is one with another article's."""


def article_node(report: Report, label: str, more: Mapping[str, object] = NO_FACTS) -> Node:
    """Return the node of the article itself with these facts more; its id comes from the input's bytes."""
    document, metadata = report.document, report.metadata
    facts = {
        "path": label,
        "language": document.language,
        "words": document.words,
        "domain": metadata.domain,
        "url": metadata.url,
        "published": metadata.date,
        "authors": tuple(author.name for author in metadata.authors),
        "sha256": document.sha256,
        **more,
    }
    return Node(f"article:{short(report)}", "article", metadata.title or label, facts)


def source_node(report: Report, source: Source) -> Node:
    """Return the node of a cited source: its outlet or domain where it is one, else itself.

    Only a named source with a key is the same node in two articles; all others keep their article in the id.
    """
    facts: dict[str, object] = {
        "identity": source.identity,
        "kind": source.kind,
        "sector": source.sector,
        "role": source.role,
        "affiliation": source.affiliation,
        "domain": source.domain,
        "entity": source.entity,
    }
    if source.kind in OUTLET_KINDS and source.entity:
        return Node(f"outlet:{source.entity}", "outlet", source.name, facts)
    if source.kind in OUTLET_KINDS and source.domain:
        return Node(f"domain:{source.domain.lower()}", "domain", source.domain.lower(), facts)
    own = source.key if source.identity == "named" and source.key else f"{short(report)}/{source.id}"
    return Node(f"source:{own}", "source", source.name, facts, _met_as(source))


def _met_as(source: Source) -> tuple[str, ...]:
    """Return the evidence on which somebody of two articles is one: name, role and body as an article tells them."""
    body = source.affiliation if (source.affiliation or "") not in (source.role or "") else None
    told = ", ".join(part for part in (source.name, source.role, body) if part)
    return (told,) if source.key and not source.entity else ()


def origin_node(report: Report, origin: Origin) -> Node | None:
    """Return the node of what a clue names: an outlet of the registry, else a domain, else a name of this article."""
    facts: dict[str, object] = {"kind": origin.kind, "domain": origin.domain, "entity": origin.entity}
    if origin.entity and origin.kind in BODIES:
        return Node(f"source:entity:{origin.entity}", "source", origin.name or origin.entity, facts)
    if origin.entity:
        return Node(f"outlet:{origin.entity}", "outlet", origin.name or origin.domain or origin.entity, facts)
    if origin.domain:
        return Node(f"domain:{origin.domain.lower()}", "domain", origin.domain.lower(), facts)
    if origin.name:
        return Node(f"outlet:{_local(report, origin.name)}", "outlet", origin.name, facts)
    return None


def affiliation_node(report: Report, affiliation: str, named: Mapping[str, Source]) -> Node:
    """Return the node of a body somebody belongs to: the cited source of that name, else a name of this article."""
    if affiliation in named:
        return source_node(report, named[affiliation])
    return Node(f"source:{_local(report, affiliation)}", "source", affiliation, {"kind": "organisation"})


def sources_by_name(report: Report) -> dict[str, Source]:
    """Return the report's first source for each name and mention."""
    named: dict[str, Source] = {}
    for source in report.sources:
        for name in (source.name, *(mention.exact for mention in source.mentions)):
            named.setdefault(name, source)
    return named


def short(report: Report) -> str:
    """Return the first sixteen digits of the digest of the input's bytes."""
    return report.document.sha256[:16]


def _local(report: Report, name: str) -> str:
    return f"{short(report)}/{sha256(name.casefold().encode('utf-8', 'replace')).hexdigest()[:12]}"
