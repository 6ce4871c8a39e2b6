"""A name as a notice has it, and the shorter ways it may be read: without brackets, dates and endings."""

import re
import unicodedata
from collections.abc import Iterator

_EDGES = " \t\n\r\u00a0,.;:()[]{}<>«»„“”\"'|/*_–—-"
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*$")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST, _TELLING = 3, 6
_LONGEST = 80
_MOST_WORDS = 8
_ENDING = re.compile(r"['’][^\W\dA-Z_]{1,6}$")


def trimmed_name(text: str) -> str:
    """Return the words without marks at their edges; a bracket that the name opens stays closed: "Radio Haven (RH)"."""
    name = " ".join(text.strip(_EDGES).split())
    if name.count("(") > name.count(")"):
        closes = f"{name})" in " ".join(text.split())
        return f"{name})" if closes else name[: name.rindex("(")].rstrip(_EDGES)
    return name


def readings(name: str) -> Iterator[str]:
    """Yield the name and what it may be short of: "Radio Haven (RH)" is "Radio Haven", and "RH"."""
    yield name
    bracket = _BRACKETS.search(name)
    if bracket and bracket.start():
        yield name[: bracket.start()]
        yield bracket[1].strip()
    plain = without_tail(name)
    if plain != name:
        yield plain


def without_tail(name: str) -> str:
    """Return the name without a date behind it ("Hafenpost vom 3. Mai") and without an ending ("Liman Postası'nda")."""
    words = name.split(" ")
    for at in range(2, len(words)):
        if words[at][:1].isdigit() and words[at - 1].islower():
            name = " ".join(words[: at - 1])
            break
    return _ENDING.sub("", name)


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
