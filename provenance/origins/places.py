"""Where in an article a notice counts: around the body and at its edges, never in the running middle."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from provenance.model.article import Article
from provenance.model.values import Segment, Span
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Phrase, PhraseWhere

FIRST_BLOCKS, LAST_BLOCKS = 2, 3
"""How many paragraphs of the body count as its edges."""
NEAR = 12
"""How many segments from the body a block may stand that need not speak of it; farther off are lists and footers."""
DRIFTING = frozenset({"other", "byline", "agency_credit", "legal", "publisher", "date"})
HEADING_WORDS, BELOW_WORDS = 4, 20
"""How long a heading like "Source:" may be, and what stands below it."""
# What stands there speaks of other texts or pictures; a rule that means them lists them under ``within``.
ELSEWHERE = frozenset(
    {"comment", "comment_form", "related", "newsletter", "subscription", "cookie_notice", "navigation",
     "advertisement", "share_prompt", "caption", "photo_credit", "tags"}
)  # fmt: skip


class Place(NamedTuple):
    """A stretch in which notices are looked for."""

    segment: Segment
    span: Span
    order: int
    usual: bool
    """Whether rules count here that do not say where."""
    words: int
    pair: Span | None = None
    """The same stretch with the next short one, where this one may be a heading: "Source:" and below it "Reuters"."""


def places(article: Article, asked_for: Collection[str]) -> list[Place]:
    """Return the stretches of the article where a notice may stand, in text order.

    ``asked_for`` holds the labels some rule lists under ``within``; other texts and pictures count only then.
    """
    return [p for p in _places(article, Edges.of(article)) if p.usual or p.segment.label in asked_for]


def labels_asked_for(book: RuleBook) -> frozenset[str]:
    """Return the labels that origin rules list under ``within``."""
    return book.compiled(
        "origins.labels", lambda b: frozenset(x for r in b.of(Phrase) if r.origin for x in r.where.within)
    )


class Edges(NamedTuple):
    """Which blocks of the body are its edges, by their order among all segments, and what lies between them."""

    orders: frozenset[int]
    inside: range

    @classmethod
    def of(cls, article: Article) -> "Edges":
        """Return the first and last blocks of the body."""
        segments = article.segments
        body = [i for i, s in enumerate(segments) if s.group == "body" and article.text[s.start : s.end].strip()]
        prose = [i for i in body if segments[i].label not in ("title", "heading", "dateline")]
        first = prose[: FIRST_BLOCKS + 1][-1] if prose else -1
        last = body[-LAST_BLOCKS:]
        inside = range(first + 1, last[0]) if last else range(0)
        return cls(frozenset([*(i for i in body if i <= first), *last]), inside)

    def near(self, order: int) -> bool:
        """Return whether a block stands beside an edge, and not between the two."""
        return order not in self.inside and any(order + step in self.orders for step in range(-NEAR, NEAR + 1))


def _places(article: Article, edges: Edges) -> Iterator[Place]:
    for order, segment in enumerate(article.segments):
        if segment.group == "body" and order not in edges.orders:
            continue
        if segment.label in DRIFTING and (not edges.near(order) or _in_menu(order, article.segments)):
            continue
        start, end = article.words_of(segment)
        if start < end:
            words = len(article.text[start:end].split())
            usual = segment.label not in ELSEWHERE
            yield Place(segment, (start, end), order, usual, words, _pair(order, words, article))


def _in_menu(order: int, segments: Sequence[Segment]) -> bool:
    """Return whether a block stands between two menu entries: a bare "Reuters" there is one itself."""
    beside = segments[max(0, order - 1) : order] + segments[order + 1 : order + 2]
    return len(beside) == 2 and all(s.label == "navigation" for s in beside)  # noqa: PLR2004


def _pair(order: int, words: int, article: Article) -> Span | None:
    segment, following = article.segments[order], article.segments[order + 1 : order + 2]
    may_head = words <= HEADING_WORDS and (segment.group == "about" or segment.label in ("other", "heading", "paragraph"))
    if not may_head or not following:
        return None
    start, (below, end) = article.words_of(segment)[0], article.words_of(following[0])
    return (start, end) if 0 < len(article.text[below:end].split()) <= BELOW_WORDS else None


def fits(rule: Phrase, place: Place, article: Article) -> bool:
    """Return whether a rule may match in this place."""
    where = rule.where
    if where.within:
        if place.segment.label not in where.within:
            return False
    elif not place.usual:
        return False
    if where.language and article.language not in where.language:
        return False
    if where.max_words is not None and place.words > where.max_words:
        return False
    return _in_order(where, place.order, article)


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
    return found[-1] if name == "last-paragraph" else found[0]
