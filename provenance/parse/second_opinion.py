"""What another judge of bodies says of a page, asked only where ours is unsure; if it fails nothing is lost."""

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from provenance.parse.blocks import Block
from provenance.parse.region import Region
from provenance.parse.settings import Settings

NOT_ALNUM = re.compile(r"[\W_]+")
LARGEST_PAGE = 1_000_000
MOST_BLOCKS = 5_000
NOBODY: Mapping[int, float] = MappingProxyType({})


def unsure(region: Region, settings: Settings) -> bool:
    """Return whether the region is no article in itself and much text lies outside, so that another should be heard."""
    return region.share < settings.unsure_share and region.worth < settings.unsure_most


def second_opinion(html: str, blocks: Sequence[Block], settings: Settings) -> Mapping[int, float]:
    """Return what to add to the value of the blocks the other judge takes for body, by index; nothing if it fails."""
    if len(html) > LARGEST_PAGE or not 0 < len(blocks) <= MOST_BLOCKS:
        return NOBODY
    try:
        # Its import alone takes longer than parsing a page.
        found = import_module("trafilatura").extract(html, include_comments=False, fast=True)
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
