"""Whose a credit is: the text's, a picture's, a teaser's, a button's, or the page's own."""

from dataclasses import replace

import pytest
from origins_reading import article, book, claim, origins, told

from provenance.model.values import Link
from provenance.origins import find_origins

FILLER = "The bridge at Harcombe stays shut for another week, and ferries carry whoever has to cross."
BODY = (("title", "Bridge shut"), *((("paragraph", FILLER),) * 8))
START = len("".join(f"{words}\n" for _, words in BODY))
BARE = ("agency_credit", "Reuters")


def in_elements(paths: dict[int, str], *blocks):
    """Return the origins of a page whose blocks stand in these elements."""
    made = article(*blocks, claims=(claim("url", "https://hafenpost.example.com/a", "hint"),))
    segments = tuple(
        s.model_copy(update={"path": paths.get(i, "/html/body/p[1]")}) for i, s in enumerate(made.segments)
    )
    return find_origins(replace(made, segments=segments), book()).origins


def linking(words: str, linked: str, href: str, **how):
    """Return what a last line gives of which some words are a link."""
    at = START + words.index(linked)
    return told(
        origins(*BODY, ("agency_credit", words), links=(Link(spans=((at, at + len(linked)),), href=href),), **how)
    )


def test_an_agency_below_the_last_of_several_teasers_is_the_teasers():
    teasers = [("related", "Another bridge"), ("author_bio", "Tess Gerrits"), ("related", "A third one")]
    assert told(origins(*BODY, *teasers, BARE)) == []


def test_an_agency_below_a_reading_tip_that_closes_the_text_is_the_texts():
    assert told(origins(*BODY, ("related", "See also: another bridge"), BARE)) == [("agency_credit", "Reuters")]


def test_an_agency_that_pictures_are_credited_to_is_theirs_where_it_stands_by_one_apart_from_the_text():
    picture = (("caption", "The bridge at dusk, seen from the hill"), ("photo_credit", "Image copyright Reuters"))
    page = (*BODY[:4], *picture, *BODY[4:], BARE, ("caption", "33% of ferries are late"))
    apart = {len(BODY) + 2: "/html/body/div[2]/div[1]"}
    assert told(o for o in in_elements(apart, *page) if o.relation == "agency_credit") == []
    assert told(o for o in in_elements({}, *page) if o.relation == "agency_credit") == [("agency_credit", "Reuters")]


def test_a_byline_inside_a_figure_is_the_photographers():
    page = (*BODY[:2], ("byline", "Ana Moral - Europa Press"), *BODY[2:])
    found = in_elements({2: "/html/body/figure[1]/figcaption[1]/span[1]"}, *page)
    assert [o.relation for o in found] == ["published_by"]


def test_a_button_glued_to_a_source_is_no_part_of_its_name():
    rights = "https://rights.example.net/"
    assert linking("Source: The TimesBuy reprints", "Buy reprints", rights) == [("based_on", "The Times")]


def test_a_source_that_links_to_the_sites_own_page_about_it_keeps_its_name():
    home = claim("url", "https://hafenpost.example.com/a", "hint")
    found = linking("Quelle: Kapo Lindhofen", "Kapo Lindhofen", "https://hafenpost.example.com/kapo", claims=(home,))
    assert ("based_on", "Kapo Lindhofen") in found


def test_a_site_that_names_its_own_house_says_nothing_new():
    home = claim("url", "https://www.lindhofen.de/a", "hint")
    page = (*BODY, ("agency_credit", "Quelle: Hauptstadt Lindhofen - Startseite"))
    assert [o.relation for o in origins(*page, claims=(home,), language="de")] == ["published_by"]


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        ("The bridge stays shut. PTI", "en", [("agency_credit", "Press Trust of India")]),
        ("Die Brücke bleibt gesperrt. sda/ij", "de", [("agency_credit", "Keystone-SDA")]),
        ("The bridge stays shut. Why", "en", []),
        ("3.5.2024 | Quelle: Werft Lindhofen | hafenpost.example.com", "de", [("based_on", "Werft Lindhofen")]),
        ("Dieser Beitrag stammt aus Ausgabe 7/2024 der Hafenpost.", "de", [("republished_from", "Hafenpost")]),
        ("red, Hafenpost/Agenturen", "de", [("agency_credit", "agency")]),
    ],
)
def test_a_last_line_signs_dates_and_numbers_beside_the_name(words, language, found):
    assert told(origins(*BODY, ("paragraph" if words[0].isupper() else "other", words), language=language)) == found


def test_the_address_below_a_press_release_says_whose_it_is():
    address = "Werft Lindhofen SE Pressestelle Kai 3, 12345 Lindhofen Telefon: 0341 696290, Fax: 0341 6892826"
    page = (*BODY, ("other", "Quelle und Kontaktadresse:"), ("paragraph", address))
    assert told(origins(*page, language="de")) == [("republished_from", "Werft Lindhofen SE")]
