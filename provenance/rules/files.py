"""Finds the rule files of a layer and reads them into entries: one kind, one id, one node each."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from provenance.rules.faults import Fault, nearest, shown
from provenance.rules.kinds import KINDS
from provenance.rules.nodes import MAX_BYTES, Node, read_nodes

HEADS = (*KINDS, "change")


class Entry(NamedTuple):
    """One item of a rule file. ``file`` is relative to the layer's folder, ``path`` is what a fault prints."""

    kind: str
    id: str
    node: Node
    file: str
    path: str

    def fault(self, message: str, *loc: str | int) -> Fault:
        """Return a fault at the value that a path of keys and indexes leads to."""
        node = self.node.at(loc)
        return Fault(self.path, node.line, node.col, message)


def read_folder(folder: Path, name: str) -> tuple[list[Entry], list[Fault]]:
    """Return the entries of every ``*.yaml`` below a folder, in path and file order, and all faults of the files."""
    if not folder.is_dir():
        return [], [Fault(name, 1, 1, "not a folder of rule files" if folder.exists() else "no such folder")]
    entries: list[Entry] = []
    faults: list[Fault] = []
    for path in _files(folder):
        file = _printable(path.relative_to(folder).as_posix())
        label = f"{name}/{file}"
        if path.suffix == ".yml":
            faults.append(Fault(label, 1, 1, "is not read: rule files are named *.yaml"))
            continue
        data = _bytes(path)
        if isinstance(data, str):
            faults.append(Fault(label, 1, 1, data))
            continue
        node, found = read_nodes(data, label)
        faults += found
        if node is not None and node.text != "":  # an empty file reads as an empty word
            _entries(node, file, label, entries, faults)
    return entries, faults


def _files(folder: Path) -> list[Path]:
    """Links to folders are not followed, so a loop of links cannot trap the walk."""
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        found += [Path(parent, n) for n in names if n.endswith((".yaml", ".yml")) and not n.startswith(".")]
    return sorted(found, key=lambda p: p.relative_to(folder).as_posix())


def _bytes(path: Path) -> bytes | str:
    """Return the file's bytes, or why they cannot be had; a pipe is never opened, for it would wait for ever."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "not a regular file"
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        return f"cannot be read: {error.strerror or 'error'}"


def _entries(node: Node, file: str, label: str, entries: list[Entry], faults: list[Fault]) -> None:
    if not node.is_list:
        faults.append(Fault(label, node.line, node.col, "a rule file is a list: each rule begins with '- KIND: ID'"))
        return
    for item in node.items:
        entry = _entry(item, file, label)
        if isinstance(entry, Fault):
            faults.append(entry)
        else:
            entries.append(entry)


def _entry(item: Node, file: str, label: str) -> Entry | Fault:
    key, head, value = next(_pairs(item), ("", item, item))
    if not key:
        return Fault(label, item.line, item.col, f"a rule begins with its kind and id{nearest('', HEADS)}")
    if key not in HEADS:
        return Fault(label, head.line, head.col, f"{shown(key)} is no kind of rule{nearest(key, HEADS)}")
    if not value.text:
        return Fault(label, value.line, value.col, f"'{key}:' needs the rule's id, such as 'de.say.plain'")
    return Entry(key, value.text, item, file, label)


def _pairs(item: Node) -> Iterator[tuple[str, Node, Node]]:
    return item.pairs() if item.is_mapping else iter(())


def _printable(name: str) -> str:
    """File names may hold anything; what is shown and stored is printable Unicode."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)
