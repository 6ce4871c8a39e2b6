"""Boxes: the elements around a block, their place in the tree and the words of their classes."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Optional

MAX_PATH = 40
MAX_TAGS = 60
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
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class Vocabulary:
    """The class and id words that rules ask for, so that nothing else need be kept. ``comment*`` is a prefix."""

    def __init__(self, words: frozenset[str]) -> None:
        self.exact = frozenset(w for w in words if not w.endswith("*"))
        self.prefixes: dict[str, tuple[str, ...]] = {}
        for word in sorted(w for w in words if w.endswith("*")):
            if len(word) > STEM:
                self.prefixes[word[:STEM]] = (*self.prefixes.get(word[:STEM], ()), word)

    def known(self, word: str) -> tuple[str, ...]:
        """Return the rules' words that this word is, or begins with."""
        own = (word,) if word in self.exact else ()
        begun = self.prefixes.get(word[:STEM])
        return (*own, *(p for p in begun if word.startswith(p[:-1]))) if begun else own


class TokenReader:
    """Reads the words of class, id, role … attributes, each distinct value once a page."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._seen: dict[str, frozenset[str]] = {}
        self._words: dict[str, tuple[str, ...]] = {}

    def own(self, tag: str, raw: str) -> frozenset[str]:
        """Return the known words an element bears itself; its own name counts as one where it means a role."""
        if tag in NAMELESS:
            return NOTHING
        names = NAMING.findall(raw) if raw else []
        if tag in ROLES:
            names.append(tag)
        if not names:
            return NOTHING
        name = " ".join(names)
        found = self._seen.get(name)
        if found is None:
            found = self._seen[name] = self._read(name)
        return found

    def _read(self, name: str) -> frozenset[str]:
        found: set[str] = set()
        for part in name.split():
            known = self._words.get(part)
            if known is None:
                known = self._words[part] = self._part(part)
            found.update(known)
        return frozenset(found) if found else NOTHING

    def _part(self, part: str) -> tuple[str, ...]:
        words = _affirmed(WORD.findall(part))
        pairs = [f"{a}-{b}" for a, b in itertools.pairwise(words)]
        found: tuple[str, ...] = ()
        for word in (*words, *pairs, part.lower()):
            found += self._vocabulary.known(word)
        return found


def _affirmed(words: Sequence[str]) -> list[str]:
    """Return the words in lower case without those another denies or merely lists: has-sidebar, with-comments."""
    lowered = [w.lower() for w in words]
    return [w for before, w in zip(["", *lowered], lowered, strict=False) if before not in MODIFIERS]


NOTHING: frozenset[str] = frozenset()


class Box:
    """An element that encloses text. ``tokens`` are its own known words."""

    __slots__ = ("_children", "_path", "_tags", "depth", "index", "nth", "parent", "tag", "tokens")

    def __init__(self, tag: str, parent: Optional["Box"], nth: int, tokens: frozenset[str]) -> None:
        self.tag = tag
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.nth = nth
        self.tokens = tokens
        self.index = -1
        self._children: dict[str, int] | None = None
        self._path: str | None = None
        self._tags: frozenset[str] | None = None if parent else NOTHING

    @classmethod
    def root(cls) -> "Box":
        """Return the box of the document itself."""
        return cls("", None, 1, NOTHING)

    def child(self, tag: str, tokens: frozenset[str]) -> "Box":
        """Return a new box inside this one, counted among its siblings of the same element."""
        counts = self._children
        if counts is None:
            counts = self._children = {}
        nth = counts[tag] = counts.get(tag, 0) + 1
        return Box(tag, self, nth, tokens)

    @property
    def tags(self) -> frozenset[str]:
        """The names of the element and of those around it."""
        if self._tags is None:
            pending = list(itertools.takewhile(lambda box: box._tags is None, self.around()))
            for box in reversed(pending):
                above = (box.parent and box.parent._tags) or NOTHING
                box._tags = above if box.tag in above or len(above) >= MAX_TAGS else above | {box.tag}
        return self._tags or NOTHING

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
