"""The stage's entry point."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.assess.counts import count
from provenance.assess.reading import Reading
from provenance.assess.signals import raise_signals
from provenance.model.article import Article
from provenance.model.counts import Counts
from provenance.model.findings import Cited, Found
from provenance.model.values import NotChecked, Signal
from provenance.rules.book import RuleBook


@dataclass(frozen=True, slots=True)
class Assessment:
    """Signals, most worth a look first; counts; and what assessing could not look at."""

    signals: tuple[Signal, ...]
    counts: Counts
    not_checked: tuple[NotChecked, ...] = ()


def assess(article: Article, cited: Cited, found: Found, book: RuleBook) -> Assessment:
    """Return the signals, counts and limits of one article; pure, and linear in its text."""
    reading = Reading(article, cited, found, book)
    raised = raise_signals(reading)
    return Assessment(raised.signals, count(reading), (*raised.not_checked, *_limits(reading)))


def _limits(reading: Reading) -> Iterator[NotChecked]:
    if not reading.can_attribute:
        yield NotChecked(
            what="where sourcing stops",
            reason="no attribution rules for this language, so silence would mean nothing",
        )
    yield NotChecked(what="whether the sources said this", reason="nobody was asked and nothing was looked up")
    yield NotChecked(what="copies elsewhere", reason="nothing was looked up")
