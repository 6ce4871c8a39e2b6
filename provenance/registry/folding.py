"""Names compared one character for one, so that an offset in the folded text is an offset in the text."""

import unicodedata

_SAME = {"’": "'", "ʼ": "'", "‘": "'", "＇": "'", "‑": "-", "‐": "-"}
_SPACES = "\t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "-‑‐"
_FOLD = str.maketrans({**_SAME, **dict.fromkeys(_SPACES, " ")})


def folded(text: str) -> str:
    """Return the text with one apostrophe, one hyphen and one space, as long as it was; case is kept."""
    return text.translate(_FOLD)


def joins(char: str) -> bool:
    """Return whether a word goes on through this character (a letter, a digit, a combining mark)."""
    return char.isalnum() or char == "_" or unicodedata.category(char) in ("Mn", "Mc")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]`` begins and ends at a token edge (a hyphen is one: "US-Regierung")."""
    before = start > 0 and joins(text[start - 1]) and joins(text[start])
    after = end < len(text) and joins(text[end]) and joins(text[end - 1])
    mailed = start > 1 and text[start - 1] == "@" and joins(text[start - 2])  # "jane@reuters.com"
    return not (before or after or mailed)


def in_compound(text: str, start: int, end: int) -> bool:
    """Return whether a hyphen ties ``text[start:end]`` to another word."""
    before = start > 1 and text[start - 1] in _HYPHENS and joins(text[start - 2])
    after = end + 1 < len(text) and text[end] in _HYPHENS and joins(text[end + 1])
    return before or after


def has_word(text: str, word: str) -> bool:
    """Return whether the word stands in the text at token edges."""
    at = text.find(word)
    while at >= 0:
        if stands_alone(text, at, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False
