"""A graph in the DOT language of Graphviz: every name quoted, so that none of it can be read as DOT or as an escape."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

SHAPES: Mapping[str, str] = MappingProxyType(
    {"article": "box", "source": "ellipse", "outlet": "diamond", "domain": "triangle"}
)
_ENTITY = re.compile(r"&(?=#?\w{1,20};)")


def dot_of(graph: "MultiDiGraph[str]") -> bytes:
    """Return a flattened graph as DOT (UTF-8): attributes of others beside Graphviz's own ``label`` and ``shape``."""
    return ("\n".join(("digraph provenance {", *_statements(graph), "}")) + "\n").encode("utf-8")


def _statements(graph: "MultiDiGraph[str]") -> Iterator[str]:
    for node, data in graph.nodes(data=True):
        shape = SHAPES.get(str(data.get("node_type")), "ellipse")
        yield f"  {quoted(node)} [{_attributes({'shape': shape, **data})}];"
    for start, end, data in graph.edges(data=True):
        yield f"  {quoted(start)} -> {quoted(end)} [{_attributes({'label': data.get('relation', ''), **data})}];"


def _attributes(data: Mapping[str, object]) -> str:
    return ", ".join(f"{quoted(name)}={quoted(_written(value))}" for name, value in data.items())


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def quoted(text: str) -> str:
    r"""Return text as a DOT string: ``\N`` and ``&lt;``, which Graphviz reads in labels, stand for themselves."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_ENTITY.sub("&amp;", plain)}"'
