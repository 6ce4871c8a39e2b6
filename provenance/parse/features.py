"""Measures raw blocks: length, links, sentence marks, likeness to the page's own title."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from provenance.parse.authors import name_likeness
from provenance.parse.blocks import Block, Layout
from provenance.parse.boxes import INLINE, NOTHING, Box
from provenance.parse.likeness import Likened
from provenance.parse.page import Anchor, RawBlock
from provenance.parse.scoring import BlockRules
from provenance.parse.stopwords import function_words
from provenance.parse.wording import WORD, dated, ends, length, marks, sentences
from provenance.rules.book import RuleBook

DATE_WORDS = 16
TITLE_WORDS = 60
LEAD_WORDS = 150
SHORT = 24
NAMES_WORDS = 14
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
    same = Counter(p.text for p in pieces)
    enclosing = BlockRules.of(book).enclosing
    wordings = Wordings(book, claimed)
    found = [wordings.of(p.text) for p in pieces]
    lengths = [0, *(int(w["words"]) for w in found), 0]
    blocks = [
        Block(
            start=piece.start,
            end=piece.end,
            text=piece.text,
            number=i,
            box=piece.box,
            element=piece.element,
            inside=piece.box.tags & enclosing if piece.box else NOTHING,
            anchors=piece.anchors,
            link_density=_link_density(piece) if piece.anchors else 0.0,
            links=len(piece.anchors),
            strong_share=piece.strong / len(piece.text),
            position=i / len(pieces),
            from_end=len(pieces) - 1 - i,
            heading=HEADINGS.get(piece.element, 0),
            repeated=same[piece.text] - 1,
            before_words=lengths[i],
            after_words=lengths[i + 2],
            blank_before=piece.blank_before,
            joined=piece.joined,
            **wording,
        )
        for i, (piece, wording) in enumerate(zip(pieces, found, strict=True))
    ]
    return Layout(text, tuple(blocks), is_page)


def _link_density(piece: Piece) -> float:
    return sum(a.end - a.start for a in piece.anchors) / len(piece.text)


class Wordings:
    """Measures what does not depend on where a line stands, each distinct text once."""

    def __init__(self, book: RuleBook, claimed: Claimed) -> None:
        self._book = book
        self._shares = _shares(book)
        self._titles, self._leads = Likened.of(claimed.titles), Likened.of(claimed.leads)
        self._authors, self._sections = Likened.of(claimed.authors), Likened.of(claimed.sections)
        self._keywords = Likened.of(claimed.keywords)
        self._seen: dict[str, Mapping[str, Any]] = {}

    def of(self, text: str) -> Mapping[str, Any]:
        """Return the features of a text's words by name."""
        found = self._seen.get(text)
        if found is None:
            size = length(text)
            found = self._seen[text] = {**self._shape(text, size), **self._likeness(text, size)}
        return found

    def _shape(self, text: str, size: int) -> dict[str, Any]:
        words = text.split()
        several, end = len(words) > 1, ends(text)
        return {
            "words": size,
            "sentence_end": end,
            "colon_end": int(text[-1] in ":："),
            "sentences": sentences(text) if several else end,
            "marks": marks(text) if several else end,
            "date_like": int(size <= DATE_WORDS and dated(text)),
            "name_like": name_likeness(text, self._book) if several and size <= NAMES_WORDS and not end else 0.0,
            **{name: len(among(words)) / len(words) for name, among in self._shares},
        }

    def _likeness(self, text: str, size: int) -> dict[str, float]:
        if size >= LEAD_WORDS:
            return {}
        own = frozenset(WORD.findall(text.lower()))
        found = {"lead_match": self._leads.likeness(own)}
        if size <= TITLE_WORDS:
            found["title_match"] = self._titles.likeness(own)
        if size <= SHORT:
            found["author_match"] = self._authors.held(own)
            found["section_match"] = self._sections.likeness(own)
            found["keyword_match"] = self._keywords.share(own)
        return found


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
