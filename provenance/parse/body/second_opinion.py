"""What other judges of bodies say of a page, asked only where ours is unsure; if they fail nothing is lost."""

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from resiliparse.extract import html2text

from provenance.parse.blocks.block import Block
from provenance.parse.blocks.settings import Settings
from provenance.parse.body.region import Region

NOT_ALNUM = re.compile(r"[\W_]+")
LARGEST_PAGE = 1_000_000
MOST_BLOCKS = 5_000
DEEPEST = 200
"""The other judges' work grows with the depth of the page as well; no article stands so deep."""
ARTICLE_WORDS = 100
NOBODY: Mapping[int, float] = MappingProxyType({})


def unsure(region: Region, settings: Settings) -> bool:
    """Return whether the region is no article in itself and much text lies outside, so that another should be heard."""
    return region.share < settings.unsure_share and region.worth < settings.unsure_most


def second_opinion(html: str, depth: int, blocks: Sequence[Block], settings: Settings) -> Mapping[int, float]:
    """Return what to add to the value of the blocks another judge takes for body, by index; nothing if none tells.

    ``depth`` is that of the page's deepest box. The quick judge is asked first; the other where that one tells nothing.
    """
    if len(html) > LARGEST_PAGE or depth > DEEPEST or not 0 < len(blocks) <= MOST_BLOCKS:
        return NOBODY
    most = settings.vouched_most * sum(b.words for b in blocks)
    for ask in (_resiliparse, _trafilatura):
        try:
            taken = _aligned((ask(html) or "").split("\n"), blocks)
        except Exception:
            continue
        if taken and sum(blocks[n].words for n in taken) <= most:  # one that finds no body may give the whole page back
            return dict.fromkeys(_prose(taken, blocks), settings.vouched)
    return NOBODY


def _prose(taken: Sequence[int], blocks: Sequence[Block]) -> Sequence[int]:
    """Return the blocks taken without those in list items, where an article stands beside these: comments do so."""
    prose = [n for n in taken if not _listed(blocks[n])]
    return prose if sum(blocks[n].words for n in prose) >= ARTICLE_WORDS else taken


def _listed(block: Block) -> bool:
    return block.box is not None and any(box.tag == "li" for box in block.box.around())


def _resiliparse(html: str) -> str:
    return html2text.extract_plain_text(
        html, preserve_formatting=True, main_content=True, list_bullets=False, alt_texts=False, comments=False
    )


def _trafilatura(html: str) -> str | None:
    # Its import alone takes longer than parsing a page.
    found: str | None = import_module("trafilatura").extract(html, include_comments=False, fast=True)
    return found


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
