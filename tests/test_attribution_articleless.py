"""Where a language has no articles: a noun in the subject's form, or a given name, shows where a source begins."""

import pytest
from speaking import one, read


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("„Most jest zamknięty” – powiedział PAP rzecznik policji Jan Dobry.", "rzecznik policji Jan Dobry"),
        ("– Most jest zamknięty – mówił w Sejmie premier Adam Dobry.", "premier Adam Dobry"),
        ("– Most jest zamknięty – mówi „Kurierowi” Anna Dobra.", "Anna Dobra"),
        ("– Most jest zamknięty – mówi info24.pl Anna Dobra.", "Anna Dobra"),
        ("– Most jest zamknięty – powiedział Adam Dobry.", "Adam Dobry"),
    ],
)
def test_who_was_told_and_where_stand_before_the_subject(text: str, source: str) -> None:
    assert one(text, "pl").source == source


def test_the_outlet_told_passes_the_words_on() -> None:
    found = one("„Most jest zamknięty” – powiedział PAP rzecznik policji.", "pl").found
    assert [step.relation for step in found.via] == ["relayed_by"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Po spotkaniu w Brukseli Jan Dobry powiedział, że most jest zamknięty.", "Jan Dobry"),
        ("17 maja Jan Dobry zapowiedział, że most będzie zamknięty.", "Jan Dobry"),
        ("Jan Dobry, który zapowiedział, że most będzie zamknięty, odszedł.", "Jan Dobry"),
    ],
)
def test_a_name_begins_behind_a_place_or_a_date(text: str, source: str) -> None:
    assert one(text, "pl").source == source


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Rzeczniczka MSZ RP Maria Dobra", "Maria Dobra"),
        ("Przewodnicząca Rady Europejskiej Anna Dobra", "Anna Dobra"),
        ("Prezydent Jan Maria Dobry", "Jan Maria Dobry"),
    ],
)
def test_a_given_name_ends_the_body_before_it(phrase: str, name: str) -> None:
    who = one(f"{phrase} powiedziała, że most jest zamknięty.", "pl").who
    assert who is not None
    assert who.name == name


def test_speech_behind_a_dash_may_begin_inside_a_paragraph() -> None:
    text = "Most jest stary. – Musimy go zamknąć. Nie ma wyjścia – mówi burmistrz. Radni milczą. – Szkoda – dodaje."
    first, second = read(text, "pl")
    assert (first.content, first.found.form) == ("Musimy go zamknąć. Nie ma wyjścia", "direct")
    assert second.content == "Szkoda"


def test_marks_outside_of_speech_keep_their_quotation() -> None:
    text = "– Musimy go zamknąć – mówi burmistrz Dobry. Prezes Rad oświadczył: „To błąd”."
    assert [said.content for said in read(text, "pl")] == ["Musimy go zamknąć", "To błąd"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jan Dobry powiedział, że most zamknięto w 2018 r. Premier odszedł z rządu.", "most zamknięto w 2018 r"),
        ("Jan Dobry powiedział, że most zamknięto w 2018 r. Jednak droga jest otwarta.", "most zamknięto w 2018 r"),
        ("Jan Dobry powiedział, że most wzniósł w 2018 r. Jan Rudy.", "most wzniósł w 2018 r. Jan Rudy"),
    ],
)
def test_an_abbreviation_ends_a_sentence_where_no_name_follows(text: str, content: str) -> None:
    assert one(text, "pl").content == content


@pytest.mark.parametrize("text", ["Jej zdaniem most jest zamknięty.", "Rzeczniczka dodała, że most jest zamknięty."])
def test_a_pronoun_in_the_cue_or_an_office_alone_is_whoever_spoke_before(text: str) -> None:
    told = f"Rzeczniczka ratusza Anna Dobra powiedziała, że droga jest zamknięta. {text}"
    assert [said.who.name for said in read(told, "pl") if said.who] == ["Anna Dobra", "Anna Dobra"]


def test_a_pronoun_stands_for_nobody_of_another_gender_or_of_none_known() -> None:
    told = "{} powiedział, że droga jest zamknięta. Jej zdaniem most jest zamknięty."
    for name in ("Minister Jan Dobry", "Xemo Dobry"):
        assert read(told.format(name), "pl")[1].found.source_status == "unresolved"


def test_a_relative_pronoun_speaks_only_for_somebody() -> None:
    assert read("Uchwalono ustawę, która mówi o zamknięciu mostu.", "pl") == []


def test_a_name_joined_to_one_that_a_preposition_governs_is_no_subject() -> None:
    assert one("Ambasadorowie w UE i NATO poproszą rządy o solidarność.", "pl").source == "Ambasadorowie"


def test_an_initial_stands_for_the_given_name_and_is_no_preposition() -> None:
    text = "Глава посёлка Виктор Рогов сообщил, что мост закрыт. «Его починят», - сказал В.Рогов."
    assert [said.who.name for said in read(text, "ru") if said.who] == ["Виктор Рогов", "Виктор Рогов"]


@pytest.mark.parametrize("text", ["Собеседник ТАСС сообщил, что мост закрыт.", "Источник РБК сообщил, что мост сдан."])
def test_whoever_speaks_for_a_body_is_not_that_body(text: str) -> None:
    who = one(text, "ru").who
    assert who is not None
    assert (who.entity, who.identity) == (None, "partial")


@pytest.mark.parametrize(
    ("text", "language", "source"),
    [
        (
            "Министерство торговли и малого бизнеса сообщило, что мост стоит.",
            "ru",
            "Министерство торговли и малого бизнеса",
        ),
        ("Дорога закрыта, рассказали ТАСС в мэрии.", "ru", "мэрии"),
        ("Frida Lundová deníku Expressen řekla, že soupeřka chybí.", "cs", "Frida Lundová"),
        ("Леся Данилів у коментарі «Українській правді» сказала, що тариф зросте.", "uk", "Леся Данилів"),
    ],
)
def test_an_office_keeps_its_complement_and_who_is_told_is_no_speaker(text: str, language: str, source: str) -> None:
    assert one(text, language).source == source


def test_speech_that_goes_on_with_a_verb_of_its_own_keeps_its_speaker() -> None:
    first, second = read("– Wody jest mało – mówi Jan Dobry. – Studnia wyschła – dodaje.", "pl")
    assert first.source == second.source == "Jan Dobry"
    assert second.content == "Studnia wyschła"


def test_a_statement_of_the_paragraph_before_is_taken_up() -> None:
    found = one("Мост через реку закрыли до весны.\n\nОб этом сообщила мэрия города.", "ru")
    assert found.content.startswith("Мост через реку закрыли до весны")
    assert found.source == "мэрия города"
