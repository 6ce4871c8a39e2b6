"""Measures raw blocks: length, links, sentence marks, likeness to the page's own title."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from provenance.parse.authors import name_likeness
from provenance.parse.blocks import Block, Layout
from provenance.parse.boxes import INLINE, NOTHING, Box
from provenance.parse.page import Anchor, RawBlock
from provenance.parse.scoring import BlockRules
from provenance.parse.stopwords import function_words
from provenance.rules.book import RuleBook

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”»“’)\]›」』*]*$")
CUT_SHORT = re.compile(r"[\[(](?:…|\.\.\.)[\])]\W*$")
"""A teaser that breaks off: Last night the council […]"""
SENTENCES = re.compile(r"[.!?…][\"'”»“’)]*(?:\s|$)|[。！？]")
MARKS = re.compile(r"[,.;:!?…،。、！？；؟](?=\s|[\"'”»’)]|$)|[、。！？，]")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b|\d{1,4}\s?[年月日]")
DIGIT = re.compile(r"\d")
DATE_WORDS = 16
TITLE_WORDS = 60
LEAD_WORDS = 150
SHORT = 24
NAMES_WORDS = 14
WORD = re.compile(r"\w+")
HEADINGS = {f"h{n}": n for n in range(1, 7)}


class Piece(NamedTuple):
    """A raw block with its place in the canonical text, from either input."""

    start: int
    end: int
    text: str
    box: Box | None = None
    anchors: tuple[Anchor, ...] = ()
    strong: int = 0
    blank_before: int = 0
    element: str = "p"
    joined: bool = False
    """Whether it goes on in the line of the piece before."""


class Claimed(NamedTuple):
    """What the page says of itself, for blocks to be compared with."""

    titles: Sequence[str] = ()
    leads: Sequence[str] = ()
    authors: Sequence[str] = ()
    sections: Sequence[str] = ()
    keywords: Sequence[str] = ()


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
    shares = _shares(book)
    same = Counter(p.text for p in pieces)
    titles, leads = Likened.of(claimed.titles), Likened.of(claimed.leads)
    authors, sections = Likened.of(claimed.authors), Likened.of(claimed.sections)
    keywords = Likened.of(claimed.keywords)
    lengths = [_length(p.text) for p in pieces]
    after = [*lengths[1:], 0]
    blocks = []
    for i, piece in enumerate(pieces):
        body, length = piece.text, lengths[i]
        words = body.split()
        several = len(words) > 1
        own = frozenset(WORD.findall(body.lower())) if length < LEAD_WORDS else NOTHING
        share = {name: len(among(words)) / len(words) for name, among in shares}
        sentence_end = _ends(body)
        blocks.append(
            Block(
                start=piece.start,
                end=piece.end,
                text=body,
                number=i,
                box=piece.box,
                element=piece.element,
                inside=piece.box.tags if piece.box else NOTHING,
                anchors=piece.anchors,
                words=length,
                link_density=_link_density(piece),
                links=len(piece.anchors),
                stop_share=share.get("stop_share", 0.0),
                lower_share=share.get("lower_share", 0.0),
                digit_share=share.get("digit_share", 0.0),
                upper_share=share.get("upper_share", 0.0),
                strong_share=piece.strong / len(body),
                sentence_end=sentence_end,
                colon_end=int(body[-1] in ":："),
                sentences=len(SENTENCES.findall(body)) if several else sentence_end,
                marks=len(MARKS.findall(body)) if several else sentence_end,
                position=i / len(pieces),
                from_end=len(pieces) - 1 - i,
                heading=HEADINGS.get(piece.element, 0),
                repeated=same[body] - 1,
                title_match=titles.likeness(own) if length <= TITLE_WORDS else 0.0,
                lead_match=leads.likeness(own),
                author_match=authors.held(own) if length <= SHORT else 0.0,
                section_match=sections.likeness(own) if length <= SHORT else 0.0,
                keyword_match=keywords.share(own) if length <= SHORT else 0.0,
                date_like=int(length <= DATE_WORDS and _dated(body)),
                before_words=lengths[i - 1] if i else 0,
                after_words=after[i],
                blank_before=piece.blank_before,
                joined=piece.joined,
                name_like=name_likeness(body, book) if several and length <= NAMES_WORDS and not sentence_end else 0.0,
            )
        )
    return Layout(text, tuple(blocks), is_page)


def _shares(book: RuleBook) -> tuple[tuple[str, Callable[[Sequence[str]], Sequence[str]]], ...]:
    """Return the shares of words that some block rule asks for, each with what picks the words it counts."""
    stops = function_words(book)
    picked: dict[str, Callable[[Sequence[str]], Sequence[str]]] = {
        "stop_share": lambda words: [w for w in words if w.lower() in stops],
        "lower_share": lambda words: [w for w in words if w[0].islower()],
        "digit_share": lambda words: [w for w in words if w[0].isdigit()],
        "upper_share": lambda words: [w for w in words if w.isupper()],
    }
    asked = BlockRules.of(book).features
    return tuple((name, among) for name, among in picked.items() if name in asked)


def _ends(text: str) -> int:
    """Return 1 where the text ends as a sentence does, else 0."""
    if text[-1].isalnum():
        return 0
    tail = max(0, len(text) - 8)
    return int(SENTENCE_END.search(text, tail) is not None and CUT_SHORT.search(text, tail) is None)


def _dated(text: str) -> bool:
    return DIGIT.search(text) is not None and DATE_LIKE.search(text) is not None


def _length(text: str) -> int:
    """Return the number of words; scripts written without spaces count two characters as one."""
    if text.isascii():
        return text.count(" ") + 1
    unspaced = len(UNSPACED.findall(text))
    return text.count(" ") + 1 if unspaced < 2 else len(UNSPACED.sub(" ", text).split()) + unspaced // 2


def _link_density(piece: Piece) -> float:
    return sum(a.end - a.start for a in piece.anchors) / len(piece.text) if piece.anchors else 0.0


class Likened(NamedTuple):
    """Texts to be compared with, each as the set of its words, and all their words together."""

    sets: tuple[frozenset[str], ...]
    known: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Likened":
        """Return the texts' sets of words, each once."""
        found = dict.fromkeys(frozenset(WORD.findall(t.lower())) for t in texts)
        sets = tuple(s for s in found if s)
        return cls(sets, NOTHING.union(*sets))

    def likeness(self, own: frozenset[str]) -> float:
        """Return how much of these words and of one text's are the same, for the text that is most like; 0 to 1."""
        shared = own & self.known
        if not shared:
            return 0.0
        return max([len(shared & s) / max(len(own), len(s)) for s in self.sets])

    def held(self, own: frozenset[str]) -> float:
        """Return how much of the text that is held best is among these words, 0 to 1."""
        if not self.known or own.isdisjoint(self.known):
            return 0.0
        return max([len(own & s) / len(s) for s in self.sets])

    def share(self, own: frozenset[str]) -> float:
        """Return how many of these words are words of the texts, 0 to 1."""
        return len(own & self.known) / len(own) if self.known and own else 0.0
