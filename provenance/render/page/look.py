"""Things worth a look, each with its evidence as places in the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.model.article import Lines
from provenance.model.values import Signal
from provenance.render.safe import shortened
from provenance.render.view import LEVELS
from provenance.report.model import Report
from provenance.wording import Wording

QUOTE = 160
SHOWN_QUOTES = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a signal can be seen, and the signal's id on the page."""

    line: str
    id: str


@dataclass(frozen=True, slots=True)
class Look:
    """One kind of signal, with every place it was found at."""

    level: str
    title: str
    explanation: str
    also_when: str
    would_change: str
    rule: str
    places: tuple[Place, ...]
    quotes: tuple[str, ...]
    """The words at the first places; marks without a letter or figure in them say nothing to a reader."""


def looks_of(report: Report, wording: Wording) -> tuple[Look, ...]:
    """Return what was found, the levels that ask for a look first; signals of one rule together."""
    index = Lines(report.text)
    groups: dict[tuple[str, str], list[tuple[int, Signal]]] = {}
    for number, signal in enumerate(report.signals):
        if signal.status == "found":
            groups.setdefault((signal.level, signal.id), []).append((number, signal))
    ordered = sorted(groups.values(), key=lambda group: LEVELS.index(group[0][1].level))
    return tuple(_look(group, index, wording) for group in ordered)


def _look(group: list[tuple[int, Signal]], index: Lines, wording: Wording) -> Look:
    _, first = group[0]
    places: dict[str, Place] = {}
    for place in (place for number, signal in group for place in _places(number, signal, index, wording)):
        places.setdefault(place.line, place)
    return Look(
        level=first.level,
        title=shortened(first.title, 200),
        explanation=shortened(first.explanation, 1_000),
        also_when=shortened(first.also_when, 1_000),
        would_change=shortened(first.would_change, 1_000),
        rule=first.rule,
        places=tuple(places.values()),
        quotes=tuple(dict.fromkeys(_quotes(signal for _, signal in group)))[:SHOWN_QUOTES],
    )


def _places(number: int, signal: Signal, index: Lines, wording: Wording) -> Iterator[Place]:
    for evidence in signal.evidence:
        if evidence.spans:
            yield Place(wording.line(index.number(evidence.spans[0][0])), f"g{number}")


def _quotes(signals: Iterable[Signal]) -> Iterator[str]:
    for evidence in (evidence for signal in signals for evidence in signal.evidence):
        if any(char.isalnum() for char in evidence.exact or ""):
            yield shortened(evidence.exact or "", QUOTE)
