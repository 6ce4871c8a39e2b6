"""What can be measured of a line's words alone, wherever it stands."""

import re

SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”»“’)\]›」』*]*$")
CUT_SHORT = re.compile(r"[\[(](?:…|\.\.\.)[\])]\W*$")
"""A teaser that breaks off: Last night the council […]"""
SENTENCES = re.compile(r"[.!?…][\"'”»“’)]*(?:\s|$)|[。！？]")
MARKS = re.compile(r"[,.;:!?…،。、！？；؟](?=\s|[\"'”»’)]|$)|[、。！？，]")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d\d\b|\d{1,4}\s?[年月日]")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"\w+")


def ends(text: str) -> int:
    """Return 1 where the text ends as a sentence does, else 0."""
    if text[-1].isalnum():
        return 0
    tail = max(0, len(text) - 8)
    return int(SENTENCE_END.search(text, tail) is not None and CUT_SHORT.search(text, tail) is None)


def dated(text: str) -> bool:
    """Return whether the text holds what reads as a date or a time of day."""
    return DIGIT.search(text) is not None and DATE_LIKE.search(text) is not None


def length(text: str) -> int:
    """Return the number of words; scripts written without spaces count two characters as one."""
    if text.isascii():
        return text.count(" ") + 1
    unspaced = len(UNSPACED.findall(text))
    return text.count(" ") + 1 if unspaced < 2 else len(UNSPACED.sub(" ", text).split()) + unspaced // 2


def sentences(text: str) -> int:
    """Return how many sentence ends the text holds."""
    return len(SENTENCES.findall(text))


def marks(text: str) -> int:
    """Return how many commas, stops and other sentence marks the text holds."""
    return len(MARKS.findall(text))
