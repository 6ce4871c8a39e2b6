"""``provenance graph``."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import options
from provenance.cli.inputs import Input, Problem, expand
from provenance.cli.ratings import join_to_nodes, lists_of
from provenance.cli.sinks import refuse_what_is_there
from provenance.cli.tell import tell
from provenance.cli.work import Outcome, audit_all, rules_of
from provenance.render.safe import safe

if TYPE_CHECKING:
    from provenance.report.model import Report

FORMATS = ("graphml", "gexf", "json", "dot", "csv")


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", required=True, type=click.Path(dir_okay=False, path_type=Path),
              help="The file to write.")  # fmt: skip
@click.option("--format", "format_", type=options.Nearest(FORMATS),
              help="The file's format; else its suffix tells, and without one it is GraphML.")  # fmt: skip
@options.redact
@options.rules
@options.ratings
@options.hints
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), default=1, help="How many processes to use.")
@options.force
def graph(  # noqa: PLR0913, PLR0917 - one argument for each option
    paths: tuple[str, ...],
    output: Path,
    format_: str | None,
    redact: bool,
    folders: tuple[Path, ...],
    ratings: tuple[str, ...],
    jobs: int,
    force: bool,
    **hints: str | None,
) -> int:
    """Write the citation graph of articles: who is cited, through whom, and where each article comes from."""
    from provenance.graph import citation_graph, paths_of, write_graph  # noqa: PLC0415

    format_ = format_ or _format_of(output)
    targets = paths_of(output, format_)
    refuse_what_is_there(targets, force)
    lists = lists_of(ratings)
    found = expand(paths)
    problems = [item for item in found if isinstance(item, Problem)]
    inputs = [item for item in found if isinstance(item, Input)]
    outcomes = audit_all(inputs, options.given(**hints), rules_of(folders), jobs, redact)
    made = citation_graph(_reports(outcomes, problems))
    for problem in problems:
        tell(f"{problem.label}: {problem.reason}")
    if len(made):
        join_to_nodes(made, lists)
        write_graph(made, output, format_)
        told = ", ".join(safe(str(target)) for target in targets)
        click.echo(f"{told}: {made.number_of_nodes()} nodes, {made.number_of_edges()} edges", err=True)
    return 2 if problems else 0


def _reports(outcomes: Iterator[Outcome], problems: list[Problem]) -> Iterator[tuple[str, "Report"]]:
    for outcome in outcomes:
        if outcome.report is None:
            problems.append(Problem(outcome.input.label, outcome.problem or ""))
        else:
            yield outcome.label, outcome.report


def _format_of(path: Path) -> str:
    """Return the format that a file's name asks for. Raises UsageError where it asks for one that is not written."""
    suffix = path.suffix.lower().lstrip(".")
    if suffix in {"", "xml"}:
        return FORMATS[0]
    if suffix not in FORMATS:
        near = options.nearest(suffix, FORMATS)
        meant = f"; did you mean .{near}?" if near else "; --format names one for any file"
        raise click.UsageError(f"{safe(str(path))}: .{safe(suffix)} is none of {', '.join(FORMATS)}{meant}")
    return suffix
