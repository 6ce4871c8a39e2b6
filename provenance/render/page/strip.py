"""The article as one thin strip: where its body rests on a source, and where it does not."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.assess.resting import HOLDERS, holder_of
from provenance.model.article import trimmed
from provenance.model.values import Attribution, Span, shown
from provenance.render.safe import shortened
from provenance.render.telling import Telling

WIDTH = 1000.0
"""Of the drawing, in its own units."""
NARROWEST = 2.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the strip: where it lies, on whom it rests, which block it belongs to."""

    x: float
    width: float
    rests_on: str
    block: str
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip: its stretches, and where a new block begins."""

    stretches: tuple[Stretch, ...]
    ticks: tuple[float, ...]
    kinds: tuple[str, ...]
    """What occurs in it, from the best-identified source down."""


def strip_of(telling: Telling) -> Strip:
    """Return the strip of a report's body; empty where there is none, or where blank would mean that nobody looked."""
    report = telling.report
    body = [(n, trimmed(report.text, s.start, s.end)) for n, s in enumerate(report.segments) if s.group == "body"]
    length = sum(end - start for _, (start, end) in body)
    if not length or not telling.attempted:
        return Strip((), (), ())
    scale, before = WIDTH / length, 0
    places: list[tuple[int, Span, float]] = []
    for number, (start, end) in body:
        places.append((number, (start, end), before * scale))
        before += end - start
    stretches = tuple(_stretches(telling, places, scale))
    kinds = tuple(holder for holder in HOLDERS if any(stretch.rests_on == holder for stretch in stretches))
    return Strip(stretches, tuple(round(x, 1) for _, _, x in places[1:]), kinds)


def _stretches(telling: Telling, places: list[tuple[int, Span, float]], scale: float) -> Iterator[Stretch]:
    """Yield what is drawn, worst-identified first, so that the best-identified is drawn over it."""
    report = telling.report
    found = sorted(
        ((HOLDERS.index(holder_of(a, report.source(a.source))), a) for a in shown(report.attributions)),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    starts = [start for _, (start, _), _ in places]
    for rank, attribution in found:
        for span in attribution.content_spans:
            for number, (start, end), x in _touched(places, starts, span):
                a, b = max(start, span[0]), min(end, span[1])
                yield Stretch(
                    x=round(x + (a - start) * scale, 1),
                    width=round(max(NARROWEST, (b - a) * scale), 1),
                    rests_on=HOLDERS[rank],
                    block=f"p{number}",
                    title=_title(telling, attribution, a),
                )


def _touched(places: list[tuple[int, Span, float]], starts: list[int], span: Span) -> Iterator[tuple[int, Span, float]]:
    at = max(0, bisect_right(starts, span[0]) - 1)
    while at < len(places) and places[at][1][0] < span[1]:
        if places[at][1][1] > span[0]:
            yield places[at]
        at += 1


def _title(telling: Telling, attribution: Attribution, offset: int) -> str:
    source = telling.report.source(attribution.source)
    name = source.name if source else telling.say(f"page.rests.{holder_of(attribution, None)}")
    return f"{telling.wording.line(telling.line(offset))} · {shortened(name, 80)}"
