"""Names in running text: at token edges, the longest first, doubtful ones only with their context."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from origins_reading import book

from provenance.api import audit_text
from provenance.registry import Registry


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.of(book())


def found(registry: Registry, text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(hit.entity.id, hit.alias) for hit in registry.find_names(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("text", "language", "entity", "alias"),
    [
        ("Ein Sprecher des Weißen Hauses wies das zurück.", "de", "body.white-house", "Weißen Hauses"),
        ("В Пентагоне подтвердили отправку судна.", "ru", "body.pentagon", "Пентагоне"),
        ("Volgens de Volkskrant is de brug dicht.", "nl", "outlet.volkskrant", "de Volkskrant"),
        ("Die Ukraine bittet um Hilfe.", "de", "country.ua", "Ukraine"),
        ("Zuid-Korea wacht af.", "nl", "country.kr", "Zuid-Korea"),
        ("W Wielkiej Brytanii padało.", "pl", "country.gb", "Wielkiej Brytanii"),
        ("Reuters'a konuşan yetkili bunu doğruladı.", "tr", "agency.reuters", "Reuters"),
        ("Selon l'AFP, le pont est fermé.", "fr", "agency.afp", "AFP"),
        ("The Pentagon's spokesman agreed.", "en", "body.pentagon", "Pentagon"),
    ],
)
def test_inflected_and_short_names_are_known(registry, text, language, entity, alias):
    assert (entity, alias) in found(registry, text, language)


def test_offsets_are_code_points_of_the_whole_text(registry):
    text = "🚢🚢 Gestern meldete Reuters den Unfall."
    (hit,) = registry.find_names(text, 3, len(text), "de")
    assert text[hit.start : hit.end] == "Reuters"


@pytest.mark.parametrize("text", ["Die Reutersche Lesart", "XBBCX", "ANPR-camera", "dpax meldet", "NATOstandards"])
def test_a_name_inside_a_longer_word_is_none(registry, text):
    assert not [entity for entity, _ in found(registry, text, "nl") if not entity.startswith("country.")]


def test_an_outlet_in_a_compound_is_named_and_a_country_only_qualifies(registry):
    assert found(registry, "Ein dpa-Reporter sah die Fähre.", "de") == [("agency.dpa", "dpa")]
    assert found(registry, "Der US-Außenminister sprach über den Ukraine-Krieg.", "de") == []


def test_the_longest_name_wins(registry):
    assert found(registry, "The New York Times reported it.") == [("outlet.nyt", "The New York Times")]
    assert found(registry, "Noord-Korea zwijgt.", "nl") == [("country.kp", "Noord-Korea")]


def test_a_hard_wrapped_name_is_one_name(registry):
    assert ("outlet.wsj", "Wall Street\nJournal") in found(registry, "as the Wall Street\nJournal wrote")


def test_letter_case_counts(registry):
    assert found(registry, "ein spiegel und die welt", "de") == []


@pytest.mark.parametrize(
    ("text", "language", "entity"),
    [
        ("Das Nachrichtenmagazin Spiegel berichtet darüber.", "de", "outlet.spiegel"),
        ("Der Spiegel im Bad ist blind.", "de", None),
        ("Die Welt schaut zu.", "de", None),
        ("Der Zeitung Die Welt sagte er nichts.", "de", "outlet.welt"),
        ("El País publicó la carta.", "es", None),
        ("El diario español El País publicó la carta.", "es", "outlet.el-pais"),
        ("El diario uruguayo El País publicó la carta.", "es", "outlet.el-pais-uy"),
        ("Michael Jordan left the court.", "en", None),
    ],
)
def test_a_doubtful_name_needs_its_context(registry, text, language, entity):
    ids = [i for i, _ in found(registry, text, language) if not i.startswith("country.") or i == "country.jo"]
    assert ids == ([entity] if entity else [])


def test_context_of_another_sentence_does_not_count(registry):
    assert found(registry, "Die Welt schaut zu. Die Zeitung schweigt.", "de") == []


def test_a_name_given_in_full_settles_its_short_form_nearby(registry):
    text = "The Washington Post saw the memo. The council asked the Post for a copy."
    assert found(registry, text) == [
        ("outlet.washington-post", "The Washington Post"),
        ("outlet.washington-post", "the Post"),
    ]


@pytest.mark.parametrize(
    ("name", "language", "entity"),
    [
        ("der Süddeutschen Zeitung", "de", "outlet.sz"),
        ("het Pentagon", "nl", "body.pentagon"),
        ("Associated Press", "es", "agency.ap"),
        ("  Reuters ", None, "agency.reuters"),
        ("Weißes Haus", "en", "body.white-house"),
        ("The Harcombe Echo", "en", None),
        ("reuters", "en", None),
        ("R" * 5_000, "en", None),
        ("", "en", None),
    ],
)
def test_a_whole_name_resolves_to_one_entity_or_none(registry, name, language, entity):
    known = registry.resolve(name, language)
    assert (known.id if known else None) == entity


@pytest.mark.parametrize(
    ("text", "language", "entity", "alias"),
    [
        ("Kenya's health ministry said so.", "en", "body.ministry-of-health-ke", "Kenya's health ministry"),
        ("The Ministry of Health of Kenya said so.", "en", "body.ministry-of-health-ke", "Ministry of Health of Kenya"),
        ("Ein Sprecher des kenianischen Gesundheitsministeriums.", "de", "body.ministry-of-health-ke",
         "kenianischen Gesundheitsministeriums"),
        ("Le ministère de la Santé du Kenya dément.", "fr", "body.ministry-of-health-ke",
         "ministère de la Santé du Kenya"),
        ("Kenyas helseministerium svarer ikke.", "no", "body.ministry-of-health-ke", "Kenyas helseministerium"),
        ("Kenya Sağlık Bakanlığı'ndan açıklama geldi.", "tr", "body.ministry-of-health-ke", "Kenya Sağlık Bakanlığı"),
        ("Podało to ministerstwo zdrowia Włoch.", "pl", "body.ministry-of-health-it", "ministerstwo zdrowia Włoch"),
        ("Об этом сообщила прокуратура Москвы.", "ru", "body.prosecutors-ru-moskva", "прокуратура Москвы"),
        ("Die Kölner Polizei sucht Zeugen.", "de", "body.police-de-koln", "Kölner Polizei"),
        ("Das Landgericht Bremen entscheidet morgen.", "de", "body.regional-court-de-bremen", "Landgericht Bremen"),
        ("The Florida Supreme Court agreed.", "en", "body.supreme-court-us-florida", "Florida Supreme Court"),
    ],
)  # fmt: skip
def test_a_body_is_known_by_the_country_or_place_it_is_named_with(registry, text, language, entity, alias):
    assert (entity, alias) in found(registry, text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The foreign ministry said Kenya was informed.", "en"),
        ("Das Innenministerium schweigt.", "de"),
        ("Die Armee in Kenia wartet.", "de"),
        ("The Georgia Supreme Court agreed.", "en"),
        ("The police in Harcombe agreed.", "en"),
        ("The Kenyan foreign minister agreed.", "en"),
    ],
)
def test_a_body_without_its_owner_or_with_a_doubtful_one_stays_unknown(registry, text, language):
    assert [entity for entity, _ in found(registry, text, language) if entity.startswith("body.")] == []


def test_a_body_with_a_name_of_its_own_keeps_it(registry):
    assert found(registry, "The Italian foreign ministry agreed.") == [("body.farnesina", "Italian foreign ministry")]
    assert found(registry, "Die deutsche Bundespolizei suchte.", "de") == [("body.bundespolizei", "Bundespolizei")]
    assert registry.resolve("Italian foreign ministry", "en").id == "body.farnesina"


def test_a_country_is_no_owner_by_standing_nearby(registry):
    ids = [entity for entity, _ in found(registry, "Indiana police met the Indian prime minister.")]
    assert ids == ["body.police-us-indiana"]


def test_context_decides_for_a_whole_name_too(registry):
    assert registry.resolve("El País", "es") is None
    assert registry.resolve("El País", "es", "el diario de Montevideo").id == "outlet.el-pais-uy"


@given(st.text(alphabet=st.sampled_from("Reuters AP\nÀ-'.-\u0301ß🚢dpaBBC\ud800 "), max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_hits_stand_apart(text):
    hits = Registry.of(book()).find_names(text, 0, len(text), "de")
    assert all(text[h.start : h.end] == h.alias for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_many_doubtful_names_cost_one_look_at_their_sentence(registry):
    text = "Die Welt und der Spiegel " * 20_000
    assert registry.find_names(text, 0, len(text), "de") == []


def test_a_name_given_in_full_in_one_paragraph_settles_its_short_form_in_another():
    text = "The Washington Post saw the memo, which runs to nine pages.\n\nThe Post said the bridge is shut."
    report = audit_text(text, rulebook=book())
    assert {s.entity for s in report.sources} == {"outlet.washington-post"}


@pytest.mark.parametrize(
    ("text", "language", "entity"),
    [
        ("Die Regierung in Peking wies das zurück.", "de", "body.government-cn"),
        ("The foreign ministry in Tehran said no.", "en", "body.iran-mfa"),
        ("Правительство в Минске молчит.", "ru", "body.government-by"),
        ("The army in Damascus said no.", "en", None),
        ("The government in Harcombe said no.", "en", None),
        ("Die Moskauer Regierung wies das zurück.", "de", None),
    ],
)
def test_a_government_is_told_by_the_city_where_it_sits_and_nobody_else_is(registry, text, language, entity):
    assert [i for i, _ in found(registry, text, language)] == ([entity] if entity else [])


def test_an_outlet_goes_by_its_domain_but_not_inside_an_address_of_mail(registry: Registry) -> None:
    text = "According to reuters.com, write to jane@reuters.com."
    assert [(h.entity.id, h.start) for h in registry.find_names(text, 0, len(text), "en")] == [("agency.reuters", 13)]
