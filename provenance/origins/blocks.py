"""What the blocks around the body are read as: their labels, unless what they say or where they stand is surer."""

import re
from collections import Counter
from typing import NamedTuple

from provenance.model.article import Article
from provenance.model.values import Segment
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Words

FIRST_BLOCKS, LAST_BLOCKS = 2, 3
"""How many paragraphs of the body count as its edges."""
OPENING_BLOCKS = 2
"""Between the lead and the first paragraph a credit is the text's; from there to the last block it is a picture's."""
NEAR = 12
"""How many segments from the body a block may stand that need not speak of it; farther off are lists and footers."""
BESIDE = 2
"""How many segments may lie between the body and a line for it to be read as what it says."""
CREDIT, UNLABELLED = "agency_credit", "other"
GUESSED = frozenset({"navigation", "related", "category", "advertisement"})
"""Labels that a short line beside the body gets by its shape alone, when nothing surer is known of it."""
MISTAKEN = frozenset({*GUESSED, "author_bio", "share_prompt", "tags"})
"""Labels under which a line near the body that says "Source: …" is still the credit it says it is."""
PICTURES = frozenset({"caption", "photo_credit"})
COMMENT = "comment"
AMONG_COMMENTS = 6
"""How many blocks to either side a comment may stand for what lies between to be a commenter's: "By J. Miller"."""
READ_AS = {"heading": "paragraph", "correction": "disclosure"}
"""What blocks below the text may hold besides: "Provided by …" set as a heading, a credit behind a correction."""
OF_TEASERS = frozenset({"byline", "author_bio"})
OF_FIGURES = ("/figcaption[", "/figure[")
"""Elements in which a line that looks like a byline credits the picture."""
CAPTION_NEAR = 3
"""How many blocks on a caption may stand for an agency's bare name to be the picture's."""
LISTED = 3
"""From how many equal lines on they credit the pictures they stand by."""
LONGEST_CREDIT, LONGEST_LINE = 12, 200
SHORTEST_CAPTION = 5
"""From so many words on a line behind the text may well be about a picture."""
_NO_WORD = re.compile(r"[\W_]+")


class Edges(NamedTuple):
    """Which blocks of the body are its edges, by their order among all segments, and what lies between them."""

    orders: frozenset[int]
    inside: range
    end: int
    """The first of the last blocks of the body."""

    @classmethod
    def of(cls, article: Article) -> "Edges":
        """Return the first and last blocks of the body."""
        segments = article.segments
        body = [i for i, s in enumerate(segments) if s.group == "body" and article.text[s.start : s.end].strip()]
        prose = [i for i in body if segments[i].label not in ("title", "heading", "dateline")]
        first = prose[: FIRST_BLOCKS + 1][-1] if prose else -1
        last = body[-LAST_BLOCKS:]
        opening = prose[:OPENING_BLOCKS][-1] if prose else -1
        inside = range(opening + 1, last[0]) if body else range(0)
        return cls(frozenset([*(i for i in body if i <= first), *last]), inside, last[0] if body else 0)

    def near(self, order: int, distance: int = NEAR) -> bool:
        """Return whether a block stands so few blocks from an edge of the body."""
        return any(order + step in self.orders for step in range(-distance, distance + 1))

    def closes(self, order: int) -> bool:
        """Return whether a block is one of the body's last, or stands near behind them."""
        return order >= self.end and self.near(order)

    def beside(self, order: int) -> bool:
        """Return whether a block stands right before or behind the body, or between its title and its first words."""
        return order not in self.inside and self.near(order, BESIDE)


class Blocks:
    """The blocks of one article, by their order among its segments."""

    def __init__(self, article: Article, book: RuleBook) -> None:
        self.edges = Edges.of(article)
        self._segments = article.segments
        self._lines = [_line(article, segment) for segment in article.segments]
        self._said = Counter(line for line in self._lines if line)
        self._source_words = _words(book, "any.source-word")
        self._picture_words = _words(book, "any.picture-word")

    def read_as(self, order: int) -> str:
        """Return the label to read a block by.

        Beside the body a line that only looks like a menu's entry may be a credit: a lone one is read as a credit, one
        of several as an unlabelled block, where a bare name says nothing.
        """
        segment = self._segments[order]
        if segment.label == "byline" and any(element in (segment.path or "") for element in OF_FIGURES):
            return "photo_credit"
        if segment.label in MISTAKEN and self._says_source(order):
            return CREDIT
        if segment.label in READ_AS and self.edges.closes(order):
            return READ_AS[segment.label]
        if segment.label in PICTURES and self._signs_the_text(order):
            return UNLABELLED
        if not (_is_guess(segment) and self._may_be_credit(order)):
            return COMMENT if self._in_comments(order) else segment.label
        before, after = self._neighbours(order)
        return UNLABELLED if any(n and _is_guess(n) for n in (before, after)) else CREDIT

    def leave_out(self, order: int) -> bool:
        """Return whether a block stands far from the edges, or in a list, or between edges where pictures are credited.

        The byline below a teaser is the teaser's, and so is an agency's name below one of several.
        """
        segment = self._segments[order]
        if (order in self.edges.inside and segment.label != "byline") or not self.edges.near(order):
            return True
        before, after = self._neighbours(order)
        if before and before.label == "related" and (segment.label in OF_TEASERS or self._ends_teasers(order)):
            return True
        in_list = self._bare_in_a_list(before, after, segment) or self._bare_by_a_picture(order)
        by_picture = before is not None and before.label in PICTURES
        return in_list or (by_picture and self._said[self._lines[order]] >= LISTED)

    def _bare_in_a_list(self, before: Segment | None, after: Segment | None, segment: Segment) -> bool:
        """Return whether a block stands between the entries of a menu, or an agency's name between teasers."""
        enclosing = {n.label if n else None for n in (before, after)}
        return enclosing == {"navigation"} or (segment.label == CREDIT and enclosing == {"related"})

    def _ends_teasers(self, order: int) -> bool:
        """Return whether a credit stands below a teaser that itself stands among others, not right behind the body."""
        return self._segments[order].label == CREDIT and order > 1 and self._segments[order - 2].group != "body"

    def _bare_by_a_picture(self, order: int) -> bool:
        """Return whether an agency that pictures are credited to stands apart from the text, near a caption."""
        segment, line = self._segments[order], self._lines[order]
        if segment.label != CREDIT or not line or not segment.path or order == 0:
            return False
        following = self._segments[order + 1 : order + 1 + CAPTION_NEAR]
        if _parent(self._segments[order - 1]) == _parent(segment) or all(s.label not in PICTURES for s in following):
            return False
        credited = (said for s, said in zip(self._segments, self._lines, strict=True) if s.label in PICTURES)
        return any(said != line and said.endswith(line) for said in credited)

    def _says_source(self, order: int) -> bool:
        """Return whether a line below the body opens with "Source:", and neither a picture nor a teaser stands by."""
        line = self._lines[order]
        word = self._opening(line)
        if not word or len(line.split()) > LONGEST_CREDIT or not self.edges.closes(order):
            return False
        before, _ = self._neighbours(order)
        of_picture = before is not None and before.label in PICTURES
        others = sum(said for other, said in self._said.items() if self._opening(other) == word)
        return not of_picture and others < LISTED

    def _may_be_credit(self, order: int) -> bool:
        """Return whether a block beside the body is a short line, and no "Source: …" above it, which is a picture's."""
        line = self._lines[order]
        return 0 < len(line.split()) <= LONGEST_CREDIT and self.edges.beside(order) and not self._opening(line)

    def _signs_the_text(self, order: int) -> bool:
        """Return whether a short line looks like a picture's credit and stands where the text's does.

        That is right behind the last paragraph, in the same element, without a word for pictures: "(dpa/lni)", "© AFP".
        """
        before, after = self._neighbours(order)
        if (
            before is None
            or before.group != "body"
            or not self.edges.closes(order)
            or order - 1 not in self.edges.orders
        ):
            return False
        line, pictured = self._lines[order], after is not None and after.label in PICTURES
        plain = self._picture_words.isdisjoint(_NO_WORD.split(line))
        short = 0 < len(line.split()) <= SHORTEST_CAPTION
        return short and plain and not pictured and _parent(before) == _parent(self._segments[order])

    def _opening(self, line: str) -> str:
        """Return the word for a source with which a line opens; empty where it opens with none."""
        word, colon, _ = line.partition(":")
        word = word.strip() if colon else line.partition(" ")[0]
        return word if word in self._source_words else ""

    def _in_comments(self, order: int) -> bool:
        """Return whether a block that is no part of the body stands among comments."""
        if self._segments[order].group == "body":
            return False
        before = self._segments[max(0, order - AMONG_COMMENTS) : order]
        after = self._segments[order + 1 : order + 1 + AMONG_COMMENTS]
        return all(any(s.label == COMMENT for s in side) for side in (before, after))

    def _neighbours(self, order: int) -> tuple[Segment | None, Segment | None]:
        segments = self._segments
        return (segments[order - 1] if order else None, segments[order + 1] if order + 1 < len(segments) else None)


def _line(article: Article, segment: Segment) -> str:
    """Return a short block in small letters; empty for a long one."""
    start, end = article.words_of(segment)
    return article.text[start:end].casefold() if end - start <= LONGEST_LINE else ""


def _is_guess(segment: Segment) -> bool:
    return segment.confidence == "low" and segment.label in GUESSED


def _parent(segment: Segment) -> str:
    return (segment.path or "").rpartition("/")[0]


def _words(book: RuleBook, name: str) -> frozenset[str]:
    return book.compiled(
        f"origins.{name}", lambda b: frozenset(f.casefold() for r in b.of(Words) if r.id == name for f in r.forms)
    )
