"""The base form of what stands in another case: *Libora Zapletala* → *Libor Zapletal*, *prokuratury* → *prokuratura*.

Nothing is guessed: all words agree in gender and case, a given name or a common noun is one that the lists know, and
where two base forms are left (*Tuska*: *Tusk* or *Tusek*), one that stands in the article decides, or none does.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import product
from typing import NamedTuple

from provenance.rules.grammar import Declension

PARTS = re.compile(r"([\s-]+)")
SPACES = re.compile(r"(\s+)")
GENITIVE = "genitive"
TELLING = 2
"""By how many letters an ending has to be longer than one of the base form to be told from it."""
MIN_STEM = 2
MAX_WORDS = 5
MAX_LETTERS = 30


class Form(NamedTuple):
    """One way to read a word: its base form, and the gender and case it then has."""

    base: str
    gender: str
    case: str
    ending: int = 0
    """How many letters of it are the ending."""
    listed: bool = False
    adjective: bool = False


class Named(NamedTuple):
    """One way to read a name."""

    base: str
    gender: str
    case: str
    ending: int


class Lists(NamedTuple):
    """What the lists of a language know of a word."""

    opens: Callable[[str], bool]
    """It opens a phrase that is a subject: a noun or adjective in its base form."""
    noun: Callable[[str], bool]
    genders: Callable[[str], frozenset[str]]
    """As a given name in its base form; ``any`` where the list tells none."""


class Declensions:
    """Reads words of one language in other cases than the subject's."""

    def __init__(self, declensions: tuple[Declension, ...], lists: Lists) -> None:
        self._declensions = declensions
        self._lists = lists

    @cached_property
    def _endings(self) -> tuple[tuple[Declension, str, str], ...]:
        """Return every ending with its declension and case, as listed."""
        listed = ((d, case, ends) for d in self._declensions for case, ends in d.cases.items())
        return tuple((d, case, ending) for d, case, ends in listed for ending in ends)

    def person(self, name: str, governed: bool, known: Collection[str]) -> Named | None:
        """Return a person's name in its base form, None where it stands in it or where that cannot be told.

        ``governed`` is a name that cannot be a subject's; ``known`` are words of the article.
        """
        words = PARTS.split(name)
        if not self._readable(words):
            return None
        found = list(self._agreeing(words, governed, known))
        longest = max((n.ending for n in found), default=0)
        found = [n for n in found if longest - n.ending < TELLING]
        if governed:
            found = [n for n in found if n.case == GENITIVE] or found
        elif self._in_base(words[::2], longest):
            found = [n for n in found if _attested(n.base, name, known)]
        return found[0] if len({n.base for n in found}) == 1 else None

    def gender(self, name: str) -> str | None:
        """Return the gender that the endings of a name of several words tell."""
        words = PARTS.split(name)
        if len(words) == 1 or not self._readable(words):
            return None
        found = list(self._agreeing(words, False, ()))
        base = self._in_base(words[::2], max((n.ending for n in found), default=0))
        told = {n.gender for n in found}
        return told.pop() if len(told) == 1 and not base else None

    def owner(self, name: str) -> bool:
        """Return whether a name can be nothing but an owner's: *адвокат* **Ивана Рогова**."""
        found = self.person(name, governed=False, known=())
        return found is not None and found.case == GENITIVE

    def begins(self, noun: str) -> bool:
        """Return whether a noun opens a phrase of its own: *według ministerstwa* **rozporządzenie** *…*."""
        return self._lists.opens(noun) and bool(self._declensions) and not self._cases(noun) & {GENITIVE}

    def no_subject(self, phrase: str) -> bool:
        """Return whether a phrase with a listed noun stands in another case than a subject: *Vrbovanskému deníku*."""
        words = SPACES.split(phrase)
        at = next((n for n, w in enumerate(words[: 2 * MAX_WORDS : 2]) if self._common(w)), None)
        if at is None or self.noun(phrase) == phrase:
            return False
        return not words[2 * at].casefold().endswith(self._plural)

    @cached_property
    def _plural(self) -> tuple[str, ...]:
        return tuple(d.base for d in self._declensions if d.gender == "plural" and d.base)

    def _cases(self, noun: str) -> set[str]:
        return {form.case for form in self._common(noun)}

    def noun(self, phrase: str) -> str:
        """Return a phrase with its listed noun, and the listed adjectives beside it, in the base form."""
        words = SPACES.split(phrase)
        if self._lists.opens(words[0]):
            return phrase
        before: list[list[Form]] = []
        for word in words[: 2 * MAX_WORDS : 2]:
            if nouns := self._common(word):
                return self._with_adjectives(words, [*before, nouns])
            if not (adjectives := self._adjective(word)):
                break
            before.append(adjectives)
        return phrase

    def _with_adjectives(self, words: list[str], forms: list[list[Form]]) -> str:
        """*sądu* **okręgowego**: with adjectives behind the noun too, as far as all agree."""
        for further in words[2 * len(forms) :: 2]:
            own = [] if self._common(further) else self._adjective(further)
            if not own or not any(_agreed([*forms, own])):
                break
            forms = [*forms, own]
        bases = {tuple(f.base for f in chosen) for _, chosen in _agreed(forms)}
        return _together(words, bases.pop(), 2 * len(forms) - 1) if len(bases) == 1 else "".join(words)

    def _readable(self, words: list[str]) -> bool:
        return bool(self._endings) and len(words[::2]) <= MAX_WORDS and all(words[::2])

    def _agreeing(self, words: list[str], governed: bool, known: Collection[str]) -> Iterator[Named]:
        """Yield the ways in which all words of a name agree, none where they do so in their base form only."""
        last = len(words) - 1
        surname = _likeliest(self._forms(words[-1], False), known) if _names(words[-1]) else [Form(words[-1], "", "")]
        sure = governed or any(f.base in known and f.ending for f in surname)
        before = [self._given(w, sure, known) if n == 0 else self._inner(w, known) for n, w in enumerate(words[:-1:2])]
        for (gender, case), chosen in _agreed([*before, surname]):
            if any(f.ending for f in chosen):
                base = _together(words, tuple(f.base for f in chosen), last + 1)
                yield Named(base, gender, case, chosen[-1].ending)

    def _inner(self, word: str, known: Collection[str]) -> list[Form]:
        return _likeliest(self._forms(word, False), known) if _names(word) else [Form(word, "", "")]

    def _given(self, word: str, sure: bool, known: Collection[str]) -> list[Form]:
        """Return the ways to read a given name: its base form is listed; else, if all the rest is ``sure``, any."""
        if not _names(word):
            return [Form(word, "", "")]
        forms = list(self._forms(word, True))
        listed = [f for f in forms if f.gender in (told := self._lists.genders(f.base)) or "any" in told]
        return _likeliest(listed, known) or ([] if not sure else _likeliest(self._forms(word, False), known))

    def _common(self, word: str) -> list[Form]:
        forms = (f for f in self._forms(word, True) if f.ending)
        return _likeliest((f for f in forms if self._lists.opens(f.base) and self._lists.noun(f.base)), ())

    def _adjective(self, word: str) -> list[Form]:
        """Return the ways to read an adjective; where no list has its base form, those with the longest ending."""
        if self._lists.noun(word):
            return []
        forms = (f._replace(listed=self._lists.opens(f.base)) for f in self._forms(word, True) if f.adjective)
        return _likeliest(forms, ())

    def _forms(self, word: str, listed: bool) -> Iterator[Form]:
        """Yield the ways to read a word by its ending; ``listed``: a list is asked for its base form afterwards."""
        low = word.casefold()
        if (word.isupper() and len(word) > 1) or len(word) > MAX_LETTERS:
            return
        for declension, case, ending in self._endings:
            stem = low[: len(low) - len(ending)]
            if (
                not low.endswith(ending)
                or len(stem) < (1 if listed else MIN_STEM)
                or (declension.listed and not listed)
            ):
                continue
            if not declension.after or stem.endswith(declension.after):
                base = word[: len(stem)] + declension.base
                yield Form(base, declension.gender, case, len(ending), listed, declension.adjective)

    def _in_base(self, words: list[str], ending: int) -> bool:
        """Return whether a name may stand in its base form: a lone word, or a listed given name before a fitting one.

        ``ending`` letters make it another case: *Jana Lipavského* is no woman.
        """
        low, genders = words[-1].casefold(), self._lists.genders(words[0])
        if len(words) == 1 and genders:
            return True  # "жена Зоя"
        genders = genders if len(words) > 1 else frozenset({"any"})
        fits = [d for d in self._declensions if not d.listed and ("any" in genders or d.gender in genders)]
        bases = [
            len(d.base)
            for d in fits
            if low.endswith(d.base) and (not d.after or low[: len(low) - len(d.base)].endswith(d.after))
        ]
        return bool(bases) and ending - max(bases) < TELLING


def _names(word: str) -> bool:
    """Return whether a word of a name is more than a particle or an initial."""
    return not word.islower() and len(word.rstrip(".")) > 1


def _likeliest(forms: Iterable[Form], known: Collection[str]) -> list[Form]:
    """Keep of each gender and case the base forms that the article has, else the likeliest.

    That is the first of those that a list knows, else those with the longest ending.
    """
    kept: list[Form] = []
    by_pair: dict[tuple[str, str], list[Form]] = {}
    for form in forms:
        by_pair.setdefault(form[1:3], []).append(form)
    for alike in by_pair.values():
        attested = [f for f in alike if f.base in known and f.ending]
        listed = [f for f in alike if f.listed]
        longest = max(f.ending for f in alike)
        kept += attested or listed[:1] or [f for f in alike if f.ending == longest]
    return kept


def _agreed(forms: list[list[Form]]) -> Iterator[tuple[tuple[str, str], tuple[Form, ...]]]:
    """Yield the ways in which the words agree, with gender and case; particles and initials agree with every word."""
    pairs = dict.fromkeys(f[1:3] for word in forms for f in word if f.gender)
    for pair in pairs:
        fitting = [[f for f in word if f[1:3] in {pair, ("", "")}] for word in forms]
        yield from ((pair, chosen) for chosen in product(*fitting))


def _together(words: list[str], bases: tuple[str, ...], end: int) -> str:
    marks = [*words[1:end:2], ""]
    return "".join(base + mark for base, mark in zip(bases, marks, strict=False)) + "".join(words[end:])


def _attested(base: str, name: str, known: Collection[str]) -> bool:
    """Return whether the article has the last word in its base form, and that is another."""
    word = base.rsplit(maxsplit=1)[-1]
    return word != name.rsplit(maxsplit=1)[-1] and word in known
