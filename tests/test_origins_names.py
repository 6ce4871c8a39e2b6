"""One house under several names, and names as notices have them: cut, dated, bracketed, inflected."""

import pytest
from origins_reading import FILLER, claim, origins, told

from provenance.model.spelling import spell_the_same
from provenance.model.values import Author, Metadata
from provenance.origins import chain_of
from provenance.origins.spelling import readings, trimmed_name

BODY = (("title", "Bridge shut for a week"), *((("paragraph", FILLER),) * 8))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hafenpost", "HAFENPOST GmbH"),
        ("detroitnews", "The Detroit News"),
        ("Últimas Noticias", "C.A. ULTIMAS NOTICIAS"),
        ("evref", "Evangelisch-reformierte Kirche"),
        ("ABC", "Diario ABC"),
        ("hafenpost.example", "HAFENPOST.EXAMPLE"),
    ],
)
def test_spellings_of_one_house(one, other):
    assert spell_the_same(one, other)
    assert spell_the_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hafenpost", "Harcombe Echo"), ("AP", "AP News"), ("", "Hafenpost"), ("Post", "Postillon"), ("!!!", "???")],
)
def test_spellings_of_two_houses_or_too_short_to_tell(one, other):
    assert not spell_the_same(one, other)


def test_a_publisher_spelled_three_ways_is_one_with_all_its_evidence():
    (origin,) = origins(
        *BODY,
        claims=(
            claim("url", "https://www.euronews.com/bridge", "hint"),
            claim("publisher", "euronews", "opengraph"),
            claim("publisher", "Euronews SA", "json-ld"),
        ),
    )
    assert (origin.name, origin.entity, len(origin.evidence)) == ("Euronews", "outlet.euronews", 3)


def test_an_outlet_that_signs_its_text_is_no_link_before_itself():
    found = origins(*BODY, claims=(claim("url", "https://www.euronews.com/bridge", "hint"),))
    metadata = Metadata(authors=(Author(name="euronews", kind="unknown"), Author(name="Ann Euron", kind="person")))
    author = chain_of(metadata, found)[0]
    assert [holder.name for holder in author.holders] == ["Ann Euron"]


def test_names_that_have_nothing_in_common_stay_a_conflict():
    page = claim("url", "https://www.salon.com/a", "hint")
    found = origins(*BODY, claims=(page, claim("publisher", "Harcombe Echo")))
    assert told(found) == [("published_by", "Salon"), ("published_by", "Harcombe Echo")]


@pytest.mark.parametrize(
    "value", ["120680396518", "Bridge shut for a week", "Blogger", "https://www.facebook.com/salon"]
)
def test_what_is_no_name_publishes_nothing(value):
    page, title = claim("url", "https://www.salon.com/a", "hint"), claim("title", "Bridge shut for a week")
    assert told(origins(*BODY, claims=(page, title, claim("publisher", value)))) == [("published_by", "Salon")]


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("Radio Haven (RH)", "Radio Haven (RH)"),
        ("Radio Haven (RH", "Radio Haven"),
        ("„Hafenpost“.", "Hafenpost"),
        (" (dpa) ", "dpa"),
    ],
)
def test_brackets_are_closed_or_not_opened(stated, name):
    assert trimmed_name(stated) == name


def test_a_name_may_be_read_without_brackets_dates_and_endings():
    assert list(readings("Radio Haven (RH)")) == ["Radio Haven (RH)", "Radio Haven", "RH"]
    assert "Hafenpost" in readings("Hafenpost vom 3. Mai 2024")
    assert "Liman Postası" in readings("Liman Postası'nda")
    assert list(readings("TV 2")) == ["TV 2"]


def test_a_name_in_brackets_behind_a_name_is_the_same():
    (origin,) = origins(*BODY, ("agency_credit", "Source: Voice of America (VOA News)"))
    assert (origin.name, origin.entity) == ("Voice of America", "outlet.voa")


@pytest.mark.parametrize("words", ["First published in German", "Dieser Text erschien zuerst im Winter"])
def test_a_language_or_a_season_first_published_nothing(words):
    assert all(origin.name is None for origin in origins(*BODY, ("republication_notice", words)))


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Source : Le Monde du Port", "fr"),
        ("Source: The Guardian of Harcombe", "en"),
        ("Fonte: Corriere della Sera di Lanca", "it"),
    ],
)
def test_a_longer_name_is_not_the_known_one_it_begins_with(words, language):
    named = [o.entity for o in origins(*BODY, ("republication_notice", words), language=language)]
    assert set(named) <= {None}


def test_a_notice_names_all_of_a_name_that_begins_like_a_known_one():
    words = "This article first appeared in The Guardian of Harcombe."
    assert told(origins(*BODY, ("paragraph", words))) == [("republished_from", "The Guardian of Harcombe")]


@pytest.mark.parametrize(
    ("words", "language", "names"),
    [
        ("dpa-infocom GmbH", "de", ["dpa"]),
        ("PTI News", "en", ["Press Trust of India"]),
        ("(ats/afp)", "fr", ["Keystone-SDA", "Agence France-Presse"]),
        ("afp/rtr", "de", ["Agence France-Presse", "Reuters"]),
        ("AA", "tr", ["Anadolu Agency"]),
        ("AA", "es", []),
        ("tg", "fr", []),
    ],
)
def test_an_agency_goes_by_its_initials_in_small_letters_and_with_words_behind_it(words, language, names):
    found = origins(*BODY, ("agency_credit", words), language=language)
    assert told(found) == [("agency_credit", name) for name in names]


def test_the_sort_of_outlet_is_no_part_of_its_name_where_nouns_have_capitals():
    words = "Dieser Artikel ist zuerst in der Tageszeitung Hafenpost erschienen."
    assert told(origins(*BODY, ("paragraph", words), language="de")) == [("republished_from", "Hafenpost")]
