"""The people whom an article names in full, cited or not, and what a short name or a pronoun makes of them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from provenance.attribute.language.declension import Declensions
from provenance.attribute.mentions.description import Description
from provenance.rules.grammar import LanguageRule

INITIAL = re.compile(r"([^\W\d_])\.\s?([^\W\d_][\w'’-]+)")
LETTERS = re.compile(r"([^\W\d_])\.\s?([^\W\d_])\.?")
MIN_STEM = 3
PERSONAL = frozenset({"person", "unknown"})


class FullNames:
    """The full names of one article, by surname. ``words`` are those of its words that have a capital."""

    def __init__(self, language: LanguageRule, declensions: Declensions, words: Collection[str]) -> None:
        self._declensions = declensions
        self._words = words
        self._endings = sorted({e.casefold() for e in (*language.genitive, *language.cut_endings)}, key=_longest_first)
        self._full: dict[str, dict[str, list[Description]]] = {}
        self._bodies: dict[str, str] = {}
        self._short: dict[str, Description] = {}

    def hear_bodies(self, named: Iterable[tuple[str, str]]) -> None:
        """Take note of what entities are called: *la PF* elsewhere is told as the **Polícia Federal**."""
        for body, name in named:
            if len(name.split()) > len(self._bodies.get(body, "").split()):
                self._bodies[body] = name

    def hear_initials(self, named: Iterable[tuple[str, Description]]) -> None:
        """Take note of bodies whose initials stand behind their name: both are told as one."""
        for short, body in named:
            if body.name:
                self._short.setdefault(body.name.casefold(), self._short.setdefault(short, body))

    def hear(self, named: Iterable[Description]) -> None:
        """Take note of people named in full, cited or not: a lone surname elsewhere may be theirs."""
        for d in named:
            if d.name and not d.entity:
                stem = self.stem(d.name)
                self._full.setdefault(stem.split()[-1], {}).setdefault(stem, []).append(d)

    def has(self, surname: str) -> bool:
        """Return whether somebody of that surname is named in full."""
        return self.bare(surname) in self._full

    def stem(self, name: str) -> str:
        """Return a name, each word without its ending, in lower case."""
        return " ".join(self.bare(w) for w in name.split())

    def bare(self, word: str) -> str:
        """Return a name's word without its ending: *Merkels* → *merkel*; *Babiše*, *Babišem* → *babiš*."""
        low = word.casefold().rstrip("'’")
        cut = next((e for e in self._endings if low.endswith(e) and len(low) - len(e) >= MIN_STEM), "")
        return low[: len(low) - len(cut)]

    def in_base(self, d: Description) -> str | None:
        """Return the name of a person in its base form, as it stands where that cannot be told."""
        if d.identity != "named" or d.entity or not d.name or d.kind not in PERSONAL or d.subject:
            return d.name
        found = self._declensions.person(d.name, d.governed, self._words)
        return found.base if found else d.name

    def spelled_out(self, d: Description) -> Description:
        """Give *В. Рогов* the one full name of that surname and initial that the article has."""
        if body := self._by_initials(d):
            return body
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

    def _by_initials(self, d: Description) -> Description | None:
        """*O* **INE** *refere*, where the article has the *Instituto Nacional de Estatística (INE)*."""
        name = d.name or ""
        body = None if d.role_word else self._short.get(name) or self._short.get(name.casefold())
        if body is None or (d.entity and body.entity and d.entity != body.entity):
            return None
        place = replace(d, kind=body.kind, identity=body.identity, sector=body.sector, name=body.name, base=body.base)
        return replace(place, entity=body.entity, noun=body.noun)

    def in_full(self, d: Description) -> Description:
        """Give a lone surname, or a body's initials, the one full name that the article has for it."""
        if d.entity and d.name and d.name.isupper():
            return replace(d, name=self._bodies.get(d.entity.id, d.name))
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
            subject=d.subject and (full.name or "").split()[-1:] == d.name.split(),
            governed=False,
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


def same_role(a: str, b: str, compounds: bool) -> bool:
    """*the spokeswoman* is a *council spokeswoman*, a *Pressesprecherin*; no *ex-presidente* is *o presidente*.

    Where words are not joined into one (``compounds``), no *wicepremier* is a *premier*.
    """
    return a == b or (a.endswith(b) and a[: -len(b)][-1:] != "-" and (compounds or a[: -len(b)][-1:] == " "))


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
