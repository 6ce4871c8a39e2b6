"""Lists and tables of an article told by their numbers: lines that count up from one, right below its text."""

import re
from collections.abc import Iterator, Sequence

from provenance.parse.blocks.block import Block

NUMBER = re.compile(r"\W{0,2}(\d{1,3})(?:st|nd|rd|th|\s?[.):ªºa°])?(?=[\s.):–-])")
FEWEST = 6
"""So many lines count; the most read are five."""
APART = 2
"""From one to the next: a line may stand between."""
BELOW = 4
"""So many lines below the text the first may stand: a heading, the names of columns."""
NOTICE = -2.0
"""What a line is worth that heads something else."""
WORTH = 0.8
"""What a line of the list is worth: as much as a short sentence."""


def counted(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each list whose lines count up from one."""
    lines: list[int] = []
    for block in blocks:
        found = NUMBER.match(block.text)
        if found is None:
            continue
        number = int(found[1])
        if not (lines and number == len(lines) + 1 and block.number - lines[-1] <= APART):
            yield from _long(lines)
            lines = []
        if lines or number == 1:
            lines.append(block.number)
    yield from _long(lines)


def _long(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(lines) >= FEWEST:
        yield lines[0], lines[-1]


def with_lists(
    first: int, last: int, blocks: Sequence[Block], values: Sequence[float]
) -> tuple[int, tuple[float, ...]]:
    """Return where a text ends that the lists in it or right below it belong to, and the values with their lines'."""
    found = list(values)
    for start, end in counted(blocks) if last >= first else ():
        below = last < start <= last + BELOW and min(values[last + 1 : start], default=0.0) > NOTICE
        if below or (first <= start and end <= last):
            begin = last + 1 if below else start
            found[begin : end + 1] = [max(v, WORTH) for v in values[begin : end + 1]]
            last = max(last, end)
    return last, tuple(found)
