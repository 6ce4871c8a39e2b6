"""One walk over an HTML page: visible text as raw blocks, links, and everything the page states of itself."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.parse.boxes import Box, TokenReader, Vocabulary
from provenance.parse.markup import RAW, VOID, End, Start, events

BLOCKS = frozenset({
    "html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre",
    "search", "section", "summary", "table", "caption", "tbody", "tfoot", "thead", "tr", "ul", "xmp", "plaintext",
    "button", "label", "picture", "marquee",
})  # fmt: skip
SKIPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "canvas", "iframe", "object", "embed", "audio", "video",
    "select", "datalist", "textarea", "noembed", "noframes", "applet", "map", "progress", "meter", "title", "math",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
PREFORMATTED = frozenset({"pre", "xmp", "plaintext"})
STRONG = frozenset({"b", "strong"})
HIDING_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
ATTRIBUTE_WINDOW = 2_000
HARD_WRAP = 60
"""A ``<br>`` after so many characters without a closing mark is a wrapped line, not the end of a block."""
SENTENCE_MARKS = ".!?…:;\"'”»“)]。！？"


class Fact(NamedTuple):
    """Something the markup states: ``kind`` is meta, link, json-ld, title, time, itemprop or lang."""

    kind: str
    name: str
    value: str
    path: str
    block: int | None = None


class Anchor(NamedTuple):
    """A link inside one block, by offsets from the block's start."""

    start: int
    end: int
    href: str
    rel: str | None


@dataclass(slots=True)
class RawBlock:
    """A run of visible text between two block boundaries, its white space collapsed."""

    text: str
    box: Box
    anchors: tuple[Anchor, ...] = ()
    strong: int = 0


@dataclass(slots=True)
class Page:
    """What the walk found, in document order."""

    blocks: list[RawBlock] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)


def read_page(html: str, vocabulary: Vocabulary) -> Page:
    """Return the page's visible blocks and what its markup states; linear in the page, no recursion."""
    walk = Walk(TokenReader(vocabulary))
    for event in events(html):
        if isinstance(event, str):
            walk.text(event)
        elif isinstance(event, Start):
            walk.open(event)
        else:
            walk.close(event)
    walk.flush()
    return walk.page


class Walk:
    """The state of one walk: the open boxes and the line being gathered."""

    def __init__(self, tokens: TokenReader) -> None:
        self.page = Page()
        self.tokens = tokens
        self.box = Box.root()
        self.skipping = 0
        self.capture: tuple[str, str, str] | None = None
        self.cell = False
        self.strong_depth = 0
        self._reset()
        self.link: tuple[int, str, str | None] | None = None

    def _reset(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.space = False
        self.strong = 0
        self.anchors: list[Anchor] = []
        self.closed_link = False
        self.text_box: Box | None = None

    def open(self, event: Start) -> None:
        """Take in an opening element."""
        tag = event.tag
        if self.skipping:
            self.skipping += tag not in VOID
            return
        if tag in VOID:
            self._void(event)
            return
        if tag in SKIPPED or self._hidden(event):
            self._state_of_skipped(event)
            self.skipping = 1
            return
        if tag in BLOCKS:
            self.flush()
        self.box = self.box.child(tag, self.tokens.own(event))
        if tag == "a":
            self._open_link(event)
        elif tag in CELLS and self.size:
            self.cell = True
        elif tag in STRONG:
            self.strong_depth += 1
        if event.raw:
            self._state(event)

    def close(self, event: End) -> None:
        """Take in a closing element."""
        tag = event.tag
        if self.skipping:
            self.skipping -= 1
            if not self.skipping:
                self.capture = None
            return
        if tag in BLOCKS:
            self.flush()
        elif tag == "a":
            self._close_link()
        elif tag in STRONG:
            self.strong_depth -= 1
        self.box = self.box.parent or self.box

    def text(self, text: str) -> None:
        """Take in a run of text."""
        if self.skipping:
            if self.capture and text.strip():
                kind, name, path = self.capture
                self.page.facts.append(Fact(kind, name, text.strip(), path))
                self.capture = None
            return
        if self.box.tag in PREFORMATTED and "\n" in text:
            for line in text.split("\n"):
                self._words(line)
                self.flush()
            return
        self._words(text)

    def _words(self, text: str) -> None:
        words = text.split()
        if not words:
            self.space = True
            return
        if self.cell and self.size:
            self._append(" | ")
        elif self.size and (self.space or text[0].isspace() or (self.closed_link and self.link)):
            self._append(" ")
        self.cell = self.closed_link = False
        if self.link and self.link[0] < 0:
            self.link = (self.size, *self.link[1:])
        if self.text_box is None:
            self.text_box = self.box
        elif self.text_box is not self.box:
            self.text_box = self.text_box.joined(self.box)
        joined = " ".join(words)
        self._append(joined)
        self.strong += len(joined) if self.strong_depth else 0
        self.space = text[-1].isspace()

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def flush(self) -> None:
        """End the block being gathered, if it holds any text."""
        if not self.size:
            self.space = self.cell = False
            return
        link = self.link
        self._close_link()
        block = RawBlock("".join(self.parts), (self.text_box or self.box).marked(), tuple(self.anchors), self.strong)
        self.page.blocks.append(block)
        self._reset()
        self.cell = False
        self.link = (-1, *link[1:]) if link else None

    def _open_link(self, event: Start) -> None:
        href = event.attributes.get("href")
        self._close_link()
        self.link = (-1, href[:ATTRIBUTE_WINDOW], event.attributes.get("rel")) if href is not None else None

    def _close_link(self) -> None:
        if self.link and 0 <= self.link[0] < self.size:
            self.anchors.append(Anchor(self.link[0], self.size, self.link[1], self.link[2]))
            self.closed_link = True
        self.link = None

    def _void(self, event: Start) -> None:
        tag = event.tag
        if tag == "br":
            wrapped = self.size >= HARD_WRAP and self.parts[-1][-1:] not in SENTENCE_MARKS
            self.space = True
            if not wrapped or self.closed_by_break():
                self.flush()
        elif tag == "hr":
            self.flush()
        elif event.raw and tag in ("meta", "link", "time"):
            self._state(event)

    def closed_by_break(self) -> bool:
        """Return whether the last thing gathered was a line break already: two of them end a paragraph."""
        if self.parts and self.parts[-1] == "":
            return True
        self.parts.append("")
        return False

    def _hidden(self, event: Start) -> bool:
        if not event.raw:
            return False
        raw = event.raw
        if "hidden" not in raw and "none" not in raw:
            return False
        attributes = event.attributes
        if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
            return True
        return HIDING_STYLE.search(attributes.get("style", "")[:ATTRIBUTE_WINDOW]) is not None

    def _state_of_skipped(self, event: Start) -> None:
        if event.tag == "title" and self.box.tag == "head":
            self.capture = ("title", "title", self.box.path() + "/title")
        elif event.tag == "script" and "ld+json" in event.attributes.get("type", "").lower():
            self.capture = ("json-ld", "", self.box.path() + "/script")

    def _state(self, event: Start) -> None:
        reader = STATEMENTS.get(event.tag)
        facts = self.page.facts
        if reader:
            name, value = reader(event.attributes)
            if name and value:
                facts.append(Fact(event.tag, name.lower()[:100], value.strip()[:ATTRIBUTE_WINDOW], self._path(event)))
        if "itemprop=" in event.raw:
            attributes = event.attributes
            value = attributes.get("content") or attributes.get("datetime") or ""
            name = attributes.get("itemprop", "").lower()[:100]
            facts.append(Fact("itemprop", name, value[:ATTRIBUTE_WINDOW], self._path(event), len(self.page.blocks)))
        if event.tag == "time":
            value = event.attributes.get("datetime", "")[:100]
            facts.append(Fact("time", "time", value, self._path(event), len(self.page.blocks)))

    def _path(self, event: Start) -> str:
        return self.box.path() if event.tag not in VOID else f"{self.box.path()}/{event.tag}"


def _meta(attributes: Mapping[str, str]) -> tuple[str, str]:
    name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
    return name, attributes.get("content", "")


def _link(attributes: Mapping[str, str]) -> tuple[str, str]:
    return attributes.get("rel", ""), attributes.get("href", "")


def _html(attributes: Mapping[str, str]) -> tuple[str, str]:
    return "lang", attributes.get("lang", "") or attributes.get("xml:lang", "")


STATEMENTS: dict[str, Callable[[Mapping[str, str]], tuple[str, str]]] = {"meta": _meta, "link": _link, "html": _html}
assert RAW <= SKIPPED | PREFORMATTED
