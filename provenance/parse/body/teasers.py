"""Lists of teasers, told by their shape: boxes side by side, each with a headline that is a link."""

from collections import Counter
from collections.abc import Mapping, Sequence

from provenance.parse.blocks.block import Block
from provenance.parse.body.outline import Outline
from provenance.parse.body.region import Region
from provenance.parse.tree.boxes import Box

HEADLINE_WORDS = range(5, 31)
LARGEST = 90
"""The most words of one teaser."""
MOST_HEADLINES = 3
"""One box of more is no teaser but a list of them."""
FEWEST = 3
SHARE = 0.6
LINKED = 0.5
RUNNING = 2.0
"""The value of a block that is running text."""


def listed(blocks: Sequence[Block], region: Region, outline: Outline) -> list[float]:
    """Return for each block 1 where it stands in a list of teasers, else 0; in plain text always 0."""
    found = [0.0] * len(blocks)
    if not region.ranges:
        return found
    words, headlines = _sums(blocks, len(region.ranges))
    members, teasers = _members(blocks, words, headlines)
    for index, count in teasers.items():
        first, last = region.ranges[index]
        if count < FEWEST or count < SHARE * members[index] or _holds_article(first, last, region, outline):
            continue
        found[first : last + 1] = [1.0] * (last + 1 - first)
    return found


def _sums(blocks: Sequence[Block], boxes: int) -> tuple[list[int], list[int]]:
    """Return for each box, by its index, the words of its own blocks and how many of them are headlines."""
    words, headlines = [0] * boxes, [0] * boxes
    for block in blocks:
        if block.box is not None:
            words[block.box.index] += block.words
            headlines[block.box.index] += block.words in HEADLINE_WORDS and block.link_density >= LINKED
    return words, headlines


def _members(
    blocks: Sequence[Block], words: list[int], headlines: list[int]
) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Add up the boxes' words and headlines; return for each box how many boxes of text, and of teasers, it holds."""
    members: Counter[int] = Counter()
    teasers: Counter[int] = Counter()
    for box in reversed(_boxes(blocks)):
        if box.parent is None:
            continue
        at, above = box.index, box.parent.index
        members[above] += words[at] > 0
        teasers[above] += words[at] <= LARGEST and 1 <= headlines[at] <= MOST_HEADLINES
        words[above] += words[at]
        headlines[above] += headlines[at]
    return members, teasers


def _boxes(blocks: Sequence[Block]) -> list[Box]:
    """Return the boxes around the blocks, each once, parents before children."""
    found: dict[int, Box] = {}
    for block in blocks:
        box = block.box
        while box is not None and box.index not in found:
            found[box.index] = box
            box = box.parent
    return [found[index] for index in sorted(found)]


def _holds_article(first: int, last: int, region: Region, outline: Outline) -> bool:
    if outline.title is not None and first <= outline.title <= last:
        return True
    return any(i and v >= RUNNING for i, v in zip(region.inside[first : last + 1], region.values[first:], strict=False))
