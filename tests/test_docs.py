"""The docs name everything there is: commands, options, fields of the report, edges of the graph."""

import re
from pathlib import Path

import click
import pytest

from provenance.cli.app import app
from provenance.cli.output import FORMATS
from provenance.graph.edges import EDGE_KINDS
from provenance.model.values import OriginRelation
from provenance.report.model import AuditLine
from provenance.wording import TEXTS

DOCS = Path(__file__).parents[1] / "docs"


def commands(group, path=("provenance",)):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield " ".join((*path, name)), command


def models():
    found, waiting = {}, [AuditLine]
    while waiting:
        model = waiting.pop()
        for name, part in model.model_json_schema().get("$defs", {}).items():
            found[name] = set(part["properties"])
        found["Report"] = set(AuditLine.model_fields)
    return found


@pytest.mark.parametrize(
    ("name", "command"), list(commands(app)), ids=lambda part: part if isinstance(part, str) else ""
)
def test_every_command_and_option_has_an_entry(name, command):
    text = (DOCS / "cli.md").read_text("utf-8")
    assert f"`{name}" in text
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help
            assert all(f"{opt}" in text for opt in option.opts)


@pytest.mark.parametrize(("model", "fields"), sorted(models().items()))
def test_every_field_of_the_report_has_an_entry(model, fields):
    parts = re.split(r"^#{2,3} ", (DOCS / "report.md").read_text("utf-8"), flags=re.MULTILINE)
    (part,) = [part for part in parts if part.startswith(f"{model}\n")]
    if model == "Stretch":
        part += next(part for part in parts if part.startswith("Resting\n"))
    named = set(re.findall(r"`([a-z0-9_]+)`", "\n".join(row.split("|")[1] for row in part.splitlines() if "|" in row)))
    assert fields <= named


def test_every_value_of_the_vocabulary_has_an_entry():
    text = (DOCS / "report.md").read_text("utf-8")
    definitions = AuditLine.model_json_schema()["$defs"]
    for part in definitions.values():
        for property_ in part["properties"].values():
            for value in property_.get("enum", ()):
                assert re.search(rf"\b{re.escape(value)}\b", text), value


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_an_entry(name):
    assert re.search(rf"^## .*\b{name}\b|`{name}`", (DOCS / "formats.md").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("key", [key for key in TEXTS if key.startswith("next.") and key != "next.note"])
def test_every_thing_to_check_next_has_an_entry(key):
    assert f"`{key.removeprefix('next.')}`" in (DOCS / "page.md").read_text("utf-8")


@pytest.mark.parametrize("relation", EDGE_KINDS)
def test_every_kind_of_edge_has_an_entry(relation):
    assert f"| `{relation}` |" in (DOCS / "graph.md").read_text("utf-8")


@pytest.mark.parametrize("relation", OriginRelation.__args__)
def test_every_relation_of_an_origin_is_mapped_to_the_standards(relation):
    assert re.search(rf"^\| `{relation}` \|.*\|.*\|.*\|$", (DOCS / "report.md").read_text("utf-8"), re.MULTILINE)
