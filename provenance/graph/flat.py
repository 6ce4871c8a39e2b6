"""The one flattening that every file format is written from: strings, whole numbers, fractions and truth values."""

import math
import re
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Scalar = str | int | float | bool

_SPACE = re.compile("[\t\n\r\u0085\u2028\u2029]+")
_ILLEGAL = re.compile("[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
_QUOTED = str.maketrans({mark: f"%{ord(mark):02X}" for mark in "%&<>\"'"})
_LARGEST = 2**53
"""Readers hold numbers as doubles; a whole number beyond this would come back as another one."""


def flatten(graph: "MultiDiGraph[str]") -> "MultiDiGraph[str]":
    """Return a copy whose attributes every format can hold; each edge is keyed by an id of its own (``e000017``).

    A list becomes its items joined with ``|`` and a ``…_count``; nothing, and an empty list, become no attribute.
    """
    from networkx import MultiDiGraph  # noqa: PLC0415

    flat: MultiDiGraph[str] = MultiDiGraph()
    names = _names(graph)
    for node, data in graph.nodes(data=True):
        flat.add_node(names[node], **_flat(data))
    for number, (start, end, data) in enumerate(graph.edges(data=True), start=1):
        key = f"e{number:06d}"  # also an attribute: igraph's reader takes node ids for edge ids
        flat.add_edge(names[start], names[end], key=key, **{**_flat(data), "edge_id": key})
    return flat


def joined(items: tuple[object, ...] | list[object]) -> str:
    """Return the items as one string, joined with ``|``; a ``|`` or backslash of an item has a backslash before it."""
    return "|".join(_text(str(_plain(item))).replace("\\", "\\\\").replace("|", "\\|") for item in items)


def split(value: str) -> tuple[str, ...]:
    """Return the items that ``joined`` put into one string."""
    items = re.findall(r"((?:[^\\|]|\\.)*)(?:\||\Z)", value, flags=re.DOTALL)
    return tuple(re.sub(r"\\(.)", r"\1", item, flags=re.DOTALL) for item in items[: value_count(value)])


def value_count(value: str) -> int:
    """Return how many items a joined string holds."""
    return len(re.sub(r"\\.", "", value, flags=re.DOTALL).split("|"))


def _names(graph: "MultiDiGraph[str]") -> dict[str, str]:
    """Return the ids as written: marks that igraph reads wrongly in an XML attribute (AT&T) as ``%26``.

    Two ids that differ only in characters no file can hold stay two nodes.
    """
    names: dict[str, str] = {}
    taken: set[str] = set()
    for node in graph.nodes:
        name = wanted = _text(str(node)).translate(_QUOTED) or "node:"
        number = 2
        while name in taken:
            name, number = f"{wanted}~{number}", number + 1
        taken.add(name)
        names[node] = name
    return names


def _flat(data: dict[str, object]) -> dict[str, Scalar]:
    flat: dict[str, Scalar] = {}
    for key, value in data.items():
        if isinstance(value, list | tuple | set | frozenset):
            items = sorted(value, key=str) if isinstance(value, set | frozenset) else list(value)
            if items:
                flat |= {key: joined(items)} if joined(items) else {}
                flat[f"{key}_count"] = len(items)
        elif (scalar := _plain(value)) not in (None, ""):
            flat[key] = scalar
    return flat


def _plain(value: object) -> Scalar:
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _LARGEST else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return "" if value is None else _text(str(value))


def _text(text: str) -> str:
    """A line break would come back as another one from XML; a control character would not come back at all."""
    return _ILLEGAL.sub("\ufffd", _SPACE.sub(" ", text))
