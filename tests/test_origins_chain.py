"""The chain of custody: five links in order, each given, conflicting or cannot tell."""

import pytest
from origins_reading import FILLER, article, book, claim

from provenance.model.values import Author, Metadata
from provenance.origins import chain_of, find_origins

BODY = (("title", "Bridge shut"), *((("paragraph", FILLER),) * 8))


def chain(*blocks, authors=(), **how):
    read = article(*blocks, **how)
    metadata = Metadata(
        authors=tuple(Author(name=name, kind=kind) for name, kind in authors),
        claims=read.metadata.claims,
    )
    return {link.role: link for link in chain_of(metadata, find_origins(read, book()).origins)}


def names(link):
    return [holder.name for holder in link.holders]


def test_all_five_links_are_there_in_order_where_nothing_is_known():
    links = chain(*BODY)
    assert list(links) == ["author", "first_publication", "agency", "republisher", "this_text"]
    assert {link.status for link in links.values()} == {"cannot_tell"}
    assert not any(link.holders for link in links.values())


def test_a_full_chain():
    links = chain(
        ("paragraph", "HARCOMBE (Reuters) - The bridge stays shut."),
        *BODY,
        ("republication_notice", "This article was originally published by Politico."),
        ("republication_notice", "Reprinted with permission of Harcombe Echo."),
        authors=[("Tess Gerrits", "person")],
        claims=(claim("url", "https://www.salon.com/bridge", "hint"),),
    )
    assert {role: names(link) for role, link in links.items()} == {
        "author": ["Tess Gerrits"],
        "first_publication": ["Politico"],
        "agency": ["Reuters"],
        "republisher": ["Harcombe Echo"],
        "this_text": ["Salon"],
    }
    assert {link.status for link in links.values()} == {"given"}


def test_every_holder_has_its_evidence():
    links = chain(*BODY, ("agency_credit", "Quelle: dpa"), authors=[("Tess Gerrits", "person")],
                  claims=(claim("author", "Tess Gerrits"),))  # fmt: skip
    assert links["agency"].holders[0].evidence[0].exact == "Quelle: dpa"
    assert links["author"].holders[0].evidence[0].path == "meta[author]"


def test_two_first_publications_conflict_and_both_stay():
    links = chain(
        *BODY,
        ("republication_notice", "This article was originally published by Politico."),
        claims=(claim("url", "https://www.salon.com/a", "hint"), claim("canonical", "https://www.vox.com/a", "meta")),
    )
    first = links["first_publication"]
    assert (first.status, names(first)) == ("conflicting", ["Vox", "Politico"])


@pytest.mark.parametrize(
    ("lines", "status"),
    [(["dpa/AFP"], "given"), (["dpa", "AFP"], "conflicting"), (["dpa/AFP", "Mit Material von dpa"], "given")],
)
def test_agencies_credited_in_one_breath_share_the_work(lines, status):
    links = chain(*BODY, *(("agency_credit", words) for words in lines), language="de")
    assert (links["agency"].status, names(links["agency"])) == (status, ["dpa", "Agence France-Presse"])


def test_an_agency_in_the_byline_is_no_author():
    links = chain(*BODY, authors=[("Reuters", "agency")])
    assert links["author"].status == "cannot_tell"


def by(name, where):
    return claim("author", name, where).model_copy(update={"kind": "person"})


def test_authors_of_two_places_that_have_nobody_in_common_conflict_and_all_are_shown():
    claims = (by("Tess Gerrits", "json-ld"), by("Jan Miller", "meta"))
    author = chain(*BODY, authors=[("Tess Gerrits", "person")], claims=claims)["author"]
    assert (author.status, names(author)) == ("conflicting", ["Tess Gerrits", "Jan Miller"])


def test_an_author_spelled_otherwise_or_named_with_others_is_no_conflict():
    claims = (by("Tess Gerrits", "json-ld"), by("TESS GERRITS, Harcombe Echo", "meta"), by("Jan Miller", "meta"))
    author = chain(*BODY, authors=[("Tess Gerrits", "person")], claims=claims)["author"]
    assert (author.status, names(author)) == ("given", ["Tess Gerrits"])


def test_a_post_at_an_agency_is_nobodys_name():
    claims = (by("Tess Gerrits", "json-ld"), by("AP Auto Writer", "json-ld"))
    links = chain(*BODY, authors=[("Tess Gerrits", "person"), ("AP Auto Writer", "person")], claims=claims)
    assert names(links["author"]) == ["Tess Gerrits"]
    assert names(links["agency"]) == ["Associated Press"]


def test_what_a_text_rests_on_or_points_to_never_held_it():
    links = chain(
        *BODY,
        ("agency_credit", "Source: Politico"),
        ("referral", "For more information, visit Bloomberg."),
    )
    assert {link.status for link in links.values()} == {"cannot_tell"}
