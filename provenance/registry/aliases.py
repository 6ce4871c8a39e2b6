"""Which of an entity's names count in a language, and which of them are doubtful there."""

from collections.abc import Iterable, Iterator

from provenance.registry.folding import folded
from provenance.rules.kinds import Entity

ANY = "any"
# They name nobody by themselves, only what belongs to them.
PLACES = ("region", "city")
_ALIKE = 3
"""Letters in which two forms of one name agree."""
_ENDING = 3
"""By how many letters their words may differ in length."""

OUTLETS = frozenset({"agency", "newspaper", "broadcaster", "magazine", "portal", "fact_checker"})


def aliases(entity: Entity, language: str | None) -> Iterator[str]:
    """Yield the names that count in a language (None: those of every language); an outlet goes by its domains too."""
    yield entity.name
    yield from own_aliases(entity, language)
    if entity.kind in OUTLETS:
        yield from (domain for domain in entity.domains if "/" not in domain)


def own_aliases(entity: Entity, language: str | None) -> Iterator[str]:
    """Yield them without the canonical name, which for a sort of body is a heading: *Fire service*."""
    yield from entity.aliases.get(ANY, ())
    if language and language != ANY:
        yield from entity.aliases.get(language, ())


def told_as(entity: Entity, words: str, language: str, inflects: bool) -> str:
    """Return what an article in the language calls the entity that it names by these words.

    *Le* **Pentagone**, *il* **governo spagnolo** are told as they are, an outlet by its own name (*WSJ*).
    Where names have endings (``inflects``), the form listed first stands for the others: *Bílého domu*, **Bílý dům**.
    """
    name, called = folded(entity.name), folded(words)
    shared = {folded(a) for a in entity.aliases.get(ANY, ()) if entity.kind in OUTLETS} | set(entity.domains)
    if called == name or (called in shared and "(" not in name) or (inflects and called.startswith(name)):
        return entity.name
    own = entity.aliases.get(language, ())
    if not inflects or called not in map(folded, own):
        return words
    return next(a for a in own if _forms_of_one(folded(a).casefold(), called.casefold()))


def _forms_of_one(a: str, b: str) -> bool:
    """Return whether the words of two names differ by their endings: *Bílý dům*, *Bílém domě*."""
    pairs = list(zip(a.split(), b.split(), strict=False))
    alike = all(x[0] == y[0] and abs(len(x) - len(y)) <= _ENDING for x, y in pairs)
    return alike and len(a.split()) == len(b.split()) and a[:_ALIKE] == b[:_ALIKE]


def is_ambiguous(alias: str, entity: Entity, language: str | None) -> bool:
    """Return whether a name is doubtful in a language: in those it is listed under, else in all.

    "Der Spiegel" is a looking glass in one language and a magazine in the others.
    """
    if not any(folded(a) == alias for a in entity.ambiguous):
        return False
    listed = {code for code, names in entity.aliases.items() if any(folded(a) == alias for a in names)}
    return language is None or not listed or ANY in listed or language in listed


def all_aliases(entity: Entity) -> Iterator[str]:
    """Yield the names of every language, the canonical one first."""
    yield entity.name
    yield from (alias for listed in entity.aliases.values() for alias in listed)


def by_name(claims: Iterable[tuple[str, Entity]]) -> dict[str, tuple[Entity, ...]]:
    """Return each name, folded, with the entities that go by it, in the order of the claims."""
    named: dict[str, dict[str, Entity]] = {}
    for name, entity in claims:
        named.setdefault(folded(name), {})[entity.id] = entity
    return {name: tuple(bearers.values()) for name, bearers in named.items()}
