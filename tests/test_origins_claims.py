"""What the page claims in its markup and its address: who publishes, whose it is, where it was kept."""

import pytest
from origins_reading import FILLER, claim, origins, told

from provenance.model.values import Link

PAGE = "https://www.harcombe-echo.example.org/news/bridge"
BODY = (("title", "Bridge shut"), ("paragraph", FILLER))


def claimed(*claims, links=()):
    return origins(*BODY, claims=(claim("url", PAGE, "hint"), *claims), links=links)


def test_the_address_says_who_publishes():
    assert told(claimed()) == [("published_by", "example.org")]


def test_a_known_host_is_its_outlet():
    (origin,) = origins(*BODY, claims=(claim("url", "https://www.spiegel.de/a", "hint"),))
    assert (origin.relation, origin.name, origin.kind, origin.entity) == (
        "published_by", "Der Spiegel", "magazine", "outlet.spiegel",
    )  # fmt: skip


def test_name_and_address_of_one_unknown_publisher_are_joined():
    (origin,) = claimed(claim("publisher", "Harcombe Echo", "json-ld"))
    assert (origin.name, origin.domain, len(origin.evidence)) == ("Harcombe Echo", "example.org", 2)


def test_publishers_that_differ_all_stay():
    found = told(claimed(claim("publisher", "Hafenpost"), claim("publisher", "Der Spiegel")))
    assert found == [("published_by", "example.org"), ("published_by", "Hafenpost"), ("published_by", "Der Spiegel")]


def test_a_canonical_address_elsewhere_is_an_origin():
    assert ("canonical", "Reuters") in told(claimed(claim("canonical", "https://www.reuters.com/world/1")))


@pytest.mark.parametrize("address", [PAGE, "https://m.example.org/amp/bridge", "not an address", "https://[bad", ""])
def test_a_canonical_address_of_the_same_publisher_or_none_is_no_origin(address):
    assert told(claimed(claim("canonical", address))) == [("published_by", "example.org")]


def test_two_domains_of_one_outlet_are_one_publisher():
    found = origins(
        *BODY, claims=(claim("url", "https://www.bbc.com/a", "hint"), claim("canonical", "https://bbc.co.uk/a"))
    )
    assert told(found) == [("published_by", "BBC")]


def test_an_open_graph_address_elsewhere_is_shown_beside_the_canonical_one():
    found = told(claimed(claim("canonical", "https://apnews.com/1"), claim("url", "https://taz.de/1", "opengraph")))
    assert ("canonical", "Associated Press") in found
    assert ("canonical", "taz") in found


def test_without_a_given_address_the_canonical_one_is_the_page():
    assert told(origins(*BODY, claims=(claim("canonical", "https://taz.de/!1"),))) == [("published_by", "taz")]


@pytest.mark.parametrize(
    ("field", "value", "relation", "name"),
    [
        ("author", "Reuters", "agency_credit", "Reuters"),
        ("author", "dpa/AFP", "agency_credit", "dpa"),
        ("source_organization", "Agence France-Presse", "agency_credit", "Agence France-Presse"),
        ("is_based_on", "https://hafenblick.wordpress.com/a", "based_on", "hafenblick.wordpress.com"),
        ("translation_of", "https://www.lemonde.fr/a", "translated_from", "Le Monde"),
    ],
)
def test_markup_names_origins(field, value, relation, name):
    assert (relation, name) in told(claimed(claim(field, value, "json-ld")))


@pytest.mark.parametrize(
    "author", ["Tess Gerrits", "Redaktion", "AP Photo/J. Miller", "https://www.facebook.com/reuters"]
)
def test_an_author_who_is_no_agency_is_no_origin(author):
    assert told(claimed(claim("author", author))) == [("published_by", "example.org")]


def test_a_profile_on_a_platform_is_no_publisher():
    assert told(claimed(claim("publisher", "https://www.facebook.com/harcombe"))) == [("published_by", "example.org")]


def test_an_archived_page_says_where_it_was_kept():
    kept = "https://web.archive.org/web/2024/https://www.harcombe-echo.example.org/news/bridge"
    (origin,) = origins(*BODY, claims=(claim("url", kept, "hint"),))
    assert (origin.relation, origin.name) == ("archived_at", "Wayback Machine")


def test_a_link_to_an_archived_copy_of_this_page_counts_and_of_another_page_not():
    own = Link(spans=((0, 6),), href=f"https://web.archive.org/web/2024/{PAGE}")
    other = Link(spans=((0, 6),), href="https://web.archive.org/web/2024/https://example.net/a")
    assert ("archived_at", "Wayback Machine") in told(claimed(links=(own, other)))
    assert told(claimed(links=(other,))) == [("published_by", "example.org")]


def test_a_notice_that_names_the_page_itself_names_its_publisher():
    notice = ("republication_notice", "This article was originally published by Der Spiegel.")
    found = origins(*BODY, notice, claims=(claim("url", "https://www.spiegel.de/a", "hint"),))
    assert told(found) == [("published_by", "Der Spiegel")]


def test_markup_comes_before_text():
    found = claimed(claim("canonical", "https://taz.de/1"))
    text = origins(("paragraph", "HARCOMBE (Reuters) - Shut."), *BODY, claims=(claim("url", PAGE, "hint"),))
    assert [o.evidence[0].kind for o in found] == ["markup", "markup"]
    assert [o.evidence[0].kind for o in text] == ["markup", "text"]


def test_claims_in_the_text_are_not_read_as_markup():
    assert (
        told(origins(*BODY, ("paragraph", "publisher: Hafenpost"), ("paragraph", "canonical: https://taz.de/1"))) == []
    )


@pytest.mark.parametrize("value", ["", " ", "x" * 5_000, "\n", "https://", "��", "()[]{}"])
@pytest.mark.parametrize("field", ["publisher", "author", "is_based_on", "canonical", "url", "provider", "nonsense"])
def test_hostile_claims_are_survived(field, value):
    claimed(claim(field, value))


@pytest.mark.parametrize(
    ("name", "joined"),
    [("Harcombe Echo", True), ("HARCOMBE-ECHO.EXAMPLE", True), ("Harcombe Echo Online", True), ("Ferry Weekly", False)],
)
def test_a_publisher_and_the_address_that_spells_its_name_are_one(name, joined):
    claims = (
        claim("url", "https://www.harcombe-echo.org/a", "hint"),
        claim("publisher", name),
        claim("publisher", "Carrow Media Group", "json-ld"),
    )
    found = origins(("paragraph", FILLER), claims=claims)
    assert [o.relation for o in found] == ["published_by"] * (2 if joined else 3)
    assert any(o.domain == "harcombe-echo.org" and o.name == name for o in found) == joined


def test_an_agency_named_as_publisher_of_somebody_elses_page_is_credited():
    found = claimed(claim("publisher", "Associated Press", "json-ld"), claim("publisher", "Harcombe Echo"))
    assert told(found) == [("published_by", "Harcombe Echo"), ("agency_credit", "Associated Press")]
    own = origins(
        *BODY, claims=(claim("url", "https://apnews.com/1", "hint"), claim("publisher", "Associated Press", "json-ld"))
    )
    assert told(own) == [("published_by", "Associated Press")]
