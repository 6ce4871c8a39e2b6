"""The clues of one text put in order: author, first publication, agency, republisher, this text."""

from collections.abc import Iterable, Sequence
from typing import Literal

from provenance.model.chain import Chain, ChainLink, Holder, LinkRole, LinkStatus
from provenance.model.spelling import spell_the_same
from provenance.model.values import Claim, Evidence, Metadata, Origin

FIRST = "published-first"
"""A rule whose id holds this says that the text first appeared there; others only name where it was taken from."""
_POST = "claim.author-agency-staff"
_PEOPLE = frozenset({"person", "desk", "unknown"})
_UNNAMED = "?"


def chain_of(metadata: Metadata, origins: Iterable[Origin]) -> Chain:
    """Return the five links of the chain, each given, conflicting or cannot tell, with the evidence for each holder.

    Based on what was found alone: a link that cannot be told may well have been there.
    """
    found = tuple(origins)
    publishers = [name for o in found if link_of(o) == "this_text" for name in (o.name, o.domain) if name]
    return (
        _authors(metadata, publishers, _posts(found)),
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


def _authors(metadata: Metadata, publishers: Sequence[str], posts: frozenset[str]) -> ChainLink:
    """Return the author link: those of the place that was chosen, and others' where they name nobody of these.

    An outlet that signs its own text is its publisher, under whatever spelling; a post at an agency is nobody.
    """
    claims = {claim.value.casefold(): claim for claim in reversed(metadata.claims) if claim.field == "author"}
    chosen = [
        (author.name, author.kind)
        for author in metadata.authors
        if author.kind in _PEOPLE
        and author.name not in posts
        and not (author.kind == "unknown" and any(spell_the_same(author.name, name) for name in publishers))
    ]
    others = _named_elsewhere(metadata, [name for name, _ in chosen], posts)
    holders = tuple(
        Holder(
            name=name,
            kind=kind,
            relation="author",
            evidence=_of_claim(claims.get(name.casefold())),
            confidence="high",
        )
        for name, kind in [*chosen, *others]
    )
    status: LinkStatus = "conflicting" if others else "given" if holders else "cannot_tell"
    return ChainLink(role="author", status=status, holders=holders)


def _named_elsewhere(
    metadata: Metadata, chosen: Sequence[str], posts: frozenset[str]
) -> list[tuple[str, Literal["person"]]]:
    """Return the persons of the places that name none of the chosen authors, under whatever spelling."""
    by_place: dict[str, list[str]] = {}
    for claim in metadata.claims:
        if claim.field == "author" and claim.kind == "person" and claim.value not in posts:
            by_place.setdefault(claim.where, []).append(claim.value)
    apart = [
        names for names in by_place.values() if chosen and not any(spell_the_same(n, c) for n in names for c in chosen)
    ]
    return [(name, "person") for name in dict.fromkeys(name for names in apart for name in names)]


def _posts(origins: Iterable[Origin]) -> frozenset[str]:
    """Return what stands for an author and is a post at an agency: "AP Harbour Writer"."""
    return frozenset(e.exact for o in origins if o.rule == _POST for e in o.evidence if e.exact)


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
