"""``provenance explain``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import options
from provenance.cli.inputs import Problem, expand
from provenance.cli.tell import tell
from provenance.cli.work import Rules, audit_all, rules_of

if TYPE_CHECKING:
    from provenance.report.model import Report


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--line", metavar="N", type=click.IntRange(1), help="What was found on this line of the text.")
@click.option("--finding", metavar="ID", help="An attribution (a3), source (s1), origin (o1), signal or rule.")
@options.rules
@options.report_language
@options.hints
def explain(
    path: str,
    line: int | None,
    finding: str | None,
    folders: tuple[Path, ...],
    report_language: str | None,
    **hints: str | None,
) -> int:
    """Show which rule made a finding, why, and where that rule stands.

    FILE is one article, or - for standard input.
    """
    if (line is None) == (finding is None):
        raise click.UsageError("either --line N or --finding ID is expected")
    found = expand((path,))
    if len(found) != 1:
        found = [Problem(path, "one file is expected, not a folder")]
    if isinstance(found[0], Problem):
        tell(f"{path}: {found[0].reason}")
        return 2
    rules = rules_of(folders, report_language)
    (outcome,) = audit_all([found[0]], options.given(**hints), rules)
    if outcome.report is None:
        tell(f"{path}: {outcome.problem}")
        return 2
    return _print(outcome.report, rules, line, finding)


def _print(report: "Report", rules: Rules, line: int | None, finding: str | None) -> int:
    from provenance.render.explain import NoSuchFinding, explain_finding, explain_line  # noqa: PLC0415

    wording = rules.wording(report.document.language)
    try:
        if line is None:
            text = explain_finding(report, rules.book, finding or "", wording)
        else:
            text = explain_line(report, rules.book, line, wording)
    except NoSuchFinding as error:
        tell(str(error))
        return 2
    click.echo(text, nl=False)
    return 0
