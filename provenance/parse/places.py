"""Where each block stands: features known only once the region and its landmarks are."""

from collections.abc import Iterator, Sequence

from provenance.parse.blocks import Block, Layout, Place
from provenance.parse.outline import Outline
from provenance.parse.region import Region
from provenance.parse.teasers import listed

TOLD_WORDS = 24
"""How many words a block may have for the article to be asked for them."""
RUNNING_WORDS = 12
LETTERS = 3


def places(layout: Layout, region: Region, outline: Outline) -> list[Place]:
    """Return the features of each block's place, in order."""
    blocks = layout.blocks
    lists = listed(blocks, region, outline)
    told = list(_told(blocks, region, outline))
    dated = [0, *(b.date_like for b in blocks), 0]
    first, last = outline.first, outline.last
    # Fields by their place: by name each would take twice as long to make.
    return [
        Place(
            region.inside[i],
            max(0, region.first - i),
            max(0, i - region.last),
            region.values[i],
            region.kin[i],
            i == outline.title,
            max(0, (first or 0) - i),
            0 if first is None else max(0, i - first),
            0 if last is None else max(0, i - last),
            0 if last is None else max(0, last - i),
            0 if outline.title is None else i - outline.title,
            dated[i],
            dated[i + 2],
            told[i],
            lists[i],
        )
        for i in range(len(blocks))
    ]


def _told(blocks: Sequence[Block], region: Region, outline: Outline) -> Iterator[float]:
    """Yield for each short block outside the running text how many of its words occur in that text, 0 to 1."""
    running = [b for b in blocks if b.number == outline.title or (region.inside[b.number] and _runs(b, region))]
    known = frozenset(w for b in running for w in b.terms)
    for block in blocks:
        own = [w for w in block.terms if len(w) >= LETTERS or not w.isascii()] if block.words <= TOLD_WORDS else ()
        yield sum(map(known.__contains__, own)) / len(own) if own else 0.0


def _runs(block: Block, region: Region) -> bool:
    return region.values[block.number] > 0 and block.words > RUNNING_WORDS
