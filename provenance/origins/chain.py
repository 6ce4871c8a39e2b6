"""The clues of one text put in order: author, first publication, agency, republisher, this text."""

from collections.abc import Iterable, Sequence

from provenance.model.chain import Chain, ChainLink, Holder, LinkRole, LinkStatus
from provenance.model.spelling import spell_the_same
from provenance.model.values import Claim, Evidence, Metadata, Origin

FIRST = "published-first"
"""A rule whose id holds this says that the text first appeared there; others only name where it was taken from."""
_PEOPLE = frozenset({"person", "desk", "unknown"})
_UNNAMED = "?"


def chain_of(metadata: Metadata, origins: Iterable[Origin]) -> Chain:
    """Return the five links of the chain, each given, conflicting or cannot tell, with the evidence for each holder.

    Based on what was found alone: a link that cannot be told may well have been there.
    """
    found = tuple(origins)
    publishers = [name for o in found if link_of(o) == "this_text" for name in (o.name, o.domain) if name]
    return (
        _authors(metadata, publishers),
        _link("first_publication", [o for o in found if link_of(o) == "first_publication"]),
        _link("agency", [o for o in found if link_of(o) == "agency"]),
        _link("republisher", [o for o in found if link_of(o) == "republisher"]),
        _link("this_text", [o for o in found if link_of(o) == "this_text"]),
    )


def link_of(origin: Origin) -> LinkRole | None:
    """Return which link a clue speaks of. What a text is based on, or points to, never held the text itself."""
    if origin.relation == "republished_from":
        return "first_publication" if FIRST in origin.rule else "republisher"
    if origin.relation in ("canonical", "translated_from"):
        return "first_publication"
    if origin.relation == "agency_credit":
        return "agency"
    return "this_text" if origin.relation == "published_by" else None


def _authors(metadata: Metadata, publishers: Sequence[str]) -> ChainLink:
    """Return the author link. An outlet that signs its own text is its publisher, under whatever spelling."""
    claims = {claim.value.casefold(): claim for claim in reversed(metadata.claims) if claim.field == "author"}
    holders = tuple(
        Holder(
            name=author.name,
            kind=author.kind,
            relation="author",
            evidence=_of_claim(claims.get(author.name.casefold())),
            confidence="high",
        )
        for author in metadata.authors
        if author.kind in _PEOPLE
        and not (author.kind == "unknown" and any(spell_the_same(author.name, name) for name in publishers))
    )
    status: LinkStatus = "given" if holders else "cannot_tell"
    return ChainLink(role="author", status="conflicting" if holders and _differ(metadata) else status, holders=holders)


def _differ(metadata: Metadata) -> bool:
    return "author" in metadata.conflicts or "authors" in metadata.conflicts


def _of_claim(claim: Claim | None) -> tuple[Evidence, ...]:
    if claim is None:
        return ()
    if claim.spans:
        return (Evidence(kind="text", spans=claim.spans, path=claim.path, exact=claim.value),)
    return (Evidence(kind="markup", path=claim.path or claim.where, exact=claim.value),)


def _link(role: LinkRole, clues: list[Origin]) -> ChainLink:
    holders = tuple(_holder(clue) for clue in clues)
    if not holders:
        return ChainLink(role=role, status="cannot_tell")
    return ChainLink(role=role, status="conflicting" if _conflict(role, clues) else "given", holders=holders)


def _holder(clue: Origin) -> Holder:
    return Holder(
        name=clue.name or clue.domain or _UNNAMED,
        kind=clue.kind,
        domain=clue.domain,
        entity=clue.entity,
        relation=clue.relation,
        evidence=clue.evidence,
        confidence=clue.confidence,
    )


def _conflict(role: LinkRole, clues: list[Origin]) -> bool:
    """Return whether the clues name different holders. Agencies credited in one breath share the work: "dpa/AFP"."""
    named = [c for c in clues if c.name or c.domain]
    if role != "agency":
        return len({_who(c) for c in named}) > 1
    groups: list[set[Evidence]] = []
    for clue in named:
        shared = [g for g in groups if g & set(clue.evidence)]
        groups = [g for g in groups if g not in shared] + [set(clue.evidence).union(*shared)]
    return len(groups) > 1


def _who(clue: Origin) -> str:
    return clue.entity or clue.domain or (clue.name or "").casefold()
