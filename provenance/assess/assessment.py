"""The stage's entry point."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.assess.counts import count
from provenance.assess.reading import Reading
from provenance.assess.signals import raise_signals
from provenance.model.article import Article
from provenance.model.counts import Counts
from provenance.model.findings import Cited, Found, Unchecked, unchecked
from provenance.model.values import Signal
from provenance.rules.book import RuleBook
from provenance.wording import BASE, Wording


@dataclass(frozen=True, slots=True)
class Assessment:
    """Signals, most worth a look first; counts; and what assessing could not look at."""

    signals: tuple[Signal, ...]
    counts: Counts
    not_checked: tuple[Unchecked, ...] = ()


def assess(article: Article, cited: Cited, found: Found, book: RuleBook, wording: Wording = BASE) -> Assessment:
    """Return the signals, counts and limits of one article, told in the words given; linear in its text."""
    reading = Reading(article, cited, found, book, wording)
    raised = raise_signals(reading)
    return Assessment(raised.signals, count(reading), (*raised.not_checked, *_limits(reading)))


def _limits(reading: Reading) -> Iterator[Unchecked]:
    if not reading.can_attribute:
        yield unchecked("sourcing.no_rules")
    yield unchecked("said.nobody_asked")
    yield unchecked("copies.not_looked_up")
