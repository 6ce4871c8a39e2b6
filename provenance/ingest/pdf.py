"""The text layer of a PDF as a page: lines joined to paragraphs by their distance, headings by the size of their type.

Read by ``pypdf`` (an extra), whose own limits bound what a stream may unpack to; the steps are counted here.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib import import_module
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.model.article import Stated

MOST_PAGES = 200
MOST_STEPS = 1_000_000
"""Operators of all pages, those of a form as often as it is drawn. A page of text has some thousands."""
FORM = 100
"""What drawing a form costs: it is taken apart anew each time."""
WIDER = 1.3
"""So much more than the usual distance between two lines ends a paragraph."""
LARGER = 1.15
"""So much more than the usual size of type is a heading's."""
INDENT = 0.8
COMMON = 0.1
SPACED = 1.6
"""Lines further apart than so many sizes of their type are paragraphs of one line."""
LONGEST_TITLE = 300
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_MADE_BY = re.compile(r"(?i)\.\w{2,5}$|^(?:microsoft|untitled|unbenannt|document\d*$)|[\\/]")
_GAPS = re.compile(r"\s+")


class Line(NamedTuple):
    """One line of a page: where it begins, in points from the lower left corner, and the size of its type."""

    text: str
    x: float
    y: float
    size: float
    page: int


def unpacked_pdf(data: bytes) -> Unpacked:
    """Return the text layer as a page. Raises Unreadable where there is none, and for what no article is."""
    lines = _read(data)
    if not any(char.isalpha() for line in lines.lines for char in line.text):
        raise Unreadable("the input is a PDF file without a text layer: only pictures of its pages")
    page = f"<html><body><article>{''.join(_blocks(lines.lines))}</article></body></html>"
    return Unpacked(page, "application/pdf", True, tuple(_stated(lines.title)), "binary", 0)


class _Found(NamedTuple):
    lines: list[Line]
    title: str


def _read(data: bytes) -> _Found:
    pypdf = import_module("pypdf")
    log = logging.getLogger("pypdf")
    if not log.hasHandlers():  # what a file's faults are is nothing for standard error
        log.addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("the input is a PDF file that is locked with a password")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"the input is a PDF file of {len(reader.pages):,} pages, which no article has")
        return _Found(_Scribe().lines_of(reader), _title(reader))
    except Unreadable:
        raise
    except Exception as error:  # a reader may fail in any way on a file that is broken
        locked = type(error).__name__ == "DependencyError"
        what = "is locked" if locked else "cannot be read"
        raise Unreadable(f"the input is a PDF file that {what}") from None


def _title(reader: Any) -> str:
    title = (reader.metadata or {}).get("/Title")
    return title if isinstance(title, str) else ""


def _stated(title: str) -> Iterator[Stated]:
    """Programs put a file's name where the title belongs."""
    plain = " ".join(title.split())[:LONGEST_TITLE]
    if plain and not _MADE_BY.search(plain):
        yield Stated("title", plain, "properties", "Title")


class _Scribe:
    """Collects lines from pages, and counts the steps that takes."""

    def __init__(self) -> None:
        self.steps = 0
        self.lines: list[Line] = []
        self._words: list[str] = []
        self._at: tuple[float, float, float] | None = None

    def lines_of(self, reader: Any) -> list[Line]:
        """Return the lines of all pages in the order in which they are drawn. Raises Unreadable for too many steps."""
        for number, page in enumerate(reader.pages):
            page.extract_text(
                visitor_operand_before=lambda operator, *_: self._step(operator),
                visitor_text=lambda text, cm, tm, _font, size, n=number: self._hear(text, cm, tm, size, n),
            )
            self._end(number)
            self._check()
        return self.lines

    def _step(self, operator: bytes) -> None:
        self.steps += FORM if operator == b"Do" else 1
        self._check()

    def _check(self) -> None:
        """The reader goes on after an error inside a form: the count stays, and the next step stops it again."""
        if self.steps > MOST_STEPS:
            raise Unreadable("the input is a PDF file that draws more than any article does")

    def _hear(self, text: str, cm: list[float], tm: list[float], size: float, page: int) -> None:
        first, *rest = text.split("\n")
        self._add(first, cm, tm, size)
        for part in rest:
            self._end(page)
            self._add(part, cm, tm, size)

    def _add(self, text: str, cm: list[float], tm: list[float], size: float) -> None:
        if not text:
            return
        self._words.append(text)
        if self._at is None and text.strip():
            x, y = cm[0] * tm[4] + cm[2] * tm[5] + cm[4], cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            self._at = (x, y, abs(size * (tm[3] * cm[3] or tm[1] * cm[2] or 1.0)))

    def _end(self, page: int) -> None:
        text = " ".join(_GAPS.split("".join(self._words))).strip()
        if text and self._at:
            self.lines.append(Line(text, *self._at, page))
        self._words, self._at = [], None


def _blocks(lines: list[Line]) -> Iterator[str]:
    """Yield paragraphs and headings as HTML."""
    usual = _most(line.size for line in lines)
    first = max((line.size for line in lines if line.page == 0), default=usual)
    for paragraph in _paragraphs(lines, usual):
        size = paragraph[0].size
        title = paragraph[0].page == 0 and size == first
        tag = "p" if size < LARGER * usual else "h1" if title else "h2"
        yield f"<{tag}>{escape(_joined(paragraph))}</{tag}>"


def _paragraphs(lines: list[Line], usual: float) -> Iterator[list[Line]]:
    gap = min(_leading(lines) or usual, SPACED * usual)
    left = _most(round(line.x) for line in lines)
    run: list[Line] = []
    for line in lines:
        if run and _parted(run, line, gap, left):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _leading(lines: list[Line]) -> float:
    """Return how far apart two lines of one paragraph are: the least that is no rarity; others part two paragraphs."""
    counts = Counter(round(a.y - b.y, 1) for a, b in pairwise(lines) if _follows(a, b) and a.y - b.y > 0.5 * a.size)
    return min((gap for gap, n in counts.items() if n >= COMMON * counts.total()), default=0.0)


def _parted(run: list[Line], line: Line, gap: float, left: float) -> bool:
    """Return whether a line begins a paragraph: by distance, type or indent; in a new column by how the last ended."""
    last = run[-1]
    if abs(line.size - last.size) > 0.05 * last.size:
        return True
    goes_on = line.text[0].islower() and not _ENDED.search(last.text)
    if goes_on or not _follows(last, line):
        return not goes_on
    indented = abs(run[0].x - left) > INDENT * line.size and len(run) == 1
    steps_in = line.x - last.x > INDENT * line.size and not indented
    return last.y - line.y > WIDER * gap * line.size / (last.size or 1) or steps_in


def _follows(a: Line, b: Line) -> bool:
    """Return whether a line stands below another, on the same page and in the same column."""
    return a.page == b.page and -0.3 * a.size <= a.y - b.y < 6 * max(a.size, b.size)


def _joined(paragraph: list[Line]) -> str:
    """Return the lines as one; a word that was parted at a line's end is whole again."""
    text = ""
    for line in paragraph:
        parted = text.endswith("-") and text[-2:-1].isalpha() and line.text[0].islower()
        if parted or text.endswith(("\u00ad", "\ufffe")):
            text = text[:-1] + line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text


def _most(values: Iterator[float]) -> float:
    """Return the value that occurs most often, the smallest of several; 0 for none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default=0.0)
