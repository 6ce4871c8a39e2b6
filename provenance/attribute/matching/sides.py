"""What stands before and behind each token of a sentence: most shapes lack something there and need no matching."""

from itertools import accumulate
from operator import or_

from provenance.attribute.language.frames import Needs, Shape
from provenance.attribute.words.nouns import Nouns

NEVER = -1


class Sides:
    """The words, classes and quotations of the sentence between tokens lo and hi, by the side of a token."""

    def __init__(self, scanner: Nouns, lo: int, hi: int, introduces: bool) -> None:
        low, mask, here = scanner.t.low[lo:hi], scanner.t.mask[lo:hi], range(lo, hi)
        self._lo = lo
        self._first = dict(zip(reversed(low), reversed(here), strict=True))
        self._last = dict(zip(low, here, strict=True))
        self._before = list(accumulate(mask, or_, initial=0))
        self._after = list(accumulate(reversed(mask), or_, initial=0))[::-1]
        marks = [k for k in range(lo, hi + 1) if k in scanner.opens or k in scanner.closes]
        self._first_quote = min(marks, default=hi + 1)
        self._last_quote = hi if introduces else max(marks, default=NEVER)

    def possible(self, shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
        """Return the shapes for which all that is needed stands in the sentence, wherever."""
        missing, present = ~self._before[-1], self._last.keys()
        return tuple(s for s in shapes if not s.bits & missing and present >= s.words)

    def before(self, needs: Needs, i: int) -> bool:
        """Return whether all that is needed stands before token i."""
        if needs.bits & ~self._before[i - self._lo] or (needs.quote and self._first_quote > i):
            return False
        return all(self._first.get(word, i) < i for word in needs.words)

    def after(self, needs: Needs, i: int) -> bool:
        """Return whether all that is needed stands behind token i."""
        if needs.bits & ~self._after[i + 1 - self._lo] or (needs.quote and self._last_quote <= i):
            return False
        return all(self._last.get(word, NEVER) > i for word in needs.words)
