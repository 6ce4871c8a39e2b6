"""Where each block stands: features known only once the region and its landmarks are."""

from collections.abc import Iterator, Sequence

from provenance.parse.blocks import Block, Layout
from provenance.parse.outline import Outline
from provenance.parse.region import Region
from provenance.parse.teasers import listed
from provenance.parse.wording import WORD

TOLD_WORDS = 24
"""How many words a block may have for the article to be asked for them."""
RUNNING_WORDS = 12
LETTERS = 3
Place = dict[str, float]


def places(layout: Layout, region: Region, outline: Outline) -> list[Place]:
    """Return the features of each block's place, in order."""
    blocks = layout.blocks
    lists = listed(blocks, region, outline)
    told = list(_told(blocks, region, outline))
    return [_place(b, blocks, region, outline) | {"told": told[b.number], "listed": lists[b.number]} for b in blocks]


def _place(block: Block, blocks: Sequence[Block], region: Region, outline: Outline) -> Place:
    i = block.number
    return {
        **region.features(i),
        "title": float(i == outline.title),
        "before_first": float(max(0, (outline.first or 0) - i)),
        "after_last": float(max(0, i - outline.last)) if outline.last is not None else 0.0,
        "after_first": float(max(0, i - outline.first)) if outline.first is not None else 0.0,
        "after_title": float(i - outline.title) if outline.title is not None else 0.0,
        "date_before": float(i > 0 and blocks[i - 1].date_like),
        "date_after": float(i + 1 < len(blocks) and blocks[i + 1].date_like),
    }


def _told(blocks: Sequence[Block], region: Region, outline: Outline) -> Iterator[float]:
    """Yield for each short block outside the running text how many of its words occur in that text, 0 to 1."""
    running = [b for b in blocks if b.number == outline.title or (region.inside[b.number] and _runs(b, region))]
    known = {w for b in running for w in WORD.findall(b.text.lower())}
    for block in blocks:
        own = _words(block) if block.words <= TOLD_WORDS else []
        yield len([w for w in own if w in known]) / len(own) if own else 0.0


def _runs(block: Block, region: Region) -> bool:
    return region.values[block.number] > 0 and block.words > RUNNING_WORDS


def _words(block: Block) -> list[str]:
    return [w for w in WORD.findall(block.text.lower()) if len(w) >= LETTERS or not w.isascii()]
