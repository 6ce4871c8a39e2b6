"""Cutting a segment into sentences."""

import re
from collections.abc import Iterator

from provenance.model.article import trimmed
from provenance.model.values import Span

_STOP = re.compile(r"[.!?…。！？][\"'”’»“)\]*]{0,3}(?=\s|$)|[。！？]|\n")
_WORD_BEFORE = re.compile(r"[\w.]{1,20}$")
_LOOK_BACK = 24


def sentences(text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset()) -> Iterator[Span]:
    """Yield the sentences of ``text[start:end]``, trimmed (code points, end exclusive).

    A stop after one of the ``abbreviations`` (case-folded, without their last stop), after a single letter
    or a short number ends no sentence, nor does one before a lower-case letter: "am 2. November", "J. Smith said".
    """
    first = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop, end, abbreviations):
            yield from _kept(text, first, stop.end())
            first = stop.end()
    yield from _kept(text, first, end)


def _kept(text: str, start: int, end: int) -> Iterator[Span]:
    span = trimmed(text, start, end)
    if span[0] < span[1]:
        yield span


def _ends(text: str, stop: re.Match[str], end: int, abbreviations: frozenset[str]) -> bool:
    mark = stop.group()[0]
    if mark == "\n":
        return True
    following = text[stop.end() : min(end, stop.end() + 3)].lstrip()[:1]
    if following.islower():
        return False
    return mark != "." or not _shortened(text, stop.start(), abbreviations)


def _shortened(text: str, at: int, abbreviations: frozenset[str]) -> bool:
    before = _WORD_BEFORE.search(text[max(0, at - _LOOK_BACK) : at])
    word = before.group() if before else ""
    short_number = word.isdigit() and len(word) <= 2
    return short_number or (len(word) == 1 and word.isalpha()) or word.casefold() in abbreviations
