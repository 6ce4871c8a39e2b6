"""Reads lists of ratings: CSV or JSON, whole or not at all, with every fault at its place."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from provenance.registry.hosts import ascii_host
from provenance.registry.ratings.mapping import KEY, Mapping, known_mappings, read_mapping, ready_mapping
from provenance.rules.faults import Fault, RuleErrors, nearest, shown
from provenance.rules.nodes import Node, read_nodes

MAX_BYTES = 20_000_000


@dataclass(frozen=True)
class RatingList:
    """One list: how it is read, and its values by domain (lower case, punycode, without www)."""

    mapping: Mapping
    values: dict[str, str]


class Cell(NamedTuple):
    """One field with its place, from 1."""

    text: str
    line: int
    col: int


Row = tuple[Cell, Cell]
"""Domain and value."""


def load_lists(given: Iterable[str]) -> tuple[RatingList, ...]:
    """Return the lists named as ``FILE`` (with ``FILE.yaml`` beside it) or ``MAPPING=FILE``.

    Raises RuleErrors with every fault of every list and mapping, and OSError where a file cannot be read.
    """
    lists, faults = [], []
    taken: dict[str, str] = {}
    for argument in given:
        found, wrong = _load(argument)
        faults += wrong
        if found and found.mapping.name in taken:
            first = taken[found.mapping.name]
            faults.append(Fault(argument, 1, 1, f"a list named {shown(found.mapping.name)} is given already: {first}"))
        elif found:
            taken[found.mapping.name] = argument
            lists.append(found)
    if faults:
        raise RuleErrors(faults)
    return tuple(lists)


def _load(argument: str) -> tuple[RatingList | None, list[Fault]]:
    mapping_name, _, file = argument.rpartition("=")
    if not mapping_name:
        mapping_name = f"{file}.yaml"
    data = ready_mapping(mapping_name)
    if data is None and not Path(mapping_name).is_file():
        ready = known_mappings()
        hint = nearest(mapping_name, ready)
        return None, [Fault(mapping_name, 1, 1, f"no such mapping file, and no ready mapping of this name{hint}")]
    mapping, faults = read_mapping(data if data is not None else Path(mapping_name).read_bytes(), mapping_name)
    if mapping is None:
        return None, faults
    rows, faults = _rows(Path(file), mapping)
    values, more = _checked(rows, mapping, file)
    return (None, [*faults, *more]) if faults or more else (RatingList(mapping, values), [])


def _rows(path: Path, mapping: Mapping) -> tuple[list[Row], list[Fault]]:
    file = str(path)
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        return [], [Fault(file, 1, 1, f"larger than {MAX_BYTES:,} bytes")]
    if path.suffix.lower() == ".json":
        return _json_rows(data, file, mapping)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [], [Fault(file, line, error.start - data.rfind(b"\n", 0, error.start), "not UTF-8")]
    return _csv_rows(text.split("\n"), file, mapping)


def _csv_rows(lines: list[str], file: str, mapping: Mapping) -> tuple[list[Row], list[Fault]]:
    header = _fields(lines[0], 1)
    if header is None:
        return [], [Fault(file, 1, 1, "not CSV: a quotation mark is not closed")]
    names = [cell.text.strip() for cell in header]
    faults = [_no_column(file, wanted, names) for wanted in (mapping.domain, mapping.value) if wanted not in names]
    if faults:
        return [], faults
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = _fields(line, number)
        if cells is None or len(cells) != len(header):
            wrong = "a quotation mark is not closed" if cells is None else f"{len(cells)} fields, not {len(header)}"
            faults.append(Fault(file, number, 1, f"not like the first line: {wrong}"))
        else:
            rows.append((cells[names.index(mapping.domain)], cells[names.index(mapping.value)]))
    return rows, faults


def _no_column(file: str, wanted: str, names: list[str]) -> Fault:
    return Fault(file, 1, 1, f"no column {shown(wanted)}{nearest(wanted, names)}")


def _fields(line: str, number: int) -> list[Cell] | None:
    """Return the fields of one line of CSV, or None where a quotation does not end in it."""
    try:
        (texts,) = csv.reader([line.rstrip("\r")], strict=True)
    except (csv.Error, ValueError):
        return None
    return [Cell(text, number, col) for text, col in zip(texts, _columns(line), strict=False)]


def _columns(line: str) -> Iterator[int]:
    """Yield where each field begins, from 1."""
    yield 1
    quoted = False
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            yield at + 2


def _json_rows(data: bytes, file: str, mapping: Mapping) -> tuple[list[Row], list[Fault]]:
    top, faults = read_nodes(data, file)  # JSON is YAML, and its nodes know their places
    if top is None or faults:
        return [], faults or [Fault(file, 1, 1, "empty")]
    if top.text is not None or (top.is_mapping and mapping.domain != KEY):
        wanted = "a list of objects" if mapping.domain != KEY else "an object with domains as keys"
        return [], [Fault(file, top.line, top.col, f"{wanted} is expected")]
    rows = []
    for index, item in enumerate(top.items):
        domain = (top.keys or [])[index] if top.is_mapping else _member(item, mapping.domain)
        value = item if item.text is not None and top.is_mapping else _member(item, mapping.value)
        absent = [name for name, node in ((mapping.domain, domain), (mapping.value, value)) if node is None]
        faults += [Fault(file, item.line, item.col, f"no {shown(name)} here") for name in absent]
        if domain is not None and value is not None:
            rows.append((_cell(domain), _cell(value)))
    return rows, faults


def _member(item: Node, name: str) -> Node | None:
    return next((value for key, _, value in item.pairs() if key == name), None) if item.is_mapping else None


def _cell(node: Node) -> Cell:
    return Cell(node.text or "", node.line, node.col)


def _checked(rows: list[Row], mapping: Mapping, file: str) -> tuple[dict[str, str], list[Fault]]:
    values: dict[str, str] = {}
    first: dict[str, int] = {}
    faults = []
    for domain, value in rows:
        host, stated = rated_host(domain.text), value.text.strip()
        if host is None:
            faults.append(Fault(file, domain.line, domain.col, f"not a domain: {shown(domain.text)}"))
        elif host in first:
            faults.append(Fault(file, domain.line, domain.col, f"{shown(host)} stands in line {first[host]} already"))
        elif mapping.place(stated) is None:
            faults.append(Fault(file, value.line, value.col, f"{shown(stated)} is not on the list's scale"))
        else:
            values[host] = stated
        if host is not None:
            first.setdefault(host, domain.line)
    return values, faults


def rated_host(stated: str) -> str | None:
    """Return the host a list means, without scheme, ``www.`` and a closing slash; None for what is none."""
    name = stated.strip().lower()
    for prefix in ("https://", "http://", "www."):
        name = name.removeprefix(prefix)
    return ascii_host(name.removesuffix("/"))
