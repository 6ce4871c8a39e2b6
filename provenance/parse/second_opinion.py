"""What another judge of bodies says of a page, asked only where ours is unsure; if it fails nothing is lost."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from resiliparse.extract import html2text

from provenance.parse.blocks import Block
from provenance.parse.region import Region
from provenance.parse.settings import Settings

NOT_ALNUM = re.compile(r"[\W_]+")
LARGEST_PAGE = 1_000_000
MOST_BLOCKS = 5_000
DEEPEST = 200
"""The other judge's work grows with the depth of the page as well; no article stands so deep."""
NOBODY: Mapping[int, float] = MappingProxyType({})


def unsure(region: Region, settings: Settings) -> bool:
    """Return whether the region is no article in itself and much text lies outside, so that another should be heard."""
    return region.share < settings.unsure_share and region.worth < settings.unsure_most


def second_opinion(html: str, depth: int, blocks: Sequence[Block], settings: Settings) -> Mapping[int, float]:
    """Return what to add to the value of the blocks the other judge takes for body, by index; nothing if it fails.

    ``depth`` is that of the page's deepest box.
    """
    if len(html) > LARGEST_PAGE or depth > DEEPEST or not 0 < len(blocks) <= MOST_BLOCKS:
        return NOBODY
    try:
        found = html2text.extract_plain_text(
            html, preserve_formatting=True, main_content=True, list_bullets=False, alt_texts=False
        )
    except Exception:
        return NOBODY
    taken = _aligned((found or "").split("\n"), blocks)
    # Where it finds no body it gives the whole page back: that tells nothing from nothing.
    if sum(blocks[n].words for n in taken) > settings.vouched_most * sum(b.words for b in blocks):
        return NOBODY
    return dict.fromkeys(taken, settings.vouched)


def _aligned(lines: Sequence[str], blocks: Sequence[Block]) -> list[int]:
    """Match lines to blocks in order: a line that repeats takes the next block with its words."""
    waiting: dict[str, list[int]] = {}
    for block in reversed(blocks):
        waiting.setdefault(_key(block.text), []).append(block.number)
    found: list[int] = []
    for line in lines:
        places = waiting.get(_key(line.lstrip("-|# ")))
        if places and line.strip():
            found.append(places.pop())
    return found


def _key(text: str) -> str:
    return NOT_ALNUM.sub("", text[:400])[:120]
