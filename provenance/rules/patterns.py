"""The pattern language of frames: a pattern looks like the sentence it matches.

``CONTENT (,) laut SOURCE`` has two slots, an optional comma and the literal word that anchors it.
``SAY- SOURCE -SAY dat CONTENT`` has a verb in two parts: "merkte de burgemeester op dat …".
``SOURCE <says|said> no`` keeps the words between the angle brackets in the content.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal as OneOf
from typing import NamedTuple

SLOTS = frozenset({"SOURCE", "CONTENT", "QUOTE", "ADDRESSEE", "VIA"})
MAX_SLOTS = 4
MAX_DEPTH = 4
MAX_ELEMENTS = 60

Part = OneOf["whole", "first", "second"]


class Literal(NamedTuple):
    """Consecutive words of the sentence, as written in the pattern; compared without regard to case."""

    words: tuple[str, ...]


class Class(NamedTuple):
    """A word of a class: the whole form, or the part before or after the gap of a separable verb."""

    name: str
    part: Part = "whole"


class Slot(NamedTuple):
    """A stretch to be scanned: SOURCE, CONTENT, QUOTE, ADDRESSEE or VIA."""

    name: str


class Punct(NamedTuple):
    """One punctuation character, literal."""

    text: str


class Gap(NamedTuple):
    """A bounded stretch of any words, possibly none."""


class Optional(NamedTuple):
    """Elements that may be left out together."""

    elements: tuple["Element", ...]


class Either(NamedTuple):
    """Exactly one of the options."""

    options: tuple["Element", ...]


class ContentGroup(NamedTuple):
    """Elements whose words belong to the content."""

    elements: tuple["Element", ...]


Element = Literal | Class | Slot | Punct | Gap | Optional | Either | ContentGroup


class PatternError(ValueError):
    """A pattern that cannot be read; ``at`` is the code point where reading stopped."""

    def __init__(self, message: str, at: int = 0) -> None:
        super().__init__(message)
        self.at = at


# A capital name with its dash, a word ("l'agence"; in "d'SOURCE" the slot stands alone), or a single character.
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<name>-?(?<!\w)[A-Z][A-Z0-9_]+-?(?!\w))"
    r"|(?P<word>['’]?\w+(?:['’.\-](?![A-Z]{2})\w+)*['’]?)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_CLOSING = {"(": ")", "<": ">"}


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def parse_pattern(text: str) -> tuple[Element, ...]:
    """Return the elements of a pattern. Raises PatternError when it cannot be read."""
    reader = _Reader([_Token(m.lastgroup or "", m.group(), m.start()) for m in _TOKEN.finditer(text)])
    elements = reader.sequence(None, 0)
    if not elements:
        raise PatternError("an empty pattern")
    if sum(1 for _ in walk(elements)) > MAX_ELEMENTS:
        raise PatternError(f"a pattern of more than {MAX_ELEMENTS} elements")
    return elements


def walk(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield every element, outer before inner, in pattern order."""
    for element in elements:
        yield element
        yield from walk(inner(element))


def inner(element: Element) -> tuple[Element, ...]:
    """Return the elements a group or choice holds; none for a plain element."""
    if isinstance(element, Optional | ContentGroup):
        return element.elements
    return element.options if isinstance(element, Either) else ()


def anchored(elements: Iterable[Element]) -> bool:
    """Return whether the pattern must contain a literal word or a word of a class, or punctuation beside a quotation.

    A quotation is found by its marks, so ``SOURCE : QUOTE`` needs no cue word: Merz: „Wir bleiben.“
    """
    required = list(_required(elements))
    quoted = Slot("QUOTE") in required and any(isinstance(e, Punct) for e in required)
    return quoted or any(isinstance(e, Literal | Class) for e in required)


def _required(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, ContentGroup):
            yield from _required(element.elements)
        elif isinstance(element, Either):
            if all(isinstance(o, Literal | Class) for o in element.options):
                yield element.options[0]
        elif not isinstance(element, Optional):
            yield element


class _Reader:
    """Reads tokens from left to right, never back."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def sequence(self, closing: str | None, depth: int) -> tuple[Element, ...]:
        """Return the elements up to the closing mark, which is consumed, or to the end."""
        opened = self.at
        found: list[Element] = []
        while (token := self._next()) is not None:
            if token.text == closing:
                return _joined(found)
            if token.text in _CLOSING.values():
                raise PatternError(f"'{token.text}' closes nothing", token.at)
            found.append(self._choice(self._element(token, depth), depth))
        if closing:
            start = self.tokens[opened - 1]
            raise PatternError(f"'{start.text}' is never closed", start.at)
        return _joined(found)

    def _choice(self, first: Element, depth: int) -> Element:
        options = [first]
        while (bar := self._peek()) is not None and bar.text == "|":
            self._next()
            token = self._next()
            if token is None or token.text in {"|", ")", ">"}:
                raise PatternError("'|' stands between two words", bar.at)
            options.append(self._element(token, depth))
        return Either(tuple(options)) if len(options) > 1 else first

    def _element(self, token: _Token, depth: int) -> Element:
        if token.kind == "name":
            return _named(token)
        if token.kind == "word":
            return Literal((token.text,))
        if token.text in _CLOSING:
            return self._group(token, depth)
        if token.text == "…":
            return Gap()
        if token.text == "|":
            raise PatternError("'|' stands between two words", token.at)
        return Punct(token.text)

    def _group(self, token: _Token, depth: int) -> Element:
        if depth >= MAX_DEPTH:
            raise PatternError(f"groups nested deeper than {MAX_DEPTH}", token.at)
        elements = self.sequence(_CLOSING[token.text], depth + 1)
        if not elements:
            raise PatternError(f"'{token.text}{_CLOSING[token.text]}' holds nothing", token.at)
        return Optional(elements) if token.text == "(" else ContentGroup(elements)

    def _next(self) -> _Token | None:
        token = self._peek()
        self.at += token is not None
        return token

    def _peek(self) -> _Token | None:
        while self.at < len(self.tokens) and self.tokens[self.at].kind == "space":
            self.at += 1
        return self.tokens[self.at] if self.at < len(self.tokens) else None


def _named(token: _Token) -> Element:
    name = token.text.strip("-")
    if token.text == name:
        return Slot(name) if name in SLOTS else Class(name)
    if name in SLOTS:
        raise PatternError(f"the slot {name} has no parts", token.at)
    if token.text == f"-{name}-":
        raise PatternError(f"'{token.text}' is neither the first nor the second part", token.at)
    return Class(name, "second" if token.text.startswith("-") else "first")


def _joined(elements: list[Element]) -> tuple[Element, ...]:
    joined: list[Element] = []
    for element in elements:
        last = joined[-1] if joined else None
        if isinstance(element, Literal) and isinstance(last, Literal):
            joined[-1] = Literal(last.words + element.words)
        else:
            joined.append(element)
    return tuple(joined)
