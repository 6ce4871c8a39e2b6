"""The people whom an article names in full, cited or not, and what a short name or a pronoun makes of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from provenance.attribute.describe import Description
from provenance.rules.grammar import LanguageRule, Pronoun

INITIAL = re.compile(r"([^\W\d_])\.\s?([^\W\d_][\w'’-]+)")
LETTERS = re.compile(r"([^\W\d_])\.\s?([^\W\d_])\.?")
MIN_STEM = 3
PERSONAL = frozenset({"person", "group", "unknown"})


class FullNames:
    """The full names of one article, by surname and by place."""

    def __init__(self, language: LanguageRule) -> None:
        self._gendered = language.gendered
        self._endings = sorted({e.casefold() for e in (*language.genitive, *language.cut_endings)}, key=_longest_first)
        self._full: dict[str, dict[str, list[Description]]] = {}
        self._spots: list[tuple[int, str]] = []
        self._fitting: dict[str, list[tuple[int, Description]]] = {}

    def hear(self, named: Iterable[Description]) -> None:
        """Take note of people named in full, cited or not: a lone surname elsewhere may be theirs."""
        for d in named:
            if d.name and not d.entity:
                stem = self.stem(d.name)
                self._full.setdefault(stem.split()[-1], {}).setdefault(stem, []).append(d)
                self._spots.append((d.span[0], stem))

    def stem(self, name: str) -> str:
        """Return a name, each word without its ending, in lower case."""
        return " ".join(self.bare(w) for w in name.split())

    def bare(self, word: str) -> str:
        """Return a name's word without its ending: *Merkels* → *merkel*; *Babiše*, *Babišem* → *babiš*."""
        low = word.casefold().rstrip("'’")
        cut = next((e for e in self._endings if low.endswith(e) and len(low) - len(e) >= MIN_STEM), "")
        return low[: len(low) - len(cut)]

    def spelled_out(self, d: Description) -> Description:
        """Give *В. Рогов* the one full name of that surname and initial that the article has."""
        if letters := LETTERS.fullmatch(d.name or "") or LETTERS.fullmatch(d.words):
            told = (min(f, key=_inflected).name or "" for by in self._full.values() for f in by.values())
            full = {name for name in told if _begins(name, *letters.groups())}
            return replace(d, name=full.pop(), kind="person", identity="named") if len(full) == 1 else d
        found = INITIAL.fullmatch(d.name or "")
        if found is None or d.entity:
            return d
        known = self._full.get(self.bare(found[2]), {})
        fitting = [said[0].name for said in known.values() if said[0].name and said[0].name[0] == found[1]]
        return replace(d, name=fitting[0]) if len(fitting) == 1 else d

    def in_full(self, d: Description) -> Description:
        """Give a lone surname the one full name that the article has for it."""
        if d.identity != "named" or d.entity or not d.name or d.kind not in PERSONAL:
            return d
        known = self._full.get(self.bare(d.name.split()[-1]), {})
        if len(d.name.split()) > 1 or len(known) != 1:
            return d
        full = min(next(iter(known.values())), key=lambda f: _base_form(f, d))
        return replace(
            d,
            name=full.name,
            kind="person",
            role=d.role or full.role,
            role_word=d.role_word or full.role_word,
            sector=d.sector if d.sector != "unknown" else full.sector,
            gender=d.gender or full.gender,
            public=d.public or full.public,
        )

    def bearers(self, surname: str) -> int:
        """Return how many people the article names in full by that surname as it stands: *Helena* and *Eva Nová*."""
        alike = (stem for stem, said in self._full.get(self.bare(surname), {}).items() if _bears(said, surname))
        return len({stem.split()[0] for stem in alike})

    def in_office(self, role: str, place: int) -> list[Description]:
        """Return the people named in full before a place with that role beside the name, each once."""
        held: dict[tuple[str, str], Description] = {}
        for start, stem in self._spots[: bisect_left(self._spots, (place, ""))]:
            for said in self._full[stem.split()[-1]][stem]:
                if said.span[0] == start and said.role_word == role:
                    held.setdefault((stem.split()[0], stem.split()[-1]), said)
        return list(held.values())

    def first_who_fit(self, word: str, pronoun: Pronoun) -> list[tuple[int, Description]]:
        """Return the first two people named in full whom a pronoun fits, and where they are: a third tells no more."""
        if word not in self._fitting:
            found: dict[tuple[str, str], tuple[int, Description]] = {}
            for place, stem in self._spots:
                person = self._full[stem.split()[-1]][stem][0]
                if person.gender and self.fits(pronoun, person):
                    found.setdefault((stem.split()[0], stem.split()[-1]), (place, person))
                if len(found) > 1:
                    break
            self._fitting[word] = list(found.values())
        return self._fitting[word]

    def anyone_else(self, pronoun: Pronoun, start: int, end: int, name: str) -> bool:
        """Return whether somebody else whom the pronoun could mean is named in full between two places."""
        own = self.stem(name).split()
        first = bisect_left(self._spots, (start, ""))
        for _, stem in islice(self._spots, first, bisect_left(self._spots, (end, ""))):
            other = self._full[stem.split()[-1]][stem][0].gender
            if stem.split()[-1:] + stem.split()[:1] != own[-1:] + own[:1] and other in {None, *pronoun.gender}:
                return True
        return False

    def fits(self, pronoun: Pronoun, d: Description) -> bool:
        """Return whether a pronoun may mean somebody, by number and gender."""
        if d.kind == "person":
            agrees = d.gender in pronoun.gender or (d.gender is None and not self._gendered)
            return "singular" in pronoun.number and "n" not in pronoun.gender and agrees
        return d.kind == "group" and "plural" in pronoun.number


def _inflected(d: Description) -> bool:
    """Return whether no given name in the subject's form opens the name."""
    return d.gender is None


def _bears(said: list[Description], surname: str) -> bool:
    return any((d.name or "").split()[-1:] == [surname] for d in said)


def _begins(name: str, first: str, last: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[0].startswith(first) and words[-1].startswith(last)


def _longest_first(ending: str) -> tuple[int, str]:
    return -len(ending), ending


def _base_form(full: Description, d: Description) -> tuple[bool, int]:
    """Of the forms in which a full name stands, prefer one that ends as the subject does, then the shortest."""
    name = full.name or ""
    return not (d.subject and name.split()[-1:] == (d.name or "").split()[-1:]), len(name)
