"""Reads YAML into nodes that know their place. Every scalar stays the string it is written as.

Anchors, aliases, tags, repeated keys and a second document are refused; depth and size are bounded. The events of
the parser are read one by one, so a hostile file is refused before anything deep or large has been built.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from provenance.rules.faults import Fault, shown

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSING = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_TOO_DEEP = f"nested deeper than {MAX_DEPTH} levels"


@dataclass(slots=True)
class Node:
    """A scalar (``text``), a list (``items``) or a mapping (``keys`` beside ``items``), with its place from 1."""

    line: int
    col: int
    text: str | None = None
    items: list["Node"] = field(default_factory=list)
    keys: list["Node"] | None = None

    @property
    def is_mapping(self) -> bool:
        """Whether this node holds keys and values."""
        return self.keys is not None

    @property
    def is_list(self) -> bool:
        """Whether this node holds items."""
        return self.text is None and self.keys is None

    def pairs(self) -> Iterator[tuple[str, "Node", "Node"]]:
        """Yield each key's text, its node and its value's node."""
        return ((key.text or "", key, value) for key, value in zip(self.keys or [], self.items, strict=True))

    def plain(self) -> Any:
        """Return strings, lists and dicts, without places."""
        if self.text is not None:
            return self.text
        values = [item.text if item.text is not None else item.plain() for item in self.items]
        return values if self.keys is None else dict(zip([key.text or "" for key in self.keys], values, strict=True))

    def at(self, loc: tuple[Any, ...]) -> "Node":
        """Return the node nearest to a path of keys and indexes; the last one that exists."""
        node = self
        for step in loc:
            found = node._step(step)
            if found is None:
                break
            node = found
        return node

    def _step(self, step: Any) -> "Node | None":
        if isinstance(step, int) and self.is_list:
            return self.items[step] if step < len(self.items) else None
        return next((value for key, _, value in self.pairs() if key == step), None)

    def key(self, name: str) -> "Node":
        """Return the node of a key, or this node where there is no such key."""
        return next((key for text, key, _ in self.pairs() if text == name), self)


def read_nodes(data: bytes, file: str) -> tuple[Node | None, list[Fault]]:
    """Return the file's top node (None when it is empty or unreadable) and the faults found on the way."""
    if len(data) > MAX_BYTES:
        return None, [Fault(file, 1, 1, f"larger than {MAX_BYTES:,} bytes; split the file")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        col = error.start - data.rfind(b"\n", 0, error.start)
        return None, [Fault(file, line, col, "not UTF-8")]
    reader = _Reader(file)
    try:
        return reader.read(text), reader.faults
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return None, [*reader.faults, Fault(file, *place, f"not YAML: {error.problem or error.context}")]
    except yaml.YAMLError as error:
        fault = Fault(file, *_place(text, error), "not YAML: a character that YAML does not allow")
        return None, [*reader.faults, fault]


def _place(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    at = min(int(getattr(error, "position", 0) or 0), len(text))
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


class _Stop(Exception):  # noqa: N818 - no error of its own: the fault is already noted
    """Reading cannot go on."""


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.top: Node | None = None
        self.open: list[Node] = []
        self.waiting: list[Node | None] = []  # per open mapping: the key whose value comes next
        self.seen: list[set[str]] = []  # per open mapping: the keys it has
        self.documents = 0

    def read(self, text: str) -> Node | None:
        """Return the top node."""
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                self._take(event)
        except _Stop:
            return None
        return self.top

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse(event)
            self._place(self._node(event, text=event.value))
        elif isinstance(event, _OPENING):
            self._refuse(event)
            self._open(event)
        elif isinstance(event, _CLOSING):
            self.open.pop()
            self.waiting.pop()
            self.seen.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._stop(event, f"aliases are not allowed: *{event.anchor}")
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self._stop(event, "a second document; one file holds one list of rules")

    def _open(self, event: Any) -> None:
        if len(self.open) >= MAX_DEPTH:
            self._stop(event, _TOO_DEEP)
        node = self._node(event, keys=[] if isinstance(event, yaml.MappingStartEvent) else None)
        self._place(node)
        self.open.append(node)
        self.waiting.append(None)
        self.seen.append(set())

    def _node(self, event: Any, text: str | None = None, keys: list[Node] | None = None) -> Node:
        mark = event.start_mark
        return Node(mark.line + 1, mark.column + 1, text=text, keys=keys)

    def _place(self, node: Node) -> None:
        if not self.open:
            self.top = node
            return
        parent = self.open[-1]
        if parent.keys is None:
            parent.items.append(node)
        elif self.waiting[-1] is None:
            self.waiting[-1] = self._checked_key(node)
        else:
            parent.keys.append(self.waiting[-1])
            parent.items.append(node)
            self.waiting[-1] = None

    def _checked_key(self, node: Node) -> Node:
        if node.text is None:
            self._stop(node, "a key must be a word, not a list or mapping")
        elif node.text in self.seen[-1]:
            self._fault(node, f"the key {shown(node.text)} stands here twice")
        else:
            self.seen[-1].add(node.text)
        return node

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            self._fault(self._node(event), f"anchors are not allowed: &{event.anchor}")
        if event.tag is not None:
            self._fault(self._node(event), f"tags are not allowed: {event.tag}")

    def _stop(self, at: Any, message: str) -> None:
        self._fault(at if isinstance(at, Node) else self._node(at), message)
        raise _Stop

    def _fault(self, node: Node, message: str) -> None:
        self.faults.append(Fault(self.file, node.line, node.col, message))
