"""Words that two stretches of text share, without knowing their language."""

import re
from math import ceil

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SHORTEST = 5
_AGREE = 0.75
"""The part of the shorter word that two words must begin with alike."""


def stems(text: str, function_words: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the long words of a text, case-folded, each once and in order; function words are left out."""
    words = (word.casefold() for word in _WORD.findall(text))
    return tuple(dict.fromkeys(w for w in words if len(w) >= _SHORTEST and w not in function_words))


def akin(one: str, other: str) -> bool:
    """Return whether two words begin alike far enough to be forms of one: nordkoreanische, Nordkoreas."""
    need = max(_SHORTEST, ceil(min(len(one), len(other)) * _AGREE))
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same >= need


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of ``one`` that have kin in ``other``."""
    return tuple(word for word in one if any(akin(word, candidate) for candidate in other))
