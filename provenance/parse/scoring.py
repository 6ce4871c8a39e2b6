"""Block rules made ready: which rules hold for a block, and what they give it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from provenance.model.values import Confidence
from provenance.parse.blocks import FEATURES, REGION_FEATURES, Block
from provenance.parse.boxes import Vocabulary
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Block as BlockRule

GRAVE = -5.0
RANK: dict[Confidence, int] = {"high": 2, "medium": 1, "low": 0}


@dataclass(frozen=True, slots=True)
class Check:
    """One block rule as sets and bounds."""

    rule: BlockRule
    element: frozenset[str]
    inside: frozenset[str]
    tokens: frozenset[str]
    site: frozenset[str]
    bounds: tuple[tuple[str, float, float], ...]
    region: tuple[tuple[str, float, float], ...]

    @property
    def conditions(self) -> int:
        """How many conditions the rule sets: of two that hold, the one that asks more decides."""
        return sum(map(bool, (self.element, self.inside, self.tokens))) + len(self.bounds) + len(self.region)

    def holds(self, block: Block, tokens: frozenset[str], region: Mapping[str, float] | None = None) -> bool:
        """Return whether every condition of the rule holds for the block."""
        if self.tokens and self.tokens.isdisjoint(tokens):
            return False
        if self.element and block.element not in self.element:
            return False
        if self.inside and self.inside.isdisjoint(block.inside):
            return False
        for name, low, high in self.bounds:
            if not low <= getattr(block, name) <= high:
                return False
        if self.region:
            return region is not None and all(low <= region[name] <= high for name, low, high in self.region)
        return True


class Checks(NamedTuple):
    """Checks in order, and those among them that ask for no words of a class."""

    all: tuple[Check, ...]
    wordless: tuple[Check, ...]

    @classmethod
    def of(cls, tests: Iterable[Check]) -> "Checks":
        """Return the checks, sorted out once."""
        every = tuple(tests)
        return cls(every, tuple(t for t in every if not t.tokens))

    def asked(self, tokens: frozenset[str]) -> tuple[Check, ...]:
        """Return the tests that can hold for a block with these words."""
        return self.all if tokens else self.wordless


@dataclass(frozen=True, slots=True)
class BlockRules:
    """All block rules of a book, those that score apart from those that label."""

    scores: "Checks"
    labels: "Checks"
    """The rule that decides first: surer, then asking more, then later in the book."""
    vocabulary: Vocabulary
    grave: frozenset[str]
    """Words that speak so strongly against a block that even much running text does not silence them."""

    @classmethod
    def of(cls, book: RuleBook) -> "BlockRules":
        """Return the book's block rules, made ready once."""
        return book.compiled("parse.block-rules", cls._build)

    @classmethod
    def _build(cls, book: RuleBook) -> "BlockRules":
        rules = [_check(r) for r in book.of(BlockRule) if r.features.keys() <= FEATURES | REGION_FEATURES]
        words = frozenset(w for t in rules for w in t.tokens)
        labels = enumerate(t for t in rules if t.rule.label is not None)
        ranked = sorted(labels, key=lambda n: (RANK[n[1].rule.confidence], n[1].conditions, n[0]), reverse=True)
        return cls(
            Checks.of(t for t in rules if t.rule.score is not None),
            Checks.of(t for _, t in ranked),
            Vocabulary(words),
            frozenset(w for t in rules if (t.rule.score or 0.0) <= GRAVE for w in t.tokens),
        )

    def value(self, block: Block, tokens: frozenset[str]) -> float:
        """Return the sum of the scores of the rules that hold."""
        return sum(t.rule.score or 0.0 for t in self.scores.asked(tokens) if t.holds(block, tokens))

    def deciding(self, block: Block, tokens: frozenset[str], place: Mapping[str, float]) -> Check | None:
        """Return the first label rule that holds for the block at its place, or None."""
        return next((t for t in self.labels.asked(tokens) if t.holds(block, tokens, place)), None)


def _check(rule: BlockRule) -> Check:
    bounds = [(name, _or(r.at_least, float("-inf")), _or(r.at_most, float("inf"))) for name, r in rule.features.items()]
    return Check(
        rule,
        frozenset(rule.element),
        frozenset(rule.inside),
        frozenset(t.lower() for t in rule.tokens),
        frozenset(rule.site),
        tuple(b for b in bounds if b[0] in FEATURES),
        tuple(b for b in bounds if b[0] in REGION_FEATURES),
    )


def _or(value: float | None, default: float) -> float:
    return default if value is None else value
