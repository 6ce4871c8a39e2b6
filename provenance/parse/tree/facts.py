"""What elements state about the page: meta, link, title, JSON-LD, microdata, times."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from provenance.parse.tree.markup import attributes_of

ATTRIBUTE_WINDOW = 2_000
NAME_WINDOW = 100
NAMED = ("meta", "link", "html")
HIDING = re.compile(
    r'\shidden="(?!until-found)|\sstyle="(?:[^"]{0,2000};)?\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)'
    r'|\sclass="(?:[^"]{0,300}\s)?sf-hidden[\s"]',  # how SingleFile marks what the page did not show
    re.IGNORECASE,
)


class Fact(NamedTuple):
    """Something the markup states: ``kind`` is meta, link, html, json-ld, title, time or itemprop."""

    kind: str
    name: str
    value: str
    path: str
    block: int | None = None
    """How many blocks the page held before it."""


def hides(raw: str) -> bool:
    """Return whether an element with these attributes takes no room on the page."""
    return ("hidden" in raw or "none" in raw) and HIDING.search(raw) is not None


def stated(tag: str, raw: str, path: Callable[[], str], blocks: int) -> list[Fact]:
    """Return what one element states: a named one, a time, or one with an ``itemprop``; none where it has no value."""
    attributes = attributes_of(raw)
    found = []
    if tag in NAMED:
        name, value = READERS[tag](attributes)
        if name and value:
            found.append(Fact(tag, name.lower()[:NAME_WINDOW], value.strip()[:ATTRIBUTE_WINDOW], path()))
    if "itemprop" in attributes:
        value = attributes.get("content") or attributes.get("datetime") or ""
        name = attributes["itemprop"].lower()[:NAME_WINDOW]
        found.append(Fact("itemprop", name, value[:ATTRIBUTE_WINDOW], path(), blocks))
    if tag == "time":
        found.append(Fact("time", "time", attributes.get("datetime", "")[:NAME_WINDOW], path(), blocks))
    return found


def _meta(attributes: Mapping[str, str]) -> tuple[str, str]:
    name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
    return name, attributes.get("content", "")


def _link(attributes: Mapping[str, str]) -> tuple[str, str]:
    return attributes.get("rel", ""), attributes.get("href", "")


def _html(attributes: Mapping[str, str]) -> tuple[str, str]:
    return "lang", attributes.get("lang", "") or attributes.get("xml:lang", "")


READERS: dict[str, Callable[[Mapping[str, str]], tuple[str, str]]] = {"meta": _meta, "link": _link, "html": _html}
