"""Where in an article a notice counts: around the body and at its edges, never in the running middle."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.model.article import Article
from provenance.model.values import Segment, Span
from provenance.origins.blocks import CREDIT, LAST_BLOCKS, UNLABELLED, Blocks
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Phrase, PhraseWhere

DRIFTING = frozenset({"other", "byline", "agency_credit", "legal", "publisher", "date", "author_bio"})
PROSE_WORDS = 12
"""From how many words on a paragraph is one, and no line below the text."""
HEADING_WORDS, BELOW_WORDS = 4, 20
"""How long a heading like "Source:" may be, and what stands below it."""
_SENTENCE_ENDS = ".!?…»«”“\"'’)"
# What stands there speaks of other texts or pictures; a rule that means them lists them under ``within``.
ELSEWHERE = frozenset(
    {"comment", "comment_form", "related", "newsletter", "subscription", "cookie_notice", "navigation",
     "advertisement", "share_prompt", "caption", "photo_credit", "tags"}
)  # fmt: skip


class Place(NamedTuple):
    """A stretch in which notices are looked for."""

    segment: Segment
    label: str
    """What the stretch is read as: its segment's label, or a surer one told from where it stands."""
    span: Span
    order: int
    usual: bool
    """Whether rules count here that do not say where."""
    words: int
    closing: bool
    """Whether it is one of the last blocks, or stands behind them."""
    pair: Span | None = None
    """The same stretch with the next short one, where this one may be a heading: "Source:" and below it "Reuters"."""


def places(article: Article, book: RuleBook) -> list[Place]:
    """Return the stretches of the article where a notice may stand, in text order.

    Other texts and pictures count only where some rule lists their label under ``within``.
    """
    asked_for = labels_asked_for(book)
    blocks = Blocks(article, book)
    return [p for p in _places(article, blocks) if p.usual or p.label in asked_for]


def labels_asked_for(book: RuleBook) -> frozenset[str]:
    """Return the labels that origin rules list under ``within``."""
    return book.compiled(
        "origins.labels", lambda b: frozenset(x for r in b.of(Phrase) if r.origin for x in r.where.within)
    )


def _places(article: Article, blocks: Blocks) -> Iterator[Place]:
    for order, segment in enumerate(article.segments):
        if segment.group == "body" and order not in blocks.edges.orders:
            continue
        label = blocks.read_as(order)
        if label in DRIFTING and blocks.leave_out(order):
            continue
        start, end = article.words_of(segment)
        if start < end:
            words = len(article.text[start:end].split())
            usual = label not in ELSEWHERE
            closing = blocks.edges.closes(order)
            yield Place(segment, label, (start, end), order, usual, words, closing, _pair(order, label, words, article))


def _pair(order: int, label: str, words: int, article: Article) -> Span | None:
    segment, following = article.segments[order], article.segments[order + 1 : order + 2]
    may_head = segment.group == "about" or label in (UNLABELLED, CREDIT, "heading", "paragraph")
    if not may_head or words > HEADING_WORDS or not following:
        return None
    start, (below, end) = article.words_of(segment)[0], article.words_of(following[0])
    return (start, end) if 0 < len(article.text[below:end].split()) <= BELOW_WORDS else None


def fits(rule: Phrase, place: Place, article: Article) -> bool:
    """Return whether a rule may match in this place. "… at dusk. (AP)" in a first paragraph is a picture's caption."""
    where = rule.where
    if rule.match == "line-end" and place.label == "paragraph" and not place.closing:
        return False
    if where.within:
        if place.label not in where.within:
            return False
    elif not place.usual:
        return False
    if where.language and article.language not in where.language:
        return False
    if where.max_words is not None and place.words > where.max_words:
        return False
    return _in_order(where, place.order, article)


def rules_for(place: Place, book: RuleBook) -> frozenset[str]:
    """Return the ids of the origin rules that may match under the place's label."""
    key = ("origins.rules", place.label, place.usual)
    return book.compiled(key, lambda b: frozenset(_rules(place.label, place.usual, b)))


def _rules(label: str, usual: bool, book: RuleBook) -> Iterator[str]:
    for rule in book.of(Phrase):
        if rule.origin and (label in rule.where.within if rule.where.within else usual):
            yield rule.id


def _in_order(where: PhraseWhere, order: int, article: Article) -> bool:
    after = _landmark(where.after, article)
    before = _landmark(where.before, article)
    return (after is None or order > after) and (before is None or order < before)


def _landmark(name: str | None, article: Article) -> int | None:
    if name is None:
        return None
    label = "title" if name == "title" else "paragraph"
    found = [i for i, s in enumerate(article.segments) if s.label == label]
    if not found:
        return None
    return _last_prose(found, article) if name == "last-paragraph" else found[0]


def _last_prose(paragraphs: Sequence[int], article: Article) -> int:
    """Return the last paragraph that is no mere line: a signature, a source or an address ends nothing."""
    for order in reversed(paragraphs[-LAST_BLOCKS:]):
        segment = article.segments[order]
        words = article.text[segment.start : segment.end].split()
        if len(words) >= PROSE_WORDS and (words[-1][-1] in _SENTENCE_ENDS or len(words) > BELOW_WORDS):
            return order
    return paragraphs[-1]
