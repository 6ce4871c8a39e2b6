"""Finds the phrases of a rule book in a text: literal texts in one pass over their anchors, regexes through re2."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick

from provenance.model.values import Span
from provenance.rules.book import RuleBook
from provenance.rules.folded import Folded, without_surrogates
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Phrase
from provenance.rules.phrase_match import Bounds, Shape, Trail, at_end, at_start, cuts, edges, match_at
from provenance.rules.phrase_text import MOST_TOGETHER, Regex, RegexSet, parse_text, read_regex

MAX_HITS = 1_000
MAX_STEPS = 200_000
WINDOW = 2_000
_OVERLAP = 500
_CONTEXT = 50
_CHUNK = 50_000
_AROUND = 2_500

_LINE = re.compile(r"[^\W_](?:[^\n]*[^\W_])?")
"""A line without the marks around it."""

Gives = Literal["label", "mark", "origin"]


class PhraseHit(NamedTuple):
    """A phrase found in a text. ``item`` is the rule's text or regex that matched.

    Offsets are code points, end exclusive. ``slots`` holds the spans of NAME, DOMAIN (a web address as written, with
    its path), DATE and NUMBER.
    """

    rule: Phrase
    item: str
    start: int
    end: int
    slots: dict[str, Span]


class PhraseFinds(NamedTuple):
    """What was found in each block of a document, and the rules that were switched off for it."""

    blocks: tuple[list[PhraseHit], ...]
    over_budget: tuple[str, ...]


Keep = Callable[[PhraseHit], bool]
Only = frozenset[str] | None
"""Ids of the rules whose regexes are worth trying in a block; None: all. Texts cost the same however many there are."""


class _Item(NamedTuple):
    order: int
    rule: Phrase
    text: str


@dataclass(slots=True)
class _Spent:
    """What one document has cost so far, by rule."""

    hits: dict[str, int] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    """The rules that have cost too much."""

    def take(self, rule: str, steps: int, hit: bool) -> None:
        self.steps[rule] = spent = self.steps.get(rule, 0) + steps
        if hit:
            self.hits[rule] = self.hits.get(rule, 0) + 1
        if spent > MAX_STEPS or (hit and self.hits[rule] > MAX_HITS):
            self.over.add(rule)


class PhraseMatcher:
    """All phrases that give one thing. Stateless between calls."""

    def __init__(self, rules: Iterable[Phrase], particles: Iterable[str] = ()) -> None:
        self._particles = frozenset(particles)
        self._regexes: list[tuple[_Item, Regex]] = []
        self._by_ids: dict[frozenset[str], list[tuple[_Item, Regex]]] = {}
        shapes: dict[str, list[tuple[_Item, Shape]]] = defaultdict(list)
        self._lines: dict[str, list[tuple[_Item, Shape]]] = defaultdict(list)
        for order, rule in enumerate(rules):
            for text in rule.text:
                for variant in parse_text(text):
                    shape = Shape.of(variant)
                    found = self._lines if _is_line(rule, shape) else shapes
                    found[shape.literal].append((_Item(order, rule, text), shape))
            self._regexes += [(_Item(order, rule, regex), read_regex(regex, rule.match)) for regex in rule.regex]
        self._anchors = AhoCorasick(list(shapes)) if shapes else None
        self._needed = sorted({word for _, regex in self._regexes for word in regex.words})
        self._words = AhoCorasick(self._needed) if self._needed else None
        few = len(self._regexes) <= MOST_TOGETHER
        self._together = RegexSet([regex for _, regex in self._regexes if few or not regex.words])
        self._alone = [regex for _, regex in self._regexes if not few and regex.words]
        self._shapes = list(shapes.values())
        self._longest = max(map(len, self._lines), default=0)

    @classmethod
    def of(cls, book: RuleBook, gives: Gives) -> "PhraseMatcher":
        """Return the matcher for the book's phrases that give a label, a mark or an origin; built once per process."""
        return book.compiled(("phrases", gives), lambda book: cls._build(book, gives))

    @classmethod
    def _build(cls, book: RuleBook, gives: Gives) -> "PhraseMatcher":
        rules = [rule for rule in book.of(Phrase) if getattr(rule, gives) is not None]
        return cls(rules, (p for language in book.of(LanguageRule) for p in language.particles))

    def find(self, text: str, start: int, end: int, keep: Keep | None = None, only: Only = None) -> list[PhraseHit]:
        """Return the phrases in the block ``[start, end)``, in text order, none overlapping: the longest, then the
        earlier rule wins. Hits that ``keep`` turns down (their position is wrong, say) are dropped before that.
        """
        return self.find_in(text, [(start, end)], keep, [only]).blocks[0]

    def find_in(
        self,
        text: str,
        blocks: Iterable[Span],
        keep: Keep | None = None,
        only: Iterable[Only] | None = None,
        apart: bool = True,
    ) -> PhraseFinds:
        """Return the same for every block of a document, with budgets over the whole of it.

        Unless ``apart``, overlapping hits are all kept, in text order. ``only`` holds one entry for each block; hits of
        other rules must be turned down by ``keep``.
        """
        spent = _Spent()
        wanted = repeat(None) if only is None else only
        found = [
            list(self._block(text, start, end, spent, self._chosen(ids)))
            for (start, end), ids in zip(blocks, wanted, strict=False)
        ]
        over = tuple(sorted(spent.over))
        kept = (
            [(order, hit) for order, hit in hits if hit.rule.id not in over and (keep is None or keep(hit))]
            for hits in found
        )
        return PhraseFinds(tuple(_apart(hits) if apart else _in_order(hits) for hits in kept), over)

    def _chosen(self, only: Only) -> Sequence[tuple[_Item, Regex]]:
        if only is None:
            return self._regexes
        if only not in self._by_ids:
            self._by_ids[only] = [pair for pair in self._regexes if pair[0].rule.id in only]
        return self._by_ids[only]

    def _block(
        self, text: str, start: int, end: int, spent: _Spent, regexes: Sequence[tuple[_Item, Regex]]
    ) -> Iterator[tuple[int, PhraseHit]]:
        for at in range(start, end, _CHUNK) if self._shapes or self._lines else ():
            view = Folded.of(text, max(start, at - _AROUND), min(end, at + _CHUNK + _AROUND))
            yield from self._literal(view, view.index(at), view.index(min(at + _CHUNK, end)), spent)
        possible = self._possible(regexes, without_surrogates(text[start:end])) if regexes else ()
        for at in range(start, end, WINDOW - _OVERLAP) if possible else ():
            yield from _window(text, (start, end), at, spent, possible)

    def _possible(self, regexes: Sequence[tuple[_Item, Regex]], piece: str) -> list[tuple[_Item, Regex]]:
        """Return the regexes that match somewhere; of many those whose words the text lacks are not even compiled."""
        encoded = piece.encode()
        # A few chosen ones are sooner tried one by one than all of them compiled.
        chosen = regexes is not self._regexes
        found = set(() if chosen else self._together.found(encoded))
        alone = [regex for _, regex in regexes] if chosen else self._alone
        present = self._present(piece) if alone else ()
        found.update(r for r in alone if not (r.words and r.words.isdisjoint(present)) and r.occurs(encoded))
        return [pair for pair in regexes if pair[1] in found]

    def _present(self, piece: str) -> Collection[str]:
        """Return the words that regexes need and the text holds."""
        hits = self._words.find_matches_as_indexes(piece.lower(), overlapping=True) if self._words else ()
        return {self._needed[which] for which in {which for which, _, _ in hits}}

    def _anchored(self, view: Folded) -> Iterator[tuple[list[tuple[_Item, Shape]], int, int]]:
        """Yield the shapes whose anchors stand in the view, with each anchor's place."""
        if self._anchors:
            for which, at, end in self._anchors.find_matches_as_indexes(view.text, overlapping=True):
                yield self._shapes[which], at, end
        text, above = view.text, len(view.text)
        for line in _LINE.finditer(view.plain) if self._lines else ():
            begin, end = line.span()
            # A notice may be broken over two lines.
            for at in (begin, above):
                if 0 < end - at <= self._longest and (shapes := self._lines.get(text[at:end])):
                    yield shapes, at, end
            above = begin

    def _literal(self, view: Folded, begin: int, stop: int, spent: _Spent) -> Iterator[tuple[int, PhraseHit]]:
        """Yield the hits whose anchors begin in ``[begin, stop)`` of the view."""
        bounds = Bounds(0, len(view.text), self._particles)
        text = view.text
        for shapes, at, end in self._anchored(view):
            if not begin <= at < stop or not edges(text, at, end):
                continue
            for item, shape in shapes:
                rule = item.rule
                if rule.id in spent.over:
                    continue
                match, steps = match_at(shape, view, at, bounds, rule.match)
                if match:
                    spent.take(rule.id, steps, True)
                    yield item.order, _hit(item, view, *match)
                elif steps > 1:
                    spent.take(rule.id, steps, False)


def _window(
    text: str, block: Span, at: int, spent: _Spent, regexes: Iterable[tuple[_Item, Regex]]
) -> Iterator[tuple[int, PhraseHit]]:
    """Yield the regex hits that begin in the window at ``at``; the text before and after it is only looked at."""
    low, high = max(block[0], at - _CONTEXT), min(block[1], at + WINDOW)
    stop = min(block[1], at + WINDOW - _OVERLAP)
    piece = without_surrogates(text[low:high]).encode()
    for item, regex in regexes:
        for found in regex.placed.finditer(piece) if regex.occurs(piece) else ():
            start, end = _offsets(piece, low, found.span(regex.group))
            # Longer than a window, or a "$" that only the window made.
            cut = found.end() == len(piece) and high < block[1]
            if start >= stop or cut or item.rule.id in spent.over:
                break
            fits = at <= start < end and _fits(item.rule, regex, text, (start, end), block)
            spent.take(item.rule.id, 1, fits)
            if fits:
                slots = {slot: _offsets(piece, low, found.span(group)) for slot, group in regex.slots}
                filled = {slot: (a, b) for slot, (a, b) in slots.items() if a < b}
                yield item.order, PhraseHit(item.rule, item.text, start, end, filled)


def _offsets(piece: bytes, low: int, span: Span) -> Span:
    """Return a span of bytes as offsets in the text, of which the piece begins at ``low``; an empty one for none."""
    start, end = span
    if start < 0:
        return low, low
    first = len(piece[:start].decode())
    return low + first, low + first + len(piece[start:end].decode())


def _is_line(rule: Phrase, shape: Shape) -> bool:
    """Return whether the phrase is a line and nothing else: then lines are looked up among such phrases."""
    return rule.match == "whole-line" and len(shape.variant) == 1 and _LINE.fullmatch(shape.literal) is not None


def _fits(rule: Phrase, regex: Regex, text: str, span: Span, block: Span) -> bool:
    start, end = span
    return (
        not (regex.edge_before and cuts(text, start))
        and not (regex.edge_after and cuts(text, end))
        and at_start(rule.match, text, start, block[0])
        and at_end(rule.match, text, end, block[1])
    )


def _hit(item: _Item, view: Folded, start: int, end: int, trail: Trail) -> PhraseHit:
    slots = {n: (view.offset(a), view.end_offset(b)) for n, a, b in sorted(trail, key=lambda t: t[1])} if trail else {}
    return PhraseHit(item.rule, item.text, view.offset(start), view.end_offset(end), slots)


def _doubt(rule: Phrase) -> bool:
    """Return whether the rule is a last resort: its origins are the least sure."""
    return rule.origin is not None and rule.origin.confidence == "low"


def _in_order(hits: Iterable[tuple[int, PhraseHit]]) -> list[PhraseHit]:
    return [hit for _, hit in sorted(hits, key=lambda h: (h[1].start, h[0], -h[1].end))]


def _apart(hits: list[tuple[int, PhraseHit]]) -> list[PhraseHit]:
    """Return the hits that stay when the longest, then no last resort, then the earlier rule wins, in text order."""
    kept: list[tuple[int, int]] = []
    chosen: dict[tuple[int, int], PhraseHit] = {}
    for _, hit in sorted(hits, key=lambda h: (h[1].start - h[1].end, _doubt(h[1].rule), h[0], h[1].start)):
        span = (hit.start, hit.end)
        at = bisect_left(kept, span)
        before_clear = at == 0 or kept[at - 1][1] <= hit.start
        if before_clear and (at == len(kept) or kept[at][0] >= hit.end):
            kept.insert(at, span)
            chosen[span] = hit
    return [chosen[span] for span in kept]
