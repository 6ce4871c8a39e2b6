"""A graph as DOT and as two CSV tables: nothing lost, and nothing of an article read as anything but its words."""

import csv
import re

import networkx as nx
import pytest
from handmade import ANOTHER_TEXT, report
from hypothesis import given
from test_graph_files import HOSTILE, SETTINGS

from provenance.cli import main
from provenance.graph import citation_graph, flatten, paths_of, write_graph
from provenance.graph.dot import quoted

STRING = r'"(?:[^"\\]|\\.)*"'
ATTRIBUTES = rf"\[((?:{STRING}={STRING}(?:, )?)*)\];"
STATEMENT = re.compile(rf"  ({STRING})(?: -> ({STRING}))? {ATTRIBUTES}")


def of_two_articles():
    return citation_graph([("a.txt", report()), ("b.txt", report(ANOTHER_TEXT))])


def plain(string):
    """What Graphviz shows for a quoted string."""
    return re.sub(r"\\(.)", r"\1", string[1:-1]).replace("&amp;", "&")


def read_dot(path):
    """Read the part of DOT that is written here; a line that is none of it fails."""
    first, *lines, last = path.read_text("utf-8").splitlines()
    assert (first, last) == ("digraph provenance {", "}")
    nodes, edges = {}, []
    for line in lines:
        match = STATEMENT.fullmatch(line)
        assert match, line
        facts = {plain(k): plain(v) for k, v in re.findall(rf"({STRING})=({STRING})", match[3])}
        if match[2]:
            edges.append((plain(match[1]), plain(match[2]), facts))
        else:
            nodes[plain(match[1])] = facts
    return nodes, edges


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_dot_holds_every_node_edge_and_attribute(tmp_path):
    flat = flatten(of_two_articles())
    write_graph(of_two_articles(), tmp_path / "g.dot", "dot")
    nodes, edges = read_dot(tmp_path / "g.dot")
    assert list(nodes) == list(flat)
    for node, data in flat.nodes(data=True):
        assert nodes[node].items() >= {key: written(value) for key, value in data.items()}.items()
    assert [(u, v, e["edge_id"]) for u, v, e in edges] == list(flat.edges(keys=True))


def test_pydot_reads_it(tmp_path):
    pydot = pytest.importorskip("pydot")
    write_graph(of_two_articles(), tmp_path / "g.dot", "dot")
    (read,) = pydot.graph_from_dot_file(str(tmp_path / "g.dot"))
    assert {node.get_name().strip('"') for node in read.get_nodes()} == set(flatten(of_two_articles()))
    assert len(read.get_edges()) == of_two_articles().number_of_edges()


def test_csv_holds_every_node_edge_and_attribute(tmp_path):
    flat = flatten(of_two_articles())
    write_graph(of_two_articles(), tmp_path / "g.csv", "csv")
    nodes, edges = (read_csv(path) for path in paths_of(tmp_path / "g.csv", "csv"))
    assert [row["id"] for row in nodes] == list(flat)
    assert [(row["source"], row["target"], row["edge_id"]) for row in edges] == list(flat.edges(keys=True))
    for row, (_, data) in zip(nodes, flat.nodes(data=True), strict=True):
        assert {k: v for k, v in row.items() if v and k != "id"} == {k: str(v) for k, v in data.items()}


@given(name=HOSTILE, other=HOSTILE)
@SETTINGS
def test_no_name_is_read_as_dot(tmp_path, name, other):
    graph = nx.MultiDiGraph()
    graph.add_node("source:a", label=name, names=(name, other))
    graph.add_edge("source:a", f"source:{other}", relation=name)
    write_graph(graph, tmp_path / "g.dot", "dot")
    nodes, edges = read_dot(tmp_path / "g.dot")
    assert set(nodes) == set(flatten(graph))
    assert len(edges) == 1


@pytest.mark.parametrize("name", [r"\N", r"a\nb", 'a" [URL="javascript:x"]; "', "<b>x</b>", "&lt;b&gt;", "\\", '\\"'])
def test_escapes_and_entities_stand_for_themselves(name):
    assert re.fullmatch(STRING, quoted(name))
    assert plain(quoted(name)) == name


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://x.example")'])
def test_no_cell_of_a_table_is_a_formula(tmp_path, name):
    graph = nx.MultiDiGraph()
    graph.add_edge("source:a", "source:b", relation=name)
    graph.nodes["source:a"]["label"] = name
    write_graph(graph, tmp_path / "g.csv", "csv")
    cells = [cell for path in paths_of(tmp_path / "g.csv", "csv") for row in read_csv(path) for cell in row.values()]
    assert f"'{name}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("name", "files"), [("many.dot", ["many.dot"]), ("many.csv", ["many.edges.csv", "many.nodes.csv"])]
)
def test_the_suffix_tells_the_format_and_nothing_is_replaced_unasked(tmp_path, capsys, name, files):
    (tmp_path / "a.txt").write_text("The mayor Ida Holm said the road was shut.\n", "utf-8")
    asked = ["graph", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out" / name)]
    (tmp_path / "out").mkdir()
    assert main(asked) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == files
    assert main(asked) == 2
    assert "--force" in capsys.readouterr().err
    assert main([*asked, "--force"]) == 0
