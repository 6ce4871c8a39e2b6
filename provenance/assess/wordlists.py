"""Finding the words of a class (a ``words`` rule) in a stretch of text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.model.values import Span
from provenance.rules.book import RuleBook
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Words

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*")
SHORTEST_ENDING, LONGEST_ENDING = 3, 24
Entries = dict[str, list[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, slots=True)
class WordHit:
    """A word of a class: where it stands (code points, end exclusive) and the rule that lists it."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class WordList:
    """The words of one class, from ``words`` rules and the language's function words.

    A form written ``-soldiers`` finds compounds that end so ("Elitesoldaten").
    """

    whole: Entries
    endings: Entries

    @staticmethod
    def of(book: RuleBook, name: str, language: str | None = None) -> "WordList":
        """Return the class's words in one language, or in all of them, built once per process."""
        return book.compiled(("assess.words", name, language), lambda b: _build(b, name, language))

    def find(self, text: str, start: int, end: int) -> list[WordHit]:
        """Return the hits in ``text[start:end]`` in order; the longest form wins."""
        spans = [m.span() for m in _TOKEN.finditer(text, start, end)] if self.whole or self.endings else []
        low = [text[a:b].casefold() for a, b in spans]
        hits = []
        at = 0
        while at < len(low):
            length, rule = self._at(low, at)
            if length:
                hits.append(WordHit(rule, spans[at][0], spans[at + length - 1][1]))
            at += max(length, 1)
        return hits

    def _at(self, low: list[str], at: int) -> tuple[int, str]:
        for form, rule in self.whole.get(low[at], ()):
            if tuple(low[at : at + len(form)]) == form:
                return len(form), rule
        for size in range(SHORTEST_ENDING, min(len(low[at]), LONGEST_ENDING + 1)):
            for _, rule in self.endings.get(low[at][-size:], ()):
                return 1, rule
        return 0, ""


def _build(book: RuleBook, name: str, language: str | None) -> WordList:
    whole: Entries = {}
    endings: Entries = {}
    for rule, form in _forms(book, name, language):
        tokens = tuple(token.casefold() for token in _TOKEN.findall(form))
        if tokens:
            (endings if form.startswith("-") else whole).setdefault(tokens[0], []).append((tokens, rule))
    return WordList(_longest_first(whole), endings)


def _forms(book: RuleBook, name: str, language: str | None) -> Iterator[tuple[str, str]]:
    for words in book.of(Words, language):
        if f"{_class(words.id.split('.', 1)[-1])}_".startswith(f"{name}_"):
            yield from ((words.id, form) for form in words.forms)
    for rule in book.of(LanguageRule, language):
        for key, forms in rule.function_words.items():
            if _class(key) == name:
                yield from ((rule.id, form) for form in forms)


def _class(name: str) -> str:
    # "de.counted.money" feeds COUNTED and COUNTED_MONEY.
    return name.upper().replace("-", "_").replace(".", "_")


def _longest_first(entries: Entries) -> Entries:
    return {first: sorted(forms, key=lambda f: -len(f[0])) for first, forms in entries.items()}


def spans_of(hits: Iterable[WordHit]) -> tuple[Span, ...]:
    """Return the hits' spans."""
    return tuple((hit.start, hit.end) for hit in hits)
