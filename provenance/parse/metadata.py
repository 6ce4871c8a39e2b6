"""What the page says of itself: every claim and where it was made, then one value a field, conflicts kept."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple
from urllib.parse import urlsplit

from provenance.model.article import Document, trimmed
from provenance.model.spelling import spell_the_same
from provenance.model.values import Author, Claim, Metadata, Segment
from provenance.parse.authors import MAX_NAME, kind_of_author, names_in, tidy_name
from provenance.parse.blocks import Layout
from provenance.parse.dates import day, iso_date, prose_date, url_date
from provenance.parse.facts import Fact
from provenance.parse.jsonld import KEYWORD
from provenance.parse.page import Page
from provenance.rules.book import RuleBook

MOST_SPELLINGS = 8
"""How many names of a publisher are compared; more are seldom claimed."""
SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
META: dict[str, tuple[str, str]] = {
    "og:title": ("title", "opengraph"),
    "twitter:title": ("title", "meta"),
    "dc.title": ("title", "meta"),
    "dcterms.title": ("title", "meta"),
    "og:description": ("lead", "opengraph"),
    "description": ("lead", "meta"),
    "twitter:description": ("lead", "meta"),
    "author": ("author", "meta"),
    "article:author": ("author", "opengraph"),
    "dc.creator": ("author", "meta"),
    "dcterms.creator": ("author", "meta"),
    "parsely-author": ("author", "meta"),
    "sailthru.author": ("author", "meta"),
    "article:published_time": ("date", "opengraph"),
    "article:published": ("date", "opengraph"),
    "og:published_time": ("date", "opengraph"),
    "date": ("date", "meta"),
    "dc.date": ("date", "meta"),
    "dc.date.issued": ("date", "meta"),
    "dcterms.created": ("date", "meta"),
    "dcterms.issued": ("date", "meta"),
    "parsely-pub-date": ("date", "meta"),
    "sailthru.date": ("date", "meta"),
    "pubdate": ("date", "meta"),
    "publishdate": ("date", "meta"),
    "publish-date": ("date", "meta"),
    "cxenseparse:recs:publishtime": ("date", "meta"),
    "article:modified_time": ("updated", "opengraph"),
    "og:updated_time": ("updated", "opengraph"),
    "last-modified": ("updated", "meta"),
    "og:site_name": ("publisher", "opengraph"),
    "application-name": ("publisher", "meta"),
    "dc.publisher": ("publisher", "meta"),
    "article:publisher": ("publisher", "opengraph"),
    "article:section": ("section", "opengraph"),
    "og:url": ("url", "opengraph"),
    "syndication-source": ("canonical", "meta"),
    "original-source": ("canonical", "meta"),
}
ITEMPROPS = {
    "headline": "title",
    "datepublished": "date",
    "datemodified": "updated",
    "author": "author",
    "publisher": "publisher",
}
ORDER = (
    "hint", "json-ld", "json", "xml", "front-matter", "visible", "opengraph", "microdata", "meta", "time", "url",
    "header", "properties",
)  # fmt: skip
"""Whose word counts first, where several claims differ; the others stay in the report."""
ONE_VALUE = ("title", "lead", "date", "updated", "publisher", "url", "section")
DATES = frozenset({"date", "updated"})


class Place(NamedTuple):
    """Where a claim is made."""

    where: str
    path: str | None


def page_host(document: Document, page: Page | None) -> str:
    """Return the host of the site, lower case, by the hint or the address the page gives of itself; "" for none."""
    facts = page.facts if page else []
    held = (s.value for s in document.stated if s.field == "url")
    stated = (f.value for f in facts if f.name == "og:url" or (f.kind == "link" and "canonical" in f.name.split()))
    return next((host for url in (document.hints.get("url"), *held, *stated) if (host := _domain(url))), "").lower()


def find_metadata(
    document: Document,
    page: Page | None,
    layout: Layout,
    segments: Sequence[Segment],
    book: RuleBook,
) -> Metadata:
    """Return every claim the page makes of itself and the value chosen for each field; None where none is made."""
    claims = [
        *_hints(document),
        *_of_container(document, book),
        *(_stated(page, layout, _Among(segments), book) if page else ()),
        *_visible(layout, segments, book),
    ]
    return _chosen(list(dict.fromkeys(_typed(c for c in claims if c.value))))


def _hints(document: Document) -> Iterator[Claim]:
    for name, field in (("url", "url"), ("date", "date"), ("outlet", "publisher")):
        value = document.hints.get(name, "").strip()
        value = (iso_date(value) or "") if field == "date" else value
        if value:
            yield Claim(field=field, value=value, where="hint")
    found = url_date(document.hints.get("url", ""))
    if found:
        yield Claim(field="date", value=found, where="url")


def _of_container(document: Document, book: RuleBook) -> Iterator[Claim]:
    for stated in document.stated:
        yield from _claims(stated.field, stated.value, Place(stated.where, stated.path), book)


def _stated(page: Page, layout: Layout, among: "_Among", book: RuleBook) -> Iterator[Claim]:
    for fact in page.facts:
        if fact.kind == "json-ld":
            yield from _json_ld(page, fact, book)
        elif fact.kind == "meta" and fact.name in META:
            field, where = META[fact.name]
            yield from _claims(field, fact.value, Place(where, fact.path), book)
        elif fact.kind == "link":
            yield from _link(fact, book)
        elif fact.kind == "title":
            yield Claim(field="title", value=_short_title(fact.value, layout), where="meta", path=fact.path)
        elif fact.kind == "html":
            yield Claim(field="language", value=fact.value, where="meta", path=fact.path)
        elif fact.kind in ("itemprop", "time") and not among.comments(fact.path):
            yield from _inline(fact, layout, book)
    yield from _url_dates(page)


class _Among:
    """Which elements hold readers' comments and nothing of the article: who wrote them wrote no article."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._comments = _ancestors(s.path for s in segments if s.label == "comment")
        self._body = _ancestors(s.path for s in segments if s.group == "body") if self._comments else frozenset()

    def comments(self, path: str) -> bool:
        """Return whether the element at this path stands among comments."""
        around = path.rpartition("/")[0]
        return around in self._comments and around not in self._body


def _ancestors(paths: Iterable[str | None]) -> frozenset[str]:
    """Return the paths and those of every element around them."""
    found: set[str] = set()
    for path in paths:
        while path and path not in found:
            found.add(path)
            path = path.rpartition("/")[0]  # noqa: PLW2901 - up to the root, or to what is known
    return frozenset(found)


def _json_ld(page: Page, fact: Fact, book: RuleBook) -> Iterator[Claim]:
    found = [s for s in page.linked()[fact] if s.field != KEYWORD]
    best: dict[str, int] = {}
    for statement in found:
        best[statement.field] = min(best.get(statement.field, 99), statement.rank)
    for statement in found:
        if statement.rank == best[statement.field]:
            yield from _claims(statement.field, statement.value, Place("json-ld", fact.path), book, statement.type)


def _claims(field: str, value: str, place: Place, book: RuleBook, stated_type: str = "") -> Iterator[Claim]:
    if field == "author":
        names = [tidy_name(value, book)] if "organi" in stated_type else names_in(value, book)
        for name in names:
            if name and len(name) <= MAX_NAME:
                kind = kind_of_author(name, stated_type, book)
                yield Claim(field=field, value=name, kind=kind, where=place.where, path=place.path)
        return
    if field in DATES:
        value = iso_date(value) or ""
    elif field in ("url", "canonical") and not value.lower().startswith(("http://", "https://")):
        value = ""
    if value:
        yield Claim(field=field, value=" ".join(value.split()), where=place.where, path=place.path)


def _link(fact: Fact, book: RuleBook) -> Iterator[Claim]:
    rels = fact.name.split()
    for rel, field in (("canonical", "canonical"), ("author", "author_url"), ("amphtml", "amp"), ("alternate", "")):
        if field and rel in rels:
            yield from _claims(field, fact.value, Place("meta", fact.path), book)


def _inline(fact: Fact, layout: Layout, book: RuleBook) -> Iterator[Claim]:
    field = "date" if fact.kind == "time" else ITEMPROPS.get(fact.name, "")
    # A <time> in a teaser dates the teaser: what stands in prose or list items is told apart where claims are chosen.
    if field and fact.value:
        where = "time" if fact.kind == "time" else "microdata"
        yield from _claims(field, fact.value, Place(where, fact.path), book)


def _url_dates(page: Page) -> Iterator[Claim]:
    for fact in page.facts:
        if fact.kind == "link" and "canonical" in fact.name.split():
            found = url_date(fact.value)
            if found:
                yield Claim(field="date", value=found, where="url", path=fact.path)
            return


def _short_title(value: str, layout: Layout) -> str:
    """Return the page title without the site's name, when a block of the page bears it so."""
    parts = [p.strip() for p in SEPARATOR.split(value) if p.strip()]
    return max(parts, key=len) if len(parts) > 1 else " ".join(value.split())


def _visible(layout: Layout, segments: Sequence[Segment], book: RuleBook) -> Iterator[Claim]:
    text = layout.text
    for segment in (s for s in segments if s.label in ("title", "lead", "date")):
        span = trimmed(text, segment.start, segment.end)
        value = " ".join(text[slice(*span)].split())
        if segment.label != "date":
            yield Claim(field=segment.label, value=value, where="visible", spans=(span,), path=segment.path)
        elif found := iso_date(value) or prose_date(value, book):
            yield Claim(field="date", value=found, where="visible", spans=(span,), path=segment.path)
    above, below = _bylines(segments)
    for segment in above or below[:1]:
        span = trimmed(text, segment.start, segment.end)
        for name in names_in(" ".join(text[slice(*span)].split()), book):
            kind = kind_of_author(name, "", book)
            if kind == "person" or (above and kind != "unknown"):
                yield Claim(field="author", value=name, where="visible", kind=kind, spans=(span,), path=segment.path)


def _bylines(segments: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """Return the bylines above the first paragraph, and those below the last, where only a person's name is an author:
    the foot of a page names agencies and departments too.
    """
    body = [i for i, s in enumerate(segments) if s.label == "paragraph"]
    if not body:
        return [s for s in segments if s.label == "byline"], []
    above = [s for s in segments[: body[0]] if s.label == "byline"]
    return above, [s for s in segments[body[-1] + 1 :] if s.label == "byline"]


def _chosen(claims: Sequence[Claim]) -> Metadata:
    ranked = sorted(claims, key=lambda c: ORDER.index(c.where))
    picked = {f: next((c for c in ranked if c.field == f), None) for f in ONE_VALUE}
    picked["url"] = picked["url"] or next((c for c in ranked if c.field == "canonical"), None)
    authors = _authors(ranked)
    chosen = {id(c) for c in (*picked.values(), *authors) if c}
    values = {f: c.value for f, c in picked.items() if c}
    return Metadata(
        **values,
        authors=tuple(Author(name=c.value, kind=c.kind or "unknown") for c in authors),
        domain=_domain(values.get("url")),
        claims=tuple(c.model_copy(update={"chosen": True}) if id(c) in chosen else c for c in claims),
        conflicts=tuple(f for f in ("title", "author", "date", "updated", "publisher", "url") if _differ(f, claims)),
    )


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
    sites |= {_domain(c.value) or "" for c in known if c.field in ("url", "canonical")}
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


def _domain(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
