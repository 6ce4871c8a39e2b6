"""Labels that blocks take over: from the notice over their box, or from neighbours that are all of one kind."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from provenance.model.values import Label
from provenance.parse.blocks.block import Block
from provenance.parse.body.outline import Outline
from provenance.parse.body.region import Region
from provenance.parse.tree.boxes import Box

LARGEST_BOX = 60
"""A notice heads no box of more blocks."""
LARGEST_FAMILY = 40
FEWEST = 3
STEPS = 4
NEAR = 2
"""Plain text has no boxes: so many lines above and below are the neighbours."""
SPREADING: frozenset[Label] = frozenset({
    "related", "comment", "comment_form", "tags", "share_prompt", "newsletter", "subscription", "cookie_notice",
    "navigation", "advertisement", "legal", "author_bio",
})  # fmt: skip
"""Kinds that stand in runs; a byline or a date stands alone."""
PARTS: frozenset[Label] = frozenset({
    "date", "byline", "photo_credit", "agency_credit", "caption", "category", "navigation",
})  # fmt: skip
"""Kinds of lines that teasers hold too: among teasers they belong to them."""
Range = tuple[int, int]


def headed(start: int, blocks: Sequence[Block], region: Region, outline: Outline, barred: Sequence[int]) -> range:
    """Return the numbers of the blocks below block ``start`` in the box that it heads.

    The box holds neither title nor running text, and none of the ``barred`` blocks but the head, which head others.
    """
    best = range(0)
    for box in _around(blocks[start]):
        first, last = region.ranges[box.index]
        if first < start or last - first >= LARGEST_BOX or _holds_article(first, last, outline):
            break
        if any(start < i <= last for i in barred):
            break
        best = range(start + 1, last + 1)
    return best


def _around(block: Block) -> Iterator[Box]:
    return block.box.around() if block.box else iter(())


def _holds_article(first: int, last: int, outline: Outline) -> bool:
    if outline.title is not None and first <= outline.title <= last:
        return True
    return outline.first is not None and outline.last is not None and first <= outline.last and last >= outline.first


def alike(number: int, blocks: Sequence[Block], region: Region, labels: Mapping[int, Label]) -> Label | None:
    """Return the label that most of a block's sure neighbours have, when it is a kind that stands in runs.

    ``labels`` are those of the blocks that are sure of theirs, by number.
    """
    for first, last in _families(number, blocks, region):
        near = Counter(labels[i] for i in range(first, last + 1) if i in labels and i != number)
        if near.total() >= 2:
            label, count = near.most_common(1)[0]
            return label if label in SPREADING and 3 * count >= 2 * near.total() else None
    return None


def part_of_teasers(number: int, blocks: Sequence[Block], region: Region, labels: Mapping[int, Label]) -> bool:
    """Return whether the other lines in the innermost box of a few around a block, or near it, are teasers.

    ``labels`` are those of the blocks that are sure of theirs, by number; dates and credits among them have no voice.
    """
    for first, last in _families(number, blocks, region):
        near = Counter(labels[i] for i in range(first, last + 1) if i != number and i in labels)
        told = near.total() - sum(near[part] for part in PARTS)
        if told >= 2:
            return 3 * near["related"] >= 2 * told
    return False


def _families(number: int, blocks: Sequence[Block], region: Region) -> Iterator[Range]:
    """Yield the spans of the boxes around a block that hold a few more, innermost first; in plain text, of lines."""
    if not region.ranges:
        yield max(0, number - NEAR), min(len(blocks) - 1, number + NEAR)
        return
    steps = 0
    for box in _around(blocks[number]):
        first, last = region.ranges[box.index]
        if last - first >= LARGEST_FAMILY or steps == STEPS:
            return
        if last - first + 1 >= FEWEST:
            steps += 1
            yield first, last
