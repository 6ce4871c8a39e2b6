"""Events of a repaired HTML page: what opens, what closes, and the text between, in document order.

The page is repaired by a real HTML parser and written back; in that regular form every element is closed and every
attribute quoted, so one pass over it with a tokenizer sees the tree. It is three times as fast as calling into
the tree for every node, and needs no recursion at any depth.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from resiliparse.parse.html import HTMLTree

ATTRIBUTE = re.compile(r'\s([^\s"=>][^\s=>]*)="([^"]*)"')
TOKEN = re.compile(
    r'<!--(?:(?!-->)[\s\S])*+(?:-->)?|<![^>]*>|<(/?)([a-zA-Z][^\s>/]*)((?:\s[^\s>][^\s=>]*="[^"]*")*+)\s*/?>|([^<]+)|<'
)
ENTITIES = (("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"))
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"})
"""Elements whose text the writer leaves as it is: a ``<`` in them opens nothing."""
VOID = frozenset({
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
    "meta", "param", "source", "track", "wbr",
})  # fmt: skip
NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})


def plain(value: str) -> str:
    """Return the text with the few entities the writer uses read."""
    if "&" in value:
        for entity, char in ENTITIES:
            value = value.replace(entity, char)
    return value


class Start:
    """An element opens. ``attributes`` is read when asked for."""

    __slots__ = ("__dict__", "raw", "tag")

    def __init__(self, tag: str, raw: str) -> None:
        self.tag = tag
        self.raw = raw

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """The element's attributes by lower-case name; the first of a name wins."""
        if not self.raw:
            return NO_ATTRIBUTES
        return {name.lower(): plain(value) for name, value in reversed(ATTRIBUTE.findall(self.raw))}


class End:
    """An element closes."""

    __slots__ = ("tag",)

    def __init__(self, tag: str) -> None:
        self.tag = tag


Event = Start | End | str


def events(html: str) -> Iterator[Event]:
    """Yield the page's events in order, each text as one string; void elements only open. Linear in the page."""
    document = HTMLTree.parse(html).document
    page = document.html if document else ""
    at, size = 0, len(page)
    while at < size:
        raw_tag = None
        for token in TOKEN.finditer(page, at):
            closing, tag, attributes, text = token.groups()
            if text is not None:
                yield plain(text)
            elif tag is None:
                if token[0] == "<":
                    yield "<"
            elif closing:
                yield End(tag)
            else:
                yield Start(tag, attributes)
                if tag in RAW:
                    raw_tag, at = tag, token.end()
                    break
        if raw_tag is None:
            return
        close = page.find(f"</{raw_tag}>", at)
        close = size if close < 0 else close
        yield page[at:close]
        at = close
