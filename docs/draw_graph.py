"""Draw a citation graph as an SVG: ``python docs/draw_graph.py GRAPH.graphml PICTURE.svg``.

Articles stand left, what they cite in the middle, where it leads on the right. Same graph in, same picture out.
"""

import sys
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx

COLUMNS = {"article": 0, "source": 1, "outlet": 2, "domain": 2}
COLOURS = {"article": "#1f3a5f", "source": "#5b7fa6", "outlet": "#8a6d3b", "domain": "#8a6d3b"}
DASHES = {"affiliated_with": "2 4", "refers_to": "6 4", "republished_from": "10 4", "based_on": "4 2"}
WIDTH, ROW, TOP = 1000, 46, 40
X = (40, 420, 800)


def main() -> None:
    graph = nx.read_graphml(sys.argv[1], force_multigraph=True)
    Path(sys.argv[2]).write_text(svg(graph), encoding="utf-8")


def svg(graph: "nx.MultiDiGraph[str]") -> str:
    places = placed(graph)
    height = TOP + ROW * (1 + max(sum(1 for p in places.values() if p[0] == x) for x in X))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" '
        f'font-size="13" role="img" aria-label="Citation graph">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        *(_edge(places[a], places[b], d) for a, b, d in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1]))),
        *(_node(places[n], d) for n, d in sorted(graph.nodes(data=True))),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def placed(graph: "nx.MultiDiGraph[str]") -> dict[str, tuple[int, int]]:
    columns: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for node, data in sorted(graph.nodes(data=True), key=lambda n: str(n[1].get("label"))):
        columns[COLUMNS.get(str(data.get("node_type")), 1)].append(node)
    tallest = max(len(c) for c in columns.values())
    found = {}
    for column, nodes in columns.items():
        middle = [_height(graph, n, found, i) for i, n in enumerate(nodes)]
        nodes = [n for _, n in sorted(zip(middle, nodes, strict=True))]
        gap = ROW * tallest / max(1, len(nodes))
        for i, node in enumerate(nodes):
            found[node] = (X[column], int(TOP + gap * (i + 0.5)))
    return found


def _height(graph: "nx.MultiDiGraph[str]", node: str, placed_so_far: dict[str, tuple[int, int]], index: int) -> float:
    linked = [placed_so_far[n][1] for n in set(graph.predecessors(node)) | set(graph.successors(node)) if n in placed_so_far]
    return sum(linked) / len(linked) if linked else float(index)


def _edge(a: tuple[int, int], b: tuple[int, int], data: dict[str, Any]) -> str:
    bend = 150 if a[0] != b[0] else 90
    x1, x2 = a[0] + 6, b[0] - 6
    path = f"M{x1} {a[1]}C{x1 + bend} {a[1]} {x2 - bend} {b[1]} {x2} {b[1]}"
    relation = str(data.get("relation", ""))
    dash = f' stroke-dasharray="{DASHES[relation]}"' if relation in DASHES else ""
    width = 1 + min(3, float(data.get("weight", 1)) / 2)
    return f'<path d="{path}" fill="none" stroke="#8895a7" stroke-width="{width:.1f}"{dash}><title>{escape(relation)}</title></path>'


def _node(at: tuple[int, int], data: dict[str, Any]) -> str:
    x, y = at
    label = str(data.get("label", ""))
    label = label if len(label) <= 40 else label[:39] + "…"
    colour = COLOURS.get(str(data.get("node_type")), "#555")
    box = f'<rect x="{x + 8}" y="{y - 10}" width="{len(label) * 7.2:.0f}" height="20" fill="#fff" fill-opacity=".85"/>'
    return f'{box}<circle cx="{x}" cy="{y}" r="6" fill="{colour}"/><text x="{x + 12}" y="{y + 4}" fill="#222">{escape(label)}</text>'


if __name__ == "__main__":
    main()
