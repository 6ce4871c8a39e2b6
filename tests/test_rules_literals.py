"""The words a regex cannot do without: told where they can be told, and never one that a match may lack."""

import pytest

from provenance.api import builtin_rulebook
from provenance.rules.kinds import Phrase
from provenance.rules.literals import required
from provenance.rules.phrase_text import read_regex


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("source: ([a-z]+)", {"source: "}),
        ("(?i)Quelle|Source", {"quelle", "source"}),
        (r"^\(?via:?\s(?P<domain>\w+)", {"via"}),
        ("photos?", {"photo"}),
        ("(?:by )?staff", {"staff"}),
        ("a|bc", set()),
        (r"\p{Lu}\pL+ \d{1,2}", set()),
        ("[Aa]bc[[:alpha:]]def", {"def"}),
        ("(mit|von){0,2} dpa", {" dpa"}),
        ("(mit|von){1,2}", {"mit", "von"}),
        ("colou?r", {"colo"}),
        ("", set()),
        ("((((", set()),
        ("(" * 1_000 + "abc", set()),
        ("abc{", {"ab"}),
        (r"abc\\", {"abc\\"}),
    ],
)
def test_the_words_of_a_pattern(pattern, words):
    assert required(pattern) == words


def test_no_pattern_of_the_built_in_rules_matches_an_example_without_its_words():
    for rule in builtin_rulebook().of(Phrase):
        for pattern in rule.regex:
            regex = read_regex(pattern)
            for example in filter(None, (e.match for e in rule.examples)):
                found = regex.compiled.search(example)
                assert not (found and regex.words) or any(w in found.group().lower() for w in regex.words), pattern
