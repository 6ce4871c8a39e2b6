"""Boxes: the elements around a block, their place in the tree and the words of their classes."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Optional

from provenance.parse.markup import Start

MAX_PATH = 40
NAMING = ("class", "id", "role", "itemprop", "data-component", "data-testid", "aria-label", "data-type", "data-block")
NAMED = re.compile(r"\s(?:class|id|role|itemprop|data-|aria-label)", re.IGNORECASE)
ROLES = frozenset({
    "nav", "footer", "aside", "form", "figure", "figcaption", "menu", "header", "dialog", "button", "label",
    "blockquote", "main",
})  # fmt: skip
MODIFIERS = frozenset({
    "has", "with", "no", "without", "hide", "hidden", "show", "enable", "disable", "enabled", "is", "not", "above",
    "below",
})  # fmt: skip
NAME_WINDOW = 600
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class Vocabulary:
    """The class and id words that rules ask for, so that nothing else need be kept. ``comment*`` is a prefix."""

    def __init__(self, words: frozenset[str]) -> None:
        self.exact = frozenset(w for w in words if not w.endswith("*"))
        self.prefixes = frozenset(w[:-1] for w in words if w.endswith("*"))
        self._sizes = sorted({len(p) for p in self.prefixes})

    def known(self, word: str) -> tuple[str, ...]:
        """Return the rules' words that this word is, or begins with."""
        own = (word,) if word in self.exact else ()
        return (*own, *(f"{word[:n]}*" for n in self._sizes if word[:n] in self.prefixes and n <= len(word)))


class TokenReader:
    """Reads the words of class, id, role … attributes, each distinct value once a page."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._seen: dict[str, frozenset[str]] = {}
        self._words: dict[str, tuple[str, ...]] = {}

    def own(self, event: Start) -> frozenset[str]:
        """Return the known words an element bears itself; its own name counts as one where it means a role."""
        tag = event.tag
        if tag in ("html", "body", "a"):
            return NOTHING
        name = tag if tag in ROLES else ""
        if event.raw and NAMED.search(event.raw):
            attributes = event.attributes
            name = " ".join((name, *(attributes[n][:NAME_WINDOW] for n in NAMING if n in attributes)))
        if not name:
            return NOTHING
        if name not in self._seen:
            self._seen[name] = self._read(name)
        return self._seen[name]

    def _read(self, name: str) -> frozenset[str]:
        found: dict[str, None] = {}
        for part in name.split():
            words = _affirmed(WORD.findall(part))
            pairs = [f"{a}-{b}" for a, b in itertools.pairwise(words)]
            for word in [*words, *pairs, part.lower()]:
                found.update(dict.fromkeys(self._known(word)))
        return frozenset(found)

    def _known(self, word: str) -> tuple[str, ...]:
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self._vocabulary.known(word)
        return known


def _affirmed(words: Sequence[str]) -> list[str]:
    """Return the words in lower case without those another denies or merely lists: has-sidebar, with-comments."""
    lowered = [w.lower() for w in words]
    return [w for before, w in zip(["", *lowered], lowered, strict=False) if before not in MODIFIERS]


NOTHING: frozenset[str] = frozenset()


class Box:
    """An element that encloses text. ``tokens`` are its own known words, ``tags`` the elements around a block."""

    __slots__ = ("_children", "depth", "holds", "index", "nth", "parent", "tag", "tags", "tokens")

    def __init__(
        self, tag: str, parent: Optional["Box"], nth: int, tokens: frozenset[str], tags: frozenset[str]
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.nth = nth
        self.tokens = tokens
        self.tags = tags
        self.holds = False
        self.index = -1
        self._children: dict[str, int] | None = None

    @classmethod
    def root(cls) -> "Box":
        """Return the box of the document itself."""
        return cls("", None, 1, NOTHING, NOTHING)

    def child(self, tag: str, tokens: frozenset[str]) -> "Box":
        """Return a new box inside this one, counted among its siblings of the same element."""
        counts = self._children
        if counts is None:
            counts = self._children = {}
        nth = counts[tag] = counts.get(tag, 0) + 1
        tags = self.tags if tag in self.tags else self.tags | {tag} if len(self.tags) < 60 else self.tags
        return Box(tag, self, nth, tokens, tags)

    def marked(self) -> "Box":
        """Return the box, it and all around it marked as holding text."""
        box: Box | None = self
        while box is not None and not box.holds:
            box.holds = True
            box = box.parent
        return self

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
        steps: list[str] = []
        box: Box | None = self
        while box is not None and box.tag and len(steps) < MAX_PATH:
            steps.append(box.tag if box.tag in ("html", "head", "body") else f"{box.tag}[{box.nth}]")
            box = box.parent
        steps.reverse()
        return ("/" if box is None or not box.tag else "…/") + "/".join(steps)
