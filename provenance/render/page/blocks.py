"""The article in its own order: its body as blocks, and what surrounds it folded, with its label."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from provenance.model.article import Lines, trimmed
from provenance.model.values import Segment
from provenance.render.page.pieces import Over, Piece, cut, overs_of
from provenance.report.model import Report
from provenance.wording import Wording

TAGS: Mapping[str, str] = MappingProxyType(
    {"title": "h2", "lead": "p", "heading": "h3", "paragraph": "p", "list": "p", "quote": "blockquote"}
)
EXCERPT = 40
"""With excerpts only: how much text without a finding stays between two findings (code points)."""


@dataclass(frozen=True, slots=True)
class Block:
    """One segment: its tag, what it is called, its line, and its pieces."""

    id: str
    tag: str
    label: str
    language: str
    line: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of blocks: of the body, or of what surrounds it, which is folded under a summary."""

    folded: bool
    summary: str
    found: bool
    """Whether something was found inside."""
    blocks: tuple[Block, ...]


def parts_of(report: Report, wording: Wording, excerpts_only: bool = False) -> tuple[Part, ...]:
    """Return the whole text as parts, in order; with ``excerpts_only`` text without findings is cut to its edges."""
    index, overs = Lines(report.text), _Overs(overs_of(report))
    parts: list[Part] = []
    run: list[tuple[Segment, Block]] = []
    for number, segment in enumerate(report.segments):
        block = _block(report, number, segment, index, overs, excerpts_only, wording.named("label", segment.label))
        if run and (run[-1][0].group == "body") != (segment.group == "body"):
            parts.append(_part(run, wording))
            run = []
        run.append((segment, block))
    return (*parts, _part(run, wording)) if run else tuple(parts)


def _part(run: list[tuple[Segment, Block]], wording: Wording) -> Part:
    blocks = tuple(block for _, block in run)
    folded = run[0][0].group != "body"
    labels = list(dict.fromkeys(block.label for block in blocks))
    found = any(not piece.plain for block in blocks for piece in block.pieces)
    summary = f"{wording.say('page.around', n=len(blocks))}: {', '.join(labels)}" if folded else ""
    return Part(folded, summary, found, blocks)


def _block(  # noqa: PLR0913, PLR0917 - what a block is made of
    report: Report, number: int, segment: Segment, index: Lines, overs: "_Overs", excerpts_only: bool, label: str
) -> Block:
    span = trimmed(report.text, segment.start, segment.end)
    pieces = tuple(cut(report.text, span, overs.touching(*span)))
    return Block(
        id=f"p{number}",
        tag=TAGS.get(segment.label, "p"),
        label=label,
        language=segment.language or report.document.language or "",
        line=index.number(span[0]),
        pieces=tuple(_shortened(pieces)) if excerpts_only else pieces,
    )


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.plain and len(piece.text) > 2 * EXCERPT:
            yield replace(piece, text=f"{piece.text[:EXCERPT]} […] {piece.text[-EXCERPT:]}")
        else:
            yield piece


class _Overs:
    """Findings by where they lie, for stretches asked for in text order: each is taken up and laid down once."""

    def __init__(self, overs: tuple[Over, ...]) -> None:
        self._waiting = deque(overs)
        self._open: list[Over] = []

    def touching(self, start: int, end: int) -> list[Over]:
        """Return what touches a stretch."""
        while self._waiting and self._waiting[0].start < end:
            self._open.append(self._waiting.popleft())
        self._open = [over for over in self._open if over.end > start]
        return self._open
