"""Block rules made ready: which rules hold for a block, and what they give it."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from provenance.model.values import Confidence
from provenance.parse.blocks import FEATURES, REGION_FEATURES, Block, Place
from provenance.parse.boxes import NOTHING, ROLES, Vocabulary
from provenance.parse.forest import Layers
from provenance.parse.targets import MARK, TargetReader
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Block as BlockRule

GRAVE = -5.0
SPEAKING_WORDS = 60
MOST_ASKED = 20_000
"""Sorts of blocks kept with the rules that can hold for them: pages share most, and odd ones must not pile up."""
RANK: dict[Confidence, int] = {"high": 2, "medium": 1, "low": 0}

Bounds = tuple[tuple[int, float, float], ...]
"""Bounds on the fields of a block, or of its place, by their index there."""


@dataclass(frozen=True)
class Check:
    """One block rule as sets and bounds."""

    rule: BlockRule
    element: frozenset[str]
    inside: frozenset[str]
    tokens: frozenset[str]
    site: frozenset[str]
    bounds: Bounds
    region: Bounds
    says: frozenset[str] = NOTHING
    above: frozenset[str] = NOTHING
    below: frozenset[str] = NOTHING
    within: frozenset[str] = NOTHING

    @cached_property
    def conditions(self) -> int:
        """How many conditions the rule sets: of two that hold, the one that asks more decides."""
        return sum(map(bool, (self.element, self.inside, self.tokens))) + len(self.bounds) + len(self.region)

    def concerns(self, host: str) -> bool:
        """Return whether the rule is for every site, or for this one or one it is part of."""
        return not self.site or any(host == s or host.endswith(f".{s}") for s in self.site)

    def may_hold(self, element: str, inside: frozenset[str]) -> bool:
        """Return whether the rule can hold for a block with this element, and around it these."""
        return (not self.element or element in self.element) and (not self.inside or not self.inside.isdisjoint(inside))

    def holds(self, block: Block) -> bool:
        """Return whether the block's own features are within the rule's bounds."""
        fields: Sequence[Any] = block
        for at, low, high in self.bounds:  # noqa: SIM110 - a generator costs twice the time here
            if not low <= fields[at] <= high:
                return False
        return True

    def fits(self, place: Place) -> bool:
        """Return whether the features of the block's place in the region are within the rule's bounds."""
        for at, low, high in self.region:  # noqa: SIM110
            if not low <= place[at] <= high:
                return False
        return True


Asked = tuple[str, frozenset[str], frozenset[str] | None]
"""A block's element and those around it, and words of its boxes; None for the rules that ask for no words."""
Ranked = tuple[tuple[Check, ...], tuple[Check, ...], tuple[Check, ...]]
"""Rules in order: those of high confidence, of medium, of low."""


class Index:
    """Rules by the words they ask for, so that those whose words are not there need not be asked."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._plain: list[Check] = []
        self._worded: dict[str, list[tuple[int, Check]]] = {}
        self._able: dict[Asked, Ranked] = {}
        for n, check in enumerate(checks):
            for word in check.tokens:
                self._worded.setdefault(word, []).append((n, check))
            if not check.tokens:
                self._plain.append(check)

    def able(self, asked: Asked) -> Ranked:
        """Return the rules that can hold for such a block: that ask for no words, or for one of those it gives."""
        found = self._able.get(asked)
        if found is None:
            if len(self._able) >= MOST_ASKED:
                self._able.clear()
            found = self._able[asked] = self._sorted_out(*asked)
        return found

    def _sorted_out(self, element: str, inside: frozenset[str], words: frozenset[str] | None) -> Ranked:
        worded = {n: check for word in words or () for n, check in self._worded.get(word, ())}
        found = self._plain if words is None else [worded[n] for n in sorted(worded)]
        able = [t for t in found if t.may_hold(element, inside)]
        high, medium, low = (tuple(t for t in able if t.rule.confidence == c) for c in RANK)
        return high, medium, low


@dataclass(frozen=True, slots=True)
class BlockRules:
    """All block rules of a book, those that score apart from those that label."""

    scores: Index
    labels: Index
    """The rule that decides first comes first: surer, then asking more, then later in the book."""
    besides: tuple[Check, ...]
    """Those that ask what the blocks above and below are, in the same order."""
    speaking: tuple[Check, ...]
    """Those that ask what a block says."""
    amending: Mapping[str, tuple[Check, ...]]
    """Those that ask what label a block has got, by that label, in the same order."""
    vocabulary: Vocabulary
    """The words of classes that rules ask for."""
    targets: Vocabulary
    """The words of link targets that rules ask for, without their mark."""
    spoken: Vocabulary
    """The words of text that rules ask for."""
    grave: frozenset[str]
    """Words that speak so strongly against a block that even much running text does not silence them."""
    features: frozenset[str]
    """The features some rule asks for."""
    enclosing: frozenset[str]
    """The elements around a block that anything asks for."""

    @classmethod
    def of(cls, book: RuleBook) -> "BlockRules":
        """Return the book's block rules, made ready once."""
        return book.compiled("parse.block-rules", cls._build)

    @classmethod
    def _build(cls, book: RuleBook) -> "BlockRules":
        rules = [_check(r) for r in book.of(BlockRule) if r.features.keys() <= FEATURES | REGION_FEATURES]
        words = frozenset(w for t in rules for w in t.tokens)
        targets = frozenset(w for w in words if w.startswith(MARK))
        labels = enumerate(t for t in rules if t.rule.label is not None)
        ranked = sorted(labels, key=lambda n: (RANK[n[1].rule.confidence], n[1].conditions, n[0]), reverse=True)
        first = [t for _, t in ranked if not t.within]
        return cls(
            Index(t for t in rules if t.rule.score is not None),
            Index(t for t in first if not (t.above or t.below or t.says)),
            tuple(t for t in first if t.above or t.below),
            tuple(t for t in first if t.says),
            {label: tuple(t for _, t in ranked if label in t.within) for label in {w for t in rules for w in t.within}},
            Vocabulary(words - targets),
            Vocabulary(frozenset(w.removeprefix(MARK) for w in targets)),
            Vocabulary(frozenset(w for t in rules for w in t.says)),
            frozenset(w for t in rules if (t.rule.score or 0.0) <= GRAVE for w in t.tokens),
            frozenset(name for t in rules for name in t.rule.features),
            ROLES.union(*(t.inside for t in rules)),
        )


class Judge:
    """The rules as asked about one document: those that can hold for like blocks are sorted out once."""

    def __init__(self, rules: BlockRules, host: str = "") -> None:
        self.rules = rules
        self._host = host
        self.besides = tuple(t for t in rules.besides if t.concerns(host))
        self._speaking = tuple(t for t in rules.speaking if t.concerns(host))
        self._amending = {label: [t for t in found if t.concerns(host)] for label, found in rules.amending.items()}
        self._targets = TargetReader(rules.targets)
        self._scores: dict[Asked, tuple[tuple[float, Bounds], ...]] = {}
        self._labels: dict[tuple[str, frozenset[str], Layers], tuple[Check, ...]] = {}

    def layers(self, block: Block, around: Layers) -> Layers:
        """Return the words of the boxes around a block, innermost first, and before them where its links lead."""
        own = self._targets.words(block.anchors, block.link_density)
        return (own, *around) if own else around

    def value(self, block: Block, tokens: frozenset[str] | None = None) -> float:
        """Return the sum of the scores of the rules that hold: of those that ask for no words, or of those that ask for
        words and find them among these.
        """
        key = (block.element, block.inside, tokens)
        asked = self._scores.get(key)
        if asked is None:
            asked = self._scores[key] = tuple(
                (t.rule.score or 0.0, t.bounds) for t in self._concerned(self.rules.scores, [key])
            )
        fields: Sequence[Any] = block
        total = 0.0
        for score, bounds in asked:
            # As ``Check.holds``: a call for every rule and block would cost more than what it asks.
            for at, low, high in bounds:
                if not low <= fields[at] <= high:
                    break
            else:
                total += score
        return total

    def deciding(self, block: Block, layers: Layers, place: Place) -> Check | None:
        """Return the first label rule that holds for the block at its place, or None.

        ``layers`` are the words of the boxes around it, innermost first: of rules equally sure, those that ask for no
        class come first, then the one whose word stands nearest.
        """
        key = (block.element, block.inside, layers)
        asked = self._labels.get(key)
        if asked is None:
            kinds = [(block.element, block.inside, words) for words in (None, *layers)]
            asked = self._labels[key] = tuple(self._concerned(self.rules.labels, kinds))
        fields: Sequence[Any] = block
        for check in asked:
            # As ``Check.holds`` and ``Check.fits``, written out as above.
            for at, low, high in check.region:
                if not low <= place[at] <= high:
                    break
            else:
                for at, low, high in check.bounds:
                    if not low <= fields[at] <= high:
                        break
                else:
                    return check
        return None

    def speaking(self, block: Block, place: Place) -> Check | None:
        """Return the rule whose word, of those the block holds, is longest, or None."""
        held = self._held(block)
        able = [t for t in self._speaking if not t.says.isdisjoint(held) and t.holds(block) and t.fits(place)]
        return max(able, key=lambda t: max(map(len, t.says & held)), default=None)

    def _held(self, block: Block) -> set[str]:
        """Return which of the words that rules ask for a block's text holds."""
        words = block.terms if block.words <= SPEAKING_WORDS else ()
        pairs = [f"{a} {b}" for a, b in itertools.pairwise(words)]
        return set(self.rules.spoken.among((*words, *pairs)))

    def beside(self, block: Block, layers: Layers, place: Place, around: tuple[str, str]) -> Check | None:
        """Return the first rule on neighbours that holds for the block between two labels, or None; ``layers`` are
        the words of the boxes around it.
        """
        return self._between(self.besides, block, layers, place, around)

    def amends(self, label: str) -> bool:
        """Return whether some rule asks for blocks that have got this label."""
        return label in self._amending

    def amending(self, label: str, block: Block, layers: Layers, place: Place, around: tuple[str, str]) -> Check | None:
        """Return the first rule that holds for the block with the label it has got, between two others, or None."""
        return self._between(self._amending[label], block, layers, place, around)

    def _between(
        self, checks: Sequence[Check], block: Block, layers: Layers, place: Place, around: tuple[str, str]
    ) -> Check | None:
        above, below = around
        words = held = None
        for check in checks:
            if (check.above and above not in check.above) or (check.below and below not in check.below):
                continue
            if not (check.holds(block) and check.fits(place) and check.may_hold(block.element, block.inside)):
                continue
            if check.tokens:
                words = NOTHING.union(*self.layers(block, layers)) if words is None else words
                if check.tokens.isdisjoint(words):
                    continue
            if check.says:
                held = self._held(block) if held is None else held
                if check.says.isdisjoint(held):
                    continue
            return check
        return None

    def _concerned(self, index: Index, kinds: Iterable[Asked]) -> Iterator[Check]:
        """Yield the rules that can hold in the order they are asked; one whose words two boxes have comes twice."""
        for checks in itertools.chain.from_iterable(zip(*map(index.able, kinds), strict=True)):
            for check in checks:
                if not check.site or check.concerns(self._host):
                    yield check


def _check(rule: BlockRule) -> Check:
    bounds = [(name, _or(r.at_least, float("-inf")), _or(r.at_most, float("inf"))) for name, r in rule.features.items()]
    return Check(
        rule,
        frozenset(rule.element),
        frozenset(rule.inside),
        frozenset(t.lower() for t in rule.tokens),
        frozenset(s.lower().removeprefix("www.") for s in rule.site),
        tuple((Block._fields.index(name), low, high) for name, low, high in bounds if name in FEATURES),
        tuple((Place._fields.index(name), low, high) for name, low, high in bounds if name in REGION_FEATURES),
        frozenset(s.lower() for s in rule.says),
        frozenset(rule.above),
        frozenset(rule.below),
        frozenset(rule.within),
    )


def _or(value: float | None, default: float) -> float:
    return default if value is None else value
