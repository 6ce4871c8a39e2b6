"""One call from bytes, text or a path to a Report."""

import os
import re
from functools import cache
from pathlib import Path
from typing import BinaryIO

from provenance.assess import assess
from provenance.attribute import attribute
from provenance.ingest import Unreadable, read_document
from provenance.model.article import NO_HINTS, Hints
from provenance.origins import find_origins
from provenance.parse import parse
from provenance.report.build import build
from provenance.report.model import Report
from provenance.rules import RuleBook, load_rules
from provenance.rules.told import wording_of

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes. A longer file is no article, and the whole of it would have to be held in memory several times over."""
LONGEST_TEXT = 4_000_000
"""Code points: a long novel. A saved page may weigh more in pictures; this much text is no article, and a report
of it would take gigabytes."""

_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]{0,20}://\S*|www\.\S+")
_PATH = re.compile(
    r"(?i)(?:~|\.{1,2}|[a-z]:)?[\\/]\S*|[^\s.!?]\S*[\\/]\S+|[^\n]{1,200}\.(?:html?|xhtml|txt|md|json|pdf|docx?)"
)


@cache
def builtin_rulebook() -> RuleBook:
    """Return the rules that ship with Provenance. They never change within a process, so they are read once."""
    return load_rules()


def audit_bytes(
    data: bytes, hints: Hints | None = None, rulebook: RuleBook | None = None, report_language: str | None = None
) -> Report:
    """Return the report of one article; offsets are code points of ``report.text``. Raises Unreadable.

    ``report_language`` is the code of the language its own words are in, ``auto`` for the article's; English where
    there are none in it. Pure: no clock, no network, no state; the same arguments give the same report, byte for byte.
    """
    book = builtin_rulebook() if rulebook is None else rulebook
    document = read_document(data, NO_HINTS if hints is None else hints)
    _refuse_what_is_too_long("" if document.is_markup else document.text)
    article = parse(document, book)
    _refuse_what_is_too_long(article.text)
    cited = attribute(article, book)
    found = find_origins(article, book)
    wording = wording_of(book, report_language, article.language)
    return build(article, cited, found, assess(article, cited, found, book, wording), book, wording)


def audit_text(
    text: str, hints: Hints | None = None, rulebook: RuleBook | None = None, report_language: str | None = None
) -> Report:
    """Return the report of an article, plain text or markup, held in a string. Raises Unreadable."""
    return audit_bytes(text.encode("utf-8", "surrogatepass"), hints, rulebook, report_language)


def audit_path(
    path: str | os.PathLike[str],
    hints: Hints | None = None,
    rulebook: RuleBook | None = None,
    report_language: str | None = None,
) -> Report:
    """Return the report of the file at ``path``. Raises OSError where it cannot be read, else Unreadable."""
    with Path(path).open("rb") as file:
        data = read_bounded(file)
    return audit_bytes(data, {"name": printable(Path(path).name), **(hints or NO_HINTS)}, rulebook, report_language)


def read_bounded(file: BinaryIO) -> bytes:
    """Return what is left to read of an open file, or of a pipe. Raises Unreadable where that is no article's size."""
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Unreadable(f"longer than {LARGEST_FILE // (1024 * 1024)} MB, which no article is")
    return data


def printable(name: str) -> str:
    """Return a file name as valid Unicode: bytes that are not are written as ``\\xff``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def audit(
    article: str | bytes | os.PathLike[str],
    hints: Hints | None = None,
    rulebook: RuleBook | None = None,
    report_language: str | None = None,
) -> Report:
    """Return the report of an article given as bytes, as a path, or as a string that is either.

    Raises ValueError for a one-line string that looks like a path or an address and is neither a file nor an article.
    """
    if isinstance(article, bytes | bytearray | memoryview):
        return audit_bytes(bytes(article), hints, rulebook, report_language)
    if isinstance(article, os.PathLike):
        return audit_path(article, hints, rulebook, report_language)
    if _is_file(article):
        return audit_path(article, hints, rulebook, report_language)
    _refuse_what_is_no_article(article)
    return audit_text(article, hints, rulebook, report_language)


def _refuse_what_is_too_long(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Unreadable(f"more than {LONGEST_TEXT:,} characters of text, which no article has")


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):  # too long for a path, or with a NUL in it
        return False


def _refuse_what_is_no_article(text: str) -> None:
    line = text.strip()
    if len(line.splitlines()) > 1 or len(line) > 4096:
        return
    if _ADDRESS.fullmatch(line):
        raise ValueError("this is an address, not an article: save the page and pass its file or its text")
    if _PATH.fullmatch(line):
        raise ValueError("this looks like a path, but there is no such file")
