"""A text that stands right below a line that repeats the title, though another on the page is worth more."""

from collections.abc import Sequence

from provenance.parse.blocks.block import Block
from provenance.parse.body.cohesion import Speaks

Run = tuple[int, int]
LIKE, WORDS = 0.75, 2
"""A line of so many words that is so like the title repeats it."""
BELOW = 10
"""So many lines below the title the text begins."""
RUNNING, RUNNING_WORDS = 2.0, 12
WORTH, SHARE = 3.0, 0.2
"""What the text is worth, in itself and in proportion to the other."""
LOSS = 25.0
"""A text that has lost so much on furniture does not go on."""


def title_lines(blocks: Sequence[Block]) -> list[int]:
    """Return the lines below the first that repeat the title."""
    return [b.number for b in blocks[1:] if b.title_match >= LIKE and b.words >= WORDS]


def below_title(
    run: Run, titles: Sequence[int], blocks: Sequence[Block], worth: Sequence[float], speaks: Speaks
) -> Run:
    """Return the run below a line that repeats the title, where the greatest run speaks of other things than it does.

    Teasers with whole sentences, a second article or the site's own words may be worth more than a short article.
    """
    if any(0 < run[0] - title <= BELOW for title in titles):
        return run
    least = max(WORTH, SHARE * _sum(run, worth))
    for title in titles:
        found = _text_below(title, blocks, worth)
        if found is None or (found[0] <= run[1] and run[0] <= found[1]) or _sum(found, worth) < least:
            continue
        if speaks.shared(_running(run, blocks, worth), _running(found, blocks, worth)) <= speaks.settings.apart:
            return found
    return run


def _text_below(title: int, blocks: Sequence[Block], worth: Sequence[float]) -> Run | None:
    """Return where the text right below the title begins and ends; None where there is none."""
    near = blocks[title + 1 : title + 1 + BELOW]
    first = next((b.number for b in near if worth[b.number] >= RUNNING and b.words >= RUNNING_WORDS), None)
    return None if first is None else (first, _end(first, worth))


def _end(first: int, worth: Sequence[float]) -> int:
    """Return the line up to which the text that begins here is worth most."""
    best, last, total = 0.0, first, 0.0
    for n in range(first, len(worth)):
        total += worth[n]
        if total > best:
            best, last = total, n
        elif total < best - LOSS:
            break
    return last


def _running(run: Run, blocks: Sequence[Block], worth: Sequence[float]) -> list[Block]:
    return [b for b in blocks[run[0] : run[1] + 1] if worth[b.number] > 0]


def _sum(run: Run, worth: Sequence[float]) -> float:
    return sum(worth[run[0] : run[1] + 1])
