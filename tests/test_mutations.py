"""Exchange names, outlets, numbers, order, notices and teasers: the findings follow, for they rest on form alone."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from articles_compare import visible
from articles_expected import FOLDER, Swaps, exchange, load_yaml, samples

import provenance
from provenance.model.article import exact
from provenance.report.model import Report

SEEDS = Path(__file__).parents[1] / "seeds"
Finding = tuple[str, str, str]


@cache
def texts() -> dict[str, tuple[str, dict[str, str], Swaps]]:
    """Return every text to mutate, with its hints and its exchanges."""
    articles = {s.name: (s.data.decode(), s.expected.hints, s.expected.swaps) for s in samples()}
    seeds: dict[str, tuple[str, dict[str, str], Swaps]] = {
        name: ((SEEDS / name).read_bytes().decode(), {}, Swaps.model_validate(swaps))
        for name, swaps in load_yaml(FOLDER / "seeds.yaml").items()
    }
    return articles | seeds


@cache
def original(name: str) -> Report:
    return audit(name, texts()[name][0])


def audit(name: str, text: str) -> Report:
    return provenance.audit_bytes(text.encode(), texts()[name][1])


def mutated(name: str, swaps: dict[str, str]) -> Report:
    return audit(name, exchange(texts()[name][0], swaps))


def findings(report: Report) -> list[Finding]:
    """Return source, cue and content words of what a reader sees, in order."""
    return [
        (exact(report.text, a.source_spans), exact(report.text, a.cue_spans), exact(report.text, a.content_spans))
        for a in visible(report)
    ]


def following(report: Report, swaps: dict[str, str]) -> list[Finding]:
    """Return the findings as they should read after the exchange."""
    return [(exchange(s, swaps), exchange(cue, swaps), exchange(c, swaps)) for s, cue, c in findings(report)]


def names(report: Report) -> list[str]:
    return sorted(s.name for s in report.sources)


def label_at(report: Report, words: str) -> str:
    start = report.text.index(words)
    return next(s.label for s in report.segments if s.start <= start < s.end)


def with_swaps(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", [n for n, (_, _, swaps) in texts().items() if getattr(swaps, kind)])


@with_swaps("persons")
def test_other_persons_are_cited_the_same_way(name: str) -> None:
    swaps = texts()[name][2].persons
    report = mutated(name, swaps)
    assert findings(report) == following(original(name), swaps)
    assert names(report) == sorted(exchange(n, swaps) for n in names(original(name)))
    assert any(new in n for new in swaps.values() for n in names(report))


@with_swaps("numbers")
def test_other_numbers_change_nothing_but_the_numbers(name: str) -> None:
    swaps = texts()[name][2].numbers
    report = mutated(name, swaps)
    assert findings(report) == following(original(name), swaps)
    assert [s.id for s in report.signals] == [s.id for s in original(name).signals]
    assert any(new in content for new in swaps.values() for *_, content in findings(report))


@with_swaps("outlets")
def test_another_known_outlet_takes_the_place_of_the_first(name: str) -> None:
    swaps = texts()[name][2].outlets
    before, after = original(name), mutated(name, swaps)
    assert findings(after) == following(before, swaps)
    assert Counter(s.identity for s in after.sources) == Counter(s.identity for s in before.sources)
    assert Counter(o.relation for o in after.origins) == Counter(o.relation for o in before.origins)
    assert {s.entity for s in after.sources} | {o.entity for o in after.origins} != {
        s.entity for s in before.sources
    } | {o.entity for o in before.origins}


@with_swaps("unknown_outlets")
def test_an_outlet_nobody_knows_is_still_the_source(name: str) -> None:
    swaps = texts()[name][2].unknown_outlets
    report = mutated(name, swaps)
    assert findings(report) == following(original(name), swaps)


@with_swaps("domains")
def test_the_notice_names_whatever_domain_it_names(name: str) -> None:
    (old, new) = next(iter(texts()[name][2].domains.items()))
    before, after = original(name), mutated(name, {old: new})
    assert [o.domain for o in before.origins].count(old) >= 1
    assert [new if o.domain == old else o.domain for o in before.origins] == [o.domain for o in after.origins]
    assert findings(after) == findings(before)


@with_swaps("teasers")
def test_teasers_say_nothing_whatever_they_say(name: str) -> None:
    swaps = texts()[name][2].teasers
    before, after = original(name), mutated(name, swaps)
    assert findings(after) == findings(before)
    assert after.metadata.date == before.metadata.date
    assert [label_at(after, new) for new in swaps.values()] == [label_at(before, old) for old in swaps]


@pytest.mark.parametrize("name", [n for n in texts() if n.endswith(".txt")])
def test_paragraphs_in_another_order_hold_the_same_findings(name: str) -> None:
    before = original(name)
    after = audit(name, reordered(before))
    assert after.text != before.text
    assert Counter(findings(after)) == Counter(findings(before))
    assert findings(before)


def reordered(report: Report) -> str:
    """Return the text with its longest run of paragraphs, the first paragraph left in place, back to front."""
    paragraphs = [i for i, s in enumerate(report.segments) if s.label == "paragraph"][1:]
    runs: list[list[int]] = []
    for i in paragraphs:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    segments = [report.segments[i] for i in max(runs, key=len)]
    middle = [report.text[s.start : s.end] for s in reversed(segments)]
    return report.text[: segments[0].start] + "".join(middle) + report.text[segments[-1].end :]
