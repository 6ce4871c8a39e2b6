"""One walk over an HTML page, which gathers its text to blocks."""

from provenance.parse.tree.boxes import PLAIN, ROLES, Box, TokenReader, Vocabulary
from provenance.parse.tree.facts import ATTRIBUTE_WINDOW, NAMED, Fact, stated
from provenance.parse.tree.markup import VOID, attribute, attributes_of, plain, tokens
from provenance.parse.tree.page import Anchor, Page, RawBlock

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
    "rt", "rp",
})  # fmt: skip
VEILED = frozenset({"noscript", "template"})
SHADOW = "shadowrootmode="
"""A template that every browser shows in place: a part of the page's own making."""
STATING = frozenset({*NAMED, "time"})
BARE = frozenset({
    "a", "abbr", "b", "big", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "tt", "u",
})  # fmt: skip
"""Inline elements that make no box of their own unless their class says something."""
CELLS = frozenset({"td", "th"})
PREFORMATTED = frozenset({"pre", "xmp", "plaintext"})
STRONG = frozenset({"b", "strong"})
OWN_WAYS = frozenset({"a", *CELLS, *STRONG, *PREFORMATTED})
HARD_WRAP = 60
"""A ``<br>`` after so many characters without a closing mark is a wrapped line, not the end of a block."""
SENTENCE_MARKS = ".!?…:;\"'”»“)]。！？"


def read_page(html: str, vocabulary: Vocabulary, unveiled: bool = False) -> Page:
    """Return the page's visible blocks and what its markup states; linear in the page, no recursion.

    ``unveiled`` counts what a script would show as visible: elements hidden by style, templates and ``noscript``.
    """
    walk = Walk(TokenReader(vocabulary), unveiled)
    for text, raw_tag, raw_attributes, raw_text, slash, tag, attributes, behind in tokens(html):
        if text is not None:
            walk.text(text)
        elif walk.skipping:
            if tag is not None:
                walk.skipping += -1 if slash else tag not in VOID
        elif tag is not None:
            if slash:
                walk.close(tag)
            else:
                walk.open(tag, attributes or "")
            if behind:
                walk.space = True
                if "\n" in behind and walk.preformatted:
                    walk.flush()
        elif raw_tag is not None:
            walk.raw(raw_tag, raw_attributes or "", raw_text or "")
    walk.flush()
    return walk.page


class Walk:
    """The state of one walk: the open boxes and the line being gathered."""

    def __init__(self, names: TokenReader, unveiled: bool = False) -> None:
        self.page = Page()
        self.unveiled = unveiled
        self.names = names
        self.box = Box("")
        self.opened: list[tuple[str, Box]] = []
        """The open elements, each with the box around it."""
        self.skipping = 0
        self.titled = False
        self.cell = False
        self.strong_depth = 0
        self.preformatted = 0
        self.link: tuple[int, str, str | None] | None = None
        self._reset()

    def _reset(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.space = False
        self.strong = 0
        self.anchors: list[Anchor] = []
        self.closed_link = False
        self.text_box: Box | None = None

    def open(self, tag: str, raw: str) -> None:
        """Take in an opening element with its attributes as written."""
        if tag in VOID:
            self._void(tag, raw)
        elif tag in SKIPPED and not (self.unveiled and tag in VEILED) and not (tag == "template" and SHADOW in raw):
            self.titled = tag == "title" and self.box.tag == "head"
            self.skipping = 1
        else:
            self._enter(tag, raw)

    def _enter(self, tag: str, raw: str) -> None:
        read = self.names.read(tag, raw) if raw else PLAIN
        if read.hides and not self.unveiled:
            self.titled, self.skipping = False, 1
            return
        if tag in BLOCKS:
            self.flush()
        box = self.box
        self.opened.append((tag, box))
        words = read.words | self.names.roles[tag] if tag in ROLES else read.words
        if words or tag not in BARE:
            self.box = Box(tag, box, words)
            self.page.depth = max(self.page.depth, self.box.depth)
        if tag in OWN_WAYS:
            self._enter_special(tag, raw)
        if raw and (read.states or tag in STATING):
            self.page.state(stated(tag, raw, self.box.path, len(self.page.blocks)))

    def _enter_special(self, tag: str, raw: str) -> None:
        if tag == "a":
            self._open_link(raw)
        elif tag in CELLS:
            self.cell = self.size > 0
        elif tag in PREFORMATTED:
            self.preformatted += 1
        else:
            self.strong_depth += 1

    def close(self, tag: str) -> None:
        """Take in a closing element; one that was never opened is nothing."""
        if not self.opened or self.opened[-1][0] != tag:
            return
        if tag in BLOCKS:
            self.flush()
        elif tag == "a":
            self._close_link()
        elif tag in STRONG:
            self.strong_depth -= 1
        if tag in PREFORMATTED:
            self.preformatted -= 1
        self.box = self.opened.pop()[1]

    def raw(self, tag: str, raw: str, text: str) -> None:
        """Take in an element whose content is no markup: a script, or text to be shown as it stands."""
        if tag in PREFORMATTED:
            self.open(tag, raw)
            self.text(text)
            self.close(tag)
        elif tag == "script" and "ld+json" in attributes_of(raw).get("type", "").lower() and text.strip():
            self.page.state([Fact("json-ld", "", text.strip(), self.box.path() + "/script")])

    def text(self, text: str) -> None:
        """Take in a run of text."""
        if self.skipping:
            if self.titled and text.strip():
                self.page.state([Fact("title", "title", plain(text).strip(), self.box.path() + "/title")])
                self.titled = False
            return
        text = plain(text)
        if self.preformatted and "\n" in text:
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
        if self.size:
            if self.cell:
                self._append(" | ")
            elif self.space or text[0].isspace() or (self.closed_link and self.link):
                self._append(" ")
        self.cell = self.closed_link = False
        if self.link and self.link[0] < 0:
            self.link = (self.size, self.link[1], self.link[2])
        if self.text_box is None:
            self.text_box = self.box
        elif self.text_box is not self.box:
            self.text_box = self.text_box.joined(self.box)
        joined = " ".join(words)
        self._append(joined)
        if self.strong_depth:
            self.strong += len(joined)
        self.space = text[-1].isspace()

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.size += len(text)

    def flush(self) -> None:
        """End the block being gathered, if it holds any text."""
        self.cell = False
        if not self.size:
            self.space = False
            return
        link = self.link
        self._close_link()
        block = RawBlock("".join(self.parts), self.text_box or self.box, tuple(self.anchors), self.strong)
        self.page.add(block)
        self._reset()
        self.link = (-1, *link[1:]) if link else None

    def _open_link(self, raw: str) -> None:
        self._close_link()
        href = attribute("href", raw)
        if href is not None:
            self.link = (-1, href[:ATTRIBUTE_WINDOW], attribute("rel", raw))

    def _close_link(self) -> None:
        if self.link and 0 <= self.link[0] < self.size:
            self.anchors.append(Anchor(self.link[0], self.size, self.link[1], self.link[2]))
            self.closed_link = True
        self.link = None

    def _void(self, tag: str, raw: str) -> None:
        if tag == "br":
            wrapped = self.size >= HARD_WRAP and self.parts[-1][-1:] not in SENTENCE_MARKS
            self.space = True
            if not wrapped or self._closed_by_break():
                self.flush()
        elif tag == "hr":
            self.flush()
        elif raw and (tag in STATING or "itemprop=" in raw):
            path = self.box.path
            self.page.state(stated(tag, raw, lambda: f"{path()}/{tag}", len(self.page.blocks)))

    def _closed_by_break(self) -> bool:
        """Return whether the last thing gathered was a line break already: two of them end a paragraph."""
        if self.parts and self.parts[-1] == "":
            return True
        self.parts.append("")
        return False
