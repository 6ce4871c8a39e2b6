"""The parse stage, end to end: blocks, region, landmarks, labels, language, marks, metadata."""

from collections.abc import Iterator, Sequence

from provenance.model.article import Article, Document
from provenance.model.findings import Unchecked, unchecked
from provenance.model.values import Link
from provenance.parse.blocks.block import Block, Layout
from provenance.parse.body.outline import find_outline
from provenance.parse.comments import comments_of
from provenance.parse.labelling.labels import Decision, decide, is_body
from provenance.parse.labelling.reading import View, read_view
from provenance.parse.line.language import Languages, find_languages
from provenance.parse.marks import find_marks
from provenance.parse.metadata.choosing import find_metadata
from provenance.parse.segments import segments_of
from provenance.parse.tree.page import MOST_BLOCKS, MOST_FACTS, MOST_LINKS
from provenance.rules.book import RuleBook


def parse(document: Document, book: RuleBook) -> Article:
    """Return the article: canonical text, tiling segments, marks, metadata, links and language; never raises."""
    view = read_view(document, book)
    layout, region = view.layout, view.region
    outline = find_outline(layout, region)
    decisions = decide(view, outline, book)
    languages = languages_of(layout, decisions, document, book)
    segments = segments_of(layout.text, layout.blocks, decisions, languages)
    return Article(
        document=document,
        text=layout.text,
        segments=segments,
        marks=find_marks(layout.text, document, segments, languages.code, book),
        metadata=find_metadata(document, view.page, layout, segments, book),
        links=links_of(layout.blocks),
        comments=comments_of(layout.blocks, decisions, view.signs, book),
        language=languages.code,
        language_status=languages.status,
        transform="none" if document.media_type == "text/plain" else "rendered",
        not_checked=tuple(_not_checked(view)),
    )


def _not_checked(view: View) -> Iterator[Unchecked]:
    for rule in view.noticed.over_budget:
        yield unchecked("rule.over_budget", id=rule)
    if view.page and view.page.gathered:
        yield unchecked("layout.long", n=MOST_BLOCKS)
    if view.page and view.page.overstated:
        yield unchecked("metadata.many", n=MOST_FACTS)
    if view.page and view.page.links > MOST_LINKS:
        yield unchecked("links.many", n=MOST_LINKS, all=view.page.links)


def languages_of(layout: Layout, decisions: Sequence[Decision], document: Document, book: RuleBook) -> Languages:
    """Return the language of the body, and of each block where it differs."""
    body = [b for b, d in zip(layout.blocks, decisions, strict=True) if is_body(d)]
    found = find_languages([b.text for b in body], document.hints, book)
    passages: list[str | None] = [None] * len(layout.blocks)
    for block, code in zip(body, found.passages, strict=True):
        passages[block.number] = code
    return Languages(found.code, found.status, tuple(passages))


def links_of(blocks: Sequence[Block]) -> tuple[Link, ...]:
    """Return the page's links, in text order, with the spans of their anchor text."""
    return tuple(
        Link.trusted(spans=((b.start + a.start, b.start + a.end),), href=a.href, rel=a.rel)
        for b in blocks
        for a in b.anchors
    )
