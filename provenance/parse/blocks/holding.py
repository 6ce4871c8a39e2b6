"""Which rules' bounds hold for what is measured: of all rules at once, one bit a rule."""

from collections.abc import Iterable, Iterator, Sequence
from operator import and_, itemgetter
from typing import Any, NamedTuple

MOST_VALUES = 4_000
"""Values of a feature kept with the rules that hold for them: most occur again and again."""


class Bound(NamedTuple):
    """What one rule asks of one field of a tuple; ``rule`` is its bit."""

    rule: int
    field: int
    low: float
    high: float


class Bounded:
    """The bounds of rules on one kind of tuple, ready to be asked of many."""

    def __init__(self, bounds: Iterable[Bound], every: int) -> None:
        self._every = every
        asked: dict[int, list[Bound]] = {}
        for bound in bounds:
            asked.setdefault(bound.field, []).append(bound)
        self._fields = [(itemgetter(field), _Feature(asked[field], every)) for field in sorted(asked)]

    def held(self, rows: Sequence[Sequence[Any]]) -> list[int]:
        """Return for each tuple the bits of the rules all of whose bounds on it hold."""
        held = [self._every] * len(rows)
        for field, feature in self._fields:  # field by field, so that every step over the rows is one call
            held = list(map(and_, held, map(feature.__getitem__, map(field, rows))))
        return held

    def of(self, row: Sequence[Any]) -> int:
        """Return the same for one tuple."""
        held = self._every
        for field, feature in self._fields:
            held &= feature[field(row)]
        return held


class _Feature(dict[float, int]):
    """The rules whose bounds on one feature hold, by its value."""

    def __init__(self, bounds: Sequence[Bound], every: int) -> None:
        super().__init__()
        self._bounds, self._every = bounds, every

    def __missing__(self, value: float) -> int:
        if len(self) >= MOST_VALUES:
            self.clear()
        broken = sum(b.rule for b in self._bounds if not b.low <= value <= b.high)
        self[value] = held = self._every ^ broken
        return held


def bits(held: int) -> Iterator[int]:
    """Yield the places of the bits, the lowest first."""
    while held:
        lowest = held & -held
        yield lowest.bit_length() - 1
        held ^= lowest
