"""Tokens: words, numbers, initials and marks of a text, with the classes a language's rules give them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from provenance.model.values import Span

HYPHENS = "-‐‑"
NUMBER = r"\d+(?:[.,:]\d+)*(?![-‐‑]?[^\W\d_])(?!\w)"
INITIALS = r"(?:[^\W\d_]\.){2,}"
MARKS = r"''|``|,,|--+|\.\.\.+|[^\w\s]"
APOSTROPHES = "'’"


def token_pattern(elisions: Iterable[str], clitics: Iterable[str], enclitics: Iterable[str] = ()) -> re.Pattern[str]:
    """Return the pattern that cuts a text into tokens.

    ``elisions`` are written together with the next word (French *l'*), ``clitics`` with the word before
    (English *'s*, Swedish *:s*), ``enclitics`` behind a hyphen (French *dit* **-elle**, *a* **-t-il**); all become
    tokens of their own. Every other apostrophe and hyphen stays inside its word.
    """
    before = _either(elisions)
    after = _either(c.lstrip(APOSTROPHES) for c in clitics if c[:1] in APOSTROPHES)
    behind = _hyphened(enclitics)
    inner = rf"(?:[{APOSTROPHES}](?!(?:{after})(?!\w))\w+)*" if after else rf"(?:[{APOSTROPHES}]\w+)*"
    joint = rf"(?!{behind})[{HYPHENS}]" if behind else f"[{HYPHENS}]"
    parts = [INITIALS, NUMBER]
    if before:
        parts.append(rf"(?<!\w)(?:{before})[{APOSTROPHES}](?=\w)")
    if behind:
        parts.append(rf"(?<=\w){behind}")
    parts.append(rf"\w+(?:{joint}\w+)*(?:[{HYPHENS}](?=\s\w))?" + inner)
    if after:
        parts.append(rf"(?<=\w)[{APOSTROPHES}](?:{after})(?!\w)")
    if marked := _either(c for c in clitics if c[:1] == ":"):
        parts.append(rf"(?<=\w)(?:{marked})(?!\w)")
    return re.compile("|".join([*parts, MARKS]), re.IGNORECASE)


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w.strip(APOSTROPHES)) for w in words if w.strip(APOSTROPHES)), key=len)[::-1])


def _hyphened(words: Iterable[str]) -> str:
    parts = sorted(
        {f"[{HYPHENS}]".join(map(re.escape, w.strip("-").split("-"))) for w in words}, key=lambda w: (len(w), w)
    )
    return rf"[{HYPHENS}](?:{'|'.join(parts[::-1])})(?!\w)" if parts else ""


def spans_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    """Return the spans of the tokens of ``text[start:end]``; the hyphen that ties a pronoun to its verb is in none."""
    return [
        (m.end() - len(m[0].rpartition(m[0][0])[2]), m.end()) if m[0][0] in HYPHENS and m[0][-1].isalnum() else m.span()
        for m in pattern.finditer(text, start, end)
    ]


def words_of(pattern: re.Pattern[str], form: str) -> tuple[str, ...]:
    """Return the tokens of a listed form; what is written onto a word (*l'*, *'s*, *-il*) is cut as beside one."""
    before = "x" if form[:1] in {*APOSTROPHES, *HYPHENS, ":"} else ""
    after = "x" if form[-1:] in {*APOSTROPHES} else ""
    text = before + form + after
    cut = [text[a:b] for a, b in spans_of(pattern, text, 0, len(text))]
    if (before and cut[0] != before) or (after and cut[-1] != after):
        return (form,)
    return tuple(cut[len(before) : len(cut) - len(after)])


class Hit(NamedTuple):
    """A word-list entry found in the tokens: tokens ``start`` to ``end`` (exclusive), and those of its second part."""

    entry: "Entry"
    start: int
    end: int
    second: tuple[int, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One form of a ``words`` rule."""

    rule: str
    item: str
    bits: int
    """The bits of the classes it feeds."""
    words: tuple[str, ...]
    second: tuple[str, ...] = ()
    """What must follow after a gap: the particle of a separable verb, the rest of an idiom."""
    order: int = 0
    verbal: bool = False
    """Whether its rule gives a cue class: it reports, so it is a verb or stands for one."""

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """Return its words lower-cased."""
        return tuple(w.lower() for w in self.words)

    @cached_property
    def capital(self) -> bool:
        """Return whether one of its words is written with a capital."""
        return any(w[:1].isupper() for w in self.words)


class Tokens:
    """The tokens of one block of text. ``span(i, j)`` is the stretch of text from token i up to token j."""

    __slots__ = ("at", "hits", "low", "mask", "raw", "text")

    def __init__(self, text: str, start: int, end: int, pattern: re.Pattern[str]) -> None:
        self.text = text
        self.at: list[Span] = spans_of(pattern, text, start, end)
        self.raw: list[str] = [text[a:b] for a, b in self.at]
        self.low: list[str] = [w.lower().replace("’", "'") for w in self.raw]
        self.mask: list[int] = [0] * len(self.at)
        self.hits: list[Sequence[Hit]] = [()] * len(self.at)

    def __len__(self) -> int:
        return len(self.at)

    def span(self, i: int, j: int) -> Span:
        """Return the text span of tokens i to j (exclusive); raises IndexError when it is empty."""
        return self.at[i][0], self.at[j - 1][1]

    def words(self, i: int, j: int) -> str:
        """Return the text of tokens i to j (exclusive)."""
        return self.text[self.at[i][0] : self.at[j - 1][1]]

    def spaced(self, i: int) -> bool:
        """Return whether white space stands before token i."""
        return i == 0 or self.at[i - 1][1] < self.at[i][0]
