"""Owners: whose team, office or statement speaks."""

import pytest
from speaking import one, read


@pytest.mark.parametrize(
    ("words", "name", "identity"),
    [
        ("Doyle's campaign", "Doyle's campaign", "partial"),
        ("Norway's National Statistics Institute", "Norway's National Statistics Institute", "partial"),
        ("The minister's office", "minister's office", "partial"),
        ("The players' union", "players' union", "partial"),
        ("One of Ann Doyle's advisers", "One of Ann Doyle's advisers", "anonymous"),
        ("A panel led by the Courier's Ann Doyle", "panel led by the Courier's Ann Doyle", "partial"),
        ("The Courier's Ann Doyle", "Ann Doyle", "named"),
        ("Ann Doyle's statement", "Ann Doyle", "named"),
    ],
)
def test_somebody_s_team_is_not_somebody(words: str, name: str, identity: str) -> None:
    who = one(f"{words} said that the road was closed.").who
    assert who is not None
    assert (who.name, who.identity) == (name, identity)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Die Beraterin und Autorin Ina Roth", "Ina Roth"),
        ("Der Berner Gesundheits- und Sozialdirektor Karl Roth", "Karl Roth"),
        ("Roths Promoter Karl Vogt", "Karl Vogt"),
        ("Der Verfassungsschutz Mecklenburg-Vorpommerns", "Verfassungsschutz Mecklenburg-Vorpommerns"),
    ],
)
def test_german_offices_before_a_name(words: str, name: str) -> None:
    who = one(f"{words} sagte, dass die Straße gesperrt ist.", "de").who
    assert who is not None and who.name == name


def test_what_is_fronted_as_a_thing_denies_nothing() -> None:
    assert all(said.source != "Beides" for said in read("Beides wies der 42-Jährige zurück.", "de"))


@pytest.mark.parametrize("text", ["The said the", "Roth's the", "The mayor's", "said the"])
def test_a_text_may_end_in_the_middle_of_an_owner(text: str) -> None:
    assert all(said.cue for said in read(text))
