"""Quotations: marks of every kind, split, left open, carried on."""

import pytest
from speaking import one, read


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“We were tired,” Roth said.", "en"),
        ('"We were tired," Roth said.', "en"),
        ("''We were tired,'' Roth said.", "en"),
        ('“We were tired," Roth said.', "en"),
        ("„We were tired“, sagte Trainerin Roth.", "de"),
        ("»We were tired«, sagte Trainerin Roth.", "de"),
        ('"We were tired", sagte Trainerin Roth.', "de"),
        ("„We were tired”, zei trainster Roth.", "nl"),
    ],
)
def test_any_pair_of_marks_holds_a_quotation(text: str, language: str) -> None:
    said = one(text, language)
    assert (said.content, said.found.form) == ("We were tired", "direct")
    assert "Roth" in said.source


def test_a_split_quotation_is_one_statement() -> None:
    said = one("“We were tired,” Roth said, “but we fought.”")
    assert said.content == "We were tired … but we fought"
    assert len(said.found.content_spans) == 2


def test_a_quotation_of_its_own_goes_on_with_the_speaker() -> None:
    said = one("“We were tired,” Roth said. “Nobody had slept since Tuesday.”")
    assert said.content == "We were tired … Nobody had slept since Tuesday"


def test_a_mark_left_open_goes_on_in_the_next_paragraph() -> None:
    said = one("Roth said: “We were tired.\n“Nobody had slept since Tuesday.”\n")
    assert said.content == "We were tired … Nobody had slept since Tuesday"


def test_a_colon_announces_the_next_paragraph() -> None:
    said = one("After the match Ina Roth said:\n“Nobody had slept since Tuesday.”\n")
    assert (said.source, said.content) == ("Ina Roth", "Nobody had slept since Tuesday")


def test_an_announcement_that_nothing_follows_is_none() -> None:
    assert read("After the match Ina Roth said:\nThe bus left at noon.\n") == []


def test_a_quotation_inside_a_clause_is_part_of_it() -> None:
    said = one("The plan was “very bold and rather late,” said Mayor Ann Doyle.")
    assert said.content == "The plan was “very bold and rather late,”"
    assert said.found.form == "mixed"


def test_a_subordinate_clause_may_open_a_quotation() -> None:
    assert one("“If it rains, we stay,” Roth said.").content == "If it rains, we stay"


def test_a_stop_inside_a_quotation_ends_no_sentence() -> None:
    assert one("“It is late. We are tired. Go home,” Roth said.").content == "It is late. We are tired. Go home"


@pytest.mark.parametrize(
    "text", ["He likes “The Sound of Rain” a lot.", "The “experts” left.", "He shouted “.", "“ “ ” ”"]
)
def test_marks_alone_attribute_nothing(text: str) -> None:
    assert read(text) == []


def test_a_text_cut_off_behind_an_opening_mark_is_read() -> None:
    assert read("Його дружина Зоя додає: «", "uk") == []
    assert read("Der Wirt Ole Berg fügte hinzu: „", "de") == []


@pytest.mark.parametrize(
    "added",
    [
        "said an old sailor who supports Roth, asking for time.",
        "said Roth when asked about the ferry.",
        "said Roth, recalling the ferry.",
    ],
)
def test_what_is_added_to_a_quotation_takes_no_turn(added: str) -> None:
    first = read(f"“We were tired,” {added} “Nobody had slept since Tuesday.”")[0]
    assert first.content == "We were tired … Nobody had slept since Tuesday"


def test_a_text_cut_off_within_its_source_is_read() -> None:
    assert read("EL RETRASO COSTARÍA UNOS 40 MILLONES DE EUROS, DE ACUERDO CON DOS ", "es") == []


def test_a_quotation_cut_at_a_comma_goes_on_behind_a_remark() -> None:
    said = read("“Each time you sail,” Roth said, referring to the fare, “you lose a day of your life.”")
    assert said[0].content == "Each time you sail … you lose a day of your life"
    assert said[1].content == "the fare"


def test_a_second_quotation_with_a_remark_of_its_own_is_another() -> None:
    said = read("“We were tired,” Ina Roth said. “It rained for a week,” Ola Berg said.")
    assert [(s.source, s.content) for s in said] == [
        ("Ina Roth", "We were tired"),
        ("Ola Berg", "It rained for a week"),
    ]


def test_a_closing_mark_may_touch_the_next_word() -> None:
    assert one("“We were tired,”Roth said.").content == "We were tired"


def test_a_colon_before_a_sentence_in_marks_needs_no_listed_verb() -> None:
    said = one("Mayor Ann Doyle had a blunt message for the club: “It is time to sell the ferry.”")
    assert (said.source, said.content) == ("Mayor Ann Doyle", "It is time to sell the ferry")
    assert said.found.confidence == "low"
