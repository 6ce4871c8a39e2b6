"""Title, lead and the first and last paragraph: the landmarks that positions in rules refer to."""

from collections.abc import Sequence
from dataclasses import dataclass

from provenance.parse.blocks.block import Block, Layout
from provenance.parse.body.region import Region

TITLE_WORDS = range(2, 41)
LEAD_WORDS = range(5, 91)
REACH = 40
"""How many blocks above the first paragraph a title may stand."""
PARAGRAPH_WORDS = 22
SURE_MATCH = 0.6
SAME = 0.9
MOST = 0.3
"""The share of the running text that must follow a title which stands below some."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Block indexes of the landmarks; None where the text has none."""

    title: int | None
    first: int | None
    last: int | None


def find_outline(layout: Layout, region: Region) -> Outline:
    """Return the landmarks of the region: the title above it and its first and last running paragraph."""
    blocks = layout.blocks
    members = [b for b in blocks if region.inside[b.number]]
    running = [b.number for b in members if _runs(b) and region.values[b.number] > 0]
    if not running:
        return Outline(_loose_title(blocks), None, None)
    title = _title(layout, region, running[0])
    body = [i for i in running if title is None or i > title] or running
    return Outline(title, body[0], body[-1])


def _runs(block: Block) -> bool:
    return not block.heading and (block.words >= PARAGRAPH_WORDS or (block.words >= 6 and block.sentence_end == 1))


def _loose_title(blocks: Sequence[Block]) -> int | None:
    return 0 if len(blocks) > 1 and blocks[0].words in TITLE_WORDS and blocks[0].link_density < 0.5 else None


def _title(layout: Layout, region: Region, first: int) -> int | None:
    blocks = layout.blocks
    long = next((b.number for b in blocks[first:] if b.words >= PARAGRAPH_WORDS and not b.heading), first)
    above = [b for b in blocks[max(0, first - REACH) : long + 1] if b.words in TITLE_WORDS]
    if layout.rendered:
        return _page_title(layout.blocks, region, above, long)
    return _plain_title(above, long)


def _page_title(blocks: Sequence[Block], region: Region, above: Sequence[Block], long: int) -> int | None:
    """Return the block that repeats the page's claimed title best; one further down where most of the text follows."""
    named = [b for b in blocks[: long + 1] if b.words in TITLE_WORDS and b.title_match >= SURE_MATCH]
    late = [b for b in blocks[long + 1 : region.last] if b.heading in (1, 2) and b.title_match >= SAME]
    named += [b for b in late if b.words in TITLE_WORDS and _follows(blocks, region, b.number) >= MOST]
    pool = named or [b for b in above if b.heading in (1, 2)]
    return max(pool, key=_html_weight).number if pool else None


def _follows(blocks: Sequence[Block], region: Region, at: int) -> float:
    """Return the share of the region's running words that stand below a block."""
    running = [b for b in blocks[region.first : region.last + 1] if region.values[b.number] > 0]
    return sum(b.words for b in running if b.number > at) / max(1, sum(b.words for b in running))


def _html_weight(block: Block) -> tuple[float, int]:
    level = {1: 0.5, 2: 0.25, 3: 0.1}.get(block.heading, 0.0)
    length = min(block.words, 8) * 0.05
    return block.title_match + level + length - block.link_density * 0.4, block.number


def _plain_title(above: Sequence[Block], long: int) -> int | None:
    """Return the line above the first long paragraph that best reads as a title."""
    pool = [b for b in above if b.number < long and _title_like(b)]
    if not pool:
        return None
    matched = [b for b in pool if b.title_match >= SURE_MATCH and b.number]
    if matched:
        return matched[-1].number
    near = [b for b in pool if long - b.number <= 8] or pool[-1:]
    dated = next((b.number for b in above if b.date_like), long)
    return max(near, key=lambda b: (-min(b.sentences, 1), b.number < dated, min(b.words, 8), -b.number)).number


def _title_like(block: Block) -> bool:
    return (block.words >= 3 or block.number == 0) and not block.date_like and block.words <= 30 and block.marks <= 4
