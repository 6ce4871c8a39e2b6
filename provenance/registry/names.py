"""Every name of one language in one automaton, and which entity each may stand for."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from provenance.registry.aliases import PLACES, aliases, is_ambiguous
from provenance.registry.folding import folded, has_word, in_compound, stands_alone
from provenance.registry.offices import Joiners, Offices
from provenance.rules.kinds import Entity

_SENTENCE_END = re.compile(r"[.!?…。]\s|\n")
_WITHOUT_SURROGATES = str.maketrans(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))


class NameHit(NamedTuple):
    """A known name in a text: offsets in code points, end exclusive."""

    entity: Entity
    alias: str
    start: int
    end: int


class NameIndex:
    """The names that count in one language: its own, those of every language, and the canonical ones."""

    def __init__(self, entities: Iterable[Entity], language: str | None, joiners: Joiners) -> None:
        entities = tuple(entities)
        self._language = language
        self._offices = Offices(entities, language, joiners)
        self._claims: dict[str, list[Entity]] = {}
        for entity in entities:
            if entity.of or entity.kind in PLACES:
                continue
            for alias in dict.fromkeys(folded(a) for a in aliases(entity, language)):
                self._claims.setdefault(alias, []).append(entity)
        self._doubtful = {
            a for a, claimed in self._claims.items() if len(claimed) > 1 or is_ambiguous(a, claimed[0], language)
        }
        self._aliases = list(self._claims)
        self._automaton = AhoCorasick(self._aliases, matchkind=MatchKind.Standard) if self._aliases else None

    def claims(self, alias: str) -> tuple[Entity, ...]:
        """Return the entities that go by exactly this name, in rule order."""
        return tuple(self._claims.get(folded(alias), ()))

    def office(self, name: str) -> Entity | None:
        """Return the body that all of this name stands for together with its country or place, or None."""
        window = folded(name).translate(_WITHOUT_SURROGATES)
        found = [office.entity for office in self._offices.find(window) if office[:2] == (0, len(window))]
        return found[0] if len(found) == 1 else None

    def find(self, text: str, start: int, end: int) -> list[NameHit]:
        """Return the names between two offsets, in order, without overlaps: the longest wins."""
        window = folded(text[start:end]).translate(_WITHOUT_SURROGATES)
        matches = self._automaton.find_matches_as_indexes(window, overlapping=True) if self._automaton else ()
        raw = [(a, b, self._aliases[i]) for i, a, b in matches if stands_alone(text, start + a, start + b)]
        settled = self._settle(window, raw)
        kept = _longest([*settled, *self._owned(window, settled)], len(window))
        hits = [NameHit(entity, text[start + a : start + b], start + a, start + b) for a, b, entity in kept]
        return [hit for hit in hits if not _is_attribute(hit, text)]

    def _owned(self, window: str, settled: list["_Settled"]) -> list["_Settled"]:
        """Bodies named with their owner, but for those that have a name: *deutsche* **Bundespolizei**."""
        known = {(a, b, entity.country) for a, b, entity in settled}
        spans = {(a, b) for a, b, _ in settled}
        return [
            (o.start, o.end, o.entity)
            for o in self._offices.find(window)
            if (o.start, o.end) not in spans and not (o.owner.kind == "country" and (*o.body, o.owner.country) in known)
        ]

    def _settle(self, window: str, raw: list[tuple[int, int, str]]) -> list["_Settled"]:
        plain = [(a, b, self._claims[alias][0]) for a, b, alias in raw if alias not in self._doubtful]
        unsure = [hit for hit in raw if hit[2] in self._doubtful]
        if not unsure:
            return plain
        known = frozenset(entity.id for _, _, entity in plain)
        sentences = _Sentences(window)
        seen: dict[tuple[str, int], Entity | None] = {}
        for a, b, alias in unsure:
            key = (alias, sentences.number(a))
            if key not in seen:
                seen[key] = chosen(self._claims[alias], alias, self._language, sentences.at(a), known)
            entity = seen[key]
            if entity is not None:
                plain.append((a, b, entity))
        return plain


def chosen(
    candidates: Iterable[Entity],
    alias: str,
    language: str | None,
    context: str,
    known: frozenset[str] = frozenset(),
) -> Entity | None:
    """Return the one entity a doubtful name stands for in this context, or None where none or several fit.

    ``known`` holds the ids of entities named beyond doubt nearby: "The Washington Post … the Post",
    "the United Nations … the Security Council".
    """
    around = folded(context).casefold()
    candidates = tuple(candidates)
    doubtful = [e for e in candidates if is_ambiguous(alias, e, language)]
    fitting = [e for e in doubtful if {e.id, e.parent} & known or _speaks_of(around, e)]
    fitting = fitting or [e for e in candidates if e not in doubtful]
    return fitting[0] if len(fitting) == 1 else None


def _is_attribute(hit: NameHit, text: str) -> bool:
    """Return whether a country only qualifies another noun: "US-Außenminister"; "dpa-Bericht" does name the agency."""
    return hit.entity.kind == "country" and in_compound(text, hit.start, hit.end)


def _speaks_of(around: str, entity: Entity) -> bool:
    return any(has_word(around, folded(word).casefold()) for word in entity.context)


_Settled = tuple[int, int, Entity]


def _longest(hits: list[_Settled], length: int) -> list[_Settled]:
    covered = bytearray(length)
    kept = []
    for a, b, entity in sorted(hits, key=lambda h: (h[0] - h[1], h[0], h[2].id)):
        # A longer name that overlaps this one holds one of its ends.
        if not covered[a] and not covered[b - 1]:
            covered[a:b] = b"\x01" * (b - a)
            kept.append((a, b, entity))
    return sorted(kept, key=lambda h: h[0])


class _Sentences:
    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(m.end() for m in _SENTENCE_END.finditer(text))]

    def number(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def at(self, offset: int) -> str:
        here = self.number(offset)
        end = self._starts[here + 1] if here + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[here] : end]
