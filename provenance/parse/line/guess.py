"""What a line is by its words alone, where no rule knows it: learned from the phrases of all languages' rules."""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from provenance.model.values import Label
from provenance.parse.line.wording import UNSPACED
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Phrase

STEM = 4
ROUNDED = 1e-6
DOUBT = 100
"""For so many phrases each kind is taken to speak as all of them together do: kinds with few phrases say little."""
LETTERS = re.compile(r"[^\W\d_]+")
NOT_SAID = re.compile(r"\b(?:NAME|NUMBER|DATE|DOMAIN)\b|[\\()|…]")


class Guess(NamedTuple):
    """A kind, and how much surer of it the words are than of the next, by the root of what is known of them."""

    label: Label
    margin: float


@dataclass(frozen=True, slots=True)
class Guesser:
    """How much each word speaks for each kind, and what a word never used for a kind speaks against it."""

    weights: Mapping[str, Mapping[Label, float]]
    against: Mapping[Label, float]
    """What a known sign is worth for a kind it was never used for."""
    most: Mapping[str, float]
    """By how much each word can part two kinds at most."""

    @classmethod
    def of(cls, book: RuleBook) -> "Guesser":
        """Return what the book's phrases teach, learned once."""
        return book.compiled("parse.guesser", cls._build)

    @classmethod
    def _build(cls, book: RuleBook) -> "Guesser":
        used: dict[str, dict[Label, int]] = {}
        phrases: Counter[Label] = Counter()
        for label, text in _phrases(book):
            phrases[label] += 1
            for sign in signs(text):
                counts = used.setdefault(sign, {})
                counts[label] = counts.get(label, 0) + 1
        total = phrases.total()
        against = {label: math.log(DOUBT / (n + DOUBT)) for label, n in phrases.items()}
        weights = {sign: _weighed(counts, DOUBT * sum(counts.values()) / total) for sign, counts in used.items()}
        # A sign speaks against what it was never used for, of two kinds least: one of these is not the best.
        first, second, *_ = *sorted(against.values(), reverse=True), 0.0, 0.0
        best = {sign: max(w + against[label] for label, w in found.items()) for sign, found in weights.items()}
        return cls(weights, against, {sign: max(w, first) - second for sign, w in best.items()})

    def guess(self, text: str, least: float = 0.0) -> Guess | None:
        """Return the kind a line's words speak for most, and how far before any other; None where none is known, or it
        is not before the others by ``least``.
        """
        own = signs(text)
        held = [sign for sign in own if sign in self.most]
        most = sum(map(self.most.__getitem__, held))
        if not held or len(self.against) < 2 or most + ROUNDED < least * math.sqrt(len(own)):
            return None
        found = self._best([self.weights[sign] for sign in sorted(held)], math.sqrt(len(own)))
        return found if found.margin >= least else None

    def _best(self, known: Sequence[Mapping[Label, float]], size: float) -> Guess:
        scores = {label: len(known) * worth for label, worth in self.against.items()}
        for found in known:
            for label, worth in found.items():
                scores[label] += worth
        best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
        return Guess(best, (scores[best] - scores[second]) / size)


def _weighed(counts: Mapping[Label, int], expected: float) -> dict[Label, float]:
    """Return what a sign adds for each kind it was used for, over what the kinds get that it was never used for."""
    return {label: math.log1p(count / expected) for label, count in counts.items()}


def signs(text: str) -> set[str]:
    """Return what a line is known by: its words, their stems, its first word, pairs; of unspaced scripts all pairs."""
    words = LETTERS.findall(text.lower())
    found = set(itertools.chain.from_iterable(map(_forms, words)))
    found.update(f"{a} {b}" for a, b in itertools.pairwise(words))
    found.update(f"^{word}" for word in words[:1])
    return found


def _forms(word: str) -> Iterable[str]:
    if not word.isascii() and UNSPACED.match(word):
        return map("".join, itertools.pairwise(word))
    return (word, f"{word[:STEM]}*") if len(word) > STEM else (word,)


def _phrases(book: RuleBook) -> Iterator[tuple[Label, str]]:
    """Yield the texts of label phrases, each with its kind; the line over readers' comments belongs to their form."""
    for rule in book.of(Phrase):
        if rule.label is not None:
            label = "comment_form" if rule.label == "comment" and rule.extends else rule.label
            # Sections name themselves alike over the title and in menus.
            label = "navigation" if label == "category" else label
            yield from ((label, NOT_SAID.sub(" ", text)) for text in rule.text)
