"""Data, and who owns them."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from provenance.assess.fact import Fact, Slot, seen
from provenance.assess.reading import Reading, Sentence
from provenance.model.values import Attribution, Source, Span, Spans
from provenance.registry import Registry

_WORD = re.compile(r"\b[^\W\d_]{2,}")
_DIGIT = re.compile(r"\d")
_NEAR = 300
"""How far from the data, in code points, a date may stand in their sentence."""


def data_without_owner(reading: Reading, classes: tuple[str, ...]) -> Iterator[Fact]:
    """Cited data, each with ``owner``, ``date`` and ``link`` as 1 or 0: whether the text supplied states them.

    The first word class lists data nouns, the next two bodies that may own them, the others words that date them.
    """
    told: set[Span] = set()
    linked = sorted(k for link in reading.article.links for span in link.spans for k in reading.words.within(*span))
    for attribution in reading.attributions:
        for source, spans in _cited_data(reading, attribution, classes[:1]):
            sentence = reading.sentence_at(spans[0][0]) if spans else None
            if sentence and spans[0] not in told:
                told.add(spans[0])
                values: dict[str, Slot] = {
                    "owner": float(_owned(reading, source, spans, sentence, classes[1:3])),
                    "date": float(_dated(reading, _frame(sentence, spans, attribution), sentence, classes[3:])),
                    "link": float(_meets(linked, reading.words.within(sentence.start, sentence.end))),
                }
                yield Fact(values, (seen(reading, *spans),), take="together")


def _cited_data(
    reading: Reading, attribution: Attribution, nouns: tuple[str, ...]
) -> Iterator[tuple[Source | None, Spans]]:
    source = reading.source_of(attribution)
    known = source is not None and source.kind == "dataset"
    vague = source is None or (source.kind == "unknown" and source.identity in ("not_applicable", "unknown"))
    if known or (vague and any(reading.find(n, a, b, None) for n in nouns for a, b in attribution.source_spans)):
        yield source, attribution.source_spans
    for step in attribution.via:
        basis = reading.sources.get(step.source)
        if step.relation == "based_on" and basis and basis.kind == "dataset":
            yield basis, step.spans


def _owned(reading: Reading, source: Source | None, spans: Spans, sentence: Sentence, bodies: tuple[str, ...]) -> bool:
    if source and (source.affiliation or source.entity or source.domain or source.identity == "named"):
        return True
    language = reading.language_of(sentence.segment)
    if any(_names_body(reading, span, language, bodies) for span in spans):
        return True
    rule = reading.book.language(language)
    if rule is None or rule.nouns_capitalised:
        return False
    # "satellite images from Terrasat" has an owner; "Satellite images show" opens its sentence with a capital.
    words = (w for a, b in spans for w in _WORD.finditer(reading.article.text, max(a, sentence.start + 1), b))
    return any(word.group()[0].isupper() for word in words)


def _names_body(reading: Reading, span: Span, language: str | None, bodies: tuple[str, ...]) -> bool:
    names = Registry.of(reading.book).find_names(reading.article.text, *span, language)
    # Pictures "of Ukraine" are not Ukraine's; pictures "of the ministry" mostly are.
    owners = (hit for hit in names if hit.entity.kind != "country")
    return any(owners) or any(reading.find(name, *span, language) for name in bodies)


def _meets(linked: list[int], part: range) -> bool:
    at = bisect_left(linked, part.start)
    return at < len(linked) and linked[at] < part.stop


def _frame(sentence: Sentence, spans: Spans, attribution: Attribution) -> list[Span]:
    """The sentence around the data without what they say: a date in there dates something else."""
    start, end = max(sentence.start, spans[0][0] - _NEAR), min(sentence.end, spans[-1][1] + _NEAR)
    return list(_outside(start, end, attribution.content_spans))


def _dated(reading: Reading, frame: list[Span], sentence: Sentence, dates: tuple[str, ...]) -> bool:
    language = reading.language_of(sentence.segment)
    return any(
        _DIGIT.search(reading.article.text, a, b) or any(reading.find(name, a, b, language) for name in dates)
        for a, b in frame
    )


def _outside(start: int, end: int, spans: Spans) -> Iterator[Span]:
    for a, b in spans:
        if start < a:
            yield start, min(a, end)
        start = max(start, b)
    if start < end:
        yield start, end
