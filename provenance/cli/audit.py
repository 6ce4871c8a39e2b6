"""``provenance audit``."""

import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli import options
from provenance.cli.inputs import Input, Problem, expand
from provenance.cli.output import CONFIDENCES, FORMATS, TABLES, Style, columns, filtered, rendered, wants_color
from provenance.cli.ratings import lists_of
from provenance.cli.sinks import Sink, needs_extra, sink_for
from provenance.cli.tell import reason, tell
from provenance.cli.work import Outcome, audit_all, rules_of

if TYPE_CHECKING:
    from provenance.report.model import Report

LEVELS = ("info", "notice", "look_first")
MET, UNREADABLE = 1, 2


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "format_", type=options.Nearest(FORMATS), default="terminal",
              help="What to print; json is an object a line, html a page, csv and parquet are tables.")  # fmt: skip
@click.option("-o", "--output", metavar="DIR", type=click.Path(path_type=Path),
              help="Write one file per article into this folder; one article as html: into this file.")  # fmt: skip
@click.option("--open", "open_", is_flag=True, help="Open the page that was written, with --format html -o.")
@click.option("--excerpts-only", is_flag=True, help="Leave text in which nothing was found out of a page.")
@options.redact
@options.rules
@options.ratings
@options.report_language
@options.hints
@click.option("--min-confidence", type=options.Nearest(CONFIDENCES), default="low",
              help="Leave out attributions below this confidence.")  # fmt: skip
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), default=1, help="How many processes to use.")
@click.option(
    "--fail-on", type=options.Nearest(LEVELS), help="Exit with 1 when a finding of this level or above is made."
)
@click.option("--no-color", is_flag=True, help="No colours, in a terminal either (so does NO_COLOR).")
@options.force
def audit(  # noqa: PLR0913, PLR0917 - one argument for each option
    paths: tuple[str, ...],
    format_: str,
    output: Path | None,
    open_: bool,
    excerpts_only: bool,
    redact: bool,
    folders: tuple[Path, ...],
    ratings: tuple[str, ...],
    report_language: str | None,
    min_confidence: str,
    jobs: int,
    fail_on: str | None,
    no_color: bool,
    force: bool,
    **hints: str | None,
) -> int:
    """Show where the information of articles comes from.

    PATH is a file, a folder of articles or - for standard input. Read are web pages, saved pages (MHTML), plain text,
    Markdown, e-mails, articles as JSON, NewsML and NITF, Word documents and PDF files; what a file holds is told from
    its content.
    """
    found = expand(paths)
    inputs = [item for item in found if isinstance(item, Input)]
    rules = rules_of(folders, report_language)
    color = wants_color(no_color) and output is None
    lists = lists_of(ratings)
    style = Style(
        format_,
        columns(),
        color,
        "provenance audit --redact" if redact else shlex.join(["provenance", *sys.argv[1:]]),
        rules.wording,
        min_confidence,
        lists,
        excerpts_only,
    )
    if open_ and (format_ != "html" or output is None):
        raise click.UsageError("--open needs --format html and -o")
    needs_extra(format_)
    if format_ in TABLES and output is None:
        raise click.UsageError(f"--format {format_} makes several files: name a folder for them with -o")
    named = [replace(item, inside=f"article-{n}") for n, item in enumerate(inputs, 1)] if redact else inputs
    sink = sink_for(output, named, format_, force, rules)
    outcomes = audit_all(inputs, options.given(**hints), rules, jobs, redact)
    code = _run(found, outcomes, style, sink, fail_on)
    return max(code, _finish(sink, open_))


def _run(
    found: list[Input | Problem],
    outcomes: Iterator[Outcome],
    style: Style,
    sink: Sink,
    fail_on: str | None,
) -> int:
    code, number = 0, 0
    with _progress(found, sink.files) as items:
        for item in items:
            if isinstance(item, Problem):
                tell(f"{item.label}: {item.reason}")
                code = UNREADABLE
                continue
            outcome = next(outcomes)
            code = max(code, _deliver(number, outcome, style, sink), _met(outcome, fail_on))
            number += 1
    return code


def _deliver(number: int, outcome: Outcome, style: Style, sink: Sink) -> int:
    if outcome.report is None:
        first, _, trace = (outcome.problem or "").partition("\n")
        tell(f"{outcome.input.label}: {first}")
        if trace:
            click.echo(trace, err=True)
        return UNREADABLE

    try:
        text = "" if style.format in TABLES else rendered(outcome, style)
        sink.write(number, text, outcome.label, _shown(outcome.report, style))
    except BrokenPipeError:
        raise
    except OSError as error:
        tell(f"{error.filename or 'standard output'}: {reason(error)}")
        return UNREADABLE
    return 0


def _shown(report: "Report", style: Style) -> "Report":
    return filtered(report, style.confidence, style.wording(report.document.language))


def _finish(sink: Sink, open_: bool) -> int:
    try:
        written = sink.close()
    except OSError as error:
        tell(f"{error.filename or 'the index'}: {reason(error)}")
        return UNREADABLE
    if open_ and written is not None:
        click.launch(str(written))
    return 0


def _met(outcome: Outcome, fail_on: str | None) -> int:
    if fail_on is None or outcome.report is None:
        return 0
    wanted = LEVELS[LEVELS.index(fail_on) :]
    return MET if any(s.status == "found" and s.level in wanted for s in outcome.report.signals) else 0


def _progress(found: list[Any], quiet_output: bool) -> AbstractContextManager[Iterable[Any]]:
    if len(found) < 2 or not sys.stderr.isatty() or (sys.stdout.isatty() and not quiet_output):
        return nullcontext(found)
    return click.progressbar(found, label="articles", file=sys.stderr)
