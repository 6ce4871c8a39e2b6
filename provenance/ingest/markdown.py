"""Markdown to a page, where a text is surely Markdown: a few stray marks are a finding, and stay."""

import re
from collections.abc import Iterator
from importlib import import_module

from provenance.ingest.unpacked import Unpacked
from provenance.model.article import Stated

LONGEST = 1_000_000
WINDOW = 200_000
MANY_LINKS = 3
LINK = re.compile(r"\[[^\]\[\n]{1,300}\]\(<?(?:https?://|/|#|mailto:)[^)\s]{1,1000}")
HEADING = re.compile(r"(?m)^#{1,6} +\S")
SIGNS = re.compile(r"(?m)^(?:#{1,6} +\S|> ?\S|```|[*+-] +\S|\|.+\|\s*$)|\*\*\S|__\S|\]\(\S")
FRONT_MATTER = re.compile(r"\s{0,20}---[ \t]*\n((?:[^\n]{0,2000}\n){1,100}?)---[ \t]*(?:\n|$)")
ENTRY = re.compile(r"(?m)^([A-Za-z_]{2,30}):[ \t]+(\S[^\n]*)$")
FIELDS = {
    "title": "title", "author": "author", "authors": "author", "date": "date", "published": "date",
    "updated": "updated", "source": "url", "url": "url", "link": "url", "description": "lead", "site": "publisher",
    "publisher": "publisher", "lang": "language", "language": "language",
}  # fmt: skip
NAMES = (".md", ".markdown", ".mdown")


def unpacked_markdown(text: str, name: str) -> Unpacked | None:
    """Return the text as a page where it is Markdown, else None. A name that says so asks for fewer signs."""
    if len(text) > LONGEST:
        return None
    front = FRONT_MATTER.match(text)
    front = front if front and ENTRY.search(front[1]) else None
    body = text[front.end() :] if front else text
    if not (front or _is_markdown(body[:WINDOW], name)) or not body.strip():
        return None
    try:
        page: str = import_module("markdown_it").MarkdownIt("commonmark").enable("table").render(body)
    except Exception:  # a reader that fails on a text must not keep it from being read as it stands
        return None
    return Unpacked(page, "text/markdown", True, tuple(_stated(front[1])) if front else ())


def _is_markdown(text: str, name: str) -> bool:
    if name.lower().endswith(NAMES):
        return SIGNS.search(text) is not None
    links = sum(1 for _ in LINK.finditer(text))
    return links >= MANY_LINKS or (links > 0 and HEADING.search(text) is not None)


def _stated(front: str) -> Iterator[Stated]:
    for match in ENTRY.finditer(front):
        field, value = FIELDS.get(match[1].lower()), match[2].strip().strip("\"'[]").strip()
        if field and value:
            yield Stated(field, value, "front-matter", match[1])
