"""What ingest and parse hand on: a decoded document, then an article tiled by segments."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple

from provenance.model.findings import Unchecked
from provenance.model.values import LanguageStatus, Link, Mark, Metadata, Segment, Span

Hints = Mapping[str, str]
"""What the caller knows: any of ``language``, ``url``, ``date``, ``outlet`` and ``name`` (a file name)."""

MediaType = Literal[
    "text/plain", "text/html", "text/markdown", "application/json", "message/rfc822", "multipart/related",
    "application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.iptc.g2.newsitem+xml", "application/nitf+xml",
]  # fmt: skip
NO_HINTS: Hints = MappingProxyType({})


class Stated(NamedTuple):
    """One claim a container makes of its article: ``where`` is header, json, xml, front-matter or properties."""

    field: str
    value: str
    where: str
    path: str


@dataclass(frozen=True, slots=True)
class Document:
    """Decoded input. ``text`` holds the characters as they came: plain text, or markup still to be rendered."""

    text: str
    sha256: str
    media_type: MediaType
    encoding: str
    replaced: int = 0
    """How many bytes or surrogates became U+FFFD."""
    bom: bool = False
    mojibake: int = 0
    """How many stretches look double-encoded; they are reported, never repaired."""
    hints: Hints = field(default_factory=lambda: NO_HINTS)
    markup: bool | None = None
    """Whether ``text`` is HTML; None: as ``media_type`` says."""
    stated: tuple[Stated, ...] = ()
    """What a mail's headers, JSON keys or front matter claim of the article."""

    @property
    def is_markup(self) -> bool:
        """Whether ``text`` is HTML, still to be rendered."""
        return self.media_type == "text/html" if self.markup is None else self.markup

    @property
    def is_page(self) -> bool:
        """Whether this is a whole page, on which what a page states of itself can be missed."""
        return self.media_type in ("text/html", "multipart/related")


class Comment(NamedTuple):
    """One reader's comment, from its first to its last code point; its writer's name is not kept."""

    start: int
    end: int
    spans: tuple[Span, ...]
    """What the reader wrote, without name, day and buttons."""
    date: str | None = None
    """The day it was written, in ISO 8601, where it states one."""


@dataclass(frozen=True)
class Article:
    """One canonical text, tiled by segments, and what the page says of itself."""

    document: Document
    text: str
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    """Readers' comments where one can be told from the next; all of them are segments as well."""
    language: str | None = None
    language_status: LanguageStatus = "cannot_tell"
    transform: Literal["none", "rendered"] = "none"
    not_checked: tuple[Unchecked, ...] = ()
    """What parsing could not look at, and why."""

    @cached_property
    def lines(self) -> "Lines":
        """The text's line index, built once."""
        return Lines(self.text)

    def of(self, *labels: str) -> Iterator[Segment]:
        """Yield the segments that carry one of the labels (or group names), in text order."""
        wanted = set(labels)
        return (s for s in self.segments if s.label in wanted or s.group in wanted)

    def words_of(self, segment: Segment) -> Span:
        """Return the segment's span without the white space at either end."""
        return trimmed(self.text, segment.start, segment.end)


class Lines:
    """Line numbers (from 1) for offsets; a line ends at ``\\n``."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def number(self, offset: int) -> int:
        """Return the line number, from 1, that holds the code point at ``offset``."""
        return bisect_right(self._starts, offset)

    def start(self, number: int) -> int:
        """Return the offset at which line ``number`` begins. Raises IndexError when there is no such line."""
        if number < 1:
            raise IndexError(number)
        return self._starts[number - 1]

    def __len__(self) -> int:
        return len(self._starts)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return ``(start, end)`` without the white space at either end; empty at ``start`` when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted and disjoint: those that overlap become one, those that only touch stay two."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def exact(text: str, spans: tuple[Span, ...]) -> str:
    """Return the words under the spans, joined by `` … `` where there are several."""
    return " … ".join(text[a:b] for a, b in spans)
