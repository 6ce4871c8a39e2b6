"""The text cut where a finding begins or ends: each piece knows what lies over it, and no tag ever has to nest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from provenance.model.values import Attribution, Span, Spans, shown
from provenance.report.model import Report

Role = Literal["content", "cue", "source", "hedge", "signal"]


@dataclass(frozen=True, slots=True)
class Over:
    """One finding over a stretch of text (code points, end exclusive)."""

    start: int
    end: int
    role: Role
    id: str
    first: bool
    """Whether this is where the finding begins: the place for its marker."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing changes. Ids are innermost first."""

    start: int
    end: int
    text: str
    content: tuple[str, ...] = ()
    cue: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    hedged: bool = False
    opens: tuple[str, ...] = ()
    """Attributions that begin here."""

    @property
    def plain(self) -> bool:
        """Whether nothing was found here."""
        return not (self.content or self.cue or self.source or self.signals or self.hedged or self.opens)


def overs_of(report: Report) -> tuple[Over, ...]:
    """Return everything that lies over the text, sorted by where it begins."""
    found = [over for attribution in shown(report.attributions) for over in _of_attribution(attribution)]
    for number, signal in enumerate(report.signals):
        spans = tuple(span for evidence in signal.evidence for span in evidence.spans)
        found.extend(_overs(spans, "signal", f"g{number}"))
    return tuple(sorted(found, key=lambda over: (over.start, over.end, over.role, over.id)))


def _of_attribution(attribution: Attribution) -> Iterator[Over]:
    opening = attribution.content_spans or attribution.cue_spans or attribution.source_spans
    spoken: tuple[tuple[Spans, Role], ...] = (
        (attribution.content_spans, "content"),
        (attribution.cue_spans, "cue"),
        (attribution.source_spans, "source"),
    )
    for spans, role in spoken:
        yield from _overs(spans, role, attribution.id, spans is opening)
    for qualifier in attribution.qualifiers:
        yield from _overs(qualifier.spans, "hedge", attribution.id)


def _overs(spans: Spans, role: Role, finding: str, opening: bool = False) -> Iterator[Over]:
    for number, (start, end) in enumerate(spans):
        if start < end:
            yield Over(start, end, role, finding, opening and number == 0)


def cut(text: str, span: Span, overs: Iterable[Over]) -> Iterator[Piece]:
    """Yield the pieces of one stretch of the text, in order and without gap; ``overs`` are those that touch it."""
    start, end = span
    inside = [over for over in overs if over.start < end and over.end > start]
    edges = sorted({start, end, *(at for over in inside for at in (over.start, over.end) if start < at < end)})
    active: list[Over] = []
    waiting = iter(sorted(inside, key=lambda over: over.start))
    following = next(waiting, None)
    for a, b in pairwise(edges):
        active = [over for over in active if over.end > a]
        while following is not None and following.start <= a:
            active.append(following)
            following = next(waiting, None)
        yield _piece(text, a, b, active)


def _piece(text: str, a: int, b: int, active: list[Over]) -> Piece:
    innermost = sorted((over for over in active if over.end > a), key=lambda over: (over.end - over.start, over.id))

    def ids(role: Role) -> tuple[str, ...]:
        return tuple(dict.fromkeys(over.id for over in innermost if over.role == role))

    opens = tuple(dict.fromkeys(over.id for over in reversed(innermost) if over.first and over.start == a))
    return Piece(
        a, b, text[a:b], ids("content"), ids("cue"), ids("source"), ids("signal"), bool(ids("hedge")), opens
    )  # fmt: skip
