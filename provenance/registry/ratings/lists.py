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
_MOST_LINES = 200
"""How many lines one field may run over: beyond them a quotation mark was forgotten."""


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
    return _csv_rows(text, file, mapping, "\t" if path.suffix.lower() == ".tsv" else ",")


def _csv_rows(text: str, file: str, mapping: Mapping, mark: str) -> tuple[list[Row], list[Fault]]:
    records = _records(text, mark)
    header = next(records, None)
    if header is None or header.cells is None:
        return [], [Fault(file, 1, 1, "not CSV: a quotation mark is not closed")]
    names = [cell.text.strip() for cell in header.cells]
    wanted = [_column(choice, names) for choice in (mapping.domain, mapping.value)]
    faults = [_no_column(file, c, names) for c in (mapping.domain, mapping.value) if _column(c, names) is None]
    if faults:
        return [], faults
    rows = []
    for line, cells in records:
        if cells is None or len(cells) != len(names):
            wrong = "a quotation mark is not closed" if cells is None else f"{len(cells)} fields, not {len(names)}"
            faults.append(Fault(file, line, 1, f"not like the first line: {wrong}"))
        else:
            domain, value = (cells[at] for at in wanted if at is not None)
            rows.append((domain, value))
    return rows, faults


def _column(choice: tuple[str, ...], names: list[str]) -> int | None:
    """Return where the first of these columns stands that the file has."""
    return next((names.index(name) for name in choice if name in names), None)


def _no_column(file: str, wanted: tuple[str, ...], names: list[str]) -> Fault:
    return Fault(file, 1, 1, f"no column {' or '.join(shown(w) for w in wanted)}{nearest(wanted[0], names)}")


class Record(NamedTuple):
    """One record of CSV and the line it begins in; ``cells`` is None where a quotation in it never ends."""

    line: int
    cells: list[Cell] | None


def _records(text: str, mark: str) -> Iterator[Record]:
    """Yield the records of CSV text with the places of their fields; a quotation may run over several lines."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        first, raw = at, lines[at]
        while raw.count('"') % 2 and at + 1 < len(lines) and at - first < _MOST_LINES:
            at += 1
            raw = f"{raw}\n{lines[at]}"
        open_ended = bool(raw.count('"') % 2)
        at = first + 1 if open_ended else at + 1
        if open_ended:
            yield Record(first + 1, None)
        elif raw.strip():
            yield Record(first + 1, _fields(raw.rstrip("\r"), first + 1, mark))


def _fields(raw: str, line: int, mark: str) -> list[Cell] | None:
    try:
        (texts,) = csv.reader([part + "\n" for part in raw.split("\n")], strict=True, delimiter=mark)
    except (csv.Error, ValueError):
        return None
    return [Cell(text, *place) for text, place in zip(texts, _places(raw, line, mark), strict=False)]


def _places(raw: str, line: int, mark: str) -> Iterator[tuple[int, int]]:
    """Yield the line and column where each field begins, from 1."""
    yield line, 1
    quoted, began = False, -1
    for at, char in enumerate(raw):
        if char == '"':
            quoted = not quoted
        elif char == "\n":
            line, began = line + 1, at
        elif char == mark and not quoted:
            yield line, at - began + 1


def _json_rows(data: bytes, file: str, mapping: Mapping) -> tuple[list[Row], list[Fault]]:
    top, faults = read_nodes(data, file)  # JSON is YAML, and its nodes know their places
    if top is None or faults:
        return [], faults or [Fault(file, 1, 1, "empty")]
    keyed = KEY in mapping.domain
    if top.text is not None or (top.is_mapping and not keyed):
        wanted = "an object with domains as keys" if keyed else "a list of objects"
        return [], [Fault(file, top.line, top.col, f"{wanted} is expected")]
    rows = []
    for index, item in enumerate(top.items):
        domain = (top.keys or [])[index] if top.is_mapping else _member(item, mapping.domain)
        value = item if item.text is not None and top.is_mapping else _member(item, mapping.value)
        absent = [names for names, node in ((mapping.domain, domain), (mapping.value, value)) if node is None]
        faults += [Fault(file, item.line, item.col, f"no {shown(names[0])} here") for names in absent]
        if domain is not None and value is not None:
            rows.append((_cell(domain), _cell(value)))
    return rows, faults


def _member(item: Node, names: tuple[str, ...]) -> Node | None:
    members = {key: value for key, _, value in item.pairs()} if item.is_mapping else {}
    return next((members[name] for name in names if name in members), None)


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
        elif stated in mapping.unrated:
            pass
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
