"""What belongs to a text by its words: an article speaks of the same things above a box as below it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from provenance.parse.blocks.block import Block
from provenance.parse.blocks.settings import Settings

WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 6
"""Letters by which words are compared, so that their endings count little."""
RUNNING = 2.0
APART = 2
"""Lines between two paragraphs of one run."""
BELOW = 25
"""So many lines below the text what goes on with it may begin."""
LONG_TEXT = 1_000
"""A text of more words has a word in common with everything."""
FEWEST = 8
"""So many stems say what a run speaks of."""
SAME_TITLE = 0.6


class Speaks(NamedTuple):
    """How much a run of paragraphs must have in common with a text to belong to it."""

    settings: Settings
    common: frozenset[str]
    """Words that every text holds."""
    comments: frozenset[int]
    """Where comments are headed or asked for: readers speak of the same things, and nothing below is the text's."""

    def reach(self, first: int, last: int, blocks: Sequence[Block], values: Sequence[float]) -> tuple[int, int]:
        """Return where the text from ``first`` to ``last`` begins and ends, with the runs above and below that are its.

        Nothing above a line that repeats the title belongs to it, and nothing far below: other articles stand there.
        """
        if last < first:
            return first, last
        members = [b for b in blocks[first : last + 1] if values[b.number] > 0]
        held = self._stems(members)
        titles = [b.number for b in blocks[1:first] if b.title_match >= SAME_TITLE and b.words > 1]
        for run in _runs(range(first - 1, titles[-1] if titles else -1, -1), values):
            least = self.settings.cohesive if len(run) > 1 else self.settings.cohesive_one
            if self._belongs(run, blocks, held, least):
                first = run[-1]
        if sum(b.words for b in members) > LONG_TEXT:
            return first, last
        for run in _runs(range(last + 1, len(blocks)), values):
            if run[0] - last > BELOW or not self.comments.isdisjoint(range(last + 1, run[0])):
                break
            if len(run) > 1 and self._belongs(run, blocks, held, self.settings.cohesive_below):
                last = run[-1]
        return first, last

    def shared(self, one: Iterable[Block], other: Iterable[Block]) -> float:
        """Return the share of the words of the one that has fewer that the other holds too, 0 to 1."""
        a, b = self._stems(one), self._stems(other)
        return len(a & b) / max(1, min(len(a), len(b)))

    def _belongs(self, run: Sequence[int], blocks: Sequence[Block], held: set[str], least: float) -> bool:
        """Return whether a run has so much in common with what is held, and add it to that if so."""
        own = self._stems(blocks[n] for n in run)
        if len(own) < FEWEST or len(own & held) < least * len(own):
            return False
        held |= own
        return True

    def _stems(self, blocks: Iterable[Block]) -> set[str]:
        return {w[:STEM] for b in blocks for w in WORD.findall(b.text.lower()) if w not in self.common}


def _runs(lines: Iterable[int], values: Sequence[float]) -> Iterator[list[int]]:
    """Yield the runs of paragraphs among the lines, up or down, nearest first."""
    run: list[int] = []
    for n in lines:
        if values[n] < RUNNING:
            continue
        if run and abs(n - run[-1]) > APART:
            yield run
            run = []
        run.append(n)
    if run:
        yield run
