"""``provenance rules``: what is in force, whether rule files are sound, and whether their examples hold."""

from collections import Counter
from pathlib import Path

import click

from provenance.cli import options
from provenance.cli.tell import tell
from provenance.cli.work import rules_of
from provenance.render.safe import safe

KINDS = ("words", "frame", "phrase", "block", "entity", "signal", "language", "wording")
_folder = click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)


@click.group()
def rules() -> None:
    """List, show, check, test and start rules."""


@rules.command("list")
@click.option("--kind", type=options.Nearest(KINDS), help="Only rules of this kind.")
@click.option(
    "--below", metavar="ID", default="", help="Only rules whose id begins with this, such as `de` or `de.say`."
)
@options.rules
def list_(kind: str | None, below: str, folders: tuple[Path, ...]) -> int:
    """List the rules in force: kind, id, examples, and the file and line each stands at."""
    from provenance.rules.describe import summaries  # noqa: PLC0415

    for rule in summaries(rules_of(folders).book, kind, below):
        off = f"  off: {rule.off}" if rule.off else ""
        proofs = f"{rule.match} match, {rule.ok} ok, {rule.todo} todo"
        click.echo(safe_columns(f"{rule.kind:<8}  {rule.id:<40}  {proofs:<26}  {rule.place}{off}"))
    return 0


@rules.command()
@click.argument("rule_id", metavar="ID")
@options.rules
def show(rule_id: str, folders: tuple[Path, ...]) -> int:
    """Show one rule as it would be written, with its file and line."""
    from provenance.rules.describe import show as shown  # noqa: PLC0415

    try:
        text = shown(rules_of(folders).book, rule_id)
    except KeyError as error:
        tell(str(error.args[0]))
        return 2
    for line in text.splitlines():
        click.echo(safe_columns(line))
    return 0


@rules.command()
@_folder
def check(folder: Path | None) -> int:
    """Check rule files: every fault at once, each with file, line and column.

    Without DIR the built-in rules are checked, with it that folder laid over them.
    """
    book = rules_of((folder,) if folder else ()).book
    for layer in book.layers:
        click.echo(f"{safe(layer.name)}: {layer.rules:,} rules, no fault")
    return 0


@rules.command()
@_folder
def test(folder: Path | None) -> int:
    """Run the examples of rules; exit with 1 when one does not hold.

    Without DIR every rule's examples are run, with it those of that folder and of the rules it changes.
    """
    from provenance.proof import prove  # noqa: PLC0415

    book = rules_of((folder,) if folder else ()).book
    proofs = prove(book, layer=book.layers[-1].name if folder else None)
    for proof in proofs:
        if not proof.ok or proof.status == "now holds":
            click.echo(safe(f"{proof.rule}: {proof.status}: {proof.message} “{proof.example}”"))
    told = Counter(proof.status for proof in proofs)
    click.echo(", ".join(f"{count:,} {status}" for status, count in sorted(told.items())) or "no examples")
    return 0 if all(proof.ok for proof in proofs) else 1


@rules.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> int:
    """Start a folder of rules of your own: a small layer that works, with a comment on every file."""
    from provenance.rules.scaffold import scaffold  # noqa: PLC0415

    try:
        files = scaffold(folder)
    except FileExistsError as error:
        tell(str(error))
        return 2
    for path in files:
        click.echo(safe(str(path)))
    return 0


@rules.command("from-corrections")
@click.argument("corrections", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("article", metavar="ARTICLE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@options.rules
@options.hints
def from_corrections(corrections: Path, article: Path, folders: tuple[Path, ...], **hints: str | None) -> int:
    """Turn what readers marked as wrong into examples that fail until the rules are mended.

    FILE was saved from the page of ARTICLE; the changes to rules are printed as YAML.
    """
    from provenance.api import audit_path, read_bounded  # noqa: PLC0415
    from provenance.corrections import examples_from, read_corrections  # noqa: PLC0415
    from provenance.rules.kinds import Frame, Words  # noqa: PLC0415

    book = rules_of(folders).book
    at = corrections
    try:
        with corrections.open("rb") as file:
            read = read_corrections(read_bounded(file))
        at = article
        report = audit_path(article, options.given(**hints), book)
        at = corrections
        known = frozenset(rule.id for rule in book if isinstance(rule, Frame | Words))
        click.echo(examples_from(read, report, known), nl=False)
    except ValueError as error:
        tell(f"{at}: {error}")
        return 2
    return 0


def safe_columns(line: str) -> str:
    """Return a line made safe to print, its indentation and columns as they were."""
    return "  ".join(safe(part) for part in line.rstrip().split("  "))
