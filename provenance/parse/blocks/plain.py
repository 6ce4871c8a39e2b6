"""Plain text to pieces: a line or a paragraph each, offsets into the text as it came."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.parse.blocks.features import Piece

LIST_ITEM = re.compile(r"\s*(?:[-–—•·*‣▪]\s+\S|\(?\d{1,3}[.)]\s+\S)")
QUOTED = re.compile(r"\s*>")
WRAP_WIDTHS = range(45, 101)
WRAPPED_SHARE = 0.6
"""The share of inner lines that must run to the margin for the text to count as hard-wrapped."""
MARGIN = 16
LOST, LOST_SHARE = 1_200, 0.8
"""A line of so many code points that is nearly all of the text has lost its breaks."""
CUT = re.compile(
    r"[.!?…]+[\"'”»“’)]*\s+(?=[\"'“„«‘(]*(?:[^\W\d_a-zà-ÿа-яёіїєґ]|©))"
    r"|[。！？]+[」』”]?\s*|\s{2,}|\s[|•·»›]\s+"
)
"""The end of a sentence before a capital, or what parts sections where lines no longer do."""


class Line(NamedTuple):
    """A line's words by offsets, white space at both ends left out."""

    start: int
    end: int
    blank_before: int


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Return the text's lines, or its paragraphs where lines are wrapped at a margin; white space belongs to none.

    Where nearly all of it stands in one line, its breaks are lost: that line's sentences are pieces of their own.
    """
    lines = tuple(_lines(text))
    if broken := next((line for line in lines if _holds_all(line, text)), None):
        return tuple(
            p for line in lines for p in (_sentences(text, line) if line is broken else [_piece(text, [line])])
        )
    groups = _paragraphs(text, lines) if hard_wrapped(lines) else [[line] for line in lines]
    return tuple(_piece(text, group) for group in groups)


def _lines(text: str) -> Iterator[Line]:
    blank = at = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = at + raw.index(body[0]) if not raw[0].isspace() else at + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(body), blank)
            blank = 0
        else:
            blank += 1
        at += len(raw)


def hard_wrapped(lines: Sequence[Line]) -> bool:
    """Return whether most lines that have another right below them run to a common right margin."""
    inner = [a.end - a.start for a, b in itertools.pairwise(lines) if not b.blank_before]
    if len(inner) < 6:
        return False
    widest = sorted(inner)[int(len(inner) * 0.95)]
    full = sum(widest - MARGIN <= size <= widest + 2 for size in inner)
    return widest in WRAP_WIDTHS and full >= WRAPPED_SHARE * len(inner) and max(inner) <= widest * 2


def _paragraphs(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    widest = sorted(line.end - line.start for line in lines)[int(len(lines) * 0.95)]
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.blank_before and _continues(text, groups[-1][-1], line, widest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(text: str, above: Line, line: Line, widest: int) -> bool:
    return above.end - above.start >= widest - 2 * MARGIN and not LIST_ITEM.match(text, line.start, line.end)


def _piece(text: str, group: Sequence[Line]) -> Piece:
    start, end = group[0].start, group[-1].end
    words = text[start:end]
    element = "li" if LIST_ITEM.match(words) else "blockquote" if QUOTED.match(words) else "line"
    return Piece(start, end, words, blank_before=group[0].blank_before, element=element)


def _holds_all(line: Line, text: str) -> bool:
    return line.end - line.start >= max(LOST, LOST_SHARE * len(text))


def _sentences(text: str, line: Line) -> Iterator[Piece]:
    """Yield the line's sentences; marks between sections, and gaps, end one as a stop does."""
    at = line.start
    for match in itertools.chain(CUT.finditer(text, line.start, line.end), [None]):
        end = match.end() if match else line.end
        words = text[at:end].rstrip()
        if words:
            joined = at > line.start
            blank = 0 if joined else line.blank_before
            yield Piece(at, at + len(words), words, blank_before=blank, element="sentence", joined=joined)
        at = end
