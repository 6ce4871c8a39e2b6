"""The three figures of a language, over articles in which what is right can be counted by hand."""

import articles_scores
from articles_compare import Outcome, compare
from articles_expected import ExpectedArticle, Sample

import provenance

TEXT = (
    "Bridge to stay closed\n\n"
    'Mayor Rosa Delmont said the bridge would stay closed. "We need time," she told reporters. '
    "According to Reuters, the work will cost two million euros.\n"
)
DELMONT = {"within": "Mayor Rosa Delmont said the bridge would stay closed.", "source": "Mayor Rosa Delmont"}
RIGHT = DELMONT | {"canonical": "Rosa Delmont", "cue": ["said"], "content": ["the bridge would stay closed"]}
MISSED = {"within": "Bridge to stay closed", "source": "Bridge", "content": ["closed"]}


def _outcome(*attributions: dict[str, object]) -> Outcome:
    expected = ExpectedArticle.model_validate({"language": "en", "about": "a bridge", "attributions": attributions})
    sample = Sample(name="en/bridge.txt", data=TEXT.encode(), expected=expected)
    return compare(sample, provenance.audit_bytes(sample.data, {"language": "en"}))


def test_detection_counts_what_is_found_and_what_is_wanted() -> None:
    assert articles_scores.detection([_outcome(RIGHT)]) == (1, 3, 1)
    assert articles_scores.detection([_outcome(RIGHT, MISSED)]) == (1, 3, 2)


def test_linked_asks_for_the_words_of_the_source() -> None:
    assert articles_scores.linked([_outcome(RIGHT)]) == (1, 3, 1)
    assert articles_scores.linked([_outcome(RIGHT | {"source": "the bridge", "canonical": None})]).right == 0


def test_the_inventory_counts_every_name_once() -> None:
    assert articles_scores.inventory([_outcome(RIGHT)]) == (1, 2, 1)


def test_a_language_has_one_line() -> None:
    head, row = articles_scores.table([_outcome(RIGHT)] * 2)
    assert head.split()[0] == "articles"
    assert row.split() == ["en", "2", "2", "6", "50", "50", "67", "0"]
