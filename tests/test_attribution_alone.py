"""Speech that stands by itself belongs to the one whom an article lets speak, where nobody else is near."""

from speaking import read

PORTRAIT = """Lubbert Oosterwijk stopt. Hij zet koffie.

“Dat is mijn vader”, zegt Lubbert Oosterwijk. Op tafel ligt een half gezicht.

Over zijn jeugd praat hij graag. “Aan tafel kon je de aardappels horen afkoelen.”

“Ik heb nu wel genoeg gepraat”, zegt Oosterwijk.
"""

INTERVIEW = """Lubbert Oosterwijk maakt al veertig jaar poppen.

Waarom stopt u nu?

Ik ben moe en mijn handen doen pijn.

Wat gaat u doen?

Ik ga vissen met mijn broer.

En de poppen?

Die gaan naar het museum.
"""


def said(text: str) -> dict[str, str | None]:
    return {found.content: found.who.name if found.who else None for found in read(text, "nl")}


def test_a_quotation_without_a_remark_is_the_portrayed_persons() -> None:
    assert said(PORTRAIT)["Aan tafel kon je de aardappels horen afkoelen"] == "Lubbert Oosterwijk"


def test_another_name_right_before_leaves_it_to_nobody() -> None:
    text = PORTRAIT.replace("Over zijn jeugd praat hij graag.", "Over zijn jeugd praat Jan Bakema graag.")
    assert "Aan tafel kon je de aardappels horen afkoelen" not in said(text)


def test_two_who_are_quoted_as_often_leave_it_to_nobody() -> None:
    text = PORTRAIT + "\n“Ik vind dat jammer”, zegt Jan Bakema.\n\n“Het was mooi werk”, zegt Bakema.\n"
    assert "Aan tafel kon je de aardappels horen afkoelen" not in said(text)


def test_answers_behind_questions_are_the_one_persons_who_is_introduced() -> None:
    answers = said(INTERVIEW)
    assert answers["Ik ben moe en mijn handen doen pijn"] == "Lubbert Oosterwijk"
    assert answers["Die gaan naar het museum"] == "Lubbert Oosterwijk"


def test_questions_that_speak_to_nobody_are_no_interview() -> None:
    text = INTERVIEW.replace("stopt u", "stopt hij").replace("gaat u", "gaat hij")
    assert not said(text)


def test_two_people_introduced_leave_the_answers_to_nobody() -> None:
    assert not said(INTERVIEW.replace("maakt al", "en Jan Bakema maken al"))
