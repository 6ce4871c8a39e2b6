"""Reports become one citation graph."""

import pytest
from handmade import ANOTHER_TEXT, ORIGINS, SOURCES, STATEMENTS, TEXT, report, source, statement

from provenance.graph import citation_graph
from provenance.graph.edges import EDGE_KINDS


def edges(graph, relation):
    return [(u, v, data) for u, v, data in graph.edges(data=True) if data["relation"] == relation]


def node(graph, name):
    return next(at for at, data in graph.nodes(data=True) if data["name"] == name)


def test_the_article_is_named_by_its_bytes_and_labelled_with_its_title():
    made = report()
    graph = citation_graph([("news/bridge.txt", made)])
    article = f"article:{made.document.sha256[:16]}"
    assert graph.nodes[article]["label"] == "Harbour bridge to close for a year"
    assert graph.nodes[article]["paths"] == ("news/bridge.txt",)


def test_a_source_is_cited_once_however_often_it_speaks():
    graph = citation_graph([("a", report())])
    (citation,) = [data for _, v, data in edges(graph, "cites") if v == node(graph, "Ada Quist")]
    assert citation["count"] == 2
    assert citation["weight"] == 2.0
    assert citation["cues"] == ("said Mayor", "According to")
    assert citation["stances"] == ("asserts", "does_not_confirm")
    assert citation["rules"] == ("en.said",)
    assert citation["second_hand"] == 1


def test_what_somebody_fears_or_wants_is_no_citation():
    graph = citation_graph([("a", report(attributions=(STATEMENTS[4],)))])
    assert not edges(graph, "cites")


def test_hearsay_has_nobody_to_point_at():
    graph = citation_graph([("a", report(attributions=(STATEMENTS[3],)))])
    assert not edges(graph, "cites")


def test_a_cited_outlet_is_its_outlet_node():
    via_the_post = statement("a1", "According to", "relied on a traffic study", "s3")
    graph = citation_graph([("a", report(attributions=(via_the_post,)))])
    assert edges(graph, "cites")[0][1] == "outlet:outlet.northern-post"
    assert graph.nodes["outlet:outlet.northern-post"]["node_type"] == "outlet"


def test_a_chain_leads_outward_and_its_basis_stands_in_nobodys_way():
    graph = citation_graph([("a", report())])
    quist = node(graph, "Ada Quist")
    assert [(u, v) for u, v, _ in edges(graph, "based_on")] == [(quist, node(graph, "a traffic study"))]
    assert [(u, v) for u, v, _ in edges(graph, "relayed_by")] == [(quist, "outlet:outlet.northern-post")]


def test_belonging_is_not_citing():
    graph = citation_graph([("a", report())])
    ((who, body, data),) = edges(graph, "affiliated_with")
    assert (who, graph.nodes[body]["name"]) == (node(graph, "Ada Quist"), "the Port Council")
    assert data["cited"] is False
    assert graph.nodes[body]["is_cited"] is False


def test_somebody_who_belongs_to_a_cited_body_points_at_that_body():
    council = source("s9", "the Port Council", kind="organisation", key="the port council")
    graph = citation_graph([("a", report(sources=(*SOURCES, council)))])
    assert edges(graph, "affiliated_with")[0][1] == "source:the port council"


@pytest.mark.parametrize(
    ("relation", "edge"),
    [
        ("published_by", "published_by"), ("republished_from", "republished_from"), ("referral", "refers_to"),
        ("agency_credit", "agency_credit"), ("canonical", "canonical"), ("based_on", "based_on"),
        ("translated_from", "translated_from"), ("archived_at", "archived_at"),
    ],
)  # fmt: skip
def test_every_clue_to_the_origin_is_an_edge_from_the_article(relation, edge):
    origin = ORIGINS[0].model_copy(update={"relation": relation})
    graph = citation_graph([("a", report(origins=(origin,), attributions=()))])
    ((article, end, data),) = edges(graph, edge)
    assert article.startswith("article:")
    assert end == "domain:harbour-notes.example"
    assert data["cited"] is False
    assert edge in EDGE_KINDS


def test_an_origin_known_by_name_only_stays_with_its_article():
    origin = ORIGINS[0].model_copy(update={"domain": None, "name": "the old newsletter"})
    other = report(ANOTHER_TEXT, origins=(origin,))
    graph = citation_graph([("a", report(origins=(origin,))), ("b", other)])
    assert len({v for _, v, _ in edges(graph, "republished_from")}) == 2


def test_named_sources_meet_by_their_key_and_no_others_do():
    graph = citation_graph([("a", report()), ("b", report(ANOTHER_TEXT))])
    assert len([n for n in graph if n.startswith("article:")]) == 2
    assert graph.in_degree(node(graph, "Ada Quist")) == 2
    for name in ("A spokesperson", "a traffic study"):
        assert len([at for at, data in graph.nodes(data=True) if data["name"] == name]) == 2


def test_a_named_source_without_a_key_does_not_meet_its_namesake():
    quist = SOURCES[0].model_copy(update={"key": None})
    graph = citation_graph([("a", report(sources=(quist,))), ("b", report(ANOTHER_TEXT, sources=(quist,)))])
    assert len([at for at, data in graph.nodes(data=True) if data["name"] == "Ada Quist"]) == 2


def test_an_anonymous_source_with_a_key_does_not_meet_its_like():
    insider = SOURCES[1].model_copy(update={"identity": "anonymous", "key": "insider"})
    both = [("a", report(sources=(insider,))), ("b", report(ANOTHER_TEXT, sources=(insider,)))]
    assert len([n for n in citation_graph(both) if n.startswith("source:")]) == 2


def test_the_same_bytes_twice_are_one_article():
    graph = citation_graph([("a", report()), ("copy/a", report())])
    once = citation_graph([("a", report())])
    assert graph.number_of_edges() == once.number_of_edges()
    assert graph.nodes[f"article:{report().document.sha256[:16]}"]["paths"] == ("a", "copy/a")


def test_the_spelling_of_every_article_is_kept():
    other = SOURCES[0].model_copy(update={"name": "Mayor Quist"})
    graph = citation_graph([("a", report()), ("b", report(ANOTHER_TEXT, sources=(other, *SOURCES[1:])))])
    assert graph.nodes[node(graph, "Ada Quist")]["names"] == ("Ada Quist", "Mayor Quist")


def test_edge_kinds_are_few_and_known():
    graph = citation_graph([("a", report())])
    assert {data["relation"] for *_, data in graph.edges(data=True)} <= set(EDGE_KINDS)


def test_an_edge_of_origin_shows_its_evidence():
    graph = citation_graph([("a", report(attributions=()))])
    ((_, _, data),) = edges(graph, "republished_from")
    assert data["evidence"] == tuple(e.exact for e in ORIGINS[0].evidence)


def test_a_cited_body_that_also_delivered_the_text_is_one_node():
    origin = ORIGINS[0].model_copy(update={"entity": "body.port", "kind": "institution", "name": "Port Council"})
    cited = source("s1", "Port Council", kind="organisation", key="entity:body.port")
    graph = citation_graph([("a", report(origins=(origin,), sources=(cited, *SOURCES[1:])))])
    assert edges(graph, "republished_from")[0][1] == "source:entity:body.port"


HERE = {"relation": "published_by", "kind": None}


def copy_of(text, *publishers, title=None, **more):
    """A report of a text that names its source, published here."""
    published = [
        ORIGINS[0].model_copy(update={**HERE, "domain": f"{name}.example", "name": name, "rule": "claim.address"})
        for name in publishers
    ]
    made = report(text, **{"origins": (*ORIGINS, *published), **more})
    return made.model_copy(update={"metadata": made.metadata.model_copy(update={"title": title})}) if title else made


def articles(graph):
    return [at for at, data in graph.nodes(data=True) if data["node_type"] == "article"]


def test_copies_with_one_chain_of_custody_are_one_article_that_cites_once():
    graph = citation_graph([("a", copy_of(TEXT, "echo")), ("b", copy_of(TEXT + "More.\n", "bote"))])
    (article,) = articles(graph)
    assert graph.nodes[article]["paths"] == ("a", "b")
    assert [data["count"] for _, v, data in edges(graph, "cites") if v == node(graph, "Ada Quist")] == [2]
    assert {v for _, v, _ in edges(graph, "published_by")} == {"domain:echo.example", "domain:bote.example"}
    assert len(edges(graph, "republished_from")) == 1


def test_the_same_words_from_two_inputs_are_one_article():
    made = report()
    page = made.model_copy(update={"document": made.document.model_copy(update={"sha256": "f" * 64})})
    assert len(articles(citation_graph([("a.txt", made), ("a.html", page)]))) == 1


@pytest.mark.parametrize(
    "other",
    [
        copy_of(ANOTHER_TEXT, "echo"),
        copy_of(TEXT + "More.\n", "echo", title="Police report"),
        copy_of(TEXT + "More.\n", "echo", origins=()),
        copy_of(TEXT + "More.\n", "echo", "bote"),
    ],
    ids=["another title", "a title too short to tell", "another chain", "a chain in conflict"],
)
def test_articles_that_need_not_be_copies_stay_two(other):
    assert len(articles(citation_graph([("a", copy_of(TEXT, "echo")), ("b", other)]))) == 2


def test_an_article_tells_its_chain_and_each_edge_of_origin_its_link():
    graph = citation_graph([("a", copy_of(TEXT, "echo", "bote"))])
    (article,) = articles(graph)
    assert graph.nodes[article]["chain"] == (
        "author: Ola Berg",
        "first_publication: ?",
        "agency: ?",
        "republisher: harbour-notes.example",
        "this_text: echo, bote",
    )
    assert graph.nodes[article]["chain_conflicts"] == ("this_text",)
    ((_, _, data),) = edges(graph, "republished_from")
    assert (data["links"], data["link_statuses"]) == (("republisher",), ("given",))
