"""A graph's files: nothing lost, nothing half written."""

import json
import math
from enum import Enum

import igraph
import networkx as nx
import pytest
from handmade import ANOTHER_TEXT, SOURCES, report
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.graph import citation_graph, flatten, joined, split, write_graph

READ = {
    "graphml": nx.read_graphml,
    "gexf": nx.read_gexf,
    "json": lambda path: nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges"),
}
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HOSTILE = st.text(st.characters(), max_size=20) | st.sampled_from(
    [
        "\x00",
        "\ud800",
        "a|b",
        "a\\|b",
        "\r\n",
        "]]>",
        "<!--",
        "&amp;",
        "\ufffe",
        "\U0010ffff",
        " pad ",
        "\u202e",
        "True",
    ]
)
VALUES = (
    HOSTILE | st.integers() | st.floats() | st.booleans() | st.none() | st.lists(HOSTILE, max_size=3).map(tuple)
)  # fmt: skip


def of_two_articles():
    return citation_graph([("a.txt", report()), ("b.txt", report(ANOTHER_TEXT))])


def nodes_of(graph):
    return {at: dict(data) for at, data in graph.nodes(data=True)}


def edges_of(graph):
    drop = ("id", "key", "networkx_key")
    rows = ((u, v, sorted((k, x) for k, x in data.items() if k not in drop)) for u, v, data in graph.edges(data=True))
    return sorted(rows, key=repr)


@pytest.mark.parametrize("kind", READ)
def test_networkx_reads_back_every_node_edge_and_attribute(tmp_path, kind):
    flat = flatten(of_two_articles())
    write_graph(of_two_articles(), tmp_path / "g", kind)
    back = READ[kind](tmp_path / "g")
    assert nodes_of(back) == nodes_of(flat)
    assert edges_of(back) == edges_of(flat)


def test_igraph_reads_back_every_node_edge_and_attribute(tmp_path):
    flat = flatten(of_two_articles())
    write_graph(flat, tmp_path / "g.graphml")
    back = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    assert back.vs["id"] == list(flat)
    for vertex in back.vs:
        for key, value in flat.nodes[vertex["id"]].items():
            assert vertex[key] == value
    assert sorted(back.es["edge_id"]) == sorted(key for *_, key in flat.edges(keys=True))
    for edge, (u, v, data) in zip(back.es, flat.edges(data=True), strict=True):
        assert (back.vs[edge.source]["id"], back.vs[edge.target]["id"]) == (u, v)
        assert {key: edge[key] for key in data} == data


@pytest.mark.parametrize("kind", READ)
def test_every_edge_has_an_id_of_its_own(tmp_path, kind):
    write_graph(of_two_articles(), tmp_path / "g", kind)
    back = READ[kind](tmp_path / "g")
    keys = [data.get("id", key) for *_, key, data in back.edges(keys=True, data=True)]
    assert len(set(keys)) == of_two_articles().number_of_edges()
    assert all(key.startswith("e0") for key in keys)


def test_no_attribute_of_a_node_shares_its_name_with_one_of_an_edge():
    flat = flatten(of_two_articles())
    of_nodes = {key for _, data in flat.nodes(data=True) for key in data}
    assert of_nodes.isdisjoint(key for *_, data in flat.edges(data=True) for key in data)


@pytest.mark.parametrize("kind", READ)
def test_the_same_reports_give_the_same_bytes(tmp_path, kind):
    write_graph(of_two_articles(), tmp_path / "one", kind)
    write_graph(of_two_articles(), tmp_path / "two", kind)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert b"lastmodifieddate" not in (tmp_path / "one").read_bytes()


@pytest.mark.parametrize("kind", READ)
def test_a_graph_of_nothing_is_a_file_that_can_be_read(tmp_path, kind):
    write_graph(citation_graph([]), tmp_path / "g", kind)
    assert READ[kind](tmp_path / "g").number_of_nodes() == 0


@pytest.mark.parametrize("kind", READ)
@given(
    attributes=st.dictionaries(st.sampled_from(["one", "two", "three"]), VALUES), names=st.lists(HOSTILE, min_size=2)
)
@SETTINGS
def test_no_value_of_an_article_breaks_a_file_or_is_lost(tmp_path, kind, attributes, names):
    graph = nx.MultiDiGraph()
    for name in names:
        graph.add_node(f"source:{name}", label=name, **attributes)
    graph.add_edge(f"source:{names[0]}", f"source:{names[1]}", relation=names[0], **attributes)
    graph.add_edge(f"source:{names[0]}", f"source:{names[1]}", relation="cites")
    flat = flatten(graph)
    write_graph(graph, tmp_path / "g", kind)
    back = READ[kind](tmp_path / "g")
    assert set(back) == set(flat)
    assert back.number_of_edges() == 2
    assert {n: {k: v for k, v in d.items() if k != "label"} for n, d in nodes_of(back).items()} == {
        n: {k: v for k, v in d.items() if k != "label"} for n, d in nodes_of(flat).items()
    }


@given(names=st.lists(HOSTILE, min_size=1, max_size=5))
@SETTINGS
def test_igraph_reads_hostile_names(tmp_path, names):
    graph = nx.MultiDiGraph()
    for name in names:
        graph.add_node(f"source:{name}", name=name or "-")
    write_graph(graph, tmp_path / "g")
    assert igraph.Graph.Read_GraphML(str(tmp_path / "g")).vs["id"] == list(flatten(graph))


@given(items=st.lists(HOSTILE, min_size=1))
def test_a_joined_list_can_be_taken_apart(items):
    flat = flatten(one_node(items=items))
    assert split(joined(items)) == tuple(flatten(one_node(one=item)).nodes["n"].get("one", "") for item in items)
    assert flat.nodes["n"]["items_count"] == len(items)


def one_node(**data):
    graph = nx.MultiDiGraph()
    graph.add_node("n", **data)
    return graph


class Colour(Enum):
    BLUE = "blue"


@pytest.mark.parametrize(
    ("value", "flat"),
    [
        (None, None), ((), None), ("", None), (Colour.BLUE, "blue"), (10**30, str(10**30)), (7, 7), (True, True),
        (math.nan, "nan"), (math.inf, "inf"), ("a\x00b", "a\ufffdb"), ("a\r\nb", "a b"), ("\ud800", "\ufffd"),
        (("x|y", "z"), "x\\|y|z"), ({"b", "a"}, "a|b"), ({"k": 1}, "{'k': 1}"),
    ],
)  # fmt: skip
def test_what_a_file_cannot_hold_is_written_as_something_it_can(value, flat):
    assert flatten(one_node(x=value)).nodes["n"].get("x") == flat


def test_ids_that_differ_only_in_what_xml_cannot_hold_stay_two_nodes():
    graph = nx.MultiDiGraph()
    graph.add_edge("source:\x01", "source:\x02")
    assert flatten(graph).number_of_nodes() == 2


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    target = tmp_path / "g.graphml"
    target.write_text("old")

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="No space"):
        write_graph(of_two_articles(), target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_in_a_foreign_script_comes_back_as_it_was(tmp_path):
    name = "Юлія Свириденко 김정은 🇺🇦"
    graph = citation_graph([("ж.txt", report(sources=(SOURCES[0].model_copy(update={"name": name}),)))])
    write_graph(graph, tmp_path / "g")
    assert name in {data["name"] for _, data in nx.read_graphml(tmp_path / "g").nodes(data=True)}


def test_an_unknown_format_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match="graphml, gexf, json, dot, csv"):
        write_graph(of_two_articles(), tmp_path / "g", "xlsx")
