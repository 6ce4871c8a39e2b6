"""Block rules as sets and bounds, each with a bit of its own in the order in which they are asked."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import pairwise
from operator import or_

from provenance.model.values import Confidence
from provenance.parse.blocks.holding import Bound, bits
from provenance.parse.tree.boxes import NOTHING, Vocabulary
from provenance.rules.kinds import Block as BlockRule

MOST_ASKED = 20_000
"""Sorts of blocks kept with the rules that can hold for them: pages share most, and odd ones must not pile up."""
RANK: dict[Confidence, int] = {"high": 2, "medium": 1, "low": 0}


@dataclass(frozen=True)
class Check:
    """One block rule as sets and bounds."""

    rule: BlockRule
    element: frozenset[str]
    inside: frozenset[str]
    tokens: frozenset[str]
    site: frozenset[str]
    says: frozenset[str]
    bit: int = 0

    @cached_property
    def conditions(self) -> int:
        """How many conditions the rule sets: of two that hold, the one that asks more decides."""
        return sum(map(bool, (self.element, self.inside, self.tokens))) + len(self.rule.features)

    def concerns(self, host: str) -> bool:
        """Return whether the rule is for every site, or for this one or one it is part of."""
        return not self.site or any(host == s or host.endswith(f".{s}") for s in self.site)

    def may_hold(self, element: str, inside: frozenset[str]) -> bool:
        """Return whether the rule can hold for a block with this element, and around it these."""
        return (not self.element or element in self.element) and (not self.inside or not self.inside.isdisjoint(inside))

    def bounds_on(self, fields: tuple[str, ...]) -> Iterator[Bound]:
        """Yield the rule's bounds on the features among these fields."""
        for name, bounds in self.rule.features.items():
            if name in fields:
                low, high = _or(bounds.at_least, float("-inf")), _or(bounds.at_most, float("inf"))
                yield Bound(self.bit, fields.index(name), low, high)


Asked = tuple[str, frozenset[str], frozenset[str] | None]
"""A block's element and those around it, and words of its boxes; None for the rules that ask for no words."""
Ranked = tuple[int, int, int]
"""The bits of rules of high confidence, of medium, of low."""


class Index:
    """Rules by the words they ask for, so that those whose words are not there need not be asked."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._plain: list[Check] = []
        self._worded: dict[str, list[Check]] = {}
        self._able: dict[Asked, Ranked] = {}
        for check in checks:
            for word in check.tokens:
                self._worded.setdefault(word, []).append(check)
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
        worded = (check for word in words or () for check in self._worded.get(word, ()))
        found = self._plain if words is None else worded
        able = [t for t in found if t.may_hold(element, inside)]
        high, medium, low = (all_of(t for t in able if t.rule.confidence == c) for c in RANK)
        return high, medium, low


class Asking(dict[str, int]):
    """The bits of the rules that ask for a label, by that label; for any other those that ask for none."""

    def __init__(self, checks: Iterable[Check], labels: Callable[[BlockRule], Iterable[str]]) -> None:
        super().__init__()
        asking = [(t.bit, frozenset(labels(t.rule))) for t in checks]
        self._none = sum(bit for bit, labels in asking if not labels)
        for label in NOTHING.union(*(labels for _, labels in asking)):
            self[label] = sum(bit for bit, labels in asking if label in labels or not labels)

    def __missing__(self, label: str) -> int:
        return self._none


class Worth(dict[int, float]):
    """What score rules give together, by their bits."""

    def __init__(self, checks: tuple[Check, ...]) -> None:
        super().__init__()
        self._checks = checks

    def __missing__(self, held: int) -> float:
        if len(self) >= MOST_ASKED:
            self.clear()
        total = 0.0
        for n in bits(held):
            total += self._checks[n].rule.score or 0.0
        self[held] = total
        return total


class Sayings(dict[str, int]):
    """The bits of the rules that ask for a word, or for two in a row, by what a text says."""

    def __init__(self, checks: Iterable[Check]) -> None:
        super().__init__()
        self._rules: dict[str, int] = {}
        for check in checks:
            for word in check.says:
                self._rules[word] = self._rules.get(word, 0) | check.bit
        self._vocabulary = Vocabulary(frozenset(self._rules))
        self._openers = frozenset(word.partition(" ")[0] for word in self._rules if " " in word)

    def __missing__(self, said: str) -> int:
        if len(self) >= MOST_ASKED:
            self.clear()
        found = 0
        for word in self._vocabulary.known(said):
            found |= self._rules[word]
        self[said] = found
        return found

    def of(self, words: Sequence[str]) -> int:
        """Return the bits of the rules that ask for something that these words say."""
        found = reduce(or_, map(self.__getitem__, words), 0)
        if not self._openers.isdisjoint(words):
            pairs = (f"{a} {b}" for a, b in pairwise(words) if a in self._openers)
            found = reduce(or_, map(self.__getitem__, pairs), found)
        return found

    def longest(self, words: Sequence[str], asked: frozenset[str]) -> int:
        """Return the length of the longest of the words asked for that these words say."""
        said = self._vocabulary.among((*words, *map(" ".join, pairwise(words))))
        return max(map(len, asked.intersection(said)), default=0)


def all_of(checks: Iterable[Check]) -> int:
    """Return the bits of the rules; one may be given twice."""
    found = 0
    for check in checks:
        found |= check.bit
    return found


def numbered(rules: Iterable[BlockRule]) -> tuple[Check, ...]:
    """Return the rules in order: of those that score, and of those that label, the surer first."""
    placed = list(enumerate(map(_check, rules)))
    scores = sorted((t for _, t in placed if t.rule.score is not None), key=lambda t: -RANK[t.rule.confidence])
    ranked = [(RANK[t.rule.confidence], t.conditions, n, t) for n, t in placed if t.rule.score is None]
    labels = [t for *_, t in sorted(ranked, key=lambda row: row[:3], reverse=True)]
    return tuple(replace(t, bit=1 << n) for n, t in enumerate((*scores, *labels)))


def _check(rule: BlockRule) -> Check:
    return Check(
        rule,
        frozenset(rule.element),
        frozenset(rule.inside),
        frozenset(t.lower() for t in rule.tokens),
        frozenset(s.lower().removeprefix("www.") for s in rule.site),
        frozenset(s.lower() for s in rule.says),
    )


def _or(value: float | None, default: float) -> float:
    return default if value is None else value
