"""Where the body of a text without boxes lies: the run of lines that are worth most together."""

from collections.abc import Iterator, Sequence

from provenance.parse.blocks.block import Layout
from provenance.parse.blocks.scoring import Judge
from provenance.parse.blocks.settings import Settings
from provenance.parse.body.cohesion import Speaks
from provenance.parse.body.counted import with_lists
from provenance.parse.body.region import Region
from provenance.parse.body.titled import below_title, title_lines

GULF = -12.0
INTERRUPTED, PROSE = 5, 0.8
"""So many lines in a row that are worth less than a sentence are no part of an article."""


def find_run(layout: Layout, judge: Judge, speaks: Speaks) -> Region:
    """Return the same of a text without boxes."""
    settings = speaks.settings
    blocks = layout.blocks
    held = judge.held(blocks)
    values = tuple(map(judge.value, blocks, held))
    worth = bridged([v if v > 0 else v * settings.line_cost for v in values], settings)
    titles = title_lines(blocks)
    run = below_title(best_run(worth), titles, blocks, worth, speaks)
    top = max((n for n in titles if n < run[0]), default=-1)
    first, last = stretched(*run, values, settings, top)
    first, last = speaks.reach(first, last, blocks, values)
    last, values = with_lists(first, last, blocks, values)
    inside = [first <= n <= last for n in range(len(blocks))]
    for start, end in _interruptions(first, last, values):
        inside[start:end] = [False] * (end - start)
    return Region(first, last, None, ((),) * len(blocks), held, values, tuple(inside), (0.0,) * len(blocks))


def _interruptions(first: int, last: int, values: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield where so many lines in a row are furniture that no article has them for its headings or lists."""
    start = first
    for n in range(first, last + 1):
        if values[n] >= PROSE:
            if n - start >= INTERRUPTED:
                yield start, n
            start = n + 1


def best_run(values: Sequence[float]) -> tuple[int, int]:
    """Return first and last index of the run with the greatest sum; ``(0, -1)`` when no value is above zero."""
    best, best_run_, total, start = 0.0, (0, -1), 0.0, 0
    for i, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total > best:
            best, best_run_ = total, (start, i)
    return best_run_


def bridged(values: Sequence[float], settings: Settings) -> list[float]:
    """Return the values, those of a short gap between paragraphs cut down: a text may have a box after every one.

    What is worth so little that nothing may reach over it (a reader's comment) keeps its value.
    """
    found = list(values)
    before = None
    for i, value in enumerate(values):
        if value < settings.paragraph:
            continue
        gap = range(before + 1, i) if before is not None else range(0)
        total = sum(values[n] for n in gap)
        if 0 < len(gap) <= settings.gap and total < -settings.gap_cost and min(values[n] for n in gap) > GULF:
            for n in gap:
                found[n] = values[n] * settings.gap_cost / -total
        before = i
    return found


def stretched(first: int, last: int, values: Sequence[float], settings: Settings, top: int) -> tuple[int, int]:
    """Return the run, grown over short gaps to paragraphs beside it, up to the line ``top``: a box or two stands in
    most articles."""
    at = last + 1
    while first <= last and at < len(values) and at - last <= settings.gap:
        if values[at] >= settings.paragraph:
            last = at
        at += 1
    at = first - 1
    while first <= last and at > top and first - at <= settings.gap:
        if values[at] >= settings.paragraph:
            first = at
        at -= 1
    return first, last
