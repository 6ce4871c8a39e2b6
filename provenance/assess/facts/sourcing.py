"""Where sourcing stops, and what is told without saying who tells it."""

from bisect import bisect_right
from collections.abc import Iterator

from provenance.assess.counts import stretches
from provenance.assess.fact import Fact, Slot, quoted, seen
from provenance.assess.reading import Reading
from provenance.model.counts import Stretch
from provenance.model.values import Attribution, Evidence, Segment


def unsourced_stretch(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Runs of body text without attribution: ``words``, their ``share`` of the ``body`` in percent.

    ``first`` and ``last`` are lines; ``cited`` counts the attributions elsewhere in the article.
    """
    if not reading.can_attribute:
        return
    body = len(reading.words.spans)
    unread = [s for s in reading.article.of("body") if not reading.attributable(s)]
    for run in stretches(reading):
        if not run.sourced and not _meets(run, unread):
            values: dict[str, Slot] = {
                "words": run.words,
                "body": body,
                "cited": len(reading.attributions),
                "share": round(100 * run.words / body),
                "first": reading.at_line(run.start),
                "last": reading.at_line(run.end - 1),
            }
            yield Fact(values, (Evidence(kind="text", spans=((run.start, run.end),)),))


def _meets(run: Stretch, segments: list[Segment]) -> bool:
    first = bisect_right(segments, run.start, key=lambda s: s.end)
    return first < len(segments) and segments[first].start < run.end


def hearsay(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Statements marked as hearsay: ``cue``."""
    for attribution in reading.attributions:
        if attribution.form == "hearsay":
            spans = attribution.cue_spans or attribution.content_spans
            yield Fact({"cue": _exact(reading, attribution)}, (seen(reading, *spans),), take="together")


def _exact(reading: Reading, attribution: Attribution) -> str:
    return " … ".join(quoted(reading.article.text[a:b]) for a, b in attribution.cue_spans)


def quote_without_speaker(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Quotations that nobody is found to say: ``words`` of the quotation, ``cue`` 1 where a cue stands by it."""
    for attribution in reading.attributions:
        if attribution.form == "direct" and attribution.source_status in ("absent", "unresolved"):
            size = sum(len(reading.words.within(a, b)) for a, b in attribution.content_spans)
            values: dict[str, Slot] = {"words": size, "cue": float(bool(attribution.cue_spans))}
            yield Fact(values, (seen(reading, *attribution.content_spans),), take="together")
