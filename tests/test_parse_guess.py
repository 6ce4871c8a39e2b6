"""A guess by words alone: learned from the rules' phrases, so that an unknown wording of a known notice is told."""

import pytest
from parsing import article_of, label_of, rule_book

from provenance.parse.blocks.settings import Settings
from provenance.parse.line.guess import Guesser
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
    assert label_of(article_of(f"{PLAIN}\n\n{line}\n"), line) == label


@pytest.mark.parametrize("line", ["Harbour wall cracked again in the storm", "点検は来月まで続く見通し", "Galavik"])
def test_words_that_speak_for_no_kind_leave_a_line_as_its_shape_says(line: str) -> None:
    guess = Guesser.of(rule_book()).guess(line)
    assert guess is None or guess.margin < Settings.of(rule_book()).guessed
    assert label_of(article_of(f"{PLAIN}\n\n{line}\n"), line) in ("related", "navigation")


@pytest.mark.parametrize("line", ["…", "12", ""])
def test_of_a_line_without_a_known_word_nothing_is_guessed(line: str) -> None:
    assert Guesser.of(rule_book()).guess(line) is None


def test_a_notice_among_the_paragraphs_that_reads_as_one_is_told_by_its_words() -> None:
    notice = (
        "If you need help or want to talk to somebody, you can find more information on the website of the helpline."
    )
    page = PLAIN.replace("3 The old", f"{notice}\n\n3 The old")
    assert label_of(article_of(page), "If you need help") == "referral"


def test_without_rules_nothing_is_guessed() -> None:
    assert Guesser.of(RuleBook({}, (), "")).guess("Subscribe now") is None
