"""A name or an office met in another case is shown, and joined with its other mentions, by its base form."""

import pytest
from speaking import BOOK, one, read

from provenance.attribute.language.packing import pack_of


@pytest.mark.parametrize(
    ("language", "inflected", "base", "gender"),
    [
        ("cs", "Liboru Zapletalovi", "Libor Zapletal", "m"),
        ("cs", "Petra Havla", "Petr Havel", "m"),
        ("cs", "Marka Hájka", "Marek Hájek", "m"),
        ("cs", "Jana Lipového", "Jan Lipový", "m"),
        ("cs", "Olgy Kovářové", "Olga Kovářová", "f"),
        ("cs", "Ursuly von der Mühlenové", "Ursula von der Mühlenová", "f"),
        ("pl", "Wandą Zawilską", "Wanda Zawilska", "f"),
        ("pl", "Jana Zawilskiego", "Jan Zawilski", "m"),
        ("pl", "Marka Dudka", "Marek Dudek", "m"),
        ("pl", "Anny Nowak-Zawilskiej", "Anna Nowak-Zawilska", "f"),
        ("ru", "Дмитрием Роговым", "Дмитрий Рогов", "m"),
        ("ru", "Тамары Лосиной", "Тамара Лосина", "f"),
        ("ru", "Ангелы Штерн", "Ангела Штерн", "f"),
        ("uk", "Тараса Гнатенка", "Тарас Гнатенко", "m"),
        ("uk", "Ярини Савчин", "Ярина Савчин", "f"),
    ],
)
def test_a_name_in_another_case_has_a_base_form_and_a_gender(
    language: str, inflected: str, base: str, gender: str
) -> None:
    pack = pack_of(BOOK, language)
    assert pack is not None
    found = pack.declensions.person(inflected, governed=False, known=())
    assert found is not None
    assert (found.base, found.gender) == (base, gender)
    assert pack.declensions.gender(inflected) == gender


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("cs", "Petra Kovářová"),  # not Petr's
        ("cs", "Jan Novák"),
        ("pl", "Donalda Ruska"),  # Rusk or Rusek
        ("pl", "Stanisława Nowaka"),  # his, or she
        ("ru", "Александра Рогова"),  # his, or she
        ("ru", "Мария Штерн"),
        ("de", "Jans Vogts"),  # a language without declensions
    ],
)
def test_a_name_that_may_stand_in_its_base_form_stays(language: str, name: str) -> None:
    pack = pack_of(BOOK, language)
    assert pack is not None
    assert pack.declensions.person(name, governed=False, known=()) is None


def test_the_article_decides_between_two_base_forms() -> None:
    pack = pack_of(BOOK, "pl")
    assert pack is not None
    found = pack.declensions.person("Donalda Ruska", governed=False, known={"Rusek"})
    assert found is not None
    assert found.base == "Donald Rusek"


def test_according_to_somebody_is_no_base_form() -> None:
    said = one("По словам Александра Рогова, мост закрыт.", "ru")
    assert said.who is not None
    assert said.who.name == "Александр Рогов"


def test_a_surname_cited_is_shown_with_the_full_name_met_in_another_case() -> None:
    said = one("Soud uložil Liboru Zapletalovi pět let.\nZapletal řekl, že se odvolá.", "cs")
    assert said.who is not None
    assert said.who.name == "Libor Zapletal"


@pytest.mark.parametrize(
    ("language", "phrase", "base"),
    [
        ("cs", "krajského soudu", "krajský soud"),
        ("cs", "generálního ředitele drah", "generální ředitel drah"),
        ("pl", "sądu okręgowego w Bielawie", "sąd okręgowy w Bielawie"),
        ("pl", "rzecznika rządu", "rzecznik rządu"),
        ("ru", "центральной избирательной комиссии", "центральная избирательная комиссия"),
        ("uk", "Центральній виборчій комісії", "Центральна виборча комісія"),
        ("cs", "policie", "policie"),
    ],
)
def test_an_office_or_body_in_another_case_has_a_base_form(language: str, phrase: str, base: str) -> None:
    pack = pack_of(BOOK, language)
    assert pack is not None
    assert pack.declensions.noun(phrase) == base


def test_one_body_in_two_cases_is_one_source() -> None:
    text = "Według prokuratury most był zamknięty.\nProkuratura dodała, że nikt nie ucierpiał."
    first, second = read(text, "pl")
    assert first.who is not None
    assert first.found.source == second.found.source
    assert first.who.name == "Prokuratura"


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Адвокат Ивана Рогова заявил, что мост закрыт.", "Адвокат Ивана Рогова"),
        ("pl", "Matka Jana Zawilskiego powiedziała, że most jest zamknięty.", "Matka Jana Zawilskiego"),
        ("cs", "Obhájce Libora Drtiny řekl, že most je zavřený.", "Obhájce Libora Drtiny"),
        ("cs", "Podle náměstkyně Radky Vondrové je most zavřený.", "Radka Vondrová"),
        ("pl", "Obrończyni Dawida K., adwokat Halina Dobra, mówi, że most jest zamknięty.", "Halina Dobra"),
    ],
)
def test_whose_lawyer_speaks_does_not_speak(language: str, text: str, name: str) -> None:
    said = one(text, language)
    assert said.who is not None
    assert said.who.name == name


def test_a_subject_behind_a_body_in_another_case_is_what_is_said() -> None:
    said = one("Według ministerstwa klimatu rozporządzenie w tej sprawie jest gotowe.", "pl")
    assert (said.source, said.content) == ("ministerstwa klimatu", "rozporządzenie w tej sprawie jest gotowe")


def test_whom_something_is_told_does_not_speak() -> None:
    assert one("„Most je zavřený,“ sdělila Vrbovskému deníku.", "cs").found.source_status == "absent"


@pytest.mark.parametrize("rank", ["prok.", "lek. wet.", "dr hab."])
def test_a_shortened_rank_ends_no_phrase(rank: str) -> None:
    said = one(f"„Most jest zamknięty” – powiedziała {rank} Halina Dobra.", "pl")
    assert said.who is not None
    assert said.who.name == "Halina Dobra"


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "«Мост закрыт», — цитирует Рогова РБК.", "Рогова"),
        ("ru", "«Мост закрыт», — приводит слова мэра РИА Новости.", "мэра"),
        ("ru", "Ольга Рогова сказала, что мост закрыт. «Это надолго», — цитирует её РБК.", "её"),
        ("uk", "«Міст закрито», – цитує Рогова «Українська правда».", "Рогова"),
        ("cs", "„Most je zavřený,“ citovala Drtinu agentura Reuters.", "Drtinu"),
        ("ru", "«Мост закрыт», — цитирует РБК.", "РБК"),
    ],
)
def test_whom_an_outlet_cites_is_who_speaks(language: str, text: str, source: str) -> None:
    assert read(text, language)[-1].source == source


def test_one_of_several_speaks_behind_the_outlet_told() -> None:
    said = one("„Śpię w kabinie trzecią noc” – opowiadał AFP jeden z nich.", "pl")
    assert said.source == "jeden z nich"
    assert [step.relation for step in said.found.via] == ["relayed_by"]
