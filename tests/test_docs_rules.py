"""docs/rules.md names every kind, key and value of the rule language, and every class of function words in use."""

import re
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from provenance.api import builtin_rulebook
from provenance.rules.changes import ACTIONS
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import KINDS, Gives
from provenance.rules.patterns import SLOTS
from provenance.rules.phrase_text import SLOTS as PHRASE_SLOTS
from provenance.rules.rule import Example, Rule
from provenance.rules.shape import keys_of

DOCS = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
SHARED = {*keys_of(Rule)}


def section(title: str) -> str:
    """Return the text under a heading, up to the next one of its level or above."""
    level = title.split(" ", maxsplit=1)[0]
    _, _, rest = DOCS.partition(f"\n{title}\n")
    assert rest, f"no section '{title}'"
    return re.split(rf"\n#{{1,{len(level)}}} ", rest)[0]


def parts(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from parts(argument)


def keys(model: type[BaseModel]) -> set[str]:
    """Return a kind's keys and those of its parts, without what every rule or every ``gives`` has."""
    own = set(keys_of(model))
    inner = (part for field in model.model_fields.values() for part in parts(field.annotation))
    return own.union(*(keys(part) for part in inner if part not in {Example, Gives}))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_key_of_a_kind_is_described_in_its_section(kind: str) -> None:
    described = section(f"## {kind}")
    missing = {key for key in keys(KINDS[kind]) - SHARED if f"`{key}`" not in described}
    assert missing == set()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_an_example_rule(kind: str) -> None:
    assert f"\n    - {kind}: " in section(f"## {kind}")


@pytest.mark.parametrize(("title", "model"), [("## Every rule", Rule), ("### Examples", Example), ("## words", Gives)])
def test_the_keys_that_rules_share(title: str, model: type[BaseModel]) -> None:
    assert {key for key in keys_of(model) if f"`{key}`" not in section(title)} == set()


def test_every_value_of_a_closed_list_is_named() -> None:
    for model in [*KINDS.values(), Example, Gives]:
        for field in model.model_fields.values():
            values = {v for v in literals(field.annotation) if v not in DOCS}
            assert values <= set(), f"{model.__name__}: {values}"


def literals(annotation: object) -> Iterator[str]:
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
    for argument in typing.get_args(annotation):
        if not isinstance(argument, str):
            yield from literals(argument)


def test_slots_and_actions_are_named() -> None:
    assert {s for s in SLOTS if f"`{s}`" not in section("## frame")} == set()
    assert {s for s in PHRASE_SLOTS if f"`{s}`" not in section("## phrase")} == set()
    assert {a for a in ACTIONS if f"`{a}`" not in section("## Layers and changes")} == set()


def test_every_class_of_function_words_in_use_is_described() -> None:
    described = section("### Function-word classes")
    used = {name for language in builtin_rulebook().of(LanguageRule) for name in language.function_words}
    assert {name for name in used if f"`{name}`" not in described} == set()
