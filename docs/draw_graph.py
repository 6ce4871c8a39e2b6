"""Draw a citation graph as an SVG: ``python docs/draw_graph.py GRAPH.graphml PICTURE.svg [shared]``.

With ``shared`` only what several articles have in common is drawn, and where they come from; whoever one article alone
cites is left out, as is an article of which nothing is left but its publisher.
Articles stand left, what they cite in the middle, where it leads on the right. Same graph in, same picture out.
"""

import sys
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx

COLUMNS = {"article": 0, "source": 1, "outlet": 2, "domain": 2}
COLOURS = {"article": "#1f3a5f", "source": "#5b7fa6", "outlet": "#8a6d3b", "domain": "#8a6d3b"}
DASHES = {
    "agency_credit": "8 2 2 2",
    "affiliated_with": "2 4",
    "refers_to": "6 4",
    "republished_from": "10 4",
    "based_on": "4 2",
}
MEET = 2
COMES_FROM = frozenset({"agency_credit", "republished_from", "translated_from", "based_on", "canonical"})
WIDTH, ROW, TOP = 1000, 46, 40
X = (40, 420, 800)


def main() -> None:
    """Read the graph named first and write the picture named second."""
    graph = nx.read_graphml(sys.argv[1], force_multigraph=True)
    if sys.argv[3:] == ["shared"]:
        graph = shared(graph)
    Path(sys.argv[2]).write_text(svg(graph), encoding="utf-8")


def svg(graph: "nx.MultiDiGraph[str]") -> str:
    """Return the picture of the graph."""
    places = placed(graph)
    height = TOP + ROW * (2 + max(sum(1 for p in places.values() if p[0] == x) for x in X))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        f'font-size="13" role="img" aria-label="Citation graph">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        *(_edge(places[a], places[b], d) for a, b, d in sorted(graph.edges(data=True), key=lambda e: e[:2])),
        *(_node(places[n], d) for n, d in sorted(graph.nodes(data=True))),
        *_legend(graph, height - 20),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def shared(graph: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return the part of the graph in which articles meet, or come from somewhere."""
    kept = graph.copy()
    kept.remove_edges_from([e for e in kept.edges(keys=True) if kept.edges[e].get("relation") == "affiliated_with"])
    alone = [
        node
        for node, data in kept.nodes(data=True)
        if data.get("node_type") != "article"
        and len(set(kept.predecessors(node)) | set(kept.successors(node))) < MEET
        and not any(edge.get("relation") in COMES_FROM for *_, edge in kept.in_edges(node, data=True))
    ]
    kept.remove_nodes_from(alone)
    telling = {"published_by"}
    idle = [
        node
        for node, data in kept.nodes(data=True)
        if data.get("node_type") == "article"
        and {edge.get("relation") for *_, edge in kept.out_edges(node, data=True)} <= telling
    ]
    kept.remove_nodes_from(idle)
    kept.remove_nodes_from([node for node in list(kept.nodes) if kept.degree(node) == 0])
    return kept


def placed(graph: "nx.MultiDiGraph[str]") -> dict[str, tuple[int, int]]:
    """Return where each node stands, in pixels."""
    columns: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for node, data in sorted(graph.nodes(data=True), key=lambda n: str(n[1].get("label"))):
        columns[COLUMNS.get(str(data.get("node_type")), 1)].append(node)
    tallest = max(len(c) for c in columns.values())
    found = {}
    for column, nodes in columns.items():
        middle = [_height(graph, n, found, i) for i, n in enumerate(nodes)]
        gap = ROW * tallest / max(1, len(nodes))
        for i, (_, node) in enumerate(sorted(zip(middle, nodes, strict=True))):
            found[node] = (X[column], int(TOP + gap * (i + 0.5)))
    return found


def _height(graph: "nx.MultiDiGraph[str]", node: str, placed_so_far: dict[str, tuple[int, int]], index: int) -> float:
    linked = [
        placed_so_far[n][1] for n in set(graph.predecessors(node)) | set(graph.successors(node)) if n in placed_so_far
    ]
    return sum(linked) / len(linked) if linked else float(index)


def _edge(a: tuple[int, int], b: tuple[int, int], data: dict[str, Any]) -> str:
    if a[0] == b[0]:  # within a column the line leaves and arrives on the left, clear of the labels
        path = f"M{a[0] - 6} {a[1]}C{a[0] - 90} {a[1]} {b[0] - 90} {b[1]} {b[0] - 6} {b[1]}"
    else:
        path = f"M{a[0] + 6} {a[1]}C{a[0] + 156} {a[1]} {b[0] - 156} {b[1]} {b[0] - 6} {b[1]}"
    return f'<path d="{path}" fill="none" {_stroke(data)}><title>{escape(str(data.get("relation", "")))}</title></path>'


def _stroke(data: dict[str, Any]) -> str:
    dash = DASHES.get(str(data.get("relation", "")))
    width = 1 + min(3, float(data.get("weight", 1)) / 2)
    return f'stroke="#8895a7" stroke-width="{width:.1f}"' + (f' stroke-dasharray="{dash}"' if dash else "")


def _legend(graph: "nx.MultiDiGraph[str]", y: int) -> list[str]:
    relations = sorted({str(d.get("relation", "")) for _, _, d in graph.edges(data=True)})
    parts = []
    for i, relation in enumerate(relations):
        x = 24 + i * 164
        parts.append(f'<path d="M{x} {y}h34" {_stroke({"relation": relation})}/>')
        parts.append(f'<text x="{x + 42}" y="{y + 4}" fill="#444">{escape(relation)}</text>')
    return parts


def _node(at: tuple[int, int], data: dict[str, Any]) -> str:
    x, y = at
    label = str(data.get("label", ""))
    label = label if len(label) <= 40 else label[:39] + "…"
    colour = COLOURS.get(str(data.get("node_type")), "#555")
    if x == X[0]:
        y -= 18  # an article's edges leave where its label would stand
    box = f'<rect x="{x + 8}" y="{y - 10}" width="{len(label) * 7.2:.0f}" height="20" fill="#fff" fill-opacity=".85"/>'
    dot = f'<circle cx="{x}" cy="{at[1]}" r="6" fill="{colour}"/>'
    return f'{box}{dot}<text x="{x + 12}" y="{y + 4}" fill="#222">{escape(label)}</text>'


if __name__ == "__main__":
    main()
