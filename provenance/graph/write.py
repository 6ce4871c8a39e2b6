"""A graph as a file, whole or not at all: GraphML, GEXF, node-link JSON, DOT; as CSV two."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.graph.dot import dot_of
from provenance.graph.flat import flatten
from provenance.graph.tables import nodes_and_edges

if TYPE_CHECKING:
    from networkx import MultiDiGraph

FORMATS = ("graphml", "gexf", "json", "dot", "csv")


def write_graph(graph: "MultiDiGraph[str]", path: str | os.PathLike[str], format: str = "graphml") -> None:  # noqa: A002
    """Write the graph to ``path``. A file that was there stays as it was until the new one is complete.

    As CSV there are two files, as ``paths_of`` names them.
    Raises ValueError for a format that is not one of FORMATS, OSError where the file cannot be written.
    """
    if format not in _WRITERS:
        raise ValueError(f"unknown format {format!r}: one of {', '.join(FORMATS)}")
    made = _WRITERS[format](flatten(graph))
    write_all(dict(zip(paths_of(path, format), made, strict=True)))


def paths_of(path: str | os.PathLike[str], format: str) -> tuple[Path, ...]:  # noqa: A002
    """Return the files a graph becomes: ``path``; for ``many.csv`` ``many.nodes.csv`` and ``many.edges.csv``."""
    one = Path(path)
    if format != "csv":
        return (one,)
    stem = one.name.removesuffix(one.suffix) if one.suffix.lower() == ".csv" else one.name
    return tuple(one.with_name(f"{stem}.{table}") for table in ("nodes.csv", "edges.csv"))


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` through a new file beside it, so that a failure leaves the old one. Raises OSError."""
    write_all({path: data})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together: none is replaced before all of them are complete. Raises OSError."""
    parts = {path: path.with_name(f".provenance-{os.getpid()}-{n}.part") for n, path in enumerate(files)}
    path = next(iter(files), Path())
    try:
        for path, part in parts.items():
            with part.open("xb") as file:
                file.write(files[path])
            if path.exists():
                part.chmod(path.stat().st_mode & 0o777)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        _remove(parts.values())
        raise OSError(error.errno, error.strerror, str(path)) from error
    except BaseException:
        _remove(parts.values())
        raise


def _remove(parts: Iterable[Path]) -> None:
    for part in parts:
        with suppress(OSError):
            part.unlink()


def _graphml(graph: "MultiDiGraph[str]") -> bytes:
    from networkx import write_graphml  # noqa: PLC0415

    buffer = BytesIO()
    write_graphml(graph, buffer, infer_numeric_types=True, named_key_ids=True)
    return buffer.getvalue()


def _gexf(graph: "MultiDiGraph[str]") -> bytes:
    from networkx.readwrite.gexf import GEXFWriter  # noqa: PLC0415

    for _, _, key, data in graph.edges(data=True, keys=True):
        data["id"] = key
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    for meta in [element for element in writer.xml if element.tag.endswith("meta")]:
        meta.attrib.pop("lastmodifieddate", None)  # the same reports give the same file on every day
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _json(graph: "MultiDiGraph[str]") -> bytes:
    from networkx import node_link_data  # noqa: PLC0415

    return (json.dumps(node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


_WRITERS: dict[str, Callable[["MultiDiGraph[str]"], tuple[bytes, ...]]] = {
    "graphml": lambda graph: (_graphml(graph),),
    "gexf": lambda graph: (_gexf(graph),),
    "json": lambda graph: (_json(graph),),
    "dot": lambda graph: (dot_of(graph),),
    "csv": lambda graph: tuple(nodes_and_edges(graph).values()),
}
