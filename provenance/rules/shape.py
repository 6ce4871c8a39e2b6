"""Turns an entry into a rule, or into faults in words a rule author understands."""

import typing
from collections.abc import Iterable
from types import UnionType
from typing import Any

from pydantic import BaseModel, ValidationError

from provenance.rules.faults import Fault, nearest, shown
from provenance.rules.files import Entry
from provenance.rules.kinds import KINDS
from provenance.rules.rule import Rule

RESERVED = frozenset({"id", "file", "line"})
_EXPECTED = {
    "tuple_type": "a list is expected, such as [one, two]",
    "list_type": "a list is expected, such as [one, two]",
    "dict_type": "keys with values are expected",
    "model_type": "keys with values are expected",
    "model_attributes_type": "keys with values are expected",
    "too_short": "is empty",
    "string_type": "text is expected, not a list or keys",
    "string_too_short": "is empty",
    "string_too_long": "is longer than 2,000 characters",
    "float_parsing": "a number is expected",
    "float_type": "a number is expected",
    "finite_number": "a number is expected",
    "int_parsing": "a whole number is expected",
    "int_type": "a whole number is expected",
    "bool_parsing": "yes or no is expected",
    "bool_type": "yes or no is expected",
}


def build(entry: Entry) -> Rule | list[Fault]:
    """Return the rule an entry holds, or every fault of its shape."""
    data = {key: value for key, value in entry.node.plain().items() if key != entry.kind}
    reserved = [_unknown(entry, KINDS[entry.kind], (key,)) for key in data if key in RESERVED]
    rule = shaped(entry, entry.kind, {**data, "id": entry.id, "file": entry.file, "line": entry.node.line})
    if isinstance(rule, list):
        return reserved + rule
    return reserved or rule


def shaped(entry: Entry, kind: str, data: dict[str, Any], under: tuple[str, ...] = ()) -> Rule | list[Fault]:
    """Return the rule that plain data describes, or faults placed in the entry, below the keys ``under``."""
    try:
        return KINDS[kind].model_validate(data)
    except ValidationError as error:
        # pydantic also calls a list too short whose only item is at fault
        errors = [e for e in error.errors(include_url=False) if e["type"] != "too_short" or not e["input"]]
        return list(dict.fromkeys(_fault(entry, KINDS[kind], e, under) for e in errors))


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys a rule author may write for a kind of rule, or for one of its parts."""
    return [f.alias or name for name, f in model.model_fields.items() if name not in RESERVED]


def _fault(entry: Entry, model: type[BaseModel], error: Any, under: tuple[str, ...]) -> Fault:
    loc = tuple(step for step in error["loc"] if step != "[key]")
    if error["type"] == "extra_forbidden":
        return _unknown(entry, model, loc, under)
    if loc == ("id",):
        message = f"{shown(entry.id)} is no id: lower-case words joined by dots or hyphens, such as de.say.plain"
        return entry.fault(message, entry.kind)
    if error["type"] == "missing":
        return entry.fault(f"the key '{loc[-1]}' is needed here", *under, *loc[:-1])
    where = f"'{_name(loc)}'"
    return entry.fault(_message(where, error), *under, *loc)


def _message(where: str, error: Any) -> str:
    given = error["input"]
    if error["type"] == "literal_error" and isinstance(given, str):
        valid = str(error["ctx"]["expected"]).replace(" or ", ", ").replace("'", "").split(", ")
        return f"{shown(given)} is no value for {where}{nearest(given, valid)}"
    if error["type"] == "string_pattern_mismatch":
        return f"{shown(str(given))} is no value for {where}"
    return f"{where}: {_EXPECTED.get(error['type']) or error['msg']}"


def _unknown(entry: Entry, model: type[BaseModel], loc: tuple[Any, ...], under: tuple[str, ...] = ()) -> Fault:
    parent = _model_at(model, loc[:-1])
    key = entry.node.at((*under, *loc[:-1])).key(str(loc[-1]))
    hint = nearest(str(loc[-1]), keys_of(parent)) if parent else ""
    return Fault(entry.path, key.line, key.col, f"unknown key {shown(str(loc[-1]))}{hint}")


def _name(loc: Iterable[Any]) -> str:
    return ".".join(str(step) for step in loc if not isinstance(step, int))


def _model_at(model: type[BaseModel], loc: Iterable[Any]) -> type[BaseModel] | None:
    current: type[BaseModel] | None = model
    for step in loc:
        if isinstance(step, int) or current is None:
            continue
        fields = {f.alias or name: f.annotation for name, f in current.model_fields.items()}
        if step in fields:  # else a free key, such as the name of a feature: the model stays
            current = next(_models(fields[step]), None)
    return current


def _models(annotation: Any) -> typing.Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not isinstance(annotation, UnionType):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for argument in typing.get_args(annotation):
        yield from _models(argument)
