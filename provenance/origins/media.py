"""Names that stand where only a medium can: the place says which of several bearers is meant."""

from collections.abc import Iterable

from provenance.registry.folding import folded
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity

_Names = dict[str, tuple[Entity, ...]]


def medium_called(name: str, agencies: bool, language: str | None, book: RuleBook) -> Entity | None:
    """Return the one agency, or outlet of any kind, that goes by this name; of several the one of this language.

    In running text "Spiegel" may be a looking glass and "PTI" anything; after "Quelle:" they are not.
    """
    called = folded(name)
    found = book.compiled(("origins.media", agencies), lambda b: _by_name(b.of(Entity), agencies)).get(called, ())
    own = [e for e in found if any(folded(a) == called for a in e.aliases.get(language or "", ()))]
    chosen = own or list(found)
    return chosen[0] if len(chosen) == 1 else None


def _by_name(entities: Iterable[Entity], agencies: bool) -> _Names:
    named: dict[str, dict[str, Entity]] = {}
    for entity in entities:
        if entity.sector != "media" or entity.kind == "platform" or (agencies and entity.kind != "agency"):
            continue
        for name in (entity.name, *(alias for listed in entity.aliases.values() for alias in listed)):
            named.setdefault(folded(name), {})[entity.id] = entity
    return {name: tuple(bearers.values()) for name, bearers in named.items()}
