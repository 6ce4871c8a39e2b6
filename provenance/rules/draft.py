"""Lays the layers on each other: new rules, changes to earlier ones, renamed ids; every clash is a fault."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.rules.changes import changed
from provenance.rules.faults import Fault, nearest, shown
from provenance.rules.files import Entry
from provenance.rules.kinds import KINDS
from provenance.rules.rule import Rule
from provenance.rules.shape import build


@dataclass(frozen=True, slots=True)
class Placed:
    """A rule and the entries that made it: its own (None for a built-in read as JSON), then each change."""

    kind: str
    rule: Rule
    layer: int
    entry: Entry | None = None
    change: Entry | None = None
    changed_in: int = -1

    @property
    def place(self) -> str:
        """Where the rule stands, as ``file:line``."""
        return f"{self.entry.path if self.entry else f'built-in/{self.rule.file}'}:{self.rule.line}"

    def fault(self, message: str, *loc: str | int) -> Fault:
        """Return a fault about this rule; a changed rule is at fault where it was changed."""
        if self.change:
            return self.change.fault(f"{self.rule.id}: {message}")
        if self.entry:
            return self.entry.fault(message, *(loc or (self.kind,)))
        return Fault(f"built-in/{self.rule.file}", self.rule.line, 1, message)


class Draft:
    """The rules of the layers read so far, in order, and all faults."""

    def __init__(self) -> None:
        self.rules: dict[str, Placed] = {}
        self.renamed: dict[str, str] = {}
        self.failed: list[Entry] = []
        self.faults: list[Fault] = []
        self.layer = -1

    def __iter__(self) -> Iterator[Placed]:
        """Yield the rules in force."""
        return (p for p in self.rules.values() if not p.rule.off)

    def add_built(self, rules: Iterable[tuple[str, Rule]]) -> None:
        """Add a layer of rules that were checked before."""
        self.layer += 1
        for kind, rule in rules:
            self.rules[rule.id] = Placed(kind, rule, self.layer)
        self._rename()

    def add_layer(self, entries: list[Entry]) -> None:
        """Add a layer: first its new rules, then its changes to rules of earlier layers."""
        self.layer += 1
        for entry in entries:
            if entry.kind != "change":
                self._new(entry)
        self._rename()
        for entry in entries:
            if entry.kind == "change":
                self._change(entry)

    def _new(self, entry: Entry) -> None:
        known = self.rules.get(entry.id)
        if known:
            hint = "; use 'change:' to alter it" if known.layer < self.layer else ""
            message = f"the id {shown(entry.id)} is already used at {known.place}{hint}"
            self.faults.append(entry.fault(message, entry.kind))
        rule = build(entry)
        if isinstance(rule, list):
            self.faults += rule
            self.failed.append(entry)
        elif not known:
            self.rules[rule.id] = Placed(entry.kind, rule, self.layer, entry)

    def _change(self, entry: Entry) -> None:
        known = self.rules.get(self.renamed.get(entry.id, entry.id))
        clash = self._clash(entry, known)
        if clash or known is None:
            self.faults.append(entry.fault(clash, "change"))
            return
        rule = changed(entry, known.rule, known.kind)
        if isinstance(rule, list):
            self.faults += rule
            return
        self.rules[rule.id] = Placed(known.kind, rule, known.layer, known.entry, entry, self.layer)

    def _clash(self, entry: Entry, known: Placed | None) -> str:
        if known is None:
            return f"there is no rule {shown(entry.id)} to change{nearest(entry.id, self.rules)}"
        if known.layer == self.layer:
            return f"{shown(entry.id)} stands in this same layer, at {known.place}: change it there"
        if known.changed_in == self.layer and known.change:
            before = f"{known.change.path}:{known.change.node.line}"
            return f"{shown(entry.id)} is already changed in this layer, at {before}"
        return ""

    def _rename(self) -> None:
        """Learn the old ids of this layer's rules; an old id names nothing else, so renames cannot go in circles."""
        for placed in [p for p in self.rules.values() if p.layer == self.layer]:
            for at, old in enumerate(placed.rule.was):
                taken = self.rules.get(old) or self.rules.get(self.renamed.get(old, ""))
                if taken:
                    use = "still the id of" if old in self.rules else "already the old id of"
                    message = f"'was' names {shown(old)}, {use} the rule at {taken.place}"
                    self.faults.append(placed.fault(message, "was", at))
                else:
                    self.renamed[old] = placed.rule.id


def kind_of(rule: Rule) -> str:
    """Return the key that names a rule's kind in YAML."""
    return next(kind for kind, model in KINDS.items() if type(rule) is model)
