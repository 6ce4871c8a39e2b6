"""The one block model both inputs share: features computed once, that rules read by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from provenance.parse.tree.boxes import NOTHING, Box
from provenance.parse.tree.page import Anchor


class Wording(NamedTuple):
    """What is measured of a text's words alone, wherever it stands: the last fields of a ``Block``, in their order."""

    terms: Sequence[str] = ()
    words: int = 0
    stop_share: float = 0.0
    lower_share: float = 0.0
    digit_share: float = 0.0
    upper_share: float = 0.0
    sentence_end: int = 0
    colon_end: int = 0
    sentences: int = 0
    marks: int = 0
    date_like: int = 0
    name_like: float = 0.0
    lead_match: float = 0.0
    title_match: float = 0.0
    author_match: float = 0.0
    section_match: float = 0.0
    keyword_match: float = 0.0
    agency_like: float = 0.0
    site_match: float = 0.0


class Block(NamedTuple):
    """A run of text the layout keeps together. Its numeric fields are the features that ``block`` rules may bound."""

    start: int
    end: int
    text: str
    number: int
    """Its place among the blocks, from 0."""
    box: Box | None = None
    element: str = "p"
    inside: frozenset[str] = NOTHING
    """The elements around it that rules ask for."""
    anchors: tuple[Anchor, ...] = ()
    joined: bool = False
    """Whether it goes on in the line of the block before: of a text without breaks, a sentence is a block."""
    link_density: float = 0.0
    links: int = 0
    """How many links it holds."""
    strong_share: float = 0.0
    position: float = 0.0
    """Where the block stands among the blocks, from 0 to 1."""
    from_end: int = 0
    heading: int = 0
    """Level of the heading element, 0 for none."""
    repeated: int = 0
    """How many other blocks have the same text."""
    before_words: int = 0
    after_words: int = 0
    blank_before: int = 0
    """Empty lines above, in plain text."""
    remark: int = 0
    """1 in a readers' comment, told by its shape."""
    noticed: float = 0.0
    """1 for a line that a sure notice phrase begins, wherever it stands, 0.5 for one less sure."""
    terms: Sequence[str] = ()
    """Its words in lower case, without marks."""
    words: int = 0
    stop_share: float = 0.0
    lower_share: float = 0.0
    digit_share: float = 0.0
    upper_share: float = 0.0
    sentence_end: int = 0
    """1 when the block ends as a sentence does."""
    colon_end: int = 0
    sentences: int = 0
    """How many sentence ends it holds."""
    marks: int = 0
    """How many commas, stops and other sentence marks it holds."""
    date_like: int = 0
    """1 when a short block holds what reads as a date or time of day."""
    name_like: float = 0.0
    """1 for a short block of nothing but people's names, a known given name among them, 0.5 where none is known."""
    lead_match: float = 0.0
    title_match: float = 0.0
    """How much of the block's words and of a claimed title's words are the same, from 0 to 1."""
    author_match: float = 0.0
    """How much of a claimed author's name a block holds, from 0 to 1."""
    section_match: float = 0.0
    """How like a short block is to a claimed section."""
    keyword_match: float = 0.0
    """How many of a short block's words are claimed keywords, from 0 to 1."""
    agency_like: float = 0.0
    """1 for a short block that is nothing but the credit of agencies, 0.5 where other words stand before one."""
    site_match: float = 0.0
    """How many of a short block's words are the site's own name, from 0 to 1."""


FEATURES: frozenset[str] = frozenset({
    "words", "link_density", "links", "stop_share", "lower_share", "digit_share", "upper_share", "strong_share",
    "sentence_end", "colon_end", "sentences", "marks", "position", "from_end", "heading", "repeated", "title_match",
    "lead_match", "author_match", "section_match", "keyword_match", "date_like",
    "before_words", "after_words", "blank_before", "noticed", "name_like", "agency_like", "site_match",
    "remark",
})  # fmt: skip


class Place(NamedTuple):
    """Where a block stands: features known once the body's region and its landmarks are."""

    core: float
    before_core: float
    after_core: float
    value: float
    kin: float
    title: float
    before_first: float
    after_first: float
    after_last: float
    before_last: float
    after_title: float
    date_before: float
    date_after: float
    told: float
    listed: float


class Signature(NamedTuple):
    """Whom a line near the end of the text names: told last."""

    signed: float = 0.0
    """1 where the block names somebody whom the page claims for its author or a byline names."""
    introduces: float = 0.0
    """1 where the block opens with a name: words in capitals, then one that is not."""


REGION_FEATURES: frozenset[str] = frozenset({*Place._fields, *Signature._fields})


@dataclass(frozen=True, slots=True)
class Layout:
    """A text cut into blocks."""

    text: str
    blocks: tuple[Block, ...]
    rendered: bool
