"""Data goes one way: the rooms that docs/architecture.md lists, in its order, never import a later one."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ROOT / "provenance"
PLAN = (ROOT / "docs" / "architecture.md").read_text()
MODULES = sorted(CODE.rglob("*.py"))


def rooms(heading: str) -> list[str]:
    """Return the rooms of the table whose first column is headed so, in the order of its rows."""
    table = PLAN.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", table, re.M)


HOUSE = rooms("room")
INSIDE = {stage: rooms(f"room in `{stage}`") for stage in ("parse", "attribute")}


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports anywhere in it, in dotted form."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            found.add(node.module or "")
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def room(dotted: str, depth: int) -> str:
    """Return the room a module stands in: of ``provenance.attribute.words.nouns`` at depth 2 it is ``words``."""
    parts = (
        dotted.split(".")[:-1]
        if (CODE.parent / Path(*dotted.split("."))).with_suffix(".py").exists()
        else dotted.split(".")
    )
    return parts[depth] if len(parts) > depth else parts[-1]


def later(path: Path, order: list[str], within: str) -> list[str]:
    """Return what a file imports from the rooms of ``within`` that come after its own."""
    depth = within.count(".") + 1
    here = room(".".join(path.relative_to(ROOT).with_suffix("").parts), depth)
    behind = order[order.index(here) + 1 :] if here in order else []
    return sorted(name for name in imported(path) if name.startswith(f"{within}.") and room(name, depth) in behind)


def test_the_plan_lists_every_room() -> None:
    assert set(HOUSE) == {path.parent.name for path in CODE.glob("*/__init__.py")} | {"api"}
    for stage, listed in INSIDE.items():
        assert set(listed) == {path.parent.name for path in CODE.glob(f"{stage}/*/__init__.py")} | {stage}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(CODE).as_posix())
def test_no_room_imports_a_later_one(path: Path) -> None:
    assert not later(path, HOUSE, "provenance")


@pytest.mark.parametrize(
    ("stage", "path"),
    [(stage, path) for stage in INSIDE for path in sorted(CODE.glob(f"{stage}/*/*.py"))],
    ids=lambda value: value if isinstance(value, str) else value.relative_to(CODE).as_posix(),
)
def test_no_room_of_a_stage_imports_a_later_one(stage: str, path: Path) -> None:
    assert not later(path, INSIDE[stage], f"provenance.{stage}")


def test_attribute_and_origins_do_not_know_each_other() -> None:
    reached = {name for path in CODE.glob("attribute/**/*.py") for name in imported(path)}
    assert not [name for name in reached if name.startswith("provenance.origins")]
    reached = {name for path in CODE.glob("origins/**/*.py") for name in imported(path)}
    assert not [name for name in reached if name.startswith("provenance.attribute")]
