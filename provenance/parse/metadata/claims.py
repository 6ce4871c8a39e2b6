"""Every claim that is made of an article, and where: in hints, in the page's markup, in its visible text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from provenance.model.article import Document, trimmed
from provenance.model.values import Claim, Segment
from provenance.parse.blocks.block import Layout
from provenance.parse.line.authors import MAX_NAME, kind_of_author, names_in, tidy_name
from provenance.parse.line.dates import iso_date, prose_date, url_date
from provenance.parse.tree.facts import Fact
from provenance.parse.tree.fields import DATES, ITEMPROPS, META, SEPARATOR
from provenance.parse.tree.jsonld import KEYWORD
from provenance.parse.tree.page import Page
from provenance.rules.book import RuleBook


class Place(NamedTuple):
    """Where a claim is made."""

    where: str
    path: str | None


def claims_of(
    document: Document, page: Page | None, layout: Layout, segments: Sequence[Segment], book: RuleBook
) -> Iterator[Claim]:
    """Yield every claim with where it was made; some hold no value."""
    yield from _hints(document)
    yield from _of_container(document, book)
    if page:
        yield from _stated(page, layout, _Among(segments), book)
    yield from _visible(layout, segments, book)


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
