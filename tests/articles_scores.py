"""Detection, source-linked and inventory F1 of compared test articles, a language at a time."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from articles_compare import Outcome, Pair, overlaps, visible, words_of_name

from provenance.model.article import exact


class Counts(NamedTuple):
    """How many are right, how many were found, how many are wanted."""

    right: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def detection(outcomes: list[Outcome]) -> Counts:
    """Return what is found with half its content right; what readers may differ on counts where it is found."""
    right = sum(len(o.pairs) for o in outcomes)
    return Counts(
        right, right + sum(len(o.false_alarms) for o in outcomes), right + sum(len(o.missed) for o in outcomes)
    )


def linked(outcomes: list[Outcome]) -> Counts:
    """Return what is found with a source among the words wanted, of what has a source."""
    pairs = [p for o in outcomes for p in o.pairs]
    return Counts(
        sum(_is_linked(p) for p in pairs),
        sum(bool(p.found.source_spans) for p in pairs)
        + sum(bool(f.source_spans) for o in outcomes for f in o.false_alarms),
        sum(bool(p.wanted.source) for p in pairs) + sum(bool(w.source) for o in outcomes for w in o.missed),
    )


def inventory(outcomes: list[Outcome]) -> Counts:
    """Return how many of the distinct names cited in each article are told; a name agrees by half of its words."""
    rows = [(_wanted_names(o), _found_names(o)) for o in outcomes]
    return Counts(sum(_agreeing(w, f) for w, f in rows), sum(len(f) for _, f in rows), sum(len(w) for w, _ in rows))


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield a line a language: articles, statements wanted, the three F1 in hundredths, wrong sources."""
    heads = ("articles", "wanted", "found", "detection", "linked", "inventory", "wrong sources")
    yield f"{'':6}" + "".join(f"{head:>{len(head) + 2}}" for head in heads)
    for code, group in groupby(outcomes, lambda o: o.sample.name.partition("/")[0]):
        these = list(group)
        found = detection(these)
        wrong = sum(len(o.wrong_sources) for o in these)
        f1 = [round(100 * counts.f1) for counts in (found, linked(these), inventory(these))]
        row = zip(heads, (len(these), found.wanted, found.found, *f1, wrong), strict=True)
        yield f"{code:6}" + "".join(f"{value:{len(head) + 2}}" for head, value in row)


def _is_linked(pair: Pair) -> bool:
    return overlaps(pair.wanted.source, pair.found.source_spans)


def _wanted_names(outcome: Outcome) -> list[frozenset[str]]:
    text = outcome.report.text
    required = [*(p.wanted for p in outcome.pairs), *outcome.missed]
    return _distinct(w.attribution.canonical or exact(text, w.source) for w in required if w.source)


def _found_names(outcome: Outcome) -> list[frozenset[str]]:
    report = outcome.report
    sources = {s.id: s.name for s in report.sources}
    said = [a for a in visible(report) if a.source_spans]
    return _distinct(sources[a.source] if a.source else exact(report.text, a.source_spans) for a in said)


def _distinct(names: Iterable[str]) -> list[frozenset[str]]:
    kept: list[frozenset[str]] = []
    for words in sorted(
        {frozenset(w.casefold() for w in words_of_name(n)) for n in names}, key=lambda w: (-len(w), *sorted(w))
    ):
        if words and not any(words <= other for other in kept):
            kept.append(words)
    return kept


def _agreeing(wanted: list[frozenset[str]], found: list[frozenset[str]]) -> int:
    free, right = list(found), 0
    for words in wanted:
        match = max(free, key=lambda f: _shared(words, f), default=frozenset())
        if match and _shared(words, match) >= 0.5:
            free.remove(match)
            right += 1
    return right


def _shared(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b))
