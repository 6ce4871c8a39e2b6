"""``provenance languages`` and ``provenance schema``."""

from pathlib import Path

import click

from provenance.cli import options
from provenance.cli.work import rules_of
from provenance.render.safe import safe


@click.command()
@options.rules
def languages(folders: tuple[Path, ...]) -> int:
    """List the languages that have a pack, and what is known of its accuracy."""
    from provenance.rules.kinds import LanguageRule  # noqa: PLC0415

    for rule in rules_of(folders).book.of(LanguageRule):
        measured = safe(rule.accuracy) if rule.accuracy else "not measured"
        click.echo(f"{rule.id:<4} {safe(rule.english)} ({safe(rule.name)}) · {rule.tier} · {measured}")
    return 0


@click.command()
def schema() -> int:
    """Print the JSON Schema of one line of `audit --format json`."""
    import json  # noqa: PLC0415

    from provenance.report import schema as json_schema  # noqa: PLC0415

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0
