"""The words without which a regex cannot match: most texts hold none of them, and need no look at the regex."""

from typing import NamedTuple

SHORTEST = 2
DEEPEST = 100
"""A regex with more groups is not read: they might all stand in each other."""
MOST = 60
"""A regex with more alternatives than this is tried on every text."""
NOTHING: frozenset[str] = frozenset()
_EDGES = frozenset("bBAzZ")


def required(pattern: str) -> frozenset[str]:
    """Return lower-case words of which every match of the pattern holds one; empty where that cannot be told."""
    return _Reader(pattern).alternatives() if pattern.count("(") <= DEEPEST else NOTHING


class _Atom(NamedTuple):
    """One element: the character it is, or the words that a group cannot do without."""

    char: str = ""
    words: frozenset[str] = NOTHING
    empty: bool = False
    """It stands between characters: an edge, a flag."""


class _Reader:
    """Reads a regex once, from left to right; what it does not know asks for nothing."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def alternatives(self) -> frozenset[str]:
        """Return what the alternatives up to the end of the group ask for."""
        found = [self._sequence()]
        while self.at < len(self.pattern) and self.pattern[self.at] == "|":
            self.at += 1
            found.append(self._sequence())
        together = frozenset().union(*found)
        return together if all(found) and len(together) <= MOST else NOTHING

    def _sequence(self) -> frozenset[str]:
        best, run = NOTHING, ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            atom = self._atom()
            least = self._least()
            if atom.empty:
                continue
            if atom.char and least == 1:
                run += atom.char
                continue
            best = _better(best, _word(run + (atom.char if least else "")))
            run = ""
            if least:
                best = _better(best, atom.words)
        return _better(best, _word(run))

    def _atom(self) -> _Atom:
        char = self.pattern[self.at]
        self.at += 1
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        if char in "^$":
            return _Atom(empty=True)
        return _Atom() if char == "." else _Atom(char=char.lower())

    def _group(self) -> _Atom:
        if self.pattern.startswith("?", self.at):
            end = next((k for k in range(self.at, len(self.pattern)) if self.pattern[k] in ":>)"), len(self.pattern))
            self.at = end + 1
            if self.pattern[end : end + 1] == ")":
                return _Atom(empty=True)
        words = self.alternatives()
        self.at += 1
        return _Atom(words=words)

    def _class(self) -> _Atom:
        self.at += self.pattern.startswith("^", self.at)
        self.at += self.pattern.startswith("]", self.at)
        while self.at < len(self.pattern) and self.pattern[self.at] != "]":
            if self.pattern.startswith("[:", self.at):
                self.at = self.pattern.find(":]", self.at) + 1 or len(self.pattern)
            self.at += 2 if self.pattern[self.at : self.at + 1] == "\\" else 1
        self.at += 1
        return _Atom()

    def _escape(self) -> _Atom:
        char = self.pattern[self.at : self.at + 1]
        self.at += 1
        if char in "pPx" and self.pattern.startswith("{", self.at):
            self.at = self.pattern.find("}", self.at) + 1 or len(self.pattern)
            return _Atom()
        if char in "pP":
            self.at += 1
            return _Atom()
        if char in _EDGES:
            return _Atom(empty=True)
        return _Atom() if char.isalnum() or not char else _Atom(char=char)

    def _least(self) -> int:
        """Read a quantifier; return 1 for none, 0 where the element may be left out, 2 where it may come again."""
        mark = self.pattern[self.at : self.at + 1]
        if not mark or mark not in "?*+{":
            return 1
        self.at += 1
        least = 0 if mark in "?*" else 2
        if mark == "{":
            end = self.pattern.find("}", self.at)
            least = 0 if self.pattern[self.at : end].split(",")[0].strip() in {"", "0"} else 2
            self.at = end + 1 if end >= 0 else len(self.pattern)
        self.at += self.pattern.startswith("?", self.at)
        return least


def _word(run: str) -> frozenset[str]:
    return frozenset({run}) if len(run.strip()) >= SHORTEST else NOTHING


def _better(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return what says more: of both, that whose shortest word is longer, then the one with fewer words."""
    return max(one, other, key=lambda words: (min(map(len, words), default=0), -len(words)))
