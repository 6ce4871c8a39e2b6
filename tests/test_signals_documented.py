"""The signals' texts and their entries in docs/signals.md."""

import re
from pathlib import Path

import pytest
from assessing import built_in

from provenance.assess.facts import detectors
from provenance.rules.kinds import SignalRule

DOCS = (Path(__file__).parent.parent / "docs" / "signals.md").read_text(encoding="utf-8")
RULES = built_in().of(SignalRule)
NEVER = re.compile(
    r"\b(fake|suspicious|fails?|failed|biased|poor|poorly|bots?|AI-generated|plagiari[sz]ed|content farms?|propaganda"
    r"|trustworth\w+|unreliable|credib\w+ score|verdict|misleading|clickbait|untrue)\b",
    re.IGNORECASE,
)


def entry(signal: str) -> str:
    found = re.search(rf"^### {re.escape(signal)}\n(.*?)(?=^##|\Z)", DOCS, re.DOTALL | re.MULTILINE)
    assert found, f"docs/signals.md has no entry for {signal}"
    return found[1]


def texts(rule: SignalRule) -> str:
    return " ".join((rule.title, rule.explanation, rule.also_when, rule.would_change))


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_every_signal_has_an_entry_with_its_fact_and_bounds(rule):
    said = entry(rule.id)
    assert f"`{rule.fact}`" in said
    for name, bound in rule.when.items():
        for word, limit in (("at least", bound.at_least), ("at most", bound.at_most)):
            assert limit is None or f"`{name}` {word} {limit:g}" in said
    for heading in ("Means:", "Does not mean:", "Also happens when:", "Would change if:", "Nearest:"):
        assert f"**{heading}**" in said


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_an_entry_says_what_the_report_says(rule):
    said = " ".join(entry(rule.id).split())
    assert rule.also_when in said
    assert rule.would_change in said
    assert (rule.nearest or "none") in said


def test_the_docs_know_no_signal_that_is_gone():
    ids = {rule.id for rule in RULES}
    assert set(re.findall(r"^### ([a-z.-]+)$", DOCS, re.MULTILINE)) == ids


def test_how_often_each_signal_fires_is_printed_and_none_fires_on_most_pages():
    for rule in RULES:
        row = re.search(rf"^\| `{re.escape(rule.id)}` \|.* (\d+) % \|$", DOCS, re.MULTILINE)
        assert row
        assert int(row[1]) < 50


def test_every_fact_is_listed_with_its_slots():
    for name in detectors():
        assert f"| `{name}` |" in DOCS


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_signal_speaks_of_sourcing_not_of_truth(rule):
    assert not NEVER.search(texts(rule))
    assert not NEVER.search(rule.id)


def test_the_list_of_words_is_not_idle():
    assert NEVER.search("This looks like propaganda.")


def test_the_docs_keep_to_the_same_words():
    prose = re.sub(r"`[^`]*`", "", DOCS)
    assert not NEVER.search(prose)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_titles_fit_a_line_and_explanations_end_a_sentence(rule):
    assert len(rule.title) <= 80
    assert rule.explanation[-1] in ".]"
    assert rule.also_when.endswith(".")
    assert rule.would_change.endswith(".")


def test_there_are_fifteen_to_thirty_signals():
    assert 15 <= len(RULES) <= 30
