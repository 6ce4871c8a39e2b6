"""What the page says of itself: of every field's claims one value is chosen, and conflicts are kept."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from provenance.model.article import Document
from provenance.model.spelling import spell_the_same
from provenance.model.values import Author, Claim, Metadata, Segment
from provenance.parse.blocks.block import Layout
from provenance.parse.line.dates import day
from provenance.parse.metadata.claims import claims_of
from provenance.parse.tree.fields import DATES, ORDER, SEPARATOR
from provenance.parse.tree.page import Page
from provenance.parse.tree.site import domain
from provenance.rules.book import RuleBook

KICKER = re.compile(r"[:|/–—-]\s*$")
MOST_SPELLINGS = 8
"""How many names of a publisher are compared; more are seldom claimed."""
ONE_VALUE = ("title", "lead", "date", "updated", "publisher", "url", "section")


def find_metadata(
    document: Document,
    page: Page | None,
    layout: Layout,
    segments: Sequence[Segment],
    book: RuleBook,
) -> Metadata:
    """Return every claim the page makes of itself and the value chosen for each field; None where none is made."""
    claims = claims_of(document, page, layout, segments, book)
    return _chosen(list(dict.fromkeys(_typed(c for c in claims if c.value))))


def _chosen(claims: Sequence[Claim]) -> Metadata:
    ranked = sorted(claims, key=lambda c: ORDER.index(c.where))
    picked = {f: next((c for c in ranked if c.field == f), None) for f in ONE_VALUE}
    picked["title"] = _without_kicker(picked["title"], ranked)
    picked["url"] = picked["url"] or next((c for c in ranked if c.field == "canonical"), None)
    authors = _authors(ranked)
    chosen = {id(c) for c in (*picked.values(), *authors) if c}
    values = {f: c.value for f, c in picked.items() if c}
    return Metadata(
        **values,
        authors=tuple(Author(name=c.value, kind=c.kind or "unknown") for c in authors),
        domain=domain(values.get("url")),
        claims=tuple(c.model_copy(update={"chosen": True}) if id(c) in chosen else c for c in claims),
        conflicts=tuple(f for f in ("title", "author", "date", "updated", "publisher", "url") if _differ(f, claims)),
    )


def _without_kicker(title: Claim | None, ranked: Iterable[Claim]) -> Claim | None:
    """Return the title as the page gives it to others, where this is the headline alone: "Harbour: Bridge closed"."""
    given = next((c for c in ranked if c.field == "title" and c.where == "opengraph"), None)
    if title is None or given is None or not title.value.endswith(given.value):
        return title
    return given if KICKER.search(title.value[: -len(given.value)]) else title


def _authors(ranked: Sequence[Claim]) -> list[Claim]:
    """Return the author claims of the first place that names a writer, else an outlet, else anybody in its markup."""
    found = [c for c in ranked if c.field == "author" and (c.where != "visible" or c.kind != "unknown")]
    for kinds in (("person", "agency", "desk"), ("outlet",), ("unknown",)):
        where = next((c.where for c in found if c.kind in kinds), None)
        if where:
            mine = [c for c in found if c.where == where and c.kind in kinds]
            return list({c.value.casefold(): c for c in reversed(mine)}.values())[::-1]
    return []


def _typed(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims; an author who bears the publisher's name is the outlet, and no title ends with it."""
    known = list(claims)
    outlets = {c.value.casefold() for c in known if c.field == "publisher"}
    sites = {_folded("publisher", o).replace(" ", "") for o in outlets}
    sites |= {domain(c.value) or "" for c in known if c.field in ("url", "canonical")}
    for claim in known:
        if claim.field == "title" and claim.where != "visible":
            yield claim.model_copy(update={"value": _without_site(claim.value, sites)})
            continue
        named_so = claim.field == "author" and claim.value.casefold() in outlets
        yield claim.model_copy(update={"kind": "outlet"}) if named_so and claim.kind != "agency" else claim


def _without_site(title: str, sites: Collection[str]) -> str:
    """Return a claimed title without the site's name behind its last separator ("Bridge closed - Harbour Post")."""
    cuts = list(SEPARATOR.finditer(title))
    if not cuts:
        return title
    tail = title[cuts[-1].end() :].casefold().strip()
    names = (tail, f"www.{tail}", re.sub(r"\W", "", tail))
    return title[: cuts[-1].start()] if any(n in sites for n in names if n) else title


def _differ(field: str, claims: Iterable[Claim]) -> bool:
    """Return whether claims disagree. "Hafenpost GmbH" and "hafenpost.de" are one publisher, a profile is none."""
    mine = [c.value for c in claims if c.field == field and c.where != "url"]
    if field == "publisher":
        named = list(dict.fromkeys(value for value in mine if "/" not in value))[:MOST_SPELLINGS]
        return any(not spell_the_same(one, other) for one, other in combinations(named, 2))
    return len({_folded(field, value) for value in mine}) > 1


def _folded(field: str, value: str) -> str:
    return day(value) if field in DATES else re.sub(r"\W+", " ", value.casefold()).strip()
