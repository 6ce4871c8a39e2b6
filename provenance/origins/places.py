"""Where in an article a notice counts: around the body and at its edges, never in the running middle."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from provenance.model.article import Article
from provenance.model.values import Segment, Span
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Phrase, PhraseWhere

FIRST_BLOCKS, LAST_BLOCKS = 2, 3
"""How many paragraphs of the body count as its edges."""
OPENING_BLOCKS = 2
"""Between the lead and the first paragraph a credit is the text's; from there to the last block it is a picture's."""
NEAR = 12
"""How many segments from the body a block may stand that need not speak of it; farther off are lists and footers."""
_BOTH_SIDES = (-1, 1)
DRIFTING = frozenset({"other", "byline", "agency_credit", "legal", "publisher", "date"})
PROSE_WORDS = 12
"""From how many words on a paragraph is one, and no line below the text."""
HEADING_WORDS, BELOW_WORDS = 4, 20
"""How long a heading like "Source:" may be, and what stands below it."""
# What stands there speaks of other texts or pictures; a rule that means them lists them under ``within``.
ELSEWHERE = frozenset(
    {"comment", "comment_form", "related", "newsletter", "subscription", "cookie_notice", "navigation",
     "advertisement", "share_prompt", "caption", "photo_credit", "tags"}
)  # fmt: skip


CREDIT, UNLABELLED = "agency_credit", "other"
GUESSED = frozenset({"navigation", "related", "category"})
"""Labels that a short line beside the body gets by its shape alone, when nothing surer is known of it."""
BESIDE = 2
"""How many segments may lie between such a line and the body for it to be read as what it says."""


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
    pair: Span | None = None
    """The same stretch with the next short one, where this one may be a heading: "Source:" and below it "Reuters"."""


def places(article: Article, asked_for: Collection[str]) -> list[Place]:
    """Return the stretches of the article where a notice may stand, in text order.

    ``asked_for`` holds the labels some rule lists under ``within``; other texts and pictures count only then.
    """
    return [p for p in _places(article, Edges.of(article)) if p.usual or p.label in asked_for]


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
        opening = prose[:OPENING_BLOCKS][-1] if prose else -1
        inside = range(opening + 1, last[0]) if body else range(0)
        return cls(frozenset([*(i for i in body if i <= first), *last]), inside)

    def leave_out(self, segment: Segment, order: int) -> bool:
        """Return whether a block stands far from the edges, or between them where pictures have their credits."""
        return (order in self.inside and segment.label != "byline") or not self._near(order)

    def _near(self, order: int) -> bool:
        return any(order + step in self.orders for step in range(-NEAR, NEAR + 1))

    def beside(self, order: int) -> bool:
        """Return whether a block stands right before or behind the body, or between its title and its first words."""
        return order not in self.inside and any(order + s in self.orders for s in range(-BESIDE, BESIDE + 1))


def _places(article: Article, edges: Edges) -> Iterator[Place]:
    for order, segment in enumerate(article.segments):
        if segment.group == "body" and order not in edges.orders:
            continue
        label = _read_as(order, article.segments, edges)
        if label in DRIFTING and (edges.leave_out(segment, order) or _among_others(order, article.segments)):
            continue
        start, end = article.words_of(segment)
        if start < end:
            words = len(article.text[start:end].split())
            usual = label not in ELSEWHERE
            yield Place(segment, label, (start, end), order, usual, words, _pair(order, label, words, article))


def _read_as(order: int, segments: Sequence[Segment], edges: Edges) -> str:
    """Return the label to read a block by: beside the body a line that only looks like a menu's entry may be a credit.

    A lone one is read as a credit, one of several as an unlabelled block, where a bare name says nothing.
    """
    segment = segments[order]
    if not (_is_guess(segment) and edges.beside(order)):
        return segment.label
    neighbours = (*segments[max(0, order - 1) : order], *segments[order + 1 : order + 2])
    return UNLABELLED if any(_is_guess(n) for n in neighbours) else CREDIT


def _is_guess(segment: Segment) -> bool:
    return segment.confidence == "low" and segment.label in GUESSED


def _among_others(order: int, segments: Sequence[Segment]) -> bool:
    """Return whether a block is a menu's entry ("Reuters" between two others) or the byline below a teaser."""
    beside = [segments[order + step] for step in _BOTH_SIDES if 0 <= order + step < len(segments)]
    if segments[order].label == "byline" and order and segments[order - 1].label == "related":
        return True
    return len(beside) == len(_BOTH_SIDES) and all(s.label == "navigation" for s in beside)


def _pair(order: int, label: str, words: int, article: Article) -> Span | None:
    segment, following = article.segments[order], article.segments[order + 1 : order + 2]
    may_head = segment.group == "about" or label in (UNLABELLED, CREDIT, "heading", "paragraph")
    if not may_head or words > HEADING_WORDS or not following:
        return None
    start, (below, end) = article.words_of(segment)[0], article.words_of(following[0])
    return (start, end) if 0 < len(article.text[below:end].split()) <= BELOW_WORDS else None


def fits(rule: Phrase, place: Place, article: Article) -> bool:
    """Return whether a rule may match in this place."""
    where = rule.where
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
    """Return the last paragraph that is no mere line: a signature or a source below the text ends nothing."""
    for order in reversed(paragraphs[-LAST_BLOCKS:]):
        segment = article.segments[order]
        if len(article.text[segment.start : segment.end].split()) >= PROSE_WORDS:
            return order
    return paragraphs[-1]
