"""Which column of somebody's list is what: a small YAML file, or one of those that are ready made."""

from dataclasses import dataclass
from importlib.resources import files

from provenance.rules.faults import Fault, nearest, shown
from provenance.rules.nodes import Node, read_nodes

KEY = "(key)"
"""As a column: the keys of a JSON object whose values are the rows."""
_KEYS = ("name", "date", "licence", "columns", "range", "values", "unrated", "url")
_COLUMNS = ("domain", "value")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to read a list of ratings, and what to say of it.

    ``low`` and ``high`` are the ends of its scale in the order its authors give them; ``values`` its words in that
    order. One of the two is set. ``unrated`` holds what stands in the list where it rates nothing.
    """

    name: str
    date: str
    licence: str
    domain: tuple[str, ...]
    value: tuple[str, ...]
    """Names that the columns go by in copies of the list: the first that a file has counts."""
    low: float = 0.0
    high: float = 1.0
    values: tuple[str, ...] = ()
    unrated: tuple[str, ...] = ()

    def place(self, value: str) -> float | None:
        """Return where a value lies on the list's own scale, from 0 to 1; None where it is none of it."""
        if self.values:
            known = [_plain(word) for word in self.values]
            at = known.index(_plain(value)) if _plain(value) in known else None
            return None if at is None else at / max(1, len(self.values) - 1)
        try:
            number = float(value)
        except ValueError:
            return None
        inside = min(self.low, self.high) <= number <= max(self.low, self.high)
        return (number - self.low) / (self.high - self.low) if inside else None


def _plain(word: str) -> str:
    """Return a word of a scale as every copy of the list has it: "Mostly-Factual" is "MOSTLY FACTUAL"."""
    return " ".join(word.replace("-", " ").replace("_", " ").casefold().split())


def known_mappings() -> dict[str, str]:
    """Return the names of the ready mappings, sorted, and what each is for."""
    found = {}
    for path in files(__package__).iterdir():
        if path.name.endswith(".yaml"):
            mapping, _ = read_mapping(path.read_bytes(), path.name)
            found[path.name.removesuffix(".yaml")] = mapping.name if mapping else ""
    return dict(sorted(found.items()))


def ready_mapping(name: str) -> bytes | None:
    """Return the text of a ready mapping, or None where there is none of this name."""
    return files(__package__).joinpath(f"{name}.yaml").read_bytes() if name in known_mappings() else None


def read_mapping(data: bytes, file: str) -> tuple[Mapping | None, list[Fault]]:
    """Return the mapping a YAML file holds, or None with every fault in it."""
    top, faults = read_nodes(data, file)
    if top is None or faults:
        return None, faults or [Fault(file, 1, 1, "empty")]
    if not top.is_mapping:
        return None, [Fault(file, top.line, top.col, "a mapping with name, date, licence and columns is expected")]
    faults = [*_wrong_keys(top, _KEYS, file), *_missing(top, file), *_faults_of_columns(top, file)]
    faults += [
        _at(file, node, "a list of words")
        for key, _, node in top.pairs()
        if key == "unrated" and not (node.is_list and all(item.text is not None for item in node.items))
    ]
    scale, more = _scale(top, file)
    faults += more
    if faults or scale is None:
        return None, faults
    plain = top.plain()
    low, high, values = scale
    domain, value = (_alternatives(plain["columns"][name]) for name in _COLUMNS)
    texts = (plain["name"], plain["date"], plain["licence"])
    return Mapping(*texts, domain, value, low, high, values, tuple(plain.get("unrated", ()))), []


def _alternatives(names: str | list[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _wrong_keys(node: Node, valid: tuple[str, ...], file: str) -> list[Fault]:
    return [
        Fault(file, key.line, key.col, f"no such key: {shown(name)}{nearest(name, valid)}")
        for name, key, _ in node.pairs()
        if name not in valid
    ]


def _missing(top: Node, file: str) -> list[Fault]:
    found = {name: value for name, _, value in top.pairs()}
    faults = [Fault(file, top.line, top.col, f"'{key}' is missing") for key in _KEYS[:4] if key not in found]
    for key in _KEYS[:3]:
        node = found.get(key)
        if node and not (node.text or "").strip():
            faults.append(Fault(file, node.line, node.col, f"'{key}' wants words"))
        elif node and len(node.text or "") > _LONGEST:
            faults.append(Fault(file, node.line, node.col, f"'{key}' is longer than {_LONGEST} characters"))
    return faults


def _faults_of_columns(top: Node, file: str) -> list[Fault]:
    node = next((value for name, _, value in top.pairs() if name == "columns"), None)
    if node is None:
        return []
    if not node.is_mapping:
        return [Fault(file, node.line, node.col, "'columns' wants a mapping of domain and value to column names")]
    found = {name: value for name, _, value in node.pairs()}
    missing = [Fault(file, node.line, node.col, f"the column '{c}' is missing") for c in _COLUMNS if c not in found]
    empty = [Fault(file, v.line, v.col, "the name of a column is expected") for v in found.values() if not _named(v)]
    return [*_wrong_keys(node, _COLUMNS, file), *missing, *empty]


def _named(node: Node) -> bool:
    """Return whether a node holds a column's name, or a list of them."""
    return bool(node.text) or (node.is_list and bool(node.items) and all(item.text for item in node.items))


_Scale = tuple[float, float, tuple[str, ...]]


def _scale(top: Node, file: str) -> tuple[_Scale | None, list[Fault]]:
    found = {name: value for name, _, value in top.pairs() if name in ("range", "values")}
    if len(found) != 1:
        return None, [Fault(file, top.line, top.col, "one of 'range' and 'values' is expected")]
    (name, node), *_ = found.items()
    texts = [item.text or "" for item in node.items] if node.is_list else []
    if name == "values":
        fine = bool(texts) and all(texts) and len(set(texts)) == len(texts)
        return ((0.0, 1.0, tuple(texts)), []) if fine else (None, [_at(file, node, "a list of different words")])
    try:
        low, high = (float(text) for text in texts)
    except ValueError:
        return None, [_at(file, node, "two numbers")]
    fine = low != high and abs(low) < _INFINITE and abs(high) < _INFINITE
    return ((low, high, ()), []) if fine else (None, [_at(file, node, "two different finite numbers")])


_INFINITE = float("inf")


def _at(file: str, node: Node, wanted: str) -> Fault:
    return Fault(file, node.line, node.col, f"{wanted} expected")
