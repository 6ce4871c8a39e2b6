"""Block rules as sets and bounds, and indexes of them by what they ask for."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from provenance.model.values import Confidence
from provenance.parse.blocks import FEATURES, REGION_FEATURES, Block, Place
from provenance.parse.boxes import NOTHING
from provenance.rules.kinds import Block as BlockRule

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


class Asking:
    """Rules in order, those that ask for words a block says apart by them: most blocks say none of these."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self.checks = tuple(checks)
        self._others = tuple(t for t in self.checks if not t.says)
        self.saying: dict[str, list[int]] = {}
        for n, check in enumerate(self.checks):
            for word in check.says:
                self.saying.setdefault(word, []).append(n)

    def able(self, held: AbstractSet[str]) -> Sequence[Check]:
        """Return the rules that can hold for a block which says these words."""
        said = {n for word in held for n in self.saying.get(word, ())}
        return [t for n, t in enumerate(self.checks) if not t.says or n in said] if said else self._others


def check_of(rule: BlockRule) -> Check:
    """Return a block rule made ready."""
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
