"""Names that stand where only a medium can: the place says which of several bearers is meant."""

from collections.abc import Iterable

from provenance.registry.aliases import all_aliases, by_name
from provenance.registry.folding import folded
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity


def medium_called(name: str, agencies: bool, language: str | None, book: RuleBook) -> Entity | None:
    """Return the one agency, or outlet of any kind, that goes by this name; of several the one of this language.

    In running text "Spiegel" may be a looking glass and "PTI" anything; after "Quelle:" they are not.
    """
    called = folded(name)
    found = book.compiled(("origins.media", agencies), lambda b: _media(b.of(Entity), agencies)).get(called, ())
    own = [e for e in found if any(folded(a) == called for a in e.aliases.get(language or "", ()))]
    chosen = own or list(found)
    return chosen[0] if len(chosen) == 1 else None


def _media(entities: Iterable[Entity], agencies: bool) -> dict[str, tuple[Entity, ...]]:
    media = (e for e in entities if e.sector == "media" and e.kind != "platform")
    return by_name(
        (name, e)
        for e in media
        if e.kind == "agency" or not agencies
        for name in all_aliases(e)
        if not (name in e.ambiguous and _counts_by_its_domain(e))
    )


def _counts_by_its_domain(entity: Entity) -> bool:
    """Return whether a doubtful name counts only beside the outlet's own address: "Sport", "People", "News"."""
    return all("." in word for word in entity.context)
