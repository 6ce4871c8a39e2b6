"""Paths as given to the articles to audit: files, folders walked in sorted order, and standard input."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ARTICLES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".mhtml", ".mht", ".eml"})
STDIN = "-"
_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://|www\.")


@dataclass(frozen=True, slots=True)
class Input:
    """One article to audit, as it will be called; ``path`` is None for standard input."""

    label: str
    path: Path | None
    inside: str
    """Where it lies below the folder that was given, or its name: what an output file is called after."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be audited, and why, in one line."""

    label: str
    reason: str


def expand(paths: tuple[str, ...]) -> list[Input | Problem]:
    """Return the inputs in the order given, folders replaced by their articles, and what is none."""
    found: list[Input | Problem] = []
    for path in paths:
        if path == STDIN and any(isinstance(item, Input) and item.path is None for item in found):
            found.append(Problem(path, "standard input can be read only once"))
        else:
            found.extend(_expand(path))
    return found


def _expand(given: str) -> Iterator[Input | Problem]:
    if given == STDIN:
        yield Input("-", None, "stdin")
        return
    path = Path(given)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        yield Problem(given, getattr(error, "strerror", None) or "no such file")
        return
    if is_folder:
        yield from _folder(given)
    elif is_there:
        yield Input(given, path, path.name)
    elif _URL.match(given):
        yield Problem(
            given, f"pages are not downloaded: save the page, or pipe it to `provenance audit - --url {given}`"
        )
    else:
        yield Problem(given, "no such file or folder")


def _folder(given: str) -> Iterator[Input | Problem]:
    unreadable: list[OSError] = []
    found = list(_walk(given, unreadable))
    yield from found
    for error in unreadable:
        yield Problem(str(error.filename), (error.strerror or "cannot be read").lower())
    if not found and not unreadable:
        suffixes = ", ".join(sorted(ARTICLES))
        yield Problem(given, f"no articles in this folder (looked for {suffixes})")


def _walk(given: str, unreadable: list[OSError]) -> Iterator[Input | Problem]:
    """Links are followed, and a folder that was already walked is not walked again."""
    seen: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(given, followlinks=True, onerror=unreadable.append):
        status = Path(folder).stat()
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in ARTICLES:
                path = Path(folder) / name
                if path.exists() and not path.is_file():  # opening a pipe would wait for a writer who may never come
                    yield Problem(str(path), "neither a file nor a folder")
                else:
                    yield Input(str(path), path, os.path.relpath(path, given))
