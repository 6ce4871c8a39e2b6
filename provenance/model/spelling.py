"""Whether two names can be one house's, however each is spelled."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_SHORTEST, _TELLING = 3, 6
_LONGEST = 80
_MOST_WORDS = 8


def spell_the_same(one: str, other: str) -> bool:
    """Return whether two names can be one house's: equal but for case and marks, one in the other, or its initials.

    "Hafenpost GmbH" holds "Hafenpost", "detroitnews" is in "The Detroit News", "evref" opens each word of
    "Evangelisch-reformierte Kirche".
    """
    shorter, longer = sorted((_words(one), _words(other)), key=lambda words: len("".join(words)))
    plain, whole = "".join(shorter), "".join(longer)
    if len(plain) < _SHORTEST:
        return False
    if plain == whole or (len(plain) >= _TELLING and plain in whole):
        return True
    runs = range(len(longer) - len(shorter) + 1)
    return any(longer[at : at + len(shorter)] == shorter for at in runs) or _opens(plain, longer)


def _words(name: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", name[:_LONGEST]).casefold()
    return _WORD.findall("".join(char for char in letters if not unicodedata.combining(char)))


def _opens(label: str, words: list[str]) -> bool:
    """Return whether a label is the beginnings of at least two words in order, the first word's among them."""
    reached = {0: 0}
    for number, word in enumerate(words[:_MOST_WORDS]):
        grown = {
            at + size: used + 1
            for at, used in reached.items()
            for size in range(1, len(word) + 1)
            if label.startswith(word[:size], at)
        }
        reached = grown if number == 0 else {**reached, **grown}
    return reached.get(len(label), 0) > 1
