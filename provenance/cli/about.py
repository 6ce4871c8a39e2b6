"""``provenance languages`` and ``provenance schema``."""

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import options
from provenance.cli.work import rules_of
from provenance.render.safe import safe

if TYPE_CHECKING:
    from provenance.rules.book import RuleBook


_ROW = "{:<4}  {:<26}  {:<10}  {:>5}  {:>6}  {}"


@click.command()
@options.rules
def languages(folders: tuple[Path, ...]) -> int:
    """List the languages that have a pack: its tier, size and accuracy, and which reports can be told in."""
    from provenance.rules.grammar import LanguageRule  # noqa: PLC0415
    from provenance.rules.told import report_languages  # noqa: PLC0415

    book = rules_of(folders).book
    click.echo(_ROW.format("code", "language", "tier", "rules", "forms", "reports"))
    for rule in book.of(LanguageRule):
        named = f"{safe(rule.english)} ({safe(rule.name)})"
        click.echo(_ROW.format(rule.id, named, rule.tier, *_size(book, rule.id), _told(book, rule.id)))
        click.echo(
            textwrap.fill(
                safe(rule.accuracy or "not measured"), 78, initial_indent="      ", subsequent_indent="      "
            )
        )
    for code in report_languages(book):
        if book.language(code) is None:
            click.echo(_ROW.format(code, "no pack", "–", 0, 0, _told(book, code)))
    return 0


def _size(book: "RuleBook", code: str) -> tuple[int, int]:
    """Return how many rules a language has, and how many forms of words and patterns they hold."""
    from provenance.rules.kinds import Frame, Phrase, Words  # noqa: PLC0415

    words, frames, phrases = book.of(Words, code), book.of(Frame, code), book.of(Phrase, code)
    forms = sum(len(r.forms) for r in words) + sum(len(r.patterns) for r in frames)
    forms += sum(len(r.text) + len(r.regex) for r in phrases)
    return len(words) + len(frames) + len(phrases), forms


def _told(book: "RuleBook", code: str) -> str:
    from provenance.rules.told import all_keys, report_languages, untold  # noqa: PLC0415

    if code not in report_languages(book):
        return "in English"
    keys, lacking = len(all_keys(book)), len(untold(book, code))
    return f"{keys - lacking} of {keys} texts" if lacking else "complete"


@click.command()
def schema() -> int:
    """Print the JSON Schema of one line of `audit --format json`."""
    import json  # noqa: PLC0415

    from provenance.report import schema as json_schema  # noqa: PLC0415

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
    return 0
