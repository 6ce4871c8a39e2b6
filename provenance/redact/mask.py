"""Names taken out of text without moving a letter of the rest: what stands in their place is as long as they were."""

import re
import unicodedata
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick

from provenance.redact.persons import WORD, Private

BLOCK = "█"
SHORTEST_TELLING = 4
"""A shorter word in an address may be any."""
_PIECE = re.compile(r"\S+")
_ADDRESS = re.compile(r"[@/_\\#%]|\w[.-]\w")
_HOST = re.compile(r"(?i)^[a-z][a-z0-9+.-]{1,15}://[^/?#\s]*")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae"})


class Mask:
    """Takes the names of some persons out of any text."""

    def __init__(self, persons: Sequence[Private], endings: Sequence[str]) -> None:
        self._numbers: dict[str, int] = {}
        telling: dict[str, None] = {}
        for number, person in enumerate(persons, start=1):
            for word in person.words:
                self._numbers.setdefault(word.casefold(), number)
            spelt = [_spellings(word) for word in (person.words[-1], "".join(person.words))]
            telling |= dict.fromkeys(s for spellings in spelt for s in spellings if len(s) >= SHORTEST_TELLING)
        self._endings = tuple(sorted(endings, key=lambda e: (-len(e), e)))
        self._telling = AhoCorasick(list(telling)) if telling else None

    def words(self, text: str) -> str:
        """Return the text, as long as it was, with ``P1`` and blocks where a name stood, in addresses too."""
        if not self._numbers or not text:
            return text
        masked = WORD.sub(lambda match: self._word(match[0]), text)
        return _PIECE.sub(lambda match: self._piece(match[0]), masked)

    def _word(self, word: str) -> str:
        number = None if word[0].islower() else self._number(word.casefold())
        if number is None:
            return word
        sign = f"P{number}"
        return sign + BLOCK * (len(word) - len(sign)) if len(sign) <= len(word) else BLOCK * len(word)

    def _number(self, word: str) -> int | None:
        """*Müllers*, *Nováka*: a name's word with an ending of the language is the name."""
        if word in self._numbers:
            return self._numbers[word]
        for ending in self._endings:
            if word.endswith(ending) and (found := self._numbers.get(word[: -len(ending)])):
                return found
        return None

    def _piece(self, piece: str) -> str:
        """A name in small letters, in an address or a file's name: all of it goes, but for the host's name."""
        if self._telling is None or not _ADDRESS.search(piece):
            return piece
        plain = next((s for s in _spellings(piece) if self._tells(s)), None)
        if plain is None:
            return piece
        host = _HOST.match(piece)
        kept = host[0] if host and not any(self._tells(s) for s in _spellings(host[0])) else ""
        return kept + hidden(piece[len(kept) :])

    def _tells(self, spelt: str) -> bool:
        return self._telling is not None and bool(self._telling.find_matches_as_indexes(spelt))


def hidden(text: str) -> str:
    """Return the text with a block for every letter and figure."""
    return "".join(BLOCK if char.isalnum() else char for char in text)


def _spellings(word: str) -> tuple[str, ...]:
    """Return a word as addresses may spell it: without marks, with umlauts written out, nothing between letters."""
    low = word.casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if c.isalnum())
    written = "".join(c for c in unicodedata.normalize("NFKD", low.translate(_UMLAUTS)) if c.isalnum())
    return tuple(dict.fromkeys((plain, written)))
