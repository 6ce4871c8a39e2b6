"""Reads layers of rules into one frozen rule book."""

from pathlib import Path

from provenance.rules import builtin as built
from provenance.rules.book import Layer, RuleBook
from provenance.rules.checks import check
from provenance.rules.draft import Draft
from provenance.rules.faults import RuleErrors
from provenance.rules.files import read_folder


def load_rules(*folders: Path, builtin: bool = True) -> RuleBook:
    """Return the built-in rules with each folder laid over them, in order. Raises RuleErrors with every fault."""
    packed = built.unpack(built.PACKED.read_bytes()) if builtin and built.PACKED.is_file() else None
    if packed is not None and not folders:
        return RuleBook({rule.id: rule for _, rule in packed}, (_layer(packed),), packed.in_force)
    draft = Draft()
    layers: list[Layer] = []
    if packed is not None:
        draft.add_built(packed)
        layers.append(_layer(packed))
    elif builtin:
        layers.append(_read(draft, built.CHECKOUT, built.CHECKOUT.name, built.NAME))
    layers += [_read(draft, Path(folder), Path(folder).as_posix(), Path(folder).as_posix()) for folder in folders]
    draft.faults += check(draft)
    if draft.faults:
        raise RuleErrors(draft.faults)
    made_in = {key: max(placed.layer, placed.changed_in) for key, placed in draft.rules.items()}
    digest = built.digest((placed.kind, placed.rule) for placed in draft)
    return RuleBook({key: placed.rule for key, placed in draft.rules.items()}, tuple(layers), digest, made_in)


def read_checked(folder: Path) -> bytes:
    """Return the rules of a folder, checked, as the JSON a package carries. Raises RuleErrors with every fault."""
    draft = Draft()
    _read(draft, folder, folder.name, built.NAME)
    draft.faults += check(draft)
    if draft.faults:
        raise RuleErrors(draft.faults)
    return built.pack([(placed.kind, placed.rule) for placed in draft.rules.values()])


def _read(draft: Draft, folder: Path, shown: str, name: str) -> Layer:
    entries, faults = read_folder(folder, shown)
    draft.faults += faults
    draft.add_layer(entries)
    new = [(p.kind, p.rule) for p in draft.rules.values() if p.layer == draft.layer]
    altered = [(p.kind, p.rule) for p in draft.rules.values() if p.changed_in == draft.layer]
    return Layer(name=name, digest=built.digest(new + altered), rules=len(entries))


def _layer(packed: built.Packed) -> Layer:
    return Layer(name=built.NAME, digest=packed.digest, rules=len(packed.rules))
