"""``provenance diff`` and ``provenance text``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli import options
from provenance.cli.inputs import Input
from provenance.cli.sinks import refuse_what_is_there
from provenance.cli.tell import tell
from provenance.cli.work import Rules, audit_all, rules_of

if TYPE_CHECKING:
    from provenance.compare import Comparison
    from provenance.report.model import Report
    from provenance.wording import Wording

GROUPS = frozenset({"body", "about", "boilerplate", "all"})
_file = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@click.command()
@click.argument("before", metavar="A", type=_file)
@click.argument("after", metavar="B", type=_file)
@click.option("--format", "format_", type=options.Nearest(["terminal", "json", "html"]), default="terminal",
              help="What to print; html is a page.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
              help="Write it into this file.")  # fmt: skip
@click.option("--names", is_flag=True, help="Name sources that became anonymous in B.")
@options.rules
@options.report_language
@options.hints
@options.force
def diff(  # noqa: PLR0913, PLR0917 - one argument for each option
    before: Path,
    after: Path,
    format_: str,
    output: Path | None,
    names: bool,
    folders: tuple[Path, ...],
    report_language: str | None,
    force: bool,
    **hints: str | None,
) -> int:
    """Show what two versions of an article say differently of their sources.

    Sources that went or came, that became anonymous or were named, statements that somebody else answers for now, other
    figures in the same sentence, and clues to the article's origin.
    """
    from provenance.compare import compare  # noqa: PLC0415

    if output is not None:
        refuse_what_is_there([output], force)
    from provenance.api import printable  # noqa: PLC0415
    from provenance.graph.write import write_whole  # noqa: PLC0415

    rules = rules_of(folders, report_language)
    reports = _reports((before, after), options.given(**hints), rules)
    if reports is None:
        return 2
    wording = rules.wording(reports[1].document.language)
    comparison = compare(reports[0], reports[1], names, wording)
    made = _compared(comparison, format_, printable(str(before)), printable(str(after)), wording)
    if output is None:
        click.echo(made, nl=False)
    else:
        write_whole(output, made.encode("utf-8"))
    return 0


def _compared(comparison: "Comparison", format_: str, before: str, after: str, wording: "Wording") -> str:
    from provenance.render.comparison import render_comparison  # noqa: PLC0415
    from provenance.render.page.diff import render_diff  # noqa: PLC0415

    if format_ == "json":
        return comparison.model_dump_json() + "\n"
    render = render_diff if format_ == "html" else render_comparison
    return render(comparison, before, after, wording)


@click.command()
@click.argument("file", metavar="FILE", type=_file)
@click.option("--labels", default="body", metavar="LABELS", show_default=True,
              help="Labels or groups to print, with commas between: body, about, boilerplate, all, title")  # fmt: skip
@click.option("--format", "format_", type=options.Nearest(["text", "jsonl"]), default="text",
              help="Plain text, or one segment a line as JSON.")  # fmt: skip
@options.redact
@options.rules
@options.hints
def text(file: Path, labels: str, format_: str, redact: bool, folders: tuple[Path, ...], **hints: str | None) -> int:
    """Print an article's text without what surrounds it, or any part of it."""
    wanted = {label.strip() for label in labels.split(",") if label.strip()}
    unknown = sorted(wanted - GROUPS - _labels())
    if unknown or not wanted:
        raise click.BadParameter(f"no label: {', '.join(unknown) or 'none given'}", param_hint="--labels")
    reports = _reports((file,), options.given(**hints), rules_of(folders), redact)
    if reports is None:
        return 2
    for line in _lines(reports[0], wanted, format_ == "jsonl"):
        click.echo(line)
    return 0


def _labels() -> frozenset[str]:
    from provenance.model.values import ABOUT_LABELS, BODY_LABELS, BoilerplateLabel  # noqa: PLC0415  (slow to import)

    return frozenset({*BODY_LABELS, *ABOUT_LABELS, *BoilerplateLabel.__args__})  # type: ignore[attr-defined]


def _lines(report: "Report", wanted: set[str], as_json: bool) -> list[str]:
    segments = [s for s in report.segments if wanted & {s.label, s.group, "all"}]
    if not as_json:
        return [report.text[s.start : s.end].strip() + "\n" for s in segments]
    return [
        json.dumps({**s.model_dump(), "text": report.text[s.start : s.end].strip()}, ensure_ascii=False)
        for s in segments
    ]


def _reports(
    files: tuple[Path, ...], hints: dict[str, str], rules: Rules, redact: bool = False
) -> "tuple[Report, ...] | None":
    inputs = [Input(str(file), None if str(file) == "-" else file, file.name) for file in files]
    reports = []
    for outcome in audit_all(inputs, hints, rules, redact=redact):
        if outcome.report is None:
            tell(f"{outcome.input.label}: {outcome.problem}")
            return None
        reports.append(outcome.report)
    return tuple(reports)
