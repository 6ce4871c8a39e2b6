"""Where each block stands: features known only once the region and its landmarks are."""

from collections.abc import Iterator, Sequence
from itertools import repeat

from provenance.parse.blocks.block import Block, Layout, Place
from provenance.parse.body.outline import Outline
from provenance.parse.body.region import Region
from provenance.parse.body.teasers import listed

TOLD_WORDS = 24
"""How many words a block may have for the article to be asked for them."""
RUNNING_WORDS = 12
LETTERS = 3
STEM = 6
"""Words are compared by so many letters: väsymyksestä speaks of väsymys."""


def places(layout: Layout, region: Region, outline: Outline) -> list[Place]:
    """Return the features of each block's place, in order."""
    blocks, count = layout.blocks, len(layout.blocks)
    dated = [0, *(b.date_like for b in blocks), 0]
    first, last, title = outline.first, outline.last, outline.title
    none = repeat(0)
    fields = zip(
        region.inside,
        _above(region.first, count),
        _below(region.last, count),
        region.values,
        region.kin,
        [n == title for n in range(count)],
        _above(first or 0, count),
        none if first is None else _below(first, count),
        none if last is None else _below(last, count),
        none if last is None else _above(last, count),
        none if title is None else range(-title, count - title),
        dated,
        dated[2:],
        _told(blocks, region, outline),
        listed(blocks, region, outline),
        strict=False,
    )
    return list(map(Place._make, fields))  # by names each would take several times as long to make


def _above(at: int, count: int) -> list[int]:
    """Return for each of so many blocks how far above block ``at`` it stands, 0 from there on."""
    return [*range(at, 0, -1), *repeat(0, count)][:count]


def _below(at: int, count: int) -> list[int]:
    """Return for each of so many blocks how far below block ``at`` it stands, 0 up to there."""
    return [*repeat(0, at), *range(max(0, -at), count - at)][:count]


def _told(blocks: Sequence[Block], region: Region, outline: Outline) -> Iterator[float]:
    """Yield for each short block outside the running text how many of its words occur in that text, 0 to 1."""
    running = [b for b in blocks if b.number == outline.title or (region.inside[b.number] and _runs(b, region))]
    known = frozenset(w[:STEM] for b in running for w in b.terms)
    for block in blocks:
        own = (
            [w[:STEM] for w in block.terms if len(w) >= LETTERS or not w.isascii()] if block.words <= TOLD_WORDS else ()
        )
        yield sum(map(known.__contains__, own)) / len(own) if own else 0.0


def _runs(block: Block, region: Region) -> bool:
    return region.values[block.number] > 0 and block.words > RUNNING_WORDS
