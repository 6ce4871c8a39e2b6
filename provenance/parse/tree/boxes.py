"""Boxes: the elements around a block, their place in the tree and the words of their classes."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Optional

from provenance.parse.tree.facts import hides

MAX_PATH = 40
MAX_TAGS = 60
MOST_PARTS = 20_000
"""Class names kept with what they say: sites share them, and ids that no other page has must not pile up."""
STEM = 3
"""Prefixes are looked up by so many letters; none may be shorter."""
NAMING = re.compile(
    r'\s(?:class|id|role|itemprop|data-component|data-testid|aria-label|data-type|data-block)="([^"]{1,600})',
    re.IGNORECASE,
)
ROLES = frozenset({
    "nav", "footer", "aside", "form", "figure", "figcaption", "menu", "header", "dialog", "button", "label",
    "blockquote", "main",
})  # fmt: skip
MODIFIERS = frozenset({
    "has", "with", "no", "without", "hide", "hidden", "show", "enable", "disable", "enabled", "is", "not", "above",
    "below",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
})  # fmt: skip
NAMELESS = frozenset({"html", "body", "a"})
NOTHING: frozenset[str] = frozenset()
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class Vocabulary:
    """The class and id words that rules ask for, so that nothing else need be kept. ``comment*`` is a prefix."""

    def __init__(self, words: frozenset[str]) -> None:
        self.exact = frozenset(w for w in words if not w.endswith("*"))
        self.prefixes: dict[str, tuple[str, ...]] = {}
        for word in sorted(w for w in words if w.endswith("*")):
            if len(word) > STEM:
                self.prefixes[word[:STEM]] = (*self.prefixes.get(word[:STEM], ()), word)
        self._parts: dict[str, frozenset[str]] = {}

    def known(self, word: str) -> tuple[str, ...]:
        """Return the rules' words that this word is, or begins with."""
        own = (word,) if word in self.exact else ()
        begun = self.prefixes.get(word[:STEM])
        return (*own, *(p for p in begun if word.startswith(p[:-1]))) if begun else own

    def among(self, words: Iterable[str]) -> list[str]:
        """Return the rules' words that these words are, or begin with; most words are none."""
        exact, prefixes = self.exact, self.prefixes
        return [k for w in words if w in exact or w[:STEM] in prefixes for k in self.known(w)]

    def part(self, part: str) -> frozenset[str]:
        """Return the rules' words in one name of a class attribute, alone or as two words in a row."""
        found = self._parts.get(part)
        if found is None:
            if len(self._parts) >= MOST_PARTS:
                self._parts.clear()
            found = self._parts[part] = self._read(part)
        return found

    def _read(self, part: str) -> frozenset[str]:
        words = _affirmed(WORD.findall(part))
        pairs = [f"{a}-{b}" for a, b in itertools.pairwise(words)] if len(words) > 1 else ()
        return frozenset(self.among((*words, *pairs, part.lower())))


class Attributes(NamedTuple):
    """What the walk asks of an element's attributes: known words, whether they hide it, whether they state a fact."""

    words: frozenset[str] = NOTHING
    hides: bool = False
    states: bool = False


PLAIN = Attributes()


class TokenReader:
    """Reads the words of class, id, role … attributes, each distinct value once a page."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._seen: dict[str, Attributes] = {}
        self.roles = {tag: frozenset(vocabulary.known(tag)) for tag in ROLES}
        """The words an element's own name counts as, where it means a role."""

    def read(self, tag: str, raw: str) -> Attributes:
        """Return what an element's attributes, as written, say; the class of a nameless one says nothing."""
        if tag in NAMELESS:
            return Attributes(NOTHING, hides(raw), "itemprop=" in raw)
        found = self._seen.get(raw)
        if found is None:
            found = self._seen[raw] = Attributes(self._words(raw), hides(raw), "itemprop=" in raw)
        return found

    def _words(self, raw: str) -> frozenset[str]:
        found = NOTHING
        for name in NAMING.findall(raw):
            for part in name.split():
                found |= self._vocabulary.part(part)
        return found


def _affirmed(words: Sequence[str]) -> list[str]:
    """Return the words in lower case without those another denies or merely lists: has-sidebar, with-comments."""
    lowered = [w.lower() for w in words]
    if MODIFIERS.isdisjoint(lowered):
        return lowered
    return [w for before, w in zip(["", *lowered], lowered, strict=False) if before not in MODIFIERS]


class Box:
    """An element that encloses text, the ``nth`` of its name among its siblings, from 1.

    ``tokens`` are its own known words, ``tags`` the names of the element and of those around it.
    """

    __slots__ = ("_children", "_path", "depth", "index", "nth", "parent", "tag", "tags", "tokens")

    def __init__(self, tag: str, parent: Optional["Box"] = None, tokens: frozenset[str] = NOTHING) -> None:
        self.tag = tag
        self.parent = parent
        self.tokens = tokens
        self.index = -1
        self._children: dict[str, int] | None = None
        self._path: str | None = None
        if parent is None:
            self.depth, self.nth, self.tags = 0, 1, NOTHING
            return
        self.depth = parent.depth + 1
        counts = parent._children
        if counts is None:
            counts = parent._children = {}
        self.nth = counts[tag] = counts.get(tag, 0) + 1
        above = parent.tags
        self.tags = above if tag in above or len(above) >= MAX_TAGS else above | {tag}

    def joined(self, other: "Box") -> "Box":
        """Return the innermost box around both; where one is far deeper, the other stands for it."""
        a, b = self, other
        if abs(a.depth - b.depth) > MAX_PATH:
            return min(a, b, key=lambda box: box.depth)
        while a is not b:
            if a.depth >= b.depth and a.parent:
                a = a.parent
            elif b.parent:
                b = b.parent
        return a

    def around(self) -> Iterator["Box"]:
        """Yield the box and those that enclose it, innermost first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent

    def path(self) -> str:
        """Return where the box stands, as an XPath; its beginning is cut when it is very deep."""
        if self._path is None:
            if self.parent is None:
                self._path = ""
            elif self.depth <= MAX_PATH:
                self._path = f"{self.parent.path()}/{self._step()}"
            else:
                steps = [box._step() for box in itertools.islice(self.around(), MAX_PATH)]
                self._path = "…/" + "/".join(reversed(steps))
        return self._path

    def _step(self) -> str:
        return self.tag if self.tag in ("html", "head", "body") else f"{self.tag}[{self.nth}]"
