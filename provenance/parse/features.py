"""Measures raw blocks: length, links, sentence marks, likeness to the page's own title."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from provenance.parse.blocks import Block, Layout
from provenance.parse.boxes import INLINE, NOTHING, Box
from provenance.parse.page import Anchor, RawBlock
from provenance.parse.stopwords import function_words, share
from provenance.rules.book import RuleBook

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”»“’)\]›」』*]*$")
CUT_SHORT = re.compile(r"[\[(](?:…|\.\.\.)[\])]\W*$")
"""A teaser that breaks off: Last night the council […]"""
SENTENCES = re.compile(r"[.!?…][\"'”»“’)]*(?:\s|$)|[。！？]")
MARKS = re.compile(r"[,.;:!?…،。、！？；؟](?=\s|[\"'”»’)]|$)|[、。！？，]")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b|\d{1,4}\s?[年月日]")
DATE_WORDS = 16
TITLE_WORDS = 60
LEAD_WORDS = 150
WORD = re.compile(r"\w+")
HEADINGS = {f"h{n}": n for n in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A raw block with its place in the canonical text, from either input."""

    start: int
    end: int
    text: str
    box: Box | None = None
    anchors: tuple[Anchor, ...] = ()
    strong: int = 0
    blank_before: int = 0
    element: str = "p"


class Claimed(NamedTuple):
    """Titles and descriptions the page gives of itself, for blocks to be compared with."""

    titles: Sequence[str] = ()
    leads: Sequence[str] = ()


def rendered(raw: Sequence[RawBlock]) -> tuple[str, tuple[Piece, ...]]:
    """Return the canonical text, one block a line, and its pieces by offsets into it."""
    pieces: list[Piece] = []
    at = 0
    for block in raw:
        box = block.box
        end = at + len(block.text)
        pieces.append(Piece(at, end, block.text, box, block.anchors, block.strong, 0, element_of(box)))
        at = end + 1
    return "\n".join(b.text for b in raw), tuple(pieces)


def element_of(box: Box) -> str:
    """Return the nearest element around the text that is not mere inline markup."""
    for steps, around in enumerate(box.around()):
        if around.tag not in INLINE or steps > 20:
            return around.tag
    return ""


def measured(text: str, pieces: Sequence[Piece], book: RuleBook, claimed: Claimed, is_page: bool) -> Layout:
    """Return the pieces as blocks with every feature measured."""
    stops = function_words(book)
    same = Counter(p.text for p in pieces)
    title_sets, lead_sets = _word_sets(claimed.titles), _word_sets(claimed.leads)
    lengths = [_length(p.text) for p in pieces]
    after = [*lengths[1:], 0]
    blocks = []
    for i, piece in enumerate(pieces):
        words = piece.text.split()
        count = len(words)
        own = frozenset(WORD.findall(piece.text.lower())) if lengths[i] < LEAD_WORDS else NOTHING
        sentence_end = _ends(piece.text)
        blocks.append(
            Block(
                start=piece.start,
                end=piece.end,
                text=piece.text,
                number=i,
                box=piece.box,
                element=piece.element,
                inside=piece.box.tags if piece.box else NOTHING,
                anchors=piece.anchors,
                words=lengths[i],
                link_density=_link_density(piece),
                stop_share=share(piece.text.lower().split(), stops),
                lower_share=len([1 for w in words if w[0].islower()]) / count,
                digit_share=len([1 for w in words if w[0].isdigit()]) / count,
                upper_share=len([1 for w in words if w.isupper()]) / count,
                strong_share=piece.strong / len(piece.text),
                sentence_end=sentence_end,
                colon_end=int(piece.text[-1] in ":："),
                sentences=len(SENTENCES.findall(piece.text)) if count > 1 else sentence_end,
                marks=len(MARKS.findall(piece.text)) if count > 1 else sentence_end,
                position=i / len(pieces),
                from_end=len(pieces) - 1 - i,
                heading=HEADINGS.get(piece.element, 0),
                repeated=same[piece.text] - 1,
                title_match=_likeness(own, title_sets) if lengths[i] <= TITLE_WORDS else 0.0,
                lead_match=_likeness(own, lead_sets),
                date_like=int(lengths[i] <= DATE_WORDS and DATE_LIKE.search(piece.text) is not None),
                before_words=lengths[i - 1] if i else 0,
                after_words=after[i],
                blank_before=piece.blank_before,
            )
        )
    return Layout(text, tuple(blocks), is_page)


def _ends(text: str) -> int:
    """Return 1 where the text ends as a sentence does, else 0."""
    tail = max(0, len(text) - 8)
    return int(SENTENCE_END.search(text, tail) is not None and CUT_SHORT.search(text, tail) is None)


def _length(text: str) -> int:
    """Return the number of words; scripts written without spaces count two characters as one."""
    if text.isascii():
        return text.count(" ") + 1
    unspaced = len(UNSPACED.findall(text))
    return text.count(" ") + 1 if unspaced < 2 else len(UNSPACED.sub(" ", text).split()) + unspaced // 2


def _link_density(piece: Piece) -> float:
    return sum(a.end - a.start for a in piece.anchors) / len(piece.text) if piece.anchors else 0.0


def _word_sets(texts: Iterable[str]) -> tuple[frozenset[str], ...]:
    found = dict.fromkeys(frozenset(WORD.findall(t.lower())) for t in texts)
    return tuple(s for s in found if s)


def _likeness(own: frozenset[str], sets: tuple[frozenset[str], ...]) -> float:
    if not own:
        return 0.0
    return max((len(own & s) / max(len(own), len(s)) for s in sets if not own.isdisjoint(s)), default=0.0)
