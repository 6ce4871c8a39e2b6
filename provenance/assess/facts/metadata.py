"""What the page says of itself: by whom, when, where."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import combinations

from provenance.assess.fact import Fact, Slot, absent, quoted, seen
from provenance.assess.reading import Reading
from provenance.assess.stems import shared, stems
from provenance.model.values import Claim, Evidence

_DAYS_APART = 2
"""Time zones put one moment on two dates; two days they do not."""
_SHOWN = 4


def no_byline(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Articles without an author; ``page`` is 1 where the page was there to look at."""
    if not reading.article.metadata.authors and not _any(reading, "byline"):
        yield _missing(reading, "byline")


def no_date(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Articles without a date of publication; ``page`` is 1 where the page was there to look at."""
    if not reading.article.metadata.date:
        yield _missing(reading, "date")


def no_publisher(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Articles without a publisher; ``page`` is 1 where the page was there to look at."""
    metadata = reading.article.metadata
    named = any(origin.relation == "published_by" for origin in reading.found.origins)
    if not (metadata.publisher or metadata.domain or named):
        yield _missing(reading, "publisher")


def _any(reading: Reading, label: str) -> bool:
    return any(True for _ in reading.article.of(label))


def _missing(reading: Reading, searched: str) -> Fact:
    page = reading.article.document.is_page
    return Fact(
        {"page": float(page)},
        (absent(reading.wording.say(f"searched.{searched}")),),
        status="found" if page else "cannot_check",
    )


def claims_differ(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Authors (people) or dates (two days apart and more) on which parts of the page differ: ``field``, ``claims``."""
    for field, apart in (("author", _other_names), ("date", _other_days)):
        places: dict[str, list[Claim]] = {}
        for claim in reading.article.metadata.claims:
            if claim.field == field and claim.kind in (None, "person"):
                places.setdefault(claim.where, []).append(claim)
        if any(apart(one, other) for one, other in combinations(places.values(), 2)):
            claims = [claim for part in places.values() for claim in part]
            distinct = list(dict.fromkeys(quoted(claim.value) for claim in claims))[:_SHOWN]
            values: dict[str, Slot] = {
                "field": reading.wording.named("field", field),
                "claims": " · ".join(reading.wording.quoted(value) for value in distinct),
            }
            yield Fact(values, tuple(_evidence(reading, claim) for claim in claims))


def _other_names(one: list[Claim], other: list[Claim]) -> bool:
    """Two bylines differ when they share no long word: "MEG KINNARD" and "Meg Kinnard, reporter" agree."""
    names = [stems(" ".join(claim.value for claim in part if claim.kind == "person")) for part in (one, other)]
    return all(names) and not shared(*names)


def _other_days(one: list[Claim], other: list[Claim]) -> bool:
    days = [[day for claim in part for day in _day(claim.value)] for part in (one, other)]
    return all(days) and min(abs((a - b).days) for a in days[0] for b in days[1]) >= _DAYS_APART


def _day(value: str) -> Iterator[date]:
    with suppress(ValueError):
        yield date.fromisoformat(value[:10])


def _evidence(reading: Reading, claim: Claim) -> Evidence:
    if claim.spans:
        return seen(reading, *claim.spans)
    return Evidence(kind="markup", path=claim.path or claim.where, exact=claim.value)


def page_statement(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """What the page states about the text: opinion, advertising, partners, methods, corrections."""
    for segment in reading.article.of("disclosure", "correction"):
        start, end = reading.article.words_of(segment)
        if start < end:
            yield Fact({}, (seen(reading, (start, end)),), take="together")
