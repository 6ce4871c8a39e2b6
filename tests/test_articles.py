"""What is found in the test articles: never a wrong source, nothing in what is silent, and no less than before."""

from functools import cache

import pytest
from articles_compare import (
    Outcome,
    audit,
    broken_silence,
    compare,
    is_cited,
    label_faults,
    metadata_faults,
    origin_found,
    signal_status,
)
from articles_expected import ExpectedSignal, samples
from articles_harness import measured, moved_floors, read_floors

SAMPLES = {s.name: s for s in samples()}


@cache
def _outcome(name: str) -> Outcome:
    return compare(SAMPLES[name], audit(SAMPLES[name]))


@pytest.fixture(params=list(SAMPLES))
def outcome(request: pytest.FixtureRequest) -> Outcome:
    return _outcome(request.param)


FIRST = {"farm", "paper", "wire"}
"""The articles that every language has; others may stand beside them and may be shorter."""


def test_every_language_has_its_three_articles_with_enough_to_find() -> None:
    kinds: dict[str, set[str]] = {}
    for sample in SAMPLES.values():
        folder, _, file = sample.name.partition("/")
        assert sample.expected.language == folder
        kinds.setdefault(folder, set()).add(file.partition(".")[0])
    assert {"cs", "da", "de", "en", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr", "uk"} <= set(kinds)
    assert [code for code, files in kinds.items() if not files >= FIRST] == []


def test_every_article_has_something_to_find_and_something_to_leave() -> None:
    found = {name: len(s.expected.attributions) for name, s in SAMPLES.items() if s.expected.silent}
    assert set(found) == set(SAMPLES)
    assert [n for n, count in found.items() if count < (14 if n.split("/")[1].split(".")[0] in FIRST else 8)] == []


def test_nobody_is_cited_for_what_another_said(outcome: Outcome) -> None:
    known = [a for a in outcome.sample.expected.attributions if a.todo]
    wrong = [pair.wanted.attribution for pair in outcome.wrong_sources]
    assert [a.within.text for a in wrong if a not in known] == []
    assert [a.within.text for a in known if a not in wrong] == [], "right now: take the todo away"


def test_silent_stretches_stay_silent(outcome: Outcome) -> None:
    known = [q.text for q in outcome.sample.expected.silent if q.todo]
    assert broken_silence(outcome.sample, outcome.report) == known


def test_those_only_mentioned_are_no_sources(outcome: Outcome) -> None:
    assert [n for n in outcome.sample.expected.no_sources if is_cited(outcome.report, n)] == []


def test_recall_precision_and_sources_do_not_fall(outcome: Outcome) -> None:
    floors = read_floors().get(outcome.sample.name, {})
    now = measured(outcome)
    assert {key: now[key] for key, floor in floors.items() if now[key] < floor} == {}


def test_every_article_has_its_floors() -> None:
    assert set(read_floors()) == set(SAMPLES)


def test_language_title_lead_date_and_authors(outcome: Outcome) -> None:
    assert metadata_faults(outcome.sample, outcome.report) == []


def test_lines_around_the_body_carry_their_labels(outcome: Outcome) -> None:
    faults = label_faults(outcome.sample, outcome.report)
    known = {f"{w.label}: {w.text}" for w in outcome.sample.expected.labels if w.todo}
    assert {key: lines for key, lines in faults.items() if lines and key not in known} == {}
    assert [key for key in known if not faults[key]] == [], "passes now: take the todo away"


def test_origins_are_found(outcome: Outcome) -> None:
    for wanted in outcome.sample.expected.origins:
        fields = wanted.model_dump(exclude={"todo"}, exclude_none=True)
        assert origin_found(outcome.report, fields) is (wanted.todo is None), (fields, outcome.report.origins)


def test_cited_outlets_are_no_origins(outcome: Outcome) -> None:
    names = [o.name for o in outcome.report.origins]
    assert [n for n in outcome.sample.expected.no_origins if n in names] == []


def _signal_cases() -> list[tuple[str, ExpectedSignal]]:
    return [(s.name, signal) for s in SAMPLES.values() for signal in s.expected.signals]


@pytest.mark.parametrize(("name", "signal"), _signal_cases(), ids=lambda x: getattr(x, "id", x))
def test_signals(name: str, signal: ExpectedSignal) -> None:
    status = signal_status(_outcome(name).report, signal.id)
    assert (status == signal.status) is (signal.todo is None), f"{signal.id}: {status}, {signal.todo or ''}"


def test_floors_rise_by_themselves_and_fall_only_when_told() -> None:
    old, new = {"a": {"recall": 0.5, "precision": 0.9}}, {"a": {"recall": 0.6, "precision": 0.8}}
    assert moved_floors(old, new, lower=False) == {"a": {"recall": 0.6, "precision": 0.9}}
    assert moved_floors(old, new, lower=True) == new
