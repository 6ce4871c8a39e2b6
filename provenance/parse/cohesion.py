"""What belongs to a text by its words: an article speaks of the same things above a box as below it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from provenance.parse.blocks import Block
from provenance.parse.settings import Settings

WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 6
"""Letters by which words are compared, so that their endings count little."""
RUNNING = 2.0
APART = 2
"""Lines between two paragraphs of one run."""
FEWEST = 8
"""So many stems say what a run speaks of."""
SAME_TITLE = 0.6


class Speaks(NamedTuple):
    """How much a run of paragraphs must have in common with a text to belong to it."""

    settings: Settings
    common: frozenset[str]
    """Words that every text holds."""

    def reach_up(self, first: int, last: int, blocks: Sequence[Block], values: Sequence[float]) -> int:
        """Return where the text from ``first`` to ``last`` begins, with runs of paragraphs above that say more of it.

        Nothing above a line that repeats the title belongs to it.
        """
        if last < first:
            return first
        held = self._stems(b for b in blocks[first : last + 1] if values[b.number] > 0)
        titles = [b.number for b in blocks[1:first] if b.title_match >= SAME_TITLE]
        for run in _runs_above(first, titles[-1] if titles else -1, values):
            own = self._stems(blocks[n] for n in run)
            least = self.settings.cohesive if len(run) > 1 else self.settings.cohesive_one
            if len(own) >= FEWEST and len(own & held) >= least * len(own):
                first = run[0]
                held |= own
        return first

    def _stems(self, blocks: Iterable[Block]) -> set[str]:
        return {w[:STEM] for b in blocks for w in WORD.findall(b.text.lower()) if w not in self.common}


def _runs_above(first: int, above: int, values: Sequence[float]) -> Iterator[list[int]]:
    """Yield the runs of paragraphs above a line, nearest first, their lines in order."""
    run: list[int] = []
    for n in range(first - 1, above, -1):
        if values[n] < RUNNING:
            continue
        if run and run[-1] - n > APART:
            yield run[::-1]
            run = []
        run.append(n)
    if run:
        yield run[::-1]
