"""What the headline states, and how the body carries it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from provenance.assess.fact import Fact, Slot, quoted, seen
from provenance.assess.reading import Reading
from provenance.assess.stems import shared, stems
from provenance.model.article import exact
from provenance.model.values import Attribution, Segment, Span

_CARRIES = {"does_not_confirm": 4, "denies": 2, "speculates": 2}
_HEARSAY, _UNNAMED, _NAMED = 3, 1, 0
_MOST_STATEMENTS = 4
_MOST_WORDS = 60
"""A statement's words that are compared with the headline, at most."""


@dataclass(frozen=True)
class _Statement:
    """A sentence of the headline or lead that stands without source or hedge."""

    span: Span
    words: tuple[str, ...]
    label: str


def headline_carried(reading: Reading, hedges: tuple[str, ...]) -> Iterator[Fact]:
    """Statements in the body that speak of what the headline states without a source.

    ``weight``: 4 not confirmed, 3 hearsay, 2 denied or speculation, 1 an unnamed source, 0 a named one. ``shared``:
    long words in common; ``share``: their part of the headline's in percent; ``outweighed``: 1 where it is hearsay or
    less and a named or partly named source or data states as much; ``unconfirmed`` and ``title``: 1 or 0;
    ``headline``, ``quote``, ``cue``, ``source``, ``line``. The word classes are hedges.
    """
    body = [(a, _content_stems(reading, a)) for a in _body(reading)]
    for statement in islice(_bare(reading, hedges), _MOST_STATEMENTS):
        carried = [(a, common) for a, words in body if len(common := shared(statement.words, words)) > 1]
        best = max((len(common) for a, common in carried if _weight(reading, a) == _NAMED), default=0)
        ranked = sorted(carried, key=lambda c: (-_weight(reading, c[0]), -len(c[1]), c[0].content_spans))
        for attribution, common in ranked:
            yield _fact(reading, statement, attribution, common, best)


def headline_hearsay(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Hearsay in the title or the lead: ``title`` 1 where it is the title."""
    for attribution in reading.attributions:
        if attribution.form == "hearsay" and attribution.content_spans:
            at = attribution.content_spans[0][0]
            segment = next((s for s in reading.article.of("title", "lead") if s.start <= at < s.end), None)
            if segment:
                spans = attribution.cue_spans or attribution.content_spans
                title = float(segment.label == "title")
                yield Fact({"title": title}, (seen(reading, *spans),), take="together")


def _fact(
    reading: Reading, statement: _Statement, attribution: Attribution, common: tuple[str, ...], best: int
) -> Fact:
    text = reading.article.text
    source = reading.source_of(attribution)
    weight = _weight(reading, attribution)
    values: dict[str, Slot] = {
        "weight": weight,
        "shared": len(common),
        "share": round(100 * len(common) / len(statement.words)),
        "outweighed": float(weight <= _HEARSAY and best >= len(common)),
        "unconfirmed": float(weight > _HEARSAY),
        "title": float(statement.label == "title"),
        "headline": quoted(text[slice(*statement.span)]),
        "quote": quoted(exact(text, attribution.content_spans)),
        "cue": quoted(exact(text, attribution.cue_spans)),
        "source": quoted(source.name if source else exact(text, attribution.source_spans)),
        "line": reading.at_line(attribution.content_spans[0][0]),
    }
    evidence = seen(reading, statement.span), seen(reading, *attribution.content_spans)
    return Fact(values, evidence, take="first")


def _bare(reading: Reading, hedges: tuple[str, ...]) -> Iterator[_Statement]:
    for segment in reading.article.of("title", "lead"):
        for start, end in reading.sentences(segment):
            words = stems(reading.article.text[start:end], _function_words(reading, segment))[:_MOST_WORDS]
            if words and not _covered(reading, segment, start, end, hedges):
                yield _Statement((start, end), words, segment.label)


def _covered(reading: Reading, segment: Segment, start: int, end: int, hedges: tuple[str, ...]) -> bool:
    text = reading.article.text[start:end]
    language = reading.language_of(segment)
    asks_or_quotes = text.rstrip().endswith(("?", "？")) or any(mark in text for mark in '"“”„«»‘')
    return (
        asks_or_quotes
        or reading.touched(start, end)
        or any(reading.find(name, start, end, language) for name in hedges)
    )


def _function_words(reading: Reading, segment: Segment) -> frozenset[str]:
    rule = reading.book.language(reading.language_of(segment))
    return frozenset(w.casefold() for words in rule.function_words.values() for w in words) if rule else frozenset()


def _body(reading: Reading) -> Iterator[Attribution]:
    heads = [(s.start, s.end) for s in reading.article.of("title", "lead")]
    for attribution in reading.attributions:
        at = attribution.content_spans[0][0] if attribution.content_spans else -1
        if at >= 0 and not any(a <= at < b for a, b in heads):
            yield attribution


def _content_stems(reading: Reading, attribution: Attribution) -> tuple[str, ...]:
    return stems(exact(reading.article.text, attribution.content_spans))[:_MOST_WORDS]


def _weight(reading: Reading, attribution: Attribution) -> int:
    if attribution.form == "hearsay" or attribution.source_status == "nobody":
        return _HEARSAY
    if attribution.stance in _CARRIES:
        return _CARRIES[attribution.stance]
    source = reading.source_of(attribution)
    return _NAMED if source and source.identity in ("named", "partial", "not_applicable") else _UNNAMED
