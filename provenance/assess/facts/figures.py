"""Figures: a number and the thing it counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from provenance.assess.fact import Fact, Slot, quoted, seen
from provenance.assess.reading import Reading, Sentence
from provenance.assess.stems import akin, stems
from provenance.model.values import Source, Span

_SPACES = "\u00a0\u202f "
_DIGITS = r"\d++(?:[.,\u00a0\u202f]\d++){0,6}+"
_NUMBER = re.compile(
    rf"(?<![\w.,:/–-])(?P<money>[€$£¥₴₽][{_SPACES}]?)?(?P<digits>{_DIGITS})(?:[–-]{_DIGITS})?"
    rf"(?P<percent>[{_SPACES}]?%)?(?![\w:/–-])"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")
_REACH = 40
"""How far behind its number, in code points, a counted thing may stand: "1.500 zwaarbewapende troepen"."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST_FIGURES = 400
"""Figures compared with each other, at most: comparing is quadratic."""


@dataclass(frozen=True)
class Figure:
    """A number and what it counts: ``thing`` is the rule that lists the noun, ``between`` the words before it."""

    span: Span
    value: float
    thing: str
    between: tuple[str, ...]
    sentence: Sentence


def figure_without_source(reading: Reading, classes: tuple[str, ...]) -> Iterator[Fact]:
    """Figures in sentences that no attribution touches: ``value``, ``counted``, ``paragraph``, ``elsewhere``.

    ``counted`` is 1 where a noun says what, 0 for bare percentages and sums of money;
    ``paragraph``: another sentence of the paragraph is attributed; ``elsewhere``: a source gives the same number.
    The word classes list what can be counted.
    """
    if not reading.can_attribute:
        return
    figures = list(_figures(reading, classes))
    told = {f.value for f in figures if reading.touched(*f.span)}
    for figure in figures:
        segment = figure.sentence.segment
        if not reading.touched(figure.sentence.start, figure.sentence.end) and reading.attributable(segment):
            values: dict[str, Slot] = {
                "value": figure.value,
                "counted": float("." in figure.thing),
                "paragraph": float(reading.touched(segment.start, segment.end)),
                "elsewhere": float(figure.value in told),
            }
            yield Fact(values, (seen(reading, figure.span),), take="together")


def figures_side_by_side(reading: Reading, classes: tuple[str, ...]) -> Iterator[Fact]:
    """Two numbers for the same thing from different sources: ``a``, ``b``, ``source_a``, ``source_b``, their lines."""
    text = reading.article.text
    speakers = _speakers(reading)
    cited = [(f, s) for f in _figures(reading, classes) for s in _speaker(reading, speakers, f.span)]
    told: set[str] = set()
    for (one, who), (other, whom) in combinations(cited[:_MOST_FIGURES], 2):
        if who.id != whom.id and one.value != other.value and one.thing not in told and _same_thing(one, other):
            told.add(one.thing)
            values: dict[str, Slot] = {
                "a": quoted(text[slice(*one.span)]),
                "b": quoted(text[slice(*other.span)]),
                "source_a": quoted(who.name),
                "source_b": quoted(whom.name),
                "line_a": reading.at_line(one.span[0]),
                "line_b": reading.at_line(other.span[0]),
            }
            yield Fact(values, (seen(reading, one.span), seen(reading, other.span)))


def _same_thing(one: Figure, other: Figure) -> bool:
    # "12.000 Noord-Koreaanse troepen" and "11.000 Noord-Koreaanse soldaten": the words between must agree.
    return one.thing == other.thing and any(akin(a, b) for a in one.between for b in other.between)


def _speakers(reading: Reading) -> dict[int, Source]:
    speakers: dict[int, Source] = {}
    for attribution in reading.attributions:
        source = reading.source_of(attribution)
        if source:
            for k in (k for a, b in attribution.content_spans for k in reading.words.within(a, b)):
                speakers.setdefault(k, source)
    return speakers


def _speaker(reading: Reading, speakers: dict[int, Source], span: Span) -> Iterator[Source]:
    yield from (speakers[k] for k in reading.words.within(*span)[:1] if k in speakers)


def _figures(reading: Reading, classes: tuple[str, ...]) -> Iterator[Figure]:
    for sentence in reading.body_sentences:
        if sentence.segment.label in ("lead", "paragraph", "list"):
            yield from _in_sentence(reading, sentence, classes)


def _in_sentence(reading: Reading, sentence: Sentence, classes: tuple[str, ...]) -> Iterator[Figure]:
    numbers = list(_NUMBER.finditer(reading.article.text, sentence.start, sentence.end))
    limits = [*(following.start() for following in numbers[1:]), sentence.end]
    for number, limit in zip(numbers, limits, strict=False):
        digits = number["digits"]
        if number["percent"] or number["money"]:
            yield Figure(number.span(), _value(digits), "%" if number["percent"] else number["money"], (), sentence)
        elif not _is_year(digits):
            yield from _counting(reading, number, limit, sentence, classes)


def _counting(
    reading: Reading, number: re.Match[str], limit: int, sentence: Sentence, classes: tuple[str, ...]
) -> Iterator[Figure]:
    text, start, end = reading.article.text, *number.span()
    language = reading.language_of(sentence.segment)
    hits = (hit for name in classes for hit in reading.find(name, end, min(limit, end + _REACH), language))
    noun = min((hit for hit in hits if _close(text[end : hit.start])), key=lambda hit: hit.start, default=None)
    if noun:
        yield Figure((start, noun.end), _value(number["digits"]), noun.rule, stems(text[end : noun.start]), sentence)


def _close(between: str) -> bool:
    return len(between.split()) <= 3 and not any(mark in between for mark in ',;:()–"“”„«»')


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and _FIRST_YEAR <= int(digits) <= _LAST_YEAR


def _value(digits: str) -> float:
    if _THOUSANDS.fullmatch(digits):
        return float(re.sub(r"\D", "", digits))
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return 0.0
