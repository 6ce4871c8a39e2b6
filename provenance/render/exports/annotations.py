"""A report as W3C Web Annotation (JSON-LD): every finding with a position and a quotation selector.

https://www.w3.org/TR/annotation-model/ and https://www.w3.org/TR/annotation-vocab/
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from provenance.model.values import Attribution, Span, Spans
from provenance.report.model import Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and behind a quotation."""
Json = dict[str, Any]


def annotations_of(report: Report) -> Json:
    """Return an AnnotationPage. Positions are code points into the report's text, whose SHA-256 names the source."""
    return {
        "@context": CONTEXT,
        "id": _id(report, "annotations"),
        "type": "AnnotationPage",
        "items": [*_attributions(report), *_segments(report), *_signals(report)],
    }


def _attributions(report: Report) -> Iterator[Json]:
    for attribution in report.attributions:
        spans = attribution.content_spans or attribution.cue_spans
        yield _annotation(report, attribution.id, "identifying", _said(report, attribution), spans, attribution.rule)
        for part in ("cue", "source"):
            words: Spans = getattr(attribution, f"{part}_spans")
            if words:
                name = f"{attribution.id}-{part}"
                yield _annotation(report, name, "tagging", f"{part} of {attribution.id}", words, attribution.rule)


def _said(report: Report, attribution: Attribution) -> str:
    source = report.source(attribution.source)
    who = source.name if source else attribution.source_status
    facts = (attribution.form, attribution.cue_class, attribution.stance, attribution.polarity, attribution.confidence)
    return f"{who} ({', '.join(facts)} confidence)"


def _segments(report: Report) -> Iterator[Json]:
    for number, segment in enumerate(report.segments, start=1):
        span = ((segment.start, segment.end),)
        made = _annotation(report, f"p{number}", "classifying", segment.label, span, segment.rule)
        if segment.label == "comment":  # where readers' words stand is told, not the words, nor whose they are
            made["target"] = [{"source": _source(report), "selector": [_position(span[0])]}]
        yield made


def _signals(report: Report) -> Iterator[Json]:
    for number, signal in enumerate(report.signals, start=1):
        spans = tuple(span for evidence in signal.evidence for span in evidence.spans)
        words = f"{signal.title} ({signal.status.replace('_', ' ')}). {signal.explanation}"
        yield _annotation(report, f"g{number}", "commenting", words, spans, signal.rule)


def _annotation(report: Report, name: str, motivation: str, value: str, spans: Spans, rule: str) -> Json:  # noqa: PLR0913, PLR0917
    return {
        "id": _id(report, name),
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"type": "Software", "name": f"Provenance, rule {rule}"},
        "body": {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": motivation},
        "target": list(_targets(report, spans)) or _source(report),
    }


def _targets(report: Report, spans: Spans) -> Iterator[Json]:
    for span in spans:
        yield {"source": _source(report), "selector": [_position(span), _quotation(report, span)]}


def _position(span: Span) -> Json:
    return {"type": "TextPositionSelector", "start": span[0], "end": span[1]}


def _quotation(report: Report, span: Span) -> Json:
    start, end = span
    first, last = _room(report, span)
    return {
        "type": "TextQuoteSelector",
        "exact": report.text[start:end],
        "prefix": report.text[first:start],
        "suffix": report.text[end:last],
    }


def _room(report: Report, span: Span) -> Span:
    """Return how far the words around a quotation may be quoted: into no reader's comment."""
    first, last = max(0, span[0] - AROUND), span[1] + AROUND
    at = bisect_right(report.segments, first, key=lambda s: s.end)
    for segment in report.segments[at:]:
        if segment.start >= last:
            break
        if segment.label == "comment" and segment.end <= span[0]:
            first = segment.end
        elif segment.label == "comment" and segment.start >= span[1]:
            last = segment.start
            break
    return first, last


def _source(report: Report) -> str:
    return f"urn:sha256:{report.document.text_sha256}"


def _id(report: Report, name: str) -> str:
    return f"{_source(report)}#{name}"
