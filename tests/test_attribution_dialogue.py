"""Speech that dashes open and paragraphs go on with, and who is meant, in packs as they are shipped."""

import pytest
from speaking import Said, read

SPEECH = "– Vi er slitne, sier ordfører Kari Holm.\n"


def said(text: str, language: str = "no") -> list[Said]:
    return read(text, language)


def test_a_paragraph_of_speech_goes_on_with_the_speaker_before_it() -> None:
    (only,) = said(SPEECH + "– Vi trenger hjelp nå.\n")
    assert only.content == "Vi er slitne … Vi trenger hjelp nå"


def test_behind_a_colon_speech_goes_on_with_whoever_announced_it() -> None:
    (only,) = said("– Vi er slitne, sier ordfører Kari Holm, og legger til:\n– Vi trenger hjelp nå.\n")
    assert only.content == "Vi er slitne … Vi trenger hjelp nå"


def test_an_answer_is_the_speaker_s_and_the_question_nobody_s() -> None:
    spoken, answered = said(SPEECH + "– Tror du at det går bra?\n– Jeg mener at det gjør det.\n")
    assert (spoken.source, spoken.content) == ("ordfører Kari Holm", "Vi er slitne")
    assert (answered.content, answered.cue, answered.found.source) == (
        "Jeg mener at det gjør det",
        "",
        spoken.found.source,
    )


@pytest.mark.parametrize("line", ["– Trenger hjelp\n", "– ti kroner\n", "Vi trenger hjelp nå.\n"])
def test_a_heading_a_list_and_the_author_go_on_with_nobody(line: str) -> None:
    assert said(SPEECH + line)[0].content == "Vi er slitne"


def test_what_points_back_is_the_content_itself() -> None:
    (only,) = said("Det er kaldt. Broen er stengt.\nDet opplyser politiet.\n")
    assert (only.source, only.content) == ("politiet", "Det")


def test_behind_a_colon_a_dash_opens_speech_in_the_middle_of_a_line() -> None:
    (only,) = said("Ordfører Kari Holm raser: – Jeg er lei av dette")
    assert (only.source, only.content) == ("Ordfører Kari Holm", "Jeg er lei av dette")


def test_a_question_is_answered_by_whoever_was_last_quoted_so() -> None:
    found = said(SPEECH + "Naboen bestrider påstanden.\nHva er verst?\n– At det regner.\n")
    assert found[-1].content == "At det regner"
    assert found[-1].found.source == found[0].found.source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("– Det gick, säger Eva Berg. Men jag grät hela vägen.", "Det gick … Men jag grät hela vägen"),
        ("– Det gick, säger Eva Berg. Hon tävlar för Borås.", "Det gick"),
    ],
)
def test_a_dash_s_paragraph_goes_on_in_the_first_person(text: str, content: str) -> None:
    assert said(text, "sv")[0].content == content


def test_a_particle_may_stand_before_what_is_asked() -> None:
    (only,) = said("De NAVO roept beide landen op tot terughoudendheid.", "nl")
    assert (only.cue, only.content) == ("roept … op", "tot terughoudendheid")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("no", "Statsminister Kari Holm sier at broen er trygg. Statsministeren lover at den blir åpnet."),
        ("sv", "Statsminister Karin Holm säger att bron är trygg. Statsministern lovar att den öppnas."),
        ("da", "Statsminister Karen Holm siger, at broen er sikker. Statsministeren lover, at den bliver åbnet."),
        ("nl", "Premier Karin Holm zegt dat de brug veilig is. De premier belooft dat hij opengaat."),
    ],
)
def test_an_office_with_its_article_is_whoever_holds_it(language: str, text: str) -> None:
    first, second = said(text, language)
    assert first.found.source == second.found.source


def test_an_office_that_two_hold_is_neither_of_them() -> None:
    text = "Minister Kari Holm sier at broen er trygg. Minister Odd Vik sier at den er farlig. "
    text += "Ministeren lover at den rives."
    assert len({a.found.source for a in said(text)}) == 3


def test_an_owner_is_not_whoever_is_owned() -> None:
    (rector,) = said("KTH:s rektor Karin Holm säger att bron är trygg.", "sv")
    (lawyer,) = said("Carl Roth's lawyer said that the bridge was safe.", "en")
    assert rector.who is not None
    assert lawyer.who is not None
    assert (rector.who.name, rector.who.role) == ("Karin Holm", "KTH:s rektor")
    assert (lawyer.who.name, lawyer.who.identity) == ("Carl Roth's lawyer", "partial")


def test_a_pronoun_may_mean_whoever_opened_the_sentence_before() -> None:
    text = "Talsperson Kari Holm sier at alt er bra.\n" + "Været var fint og folk hadde det hyggelig. " * 12
    (_, second) = said(text + "\nOgså partileder Ina Moen er kritisk.\n– Vi er skuffet, skriver hun.\n")
    assert second.who is not None
    assert second.who.name == "Ina Moen"
