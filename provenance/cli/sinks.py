"""Where finished reports go: standard output, one file, or a folder with a file for each."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from provenance.cli.inputs import Input
from provenance.cli.output import TABLES, file_names
from provenance.render.safe import safe

if TYPE_CHECKING:
    from provenance.cli.work import Rules
    from provenance.render.exports.tables import Row
    from provenance.report.model import Report

PAGES = frozenset({".html", ".htm"})


class Sink(Protocol):
    """Where reports go."""

    files: bool
    """Whether standard output stays free."""

    def write(self, number: int, text: str, label: str, report: "Report") -> None:
        """Write the report of the input with this number. Raises OSError."""

    def close(self) -> Path | None:
        """Write what could not be written before all reports were there; return what a reader opens first."""


def sink_for(output: Path | None, inputs: Sequence[Input], format_: str, force: bool, rules: "Rules") -> Sink:
    """Return the sink for ``-o``: a folder, but one file where a single page is named as one. Raises UsageError."""
    if output is None:
        return Stream(format_)
    one = format_ == "html" and len(inputs) == 1 and output.suffix.lower() in PAGES and not output.is_dir()
    if one:
        return File(output, force)
    if output.exists() and not output.is_dir():
        raise click.UsageError(f"{safe(str(output))}: a file; with -o a folder is expected")
    if format_ in TABLES:
        return Tables(output, format_, force)
    return Pages(output, inputs, force, rules) if format_ == "html" else Folder(output, inputs, format_, force)


class Stream:
    """Standard output: reports one after the other, a rule between those that people read."""

    def __init__(self, format_: str) -> None:
        self._between = {"terminal": "\n" + "─" * 40 + "\n\n", "markdown": "\n---\n\n"}.get(format_, "")
        self._first = True

    files = False

    def write(self, number: int, text: str, label: str, report: "Report") -> None:
        """Write one report; its number matters only in a folder."""
        sys.stdout.write(text if self._first else self._between + text)
        sys.stdout.flush()
        self._first = False

    def close(self) -> Path | None:
        """Nothing is left to write."""
        return None


class File:
    """One file for one report."""

    files = True

    def __init__(self, path: Path, force: bool) -> None:
        refuse_what_is_there([path], force)
        self._path = path

    def write(self, number: int, text: str, label: str, report: "Report") -> None:
        """Write the report. Raises OSError."""
        from provenance.graph.write import write_whole  # noqa: PLC0415

        write_whole(self._path, text.encode("utf-8"))

    def close(self) -> Path | None:
        """Return the file."""
        return self._path


class Folder:
    """A folder with a file for each report; what is there already is replaced only where that was asked for."""

    files = True

    def __init__(self, folder: Path, inputs: Sequence[Input], format_: str, force: bool) -> None:
        self._paths = [folder / name for name in file_names(inputs, format_)]
        refuse_what_is_there(self._paths, force)
        self._folder = folder

    def write(self, number: int, text: str, label: str, report: "Report") -> None:
        """Write the report of the input with this number. Raises OSError."""
        from provenance.graph.write import write_whole  # noqa: PLC0415

        self._folder.mkdir(parents=True, exist_ok=True)
        write_whole(self._paths[number], text.encode("utf-8"))

    def close(self) -> Path | None:
        """Return the folder."""
        return self._folder


class Pages(Folder):
    """A folder of pages, with an index and the graph of all of them."""

    def __init__(self, folder: Path, inputs: Sequence[Input], force: bool, rules: "Rules") -> None:
        super().__init__(folder, inputs, "html", force)
        self._index = folder / "index.html"
        refuse_what_is_there([self._index], force)
        from provenance.render.page.index import Index  # noqa: PLC0415

        self._found = Index(rules.wording(None))

    def write(self, number: int, text: str, label: str, report: "Report") -> None:
        """Write the page of the input with this number. Raises OSError."""
        super().write(number, text, label, report)
        self._found.add(label, self._paths[number].name, report)

    def close(self) -> Path | None:
        """Write the index, and return it; none where no page was written."""
        from provenance.graph.write import write_whole  # noqa: PLC0415

        if not len(self._found):
            return None
        write_whole(self._index, self._found.render().encode("utf-8"))
        return self._index


class Tables:
    """A folder of tables over all articles."""

    files = True

    def __init__(self, folder: Path, format_: str, force: bool) -> None:
        from provenance.render.exports import TABLES  # noqa: PLC0415

        self._paths = {table: folder / f"{table}.{format_}" for table in TABLES}
        refuse_what_is_there([*self._paths.values()], force)
        self._folder = folder
        self._format = format_
        self._rows: dict[str, list[Row]] = {table: [] for table in TABLES}

    def write(self, number: int, text: str, label: str, report: "Report") -> None:
        """Take the rows of one report; the tables are written when all are there."""
        from provenance.render.exports import rows_of  # noqa: PLC0415

        for table, rows in rows_of(report, label).items():
            self._rows[table].extend(rows)

    def close(self) -> Path | None:
        """Write every table, with its header where it has no row. Raises OSError."""
        from provenance.graph.write import write_all  # noqa: PLC0415
        from provenance.render.exports.tables import to_csv, to_parquet  # noqa: PLC0415

        self._folder.mkdir(parents=True, exist_ok=True)
        made = to_csv if self._format == "csv" else to_parquet
        write_all({path: made(table, self._rows[table]) for table, path in self._paths.items()})
        return self._folder


def needs_extra(format_: str) -> None:
    """Raise UsageError where a format needs a library that is not installed."""
    module = {"prov": "prov", "parquet": "pyarrow"}.get(format_)
    if module and find_spec(module) is None:
        raise click.UsageError(f"--format {format_} needs an extra: pip install 'provenance-annotator[formats]'")


def refuse_what_is_there(paths: Sequence[Path], force: bool) -> None:
    """Raise UsageError where files would be replaced and that was not asked for."""
    there = [path for path in paths if path.exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise click.UsageError(f"{safe(str(there[0]))}{more}: there already; --force replaces what is there")
