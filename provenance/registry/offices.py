"""Bodies that every country or city has, named with it: *the Ukrainian foreign ministry*, *Polizei Köln*."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from provenance.registry.aliases import PLACES, aliases, by_name, is_ambiguous, own_aliases
from provenance.registry.folding import folded, joins, stands_alone
from provenance.rules.kinds import Entity

# The longest ending of an adjective: Polish *ukraińsk*iego.
_LONGEST_ENDING = 4
_OWNERS = ("country", *PLACES)


class Office(NamedTuple):
    """A body named with its owner, in a folded window: offsets, and where the body's own words stand."""

    start: int
    end: int
    entity: Entity
    body: tuple[int, int]
    owner: Entity


class Joiners(NamedTuple):
    """What stands between a body and its owner (*of*) and its place: *police* **in** *Harcombe*, no *army in Iraq*."""

    of: tuple[str, ...]
    at: tuple[str, ...]


class _Owner(NamedTuple):
    start: int
    end: int
    entities: tuple[Entity, ...]
    adjective: bool
    placed: bool = False
    """Whether it only says where the body is: *in Kyiv*."""


class Offices:
    """The bodies of one language that are told apart by the country or place beside them."""

    def __init__(self, entities: Iterable[Entity], language: str | None, joiners: "Joiners") -> None:
        entities = tuple(entities)
        self._joiners = [(form, True) for form in _between(joiners.of)]
        self._joiners += [(form, False) for form in _between(joiners.at)]
        self._bodies = _Names((a, e) for e in entities if e.of for a in own_aliases(e, language))
        self._owners = _Names(_owner_names(entities, language))
        self._stems = _Names(_stems(entities, language))
        self._countries = {e.country: e for e in entities if e.kind == "country"}
        self._own = {(e.office, e.country): e for e in entities if e.office}
        self._made: dict[tuple[str, str], Entity] = {}

    def find(self, window: str) -> list[Office]:
        """Return the bodies named with their owner, in order; one without it, or with a doubtful one, is none."""
        bodies = [(a, b, found) for a, b, found in self._bodies.found(window) if stands_alone(window, a, b)]
        if not bodies:
            return []
        before, after = _sides(self._owned(window))
        found = (self._office(window, body, before, after) for body in bodies)
        return [office for office in found if office]

    def _owned(self, window: str) -> Iterator[_Owner]:
        for a, b, found in self._owners.found(window):
            if stands_alone(window, a, b):
                yield _Owner(a, b, found, False)
        for a, b, found in self._stems.found(window):
            end = _token_end(window, b)
            if end is not None and (a == 0 or not joins(window[a - 1])):
                yield _Owner(a, end, found, True)

    def _office(
        self, window: str, body: tuple[int, int, tuple[Entity, ...]], before: "_Side", after: "_Side"
    ) -> Office | None:
        start, end, bodies = body
        owner = _before(window, start, before)
        entity = self._of(bodies, owner)
        if owner and entity:
            return Office(owner.start, end, entity, (start, end), owner.entities[0])
        owner = self._after(window, end, after)
        entity = self._of(bodies, owner)
        return Office(start, owner.end, entity, (start, end), owner.entities[0]) if owner and entity else None

    def _after(self, window: str, at: int, after: "_Side") -> _Owner | None:
        if window[at : at + 1] != " ":
            return None
        if at + 1 in after:
            return after[at + 1]
        for joiner, owning in self._joiners:
            owner = after.get(at + len(joiner)) if window.startswith(joiner, at) else None
            if owner and not owner.adjective and (owning or owner.entities[0].kind in PLACES):
                return owner if owning else owner._replace(placed=True)
        return None

    def _of(self, bodies: tuple[Entity, ...], owner: _Owner | None) -> Entity | None:
        if owner is None:
            return None
        pairs = [(b, o) for b in bodies for o in owner.entities if o.kind in b.of]
        if not pairs and owner.placed:
            seats = [self._countries[o.country] for o in owner.entities if o.seat and o.country in self._countries]
            pairs = [(b, country) for b in bodies if "seat" in b.of for country in seats]
        return self._made_of(*pairs[0]) if len(pairs) == 1 else None

    def _made_of(self, body: Entity, owner: Entity) -> Entity:
        if owner.kind == "country" and (body.id, owner.country) in self._own:
            return self._own[body.id, owner.country]
        key = (body.id, owner.id)
        if key not in self._made:
            made = {"id": f"{body.id}-{owner.id.partition('.')[2]}", "name": f"{body.name} ({owner.name})"}
            self._made[key] = body.model_copy(update={**made, "country": owner.country, "aliases": {}, "of": ()})
        return self._made[key]


_Side = dict[int, _Owner]
_ELIDED = "'’"


class _Names:
    """Names in one automaton, each with the entities that go by it."""

    def __init__(self, claims: Iterable[tuple[str, Entity]]) -> None:
        named = by_name(claims)
        self._entities = list(named.values())
        self._automaton = AhoCorasick(list(named), matchkind=MatchKind.Standard) if named else None

    def found(self, window: str) -> Iterator[tuple[int, int, tuple[Entity, ...]]]:
        """Yield each place where a name stands, inside words too."""
        if self._automaton:
            for at, start, end in self._automaton.find_matches_as_indexes(window, overlapping=True):
                yield start, end, self._entities[at]


def _between(joiners: Iterable[str]) -> list[str]:
    """Return them as they stand after a body's name, the longest first."""
    return sorted((f" {folded(j)}{'' if j[-1] in _ELIDED else ' '}" for j in joiners), key=len, reverse=True)


def _owner_names(entities: tuple[Entity, ...], language: str | None) -> Iterator[tuple[str, Entity]]:
    for entity in entities:
        if entity.kind in _OWNERS:
            yield from ((a, entity) for a in aliases(entity, language) if not is_ambiguous(folded(a), entity, language))


def _stems(entities: tuple[Entity, ...], language: str | None) -> Iterator[tuple[str, Entity]]:
    for entity in entities:
        for stem in entity.adjectives.get(language or "", ()):
            yield from ((form, entity) for form in {stem, stem[0].upper() + stem[1:]})


def _token_end(window: str, at: int) -> int | None:
    """Return where the word ends that goes on at ``at``, or None where more than an ending follows."""
    end = at
    while end < len(window) and joins(window[end]):
        end += 1
        if end - at > _LONGEST_ENDING:
            return None
    return end


def _sides(owners: Iterable[_Owner]) -> tuple[_Side, _Side]:
    """Return owners by end and by start: the longest, and a name before an adjective (*Indiana* is not *Indian*)."""
    before: _Side = {}
    after: _Side = {}
    for owner in owners:
        for side, at in ((before, owner.end), (after, owner.start)):
            held = side.get(at)
            if held is None or _rank(owner) > _rank(held):
                side[at] = owner
    return before, after


def _rank(owner: _Owner) -> tuple[int, bool]:
    return owner.end - owner.start, not owner.adjective


def _before(window: str, start: int, before: _Side) -> _Owner | None:
    """*Ukrainian* foreign ministry, *Ukraine's*, *US-*Außenministerium, *Ukrayna'nın* Dışişleri Bakanlığı."""
    last = start - 1
    if last < 1 or window[last] not in " -":
        return None
    if last in before:
        return before[last]
    at = window.rfind("'", max(0, last - _LONGEST_ENDING), last)
    return before.get(at)
