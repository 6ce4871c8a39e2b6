"""A graph as two tables, of nodes and of edges, that no spreadsheet takes for formulas."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Cell = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """Return rows as CSV (UTF-8, header). A cell that a spreadsheet would run as a formula begins with ``'``."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_harmless(row.get(column)) for column in columns])
    return out.getvalue().encode("utf-8")


def _harmless(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = cell.replace("\x00", "\ufffd")
    return f"'{text}" if text.startswith(_FORMULA) else text


def nodes_and_edges(graph: "MultiDiGraph[str]") -> dict[str, bytes]:
    """Return a flattened graph as ``nodes.csv`` and ``edges.csv``, an attribute a column."""
    nodes = [{"id": node, **data} for node, data in graph.nodes(data=True)]
    edges = [{"source": start, "target": end, **data} for start, end, data in graph.edges(data=True)]
    return {
        "nodes.csv": csv_of(_columns(("id", "label", "node_type"), nodes), nodes),
        "edges.csv": csv_of(_columns(("source", "target", "relation", "edge_id"), edges), edges),
    }


def _columns(first: tuple[str, ...], rows: Iterable[Mapping[str, Cell]]) -> tuple[str, ...]:
    """Return the columns: these, then every other attribute in the order in which rows bring it up."""
    return tuple(dict.fromkeys((*first, *(name for row in rows for name in row))))
