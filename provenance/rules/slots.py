"""Bounded scanners for the slots of a phrase: where a NAME, DOMAIN, DATE or NUMBER may end, or may begin.

Each looks at a few hundred code points at most, so that a phrase costs the same wherever it stands. Candidates come
longest first. Slots never cross a line break.
"""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

MAX_NAME_TOKENS = 8
MAX_DATE = 30
_REACH = 300
_WORD = re.compile(r"[^\W_]+(?:['’.&\-][^\W_]+)*|\S")
_JOINTS = frozenset({"&", "/"})
_HOST = r"(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_][\w-]{1,62}"
_URL = re.compile(rf"(?:https?://)?{_HOST}(?::\d{{1,5}})?(?:/[^\s<>\"'„“”»«]{{0,200}})?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,20}(?:[., '’]\d{3}){0,6}(?:[.,]\d{1,6})?")
_DATE_GAP = frozenset(" \t.,:/-–—·|")


class Token(NamedTuple):
    """A word or a mark, with its place in the text."""

    text: str
    start: int
    end: int


Scan = Callable[[str, int, int, Collection[str]], list[int]]


def name_ends(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the ends of the name-like runs that begin at ``at``."""
    line = text[at : min(stop, at + _REACH)].split("\n", 1)[0]
    tokens = _names([Token(m.group(), at + m.start(), at + m.end()) for m in _WORD.finditer(line)], text, particles)
    if not tokens or tokens[0].start != at or _date_or_number(tokens):
        return []
    return [t.end for t in reversed(tokens) if not _inner(t, particles)]


def name_starts(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the starts of the name-like runs that end at ``at``."""
    begin = max(stop, at - _REACH)
    begin = max(begin, text.rfind("\n", begin, at) + 1)
    tokens = [Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, begin, at)]
    starts: list[int] = []
    for first in range(len(tokens) - 1, max(-1, len(tokens) - 2 * MAX_NAME_TOKENS), -1):
        run = _names(tokens[first:], text, particles)
        whole = run and run[-1].end == at and not _inner(run[-1], particles) and not _date_or_number(run)
        if whole:
            starts.append(tokens[first].start)
    return starts[::-1]


def _names(tokens: list[Token], text: str, particles: Collection[str]) -> list[Token]:
    """Return the longest run of name-like tokens from the first token on."""
    run: list[Token] = []
    for token in tokens:
        if not (_goes_on(run[-1], token, particles) if run else _capital(token)):
            break
        run.append(token)
        if sum(t.text[0].isalnum() for t in run) == MAX_NAME_TOKENS:
            break
    return run


def _goes_on(before: Token, token: Token, particles: Collection[str]) -> bool:
    if token.start - before.end > 1:
        return False
    return _capital(token) or _inner(token, particles) or _initial_stop(token, before)


def _date_or_number(run: list[Token]) -> bool:
    """Whether the run is no name: "4.4.18", "20 November 2019"; "20 Minuten" is one."""
    first, last = run[0].text, run[-1].text
    return not any(c.isalpha() for t in run for c in t.text) or (first.isdigit() and len(last) == 4 and last.isdigit())


def _capital(token: Token) -> bool:
    return token.text[0].isalnum() and not token.text[0].islower()


def _inner(token: Token, particles: Collection[str]) -> bool:
    """A token that a name may hold but not end with: "van", "&"."""
    return token.text in _JOINTS or token.text in particles


def _initial_stop(token: Token, before: Token) -> bool:
    """The stop of an initial or short title: "J. Vermeer", "Dr. Haas"; not of a sentence that ends: "ANP. De"."""
    word = before.text
    short = len(word) == 1 or (len(word) == 2 and word[1:].islower())
    return token.text == "." and token.start == before.end and short and _capital(before)


def domain_ends(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the end of the host name or web address that begins at ``at``, its path included."""
    found = _URL.match(text, at, min(stop, at + _REACH))
    return [_shorn(text, at, found.end())] if found else []


def domain_starts(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the start of the host name or web address that ends at ``at``."""
    begin = max(stop, at - _REACH)
    run = text[begin:at].split()
    if not run or text[at - 1].isspace():
        return []
    start = at - len(run[-1])
    while start < at and not text[start].isalnum():
        start += 1
    found = _URL.match(text, start, at)
    return [start] if found and found.end() == at else []


def _shorn(text: str, start: int, end: int) -> int:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "/"):
        end -= 1
    return end


def date_ends(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the ends of what looks like a date from ``at`` on: 2. November 2024 · 08:03; Nov 2, 2024; 2 november."""
    tokens = _date_tokens(text, at, min(stop, at + MAX_DATE))
    if not tokens or tokens[0].start != at or not any(_digits(t) for t in tokens[:3]):
        return []
    ends = [t.end for before, t in zip([None, *tokens], tokens, strict=False) if _ends_date(before, t)]
    return ends[::-1]


def date_starts(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the starts of what looks like a date that ends at ``at``."""
    begin = max(stop, at - MAX_DATE)
    begin = max(begin, text.rfind("\n", begin, at) + 1)
    if begin > stop and text[begin - 1].isalnum():
        begin = next((i for i in range(begin, at) if not text[i].isalnum()), at)
    starts = (i for i in range(begin, at) if text[i].isalnum() and (i == begin or not text[i - 1].isalnum()))
    return [i for i in starts if at in date_ends(text, i, at, particles)]


def _date_tokens(text: str, at: int, stop: int) -> list[Token]:
    tokens: list[Token] = []
    while at < stop:
        end = at
        while end < stop and text[end].isalnum():
            end += 1
        if end == at or (end == stop and end < len(text) and text[end].isalnum()):
            break
        tokens.append(Token(text[at:end], at, end))
        at = end
        while at < stop and text[at] in _DATE_GAP:
            at += 1
    return tokens


def _ends_date(before: Token | None, token: Token) -> bool:
    day = before is not None and _digits(before) and len(before.text) <= 2
    return _digits(token) or (day and token.text.isalpha())


def _digits(token: Token) -> bool:
    return any(c.isdigit() for c in token.text)


def number_ends(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the end of the number that begins at ``at``."""
    found = _NUMBER.match(text, at, min(stop, at + 60))
    return [found.end()] if found else []


def number_starts(text: str, at: int, stop: int, particles: Collection[str]) -> list[int]:
    """Return the start of the number that ends at ``at``."""
    begin = max(stop, at - 60)
    starts = (i for i in range(begin, at) if text[i].isdigit() and (i == begin or not text[i - 1].isalnum()))
    return [i for i in starts if at in number_ends(text, i, at, particles)][:1]


FORWARD: dict[str, Scan] = {"NAME": name_ends, "DOMAIN": domain_ends, "DATE": date_ends, "NUMBER": number_ends}
BACKWARD: dict[str, Scan] = {
    "NAME": name_starts,
    "DOMAIN": domain_starts,
    "DATE": date_starts,
    "NUMBER": number_starts,
}
