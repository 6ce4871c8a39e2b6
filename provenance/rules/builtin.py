"""The built-in rules: YAML beside the package in a checkout, one checked JSON file in an installed package.

Also the one canonical form of rules, from which every digest is made.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from provenance.model.values import Value
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Block, Entity, Frame, Phrase, SignalRule, WordingRule, Words
from provenance.rules.rule import Rule

NAME = "built-in"
_PACKAGE = Path(__file__).resolve().parent.parent
PACKED = _PACKAGE / "builtin.json"
CHECKOUT = _PACKAGE.parent / "rules"


class _One(Value):
    """One rule under the key of its kind."""

    words: Words | None = None
    frame: Frame | None = None
    phrase: Phrase | None = None
    block: Block | None = None
    entity: Entity | None = None
    signal: SignalRule | None = None
    language: LanguageRule | None = None
    wording: WordingRule | None = None


class Packed(Value):
    """Checked rules as a package carries them, with the digests of all of them and of those in force."""

    digest: str
    in_force: str
    rules: tuple[_One, ...]

    def __iter__(self) -> Iterator[tuple[str, Rule]]:  # type: ignore[override]
        """Yield each rule with its kind, in order."""
        return ((kind, getattr(one, kind)) for one in self.rules for kind in one.model_fields_set)


def pack(rules: Sequence[tuple[str, Rule]]) -> bytes:
    """Return the rules, with their kinds, as the JSON that ``unpack`` reads; same rules, same bytes."""
    plain = {
        "digest": digest(rules),
        "in_force": digest(in_force(rules)),
        "rules": [{kind: rule.model_dump(mode="json", by_alias=True, exclude_defaults=True)} for kind, rule in rules],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


def unpack(data: bytes) -> Packed:
    """Return what ``pack`` wrote. Raises ValueError on anything else."""
    return Packed.model_validate_json(data)


def in_force(rules: Iterable[tuple[str, Rule]]) -> list[tuple[str, Rule]]:
    """Return the rules that are not switched off."""
    return [(kind, rule) for kind, rule in rules if not rule.off]


def digest(rules: Iterable[tuple[str, Rule]]) -> str:
    """Return the SHA-256 of what the rules say, in order; where they stand and how they are proved is no part of it.

    Nor is the wording: it changes no finding.
    """
    whole = hashlib.sha256()
    beside = {"file", "line", "examples", "why"}
    for kind, rule in rules:
        if kind == "wording":
            continue
        content = rule.model_dump_json(by_alias=True, exclude_defaults=True, exclude=beside)
        whole.update(f"{kind} {content}\n".encode())
    return whole.hexdigest()
