"""Applies a ``change`` to a rule of an earlier layer."""

from collections.abc import Callable
from typing import Any

from provenance.rules.faults import Fault, nearest, shown
from provenance.rules.files import Entry
from provenance.rules.kinds import KINDS
from provenance.rules.nodes import Node
from provenance.rules.rule import Rule
from provenance.rules.shape import keys_of, shaped

ACTIONS = ("add", "remove", "set", "off", "why")
Data = dict[str, Any]
Step = tuple[str, ...]


def changed(entry: Entry, base: Rule, kind: str) -> Rule | list[Fault]:
    """Return the rule with the entry's changes, its base examples kept, or the faults of the change."""
    desk = _Desk(entry, base.model_dump(mode="json", by_alias=True), kind)
    for key, key_node, value in entry.node.pairs():
        if key == "change":
            continue
        action = desk.actions.get(key)
        if action:
            action(value)
        else:
            hint = nearest(key, ACTIONS)
            desk.faults.append(Fault(entry.path, key_node.line, key_node.col, f"unknown key {shown(key)}{hint}"))
    if len(entry.node.items) < 2:
        desk.faults.append(entry.fault("a change says what to add, remove, set or switch off"))
    rule = _validated(entry, kind, desk.data)
    return [*desk.faults, *(rule if isinstance(rule, list) else [])] or rule


def _validated(entry: Entry, kind: str, data: Data) -> Rule | list[Fault]:
    for action in ("set", "add"):
        if any(key == action for key, _, _ in entry.node.pairs()):
            return shaped(entry, kind, data, (action,))
    return shaped(entry, kind, data)


class _Desk:
    """One change at work on the plain data of its rule."""

    def __init__(self, entry: Entry, data: Data, kind: str) -> None:
        self.entry = entry
        self.data = data
        self.keys = keys_of(KINDS[kind])
        self.faults: list[Fault] = []
        self.actions: dict[str, Callable[[Node], None]] = {
            "add": lambda node: self._each(node, self.data, self._add, ("examples",)),
            "remove": lambda node: self._each(node, self.data, self._remove, ()),
            "set": lambda node: self._each(node, self.data, self._set, ()),
            "off": self._off,
            "why": self._why,
        }

    def _each(self, node: Node, data: Data, act: Callable[[Data, str, Node], None], also: Step) -> None:
        if not node.is_mapping:
            self._fault(node, "keys with values are expected")
            return
        allowed = [k for k in self.keys if k not in {"examples", "was", "off"} or k in also]
        for key, key_node, value in node.pairs():
            if data is self.data and key not in allowed:
                self._fault(key_node, f"{shown(key)} cannot be changed here{nearest(key, allowed)}")
            elif isinstance(data.get(key), dict) and value.is_mapping:
                self._each(value, data[key], act, also)
            else:
                act(data, key, value)

    def _add(self, data: Data, key: str, node: Node) -> None:
        known = data.get(key)
        if known is None and data is not self.data:
            known = []
        if not isinstance(known, list) or not node.is_list:
            self._fault(node, f"only lists can be added to; use 'set' for '{key}'")
            return
        data[key] = known + [item for item in node.plain() if item not in known]

    def _remove(self, data: Data, key: str, node: Node) -> None:
        known = data.get(key)
        if not isinstance(known, list) or not node.is_list:
            self._fault(node, f"only items of lists can be removed; '{key}' is none")
            return
        for item in node.items:
            kept = [k for k in known if not _same(k, item.plain())]
            if len(kept) == len(known):
                hint = nearest(item.text, [k for k in known if isinstance(k, str)]) if item.text else ""
                self._fault(item, f"'{key}' of {self.entry.id} has no such item{hint}")
            known = kept
        data[key] = known

    def _set(self, data: Data, key: str, node: Node) -> None:
        if isinstance(data.get(key), list) or node.is_list:
            self._fault(node, f"'{key}' is a list: use 'add' and 'remove'")
        else:
            data[key] = node.plain()

    def _off(self, node: Node) -> None:
        if not node.text:
            self._fault(node, "'off' holds the reason why the rule is switched off")
        self.data["off"] = node.text

    def _why(self, node: Node) -> None:
        self.data["why"] = node.text

    def _fault(self, node: Node, message: str) -> None:
        self.faults.append(Fault(self.entry.path, node.line, node.col, message))


def _same(known: Any, given: Any) -> bool:
    """An item with keys is meant when every given key agrees with it."""
    if isinstance(known, dict) and isinstance(given, dict):
        return all(known.get(key) == value for key, value in given.items())
    return bool(known == given)
