"""``provenance audit``."""

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from provenance.cli import options
from provenance.cli.inputs import Input, Problem, expand
from provenance.cli.output import CONFIDENCES, Style, columns, file_names, rendered, wants_color
from provenance.cli.ratings import lists_of
from provenance.cli.tell import reason, tell
from provenance.cli.work import Outcome, Rules, audit_all, rules_of
from provenance.render.safe import safe

LEVELS = ("info", "notice", "look_first")
MET, UNREADABLE = 1, 2


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--format", "format_", type=click.Choice(["terminal", "json", "markdown"]), default="terminal",
              help="What to print; json is one object a line.")  # fmt: skip
@click.option("-o", "--output", "folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path),
              help="Write one file per article into this folder.")  # fmt: skip
@options.rules
@options.ratings
@options.hints
@click.option("--min-confidence", type=click.Choice(CONFIDENCES), default="low",
              help="Leave out attributions below this confidence.")  # fmt: skip
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), default=1, help="How many processes to use.")
@click.option("--fail-on", type=click.Choice(LEVELS), help="Exit with 1 when a finding of this level or above is made.")
@click.option("--no-color", is_flag=True, help="No colours, in a terminal either (so does NO_COLOR).")
@options.force
def audit(  # noqa: PLR0913, PLR0917 - one argument for each option
    paths: tuple[str, ...],
    format_: str,
    folder: Path | None,
    folders: tuple[Path, ...],
    ratings: tuple[str, ...],
    min_confidence: str,
    jobs: int,
    fail_on: str | None,
    no_color: bool,
    force: bool,
    **hints: str | None,
) -> int:
    """Show where the information of articles comes from.

    PATH is a file, a folder of articles or - for standard input.
    """
    found = expand(paths)
    inputs = [item for item in found if isinstance(item, Input)]
    rules = rules_of(folders)
    color = wants_color(no_color) and folder is None
    lists = lists_of(ratings)
    style = Style(
        format_,
        columns(),
        color,
        shlex.join(["provenance", *sys.argv[1:]]),
        _language_names(rules),
        min_confidence,
        lists,
    )
    sink = Folder(folder, inputs, format_, force) if folder else Stream(format_)
    outcomes = audit_all(inputs, options.given(**hints), rules, jobs)
    return _run(found, outcomes, style, sink, fail_on)


def _run(
    found: list[Input | Problem],
    outcomes: Iterator[Outcome],
    style: Style,
    sink: "Folder | Stream",
    fail_on: str | None,
) -> int:
    code, number = 0, 0
    with _progress(found, isinstance(sink, Folder)) as items:
        for item in items:
            if isinstance(item, Problem):
                tell(f"{item.label}: {item.reason}")
                code = UNREADABLE
                continue
            outcome = next(outcomes)
            code = max(code, _deliver(number, outcome, style, sink), _met(outcome, fail_on))
            number += 1
    return code


def _deliver(number: int, outcome: Outcome, style: Style, sink: "Folder | Stream") -> int:
    if outcome.report is None:
        first, _, trace = (outcome.problem or "").partition("\n")
        tell(f"{outcome.input.label}: {first}")
        if trace:
            click.echo(trace, err=True)
        return UNREADABLE
    try:
        sink.write(number, rendered(outcome, style))
    except BrokenPipeError:
        raise
    except OSError as error:
        tell(f"{error.filename or 'standard output'}: {reason(error)}")
        return UNREADABLE
    return 0


def _met(outcome: Outcome, fail_on: str | None) -> int:
    if fail_on is None or outcome.report is None:
        return 0
    wanted = LEVELS[LEVELS.index(fail_on) :]
    return MET if any(s.status == "found" and s.level in wanted for s in outcome.report.signals) else 0


def _language_names(rules: Rules) -> dict[str, str]:
    from provenance.rules.kinds import LanguageRule  # noqa: PLC0415

    return {rule.id: rule.english for rule in rules.book.of(LanguageRule)}


def _progress(found: list[Any], quiet_output: bool) -> AbstractContextManager[Iterable[Any]]:
    if len(found) < 2 or not sys.stderr.isatty() or (sys.stdout.isatty() and not quiet_output):
        return nullcontext(found)
    return click.progressbar(found, label="articles", file=sys.stderr)


class Stream:
    """Standard output: reports one after the other, a rule between those that people read."""

    def __init__(self, format_: str) -> None:
        self._between = {"terminal": "\n" + "─" * 40 + "\n\n", "markdown": "\n---\n\n"}.get(format_, "")
        self._first = True

    def write(self, number: int, text: str) -> None:
        """Write one report; its number matters only in a folder."""
        sys.stdout.write(text if self._first else self._between + text)
        sys.stdout.flush()
        self._first = False


class Folder:
    """A folder with a file for each report; what is there already is replaced only where that was asked for."""

    def __init__(self, folder: Path, inputs: Sequence[Input], format_: str, force: bool) -> None:
        self._paths = [folder / name for name in file_names(inputs, format_)]
        there = [path for path in self._paths if path.exists()]
        if there and not force:
            more = f" and {len(there) - 1} more" if len(there) > 1 else ""
            raise click.UsageError(f"{safe(str(there[0]))}{more}: there already; --force replaces what is there")
        self._folder = folder

    def write(self, number: int, text: str) -> None:
        """Write the report of the input with this number. Raises OSError."""
        from provenance.graph.write import write_whole  # noqa: PLC0415

        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._paths[number], text.encode("utf-8"))
