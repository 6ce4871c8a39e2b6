"""Block rules made ready: which rules hold for a block, and what they give it."""

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from provenance.model.values import Confidence
from provenance.parse.blocks import FEATURES, REGION_FEATURES, Block
from provenance.parse.boxes import NOTHING, Vocabulary
from provenance.parse.forest import Layers
from provenance.parse.targets import MARK, TargetReader
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Block as BlockRule

GRAVE = -5.0
SPEAKING_WORDS = 60
WORD = re.compile(r"\w+")
RANK: dict[Confidence, int] = {"high": 2, "medium": 1, "low": 0}

Bounds = tuple[tuple[str, float, float], ...]
Places = tuple[tuple[int, float, float], ...]
"""Bounds on a block's fields, by their place in it."""


@dataclass(frozen=True)
class Check:
    """One block rule as sets and bounds."""

    rule: BlockRule
    element: frozenset[str]
    inside: frozenset[str]
    tokens: frozenset[str]
    site: frozenset[str]
    bounds: Places
    region: Bounds
    says: frozenset[str] = NOTHING
    above: frozenset[str] = NOTHING
    below: frozenset[str] = NOTHING

    @cached_property
    def conditions(self) -> int:
        """How many conditions the rule sets: of two that hold, the one that asks more decides."""
        return sum(map(bool, (self.element, self.inside, self.tokens))) + len(self.bounds) + len(self.region)

    def concerns(self, host: str) -> bool:
        """Return whether the rule is for every site, or for this one or one it is part of."""
        return not self.site or any(host == s or host.endswith(f".{s}") for s in self.site)

    def may_hold(self, element: str, inside: frozenset[str], tokens: frozenset[str]) -> bool:
        """Return whether the rule can hold for a block with this element, around it these elements and words."""
        return (
            (not self.tokens or not self.tokens.isdisjoint(tokens))
            and (not self.element or element in self.element)
            and (not self.inside or not self.inside.isdisjoint(inside))
        )

    def nearness(self, layers: Layers) -> int:
        """Return how many boxes out the first of the rule's words stands; -1 for a rule that asks for none."""
        if not self.tokens:
            return -1
        return next((i for i, own in enumerate(layers) if not self.tokens.isdisjoint(own)), len(layers))

    def holds(self, block: Block) -> bool:
        """Return whether the block's own features are within the rule's bounds."""
        fields: Sequence[Any] = block
        for at, low, high in self.bounds:  # noqa: SIM110 - a generator costs twice the time here
            if not low <= fields[at] <= high:
                return False
        return True

    def fits(self, place: Mapping[str, float]) -> bool:
        """Return whether the features of the block's place in the region are within the rule's bounds."""
        for name, low, high in self.region:  # noqa: SIM110
            if not low <= place[name] <= high:
                return False
        return True


@dataclass(frozen=True, slots=True)
class BlockRules:
    """All block rules of a book, those that score apart from those that label."""

    scores: tuple[Check, ...]
    labels: tuple[Check, ...]
    """The rule that decides first: surer, then asking more, then later in the book."""
    besides: tuple[Check, ...]
    """Those that ask what the blocks above and below are, in the same order."""
    speaking: tuple[Check, ...]
    """Those that ask what a block says."""
    vocabulary: Vocabulary
    """The words of classes that rules ask for."""
    targets: Vocabulary
    """The words of link targets that rules ask for."""
    spoken: Vocabulary
    """The words of text that rules ask for."""
    grave: frozenset[str]
    """Words that speak so strongly against a block that even much running text does not silence them."""
    features: frozenset[str]
    """The features some rule asks for."""

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
        return cls(
            tuple(t for t in rules if t.rule.score is not None),
            tuple(t for _, t in ranked if not (t.above or t.below or t.says)),
            tuple(t for _, t in ranked if t.above or t.below),
            tuple(t for _, t in ranked if t.says),
            Vocabulary(words - targets),
            Vocabulary(targets),
            Vocabulary(frozenset(w for t in rules for w in t.says)),
            frozenset(w for t in rules if (t.rule.score or 0.0) <= GRAVE for w in t.tokens),
            frozenset(name for t in rules for name in t.rule.features),
        )


class Judge:
    """The rules as asked about one document: those that can hold for like blocks are sorted out once."""

    def __init__(self, rules: BlockRules, host: str = "") -> None:
        self.rules = rules
        self._scoring = tuple(t for t in rules.scores if t.concerns(host))
        self._labelling = tuple(t for t in rules.labels if t.concerns(host))
        self.besides = tuple(t for t in rules.besides if t.concerns(host))
        self._speaking = tuple(t for t in rules.speaking if t.concerns(host))
        self._targets = TargetReader(rules.targets)
        self._scores: dict[tuple[str, frozenset[str], frozenset[str]], tuple[tuple[float, Places], ...]] = {}
        self._labels: dict[tuple[str, frozenset[str], Layers], tuple[Check, ...]] = {}

    def layers(self, block: Block, around: Layers) -> Layers:
        """Return the words of the boxes around a block, innermost first, and before them where its links lead."""
        own = self._targets.words(block.anchors, block.link_density)
        return (own, *around) if own else around

    def value(self, block: Block, tokens: frozenset[str]) -> float:
        """Return the sum of the scores of the rules that hold."""
        key = (block.element, block.inside, tokens)
        asked = self._scores.get(key)
        if asked is None:
            able = (t for t in self._scoring if t.may_hold(*key))
            asked = self._scores[key] = tuple((t.rule.score or 0.0, t.bounds) for t in able)
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

    def deciding(self, block: Block, layers: Layers, place: Mapping[str, float]) -> Check | None:
        """Return the first label rule that holds for the block at its place, or None.

        ``layers`` are the words of the boxes around it, innermost first: of rules equally sure, those that ask for no
        class come first, then the one whose word stands nearest.
        """
        key = (block.element, block.inside, layers)
        asked = self._labels.get(key)
        if asked is None:
            asked = self._labels[key] = self._in_order(block, layers)
        for check in asked:
            if check.holds(block) and check.fits(place):
                return check
        return None

    def speaking(self, block: Block, place: Mapping[str, float]) -> Check | None:
        """Return the rule whose word, of those the block holds, is longest, or None."""
        words = WORD.findall(block.text.lower()) if block.words <= SPEAKING_WORDS else []
        pairs = [f"{a} {b}" for a, b in itertools.pairwise(words)]
        held = {known for word in (*words, *pairs) for known in self.rules.spoken.known(word)}
        able = [t for t in self._speaking if not t.says.isdisjoint(held) and t.holds(block) and t.fits(place)]
        return max(able, key=lambda t: max(map(len, t.says & held)), default=None)

    def beside(self, block: Block, layers: Layers, place: Mapping[str, float], above: str, below: str) -> Check | None:
        """Return the first rule on neighbours that holds for the block between two labels, or None."""
        words = None
        for check in self.besides:
            if (check.above and above not in check.above) or (check.below and below not in check.below):
                continue
            words = frozenset().union(*layers) if words is None else words
            able = check.may_hold(block.element, block.inside, words)
            if able and check.holds(block) and check.fits(place):
                return check
        return None

    def _in_order(self, block: Block, layers: Layers) -> tuple[Check, ...]:
        words = frozenset().union(*layers)
        able = [t for t in self._labelling if t.may_hold(block.element, block.inside, words)]
        return tuple(sorted(able, key=lambda t: (-RANK[t.rule.confidence], t.nearness(layers))))


def _check(rule: BlockRule) -> Check:
    bounds = [(name, _or(r.at_least, float("-inf")), _or(r.at_most, float("inf"))) for name, r in rule.features.items()]
    return Check(
        rule,
        frozenset(rule.element),
        frozenset(rule.inside),
        frozenset(t.lower() for t in rule.tokens),
        frozenset(s.lower().removeprefix("www.") for s in rule.site),
        tuple((Block._fields.index(name), low, high) for name, low, high in bounds if name in FEATURES),
        tuple(b for b in bounds if b[0] in REGION_FEATURES),
        frozenset(s.lower() for s in rule.says),
        frozenset(rule.above),
        frozenset(rule.below),
    )


def _or(value: float | None, default: float) -> float:
    return default if value is None else value
