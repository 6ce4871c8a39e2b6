"""Measures raw blocks: length, links, sentence marks, likeness to the page's own title."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from operator import truediv
from typing import NamedTuple

from provenance.parse.blocks.agencies import SOURCE_WORDS, agency_likeness, may_name_agency
from provenance.parse.blocks.block import Block, Layout, Wording
from provenance.parse.blocks.block_rules import BlockRules
from provenance.parse.blocks.likeness import Likened
from provenance.parse.line.authors import forms_of, name_likeness
from provenance.parse.line.stopwords import function_words
from provenance.parse.line.wording import WORD, dated, ends, length, marks, sentences
from provenance.parse.tree.boxes import INLINE, NOTHING, Box
from provenance.parse.tree.page import Anchor, RawBlock
from provenance.parse.tree.site import names_site, site_name
from provenance.rules.book import RuleBook

DATE_WORDS = 16
TITLE_WORDS = 60
LEAD_WORDS = 150
SHORT = 24
NAMES_WORDS = 14
UNLIKE = (0.0, 0.0, 0.0, 0.0, 0.0)
AGENCY_WORDS = 10
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
    sites: Sequence[str] = ()


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
    if not pieces:
        return Layout(text, (), is_page)
    wordings = Wordings(book, claimed)
    found = [wordings.of(p.text) for p in pieces]
    # Field by field: a block made by names would take several times as long.
    fields = zip(*_fields(pieces, found, book), *zip(*found, strict=True), strict=False)
    return Layout(text, tuple(map(Block._make, fields)), is_page)


def _fields(pieces: Sequence[Piece], found: Sequence[Wording], book: RuleBook) -> tuple[Iterable[object], ...]:
    """Return the fields of a block up to its wording, in their order, each for all pieces."""
    starts, ends, texts, boxes, anchors, strong, blanks, elements, joined = zip(*pieces, strict=True)
    enclosing, same, count = BlockRules.of(book).enclosing, Counter(texts), len(pieces)
    words = [0, *(w.words for w in found), 0]
    return (
        starts,
        ends,
        texts,
        range(count),
        boxes,
        elements,
        [box.tags & enclosing if box else NOTHING for box in boxes],
        anchors,
        joined,
        [_link_density(p) if p.anchors else 0.0 for p in pieces],
        map(len, anchors),
        map(truediv, strong, map(len, texts)),
        [n / count for n in range(count)],
        range(count - 1, -1, -1),
        [HEADINGS.get(element, 0) for element in elements],
        [same[text] - 1 for text in texts],
        words,
        words[2:],
        blanks,
        repeat(0),
        repeat(0.0),
    )


def _link_density(piece: Piece) -> float:
    return sum([a.end - a.start for a in piece.anchors]) / len(piece.text)


class Wordings:
    """Measures what does not depend on where a line stands, each distinct text once."""

    def __init__(self, book: RuleBook, claimed: Claimed) -> None:
        self._book = book
        self._stops = function_words(book)
        self._asked = BlockRules.of(book).features
        self._titles, self._leads = Likened.of(claimed.titles), Likened.of(claimed.leads)
        self._authors, self._sections = Likened.of(claimed.authors), Likened.of(claimed.sections)
        self._keywords, self._sites = Likened.of(claimed.keywords), Likened.of(claimed.sites)
        self._site = site_name(claimed.sites[0]) if claimed.sites else ""
        self._sources = forms_of(book, SOURCE_WORDS)
        likened = (self._titles, self._leads, self._authors, self._sections, self._keywords)
        self._claimed = NOTHING.union(*(each.known for each in likened))
        self._seen: dict[str, Wording] = {}

    def of(self, text: str) -> Wording:
        """Return the features of a text's words."""
        found = self._seen.get(text)
        if found is None:
            lowered = text.lower()
            words, terms, size = text.split(), WORD.findall(lowered), length(text)
            shares, likeness = self._shares(words, lowered), self._likeness(frozenset(terms), size)
            end, colon, stops, inner, date, name = self._shape(text, words, size)
            credited = size <= AGENCY_WORDS and may_name_agency(terms, self._book)
            credit = agency_likeness(text, self._book, self._sites.known) if credited else 0.0
            own = self._own(text, terms) if size <= AGENCY_WORDS else 0.0
            found = Wording(terms, size, *shares, end, colon, stops, inner, date, name, *likeness, credit, own)
            self._seen[text] = found
        return found

    def _own(self, text: str, terms: Sequence[str]) -> float:
        """Return the share of words that are the site's; 1 where a source is given and its name is that of the site."""
        given = terms[:1] and terms[0] in self._sources
        return 1.0 if given and names_site(text, self._site) else self._sites.share(frozenset(terms))

    def _shares(self, words: Sequence[str], lowered: str) -> tuple[float, float, float, float]:
        """Return the shares of function words, and of words in lower case, with digits and in capitals."""
        size, asked, first = len(words), self._asked, [w[0] for w in words]
        return (
            sum(map(self._stops.__contains__, lowered.split())) / size,
            sum(map(str.islower, first)) / size if "lower_share" in asked else 0.0,
            sum(map(str.isdigit, first)) / size if "digit_share" in asked else 0.0,
            sum(map(str.isupper, words)) / size if "upper_share" in asked else 0.0,
        )

    def _shape(self, text: str, words: Sequence[str], size: int) -> tuple[int, int, int, int, int, float]:
        """Return how the text ends, how many sentences and marks it holds, and whether it reads as a date or names."""
        several = len(words) > 1
        if "".join(words).isalpha():
            return 0, 0, 0, 0, 0, self._named(text, size) if several else 0.0
        end = ends(text)
        return (
            end,
            int(text[-1] in ":："),
            sentences(text) if several else end,
            marks(text) if several else end,
            int(size <= DATE_WORDS and dated(text)),
            self._named(text, size) if several and not end else 0.0,
        )

    def _named(self, text: str, size: int) -> float:
        return name_likeness(text, self._book) if size <= NAMES_WORDS else 0.0

    def _likeness(self, own: frozenset[str], size: int) -> tuple[float, float, float, float, float]:
        """Return how like the words are to the claimed leads, titles, authors, sections and keywords."""
        if size >= LEAD_WORDS or own.isdisjoint(self._claimed):
            return UNLIKE
        lead = self._leads.likeness(own)
        title = self._titles.likeness(own) if size <= TITLE_WORDS else 0.0
        if size > SHORT:
            return lead, title, self._authors.held(own), 0.0, 0.0
        return lead, title, self._authors.held(own), self._sections.likeness(own), self._keywords.share(own)
