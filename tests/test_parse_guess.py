"""A guess by words alone: learned from the rules' phrases, so that an unknown wording of a known notice is told."""

import pytest
from parsing import article_of, label_of, rule_book

from provenance.parse.guess import Guesser
from provenance.rules.book import RuleBook

TEXT = (
    "The old bridge over the Torva stays shut until May, the harbour office said, because two of its pillars gave way."
)
PLAIN = "\n\n".join(["Bridge stays shut until May", *(f"{n} {TEXT} Boats take another way." for n in range(6))])


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Правила использования материалов гавани", "legal"),
        ("Testen Sie jetzt das Hafenblatt digital", "subscription"),
        ("Les articles les plus populaires du port", "related"),
        ("Comment now", "comment_form"),
    ],
)
def test_words_of_one_kind_of_notice_name_a_line_that_no_phrase_knows(line: str, label: str) -> None:
    assert Guesser.of(rule_book()).label(line) == label
    assert label_of(article_of(f"{PLAIN}\n\n{line}\n"), line) == label


@pytest.mark.parametrize(
    "line", ["Harbour wall cracked again in the storm", "Galavik", "点検は来月まで続く見通し", "…", "12"]
)
def test_words_that_speak_for_no_kind_leave_a_line_as_its_shape_says(line: str) -> None:
    assert Guesser.of(rule_book()).label(line) is None


def test_a_section_is_never_guessed_for_it_is_a_menus_entry_too() -> None:
    assert Guesser.of(rule_book()).label("Politik und Wirtschaft") is None


def test_without_rules_nothing_is_guessed() -> None:
    assert Guesser.of(RuleBook({}, (), "")).label("Subscribe now") is None
