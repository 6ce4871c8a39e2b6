"""One key for one person, however the name is spelled: *Selenskyj*, *Zelensky*, *Зеленський*."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize

from provenance.rules.book import RuleBook
from provenance.rules.kinds import Words

PERSON = "person:"
SPELLING = "any.spelling."
SILENT = "none"
VOWELS = "aeiou"
TELLING = 3
"""Consonants from which a given name is told by them alone: *Andrij*, *Andrey* and *Андрей* differ in vowels only."""


@dataclass(frozen=True)
class Spelling:
    """Reads names as the ``any.spelling`` lists write them."""

    letters: re.Pattern[str]
    read: Mapping[str, str]

    @staticmethod
    def of(book: RuleBook) -> "Spelling":
        """Return the spelling rules of a rule book, made ready once."""
        return book.compiled("registry.spelling", _build)

    def key_of(self, name: str, bare: Callable[[str], str]) -> str | None:
        """Return the key of a person named in full, None for fewer than two words that tell anything.

        ``bare`` takes an inflected word's ending off. Initials and particles (lower-case words) tell nothing.
        """
        words = [word for word in name.split() if word[:1].isupper() and len(word.strip(".")) > 1]
        given = [self._given(self._folded(word)) for word in words[:-1]]
        surname = self._folded(bare(words[-1])).rstrip(VOWELS) if words else ""
        return f"{PERSON}{' '.join((*given, surname))}" if surname and given and all(given) else None

    def _folded(self, word: str) -> str:
        read = self.letters.sub(self._letter, normalize("NFC", word.casefold()))
        return re.sub(r"(.)\1+", r"\1", read)

    def _letter(self, found: re.Match[str]) -> str:
        if found[0] in self.read:
            return self.read[found[0]]
        return "".join(self.read.get(c, c) for c in normalize("NFKD", found[0]) if not combining(c))

    @staticmethod
    def _given(folded: str) -> str:
        """*Maria* and *Mario* stay two: what ends in -a keeps it; a short name keeps all its vowels."""
        bones = "".join(c for c in folded if c not in VOWELS)
        if len(bones) < TELLING:
            return folded.rstrip("ei")
        return bones + "a" if folded.endswith("a") else bones


def _build(book: RuleBook) -> Spelling:
    lists = [rule for rule in book.of(Words, "any") if rule.id.startswith(SPELLING)]
    read = {form: rule.id.removeprefix(SPELLING).replace(SILENT, "") for rule in lists for form in rule.forms}
    longest = sorted(map(re.escape, read), key=lambda form: (-len(form), form))
    return Spelling(re.compile("|".join([*longest, "."])), read)
