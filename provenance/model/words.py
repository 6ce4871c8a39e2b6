"""What a word is, wherever words are counted: the one definition.

A word is a run of characters without white space, as ``wc -w`` and word processors count: "12.000", "US-Staaten"
and a dash between spaces are one word each. Han and kana characters count one each, because their
scripts put no spaces between words.
"""

import re
from collections.abc import Iterator

from provenance.model.values import Span

_SPACELESS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_SPACELESS}]|[^\s{_SPACELESS}]+")


def word_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the span of every word that lies in ``text[start:end]``, in code points, end exclusive."""
    stop = len(text) if end is None else end
    return (match.span() for match in _WORD.finditer(text, start, stop))


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """Return how many words ``text[start:end]`` holds; a word cut by an edge counts."""
    return sum(1 for _ in word_spans(text, start, end))
