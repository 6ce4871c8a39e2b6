"""How like a text's words are to those of other texts."""

from collections.abc import Iterable
from typing import NamedTuple

from provenance.parse.line.wording import WORD
from provenance.parse.tree.boxes import NOTHING


class Likened(NamedTuple):
    """Texts to be compared with, each as the set of its words, and all their words together."""

    sets: tuple[frozenset[str], ...]
    known: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Likened":
        """Return the texts' sets of words, each once."""
        found = dict.fromkeys(frozenset(WORD.findall(t.lower())) for t in texts)
        sets = tuple(s for s in found if s)
        return cls(sets, NOTHING.union(*sets))

    def likeness(self, own: frozenset[str]) -> float:
        """Return how much of these words and of one text's are the same, for the text that is most like; 0 to 1."""
        shared = own & self.known
        if not shared:
            return 0.0
        return max([len(shared & s) / max(len(own), len(s)) for s in self.sets])

    def held(self, own: frozenset[str]) -> float:
        """Return how much of the text that is held best is among these words, 0 to 1."""
        if not self.known or own.isdisjoint(self.known):
            return 0.0
        return max([len(own & s) / len(s) for s in self.sets])

    def share(self, own: frozenset[str]) -> float:
        """Return how many of these words are words of the texts, 0 to 1."""
        return len(own & self.known) / len(own) if self.known and own else 0.0
