"""Tokens of a repaired HTML page: what opens, what closes, and the text between, in document order.

The page is repaired by a real HTML parser and written back; in that regular form every element is closed and every
attribute quoted, so one pass over it with a tokenizer sees the tree. It is three times as fast as calling into
the tree for every node, and needs no recursion at any depth.
"""

import re
from collections.abc import Iterable, Mapping

from resiliparse.parse.html import HTMLTree

Token = tuple[str | None, str | None, str | None, str | None, str | None, str | None, str | None, str | None]
"""Text; or the name, attributes and text of an element whose content is no markup; or the slash of a closing tag, its
name, its attributes as written and the white space behind it. A comment is none of them."""

_ATTRIBUTES = r'((?:\s[^\s>][^\s=>]*="[^"]*")*+)\s*/?>'
TOKEN = re.compile(
    rf"([^<]+)"
    rf"|<(script|style|xmp|iframe|noembed|noframes|plaintext){_ATTRIBUTES}([^<]*+(?:<(?!/\2>)[^<]*+)*+)(?:</\2>)?"
    rf"|<(/?)([a-zA-Z][^\s>/]*){_ATTRIBUTES}(\s*+)"
    rf"|<!--(?:(?!-->)[\s\S])*+(?:-->)?|<![^>]*>"
)
ATTRIBUTE = re.compile(r'\s([^\s"=>][^\s=>]*)="([^"]*)"')
ONE_ATTRIBUTE = {name: re.compile(rf'(?:\s[^\s"=>][^\s=>]*="[^"]*")*?\s{name}="([^"]*)"') for name in ("href", "rel")}
ENTITIES = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
})  # fmt: skip


LARGE_PAGE, LARGE_TAG, MOST_ATTRIBUTES = 100_000, 20_000, 2_000
"""Code points of a page and of a tag, below which no tag has so many attributes that the parser, whose work grows with
the square of their number, takes long; and how many of them a larger tag keeps."""
_VALUES = r"""(?:[^\s>"']++|"[^"]*+"|'[^']*+')++"""
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"']++|"[^"]*+"|'[^']*+')*+""")
_FIRST = re.compile(rf"<[a-zA-Z][^\s>]*+(?:\s++{_VALUES}){{{MOST_ATTRIBUTES}}}(?=\s)")


def tokens(html: str) -> Iterable[Token]:
    """Return the page's tokens in order, made as they are read; void elements only open. Linear in the page."""
    document = HTMLTree.parse(_bounded(html)).document
    page: str = document.html if document else ""
    # One call in C a token: a Python generator here would cost as much as the walk itself.
    return map(re.Match.groups, TOKEN.finditer(page))  # type: ignore[arg-type]


def _bounded(html: str) -> str:
    """Return the page without the attributes of a tag behind its first few thousand."""
    if len(html) < LARGE_PAGE or max(map(len, _TAG.findall(html)), default=0) < LARGE_TAG:
        return html
    return _TAG.sub(_cut, html)


def _cut(tag: re.Match[str]) -> str:
    first = _FIRST.match(tag[0]) if len(tag[0]) >= LARGE_TAG else None
    return first[0] if first else tag[0]


def plain(value: str) -> str:
    """Return the text with the few entities the writer uses read."""
    if "&" in value:
        for entity, char in ENTITIES:
            value = value.replace(entity, char)
    return value


def attribute(name: str, raw: str) -> str | None:
    """Return the value of ``href`` or ``rel`` among the attributes written in ``raw``, or None."""
    found = ONE_ATTRIBUTE[name].match(raw) if name in raw else None
    return plain(found[1]) if found else None


def attributes_of(raw: str) -> Mapping[str, str]:
    """Return the attributes written in ``raw`` by lower-case name; the first of a name wins."""
    return {name.lower(): plain(value) for name, value in reversed(ATTRIBUTE.findall(raw))}
