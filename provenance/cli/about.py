"""``provenance languages`` and ``provenance schema``."""

from pathlib import Path

import click

from provenance.cli import options
from provenance.cli.work import rules_of
from provenance.render.safe import safe


@click.command()
@options.rules
def languages(folders: tuple[Path, ...]) -> int:
    """List the languages that have a pack, what is known of its accuracy, and which reports can be told in."""
    from provenance.rules.grammar import LanguageRule  # noqa: PLC0415
    from provenance.rules.told import all_keys, report_languages, untold  # noqa: PLC0415

    book = rules_of(folders).book
    told, keys = report_languages(book), len(all_keys(book))
    for rule in book.of(LanguageRule):
        measured = safe(rule.accuracy) if rule.accuracy else "not measured"
        report = f" · report: {_share(keys - len(untold(book, rule.id)), keys)}" if rule.id in told else ""
        click.echo(f"{rule.id:<4} {safe(rule.english)} ({safe(rule.name)}) · {rule.tier} · {measured}{report}")
    for code in told:
        if book.language(code) is None:
            click.echo(f"{code:<4} no pack · report: {_share(keys - len(untold(book, code)), keys)}")
    return 0


def _share(told: int, keys: int) -> str:
    return "complete" if told == keys else f"{told} of {keys} texts"


@click.command()
def schema() -> int:
    """Print the JSON Schema of one line of `audit --format json`."""
    import json  # noqa: PLC0415

    from provenance.report import schema as json_schema  # noqa: PLC0415

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0
