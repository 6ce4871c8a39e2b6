"""What the rule book knows of outlets, agencies, bodies, countries and platforms."""

from provenance.registry.aliases import PLACES, all_aliases, by_name
from provenance.registry.folding import folded
from provenance.registry.hosts import HostIndex, Publisher
from provenance.registry.names import NameHit, NameIndex, chosen
from provenance.registry.offices import Joiners
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity, Words

_JOINERS = ("any.owner-link", "any.place-link")
_LONGEST_NAME = 200
_SHORTEST_LOOSE = 4


class Registry:
    """Looks up names and hosts. Indexes are built when first asked for, one for each language."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self.entities = book.of(Entity)
        self._languages = frozenset(language for e in self.entities for language in e.aliases)

    @classmethod
    def of(cls, book: RuleBook) -> "Registry":
        """Return the book's registry, built once per process."""
        return book.compiled("registry", cls)

    def find_names(self, text: str, start: int, end: int, language: str | None = None) -> list[NameHit]:
        """Return the known names between two offsets (code points, end exclusive), in order, none overlapping.

        An ambiguous name counts only where its sentence holds a word of its context, or where the entity is named
        beyond doubt in the same stretch.
        """
        return self._names(language).find(text, start, end)

    def resolve(self, name: str, language: str | None = None, context: str = "") -> Entity | None:
        """Return the entity that goes by exactly this name, articles and possessive endings aside, or None.

        Names of other languages count where the language itself knows none and only one entity claims them.
        """
        if len(name) > _LONGEST_NAME:
            return None
        for form in self._forms(" ".join(name.split()), language):
            entity = self._claimed(form, language, context)
            if entity is not None:
                return entity
        return None

    def agency_in_any_case(self, name: str) -> Entity | None:
        """Return the one agency that goes by this name whatever its case: "BELGA", "kathpress"; None for short ones.

        Credits are set in capitals by many a page; three letters in another case are a writer's initials.
        """
        plain = folded(name).casefold()
        if not _SHORTEST_LOOSE <= len(plain) <= _LONGEST_NAME:
            return None
        found = self._book.compiled("registry.agencies", lambda _: _agencies(self.entities)).get(plain, ())
        return found[0] if len(found) == 1 else None

    def publisher(self, address: str) -> Publisher | None:
        """Return who stands behind a URL or host name, or None where it names no public host; never raises."""
        return self._book.compiled("registry.hosts", lambda _: HostIndex(self.entities)).publisher(address)

    def get(self, entity_id: str) -> Entity | None:
        """Return the entity with this id, or None."""
        rule = self._book.get(entity_id)
        return rule if isinstance(rule, Entity) else None

    def _names(self, language: str | None) -> NameIndex:
        known = language if language in self._languages else None
        return self._book.compiled(
            ("registry.names", known), lambda _: NameIndex(self.entities, known, self._joiners())
        )

    def _joiners(self) -> Joiners:
        """The words between a body and its owner, and between a body and its place."""
        forms = {rule.id: rule.forms for rule in self._book.of(Words) if rule.id in _JOINERS}
        return Joiners(*(forms.get(rule_id, ()) for rule_id in _JOINERS))

    def _everywhere(self) -> dict[str, tuple[Entity, ...]]:
        return self._book.compiled("registry.everywhere", lambda _: _all_claims(self.entities))

    def _claimed(self, form: str, language: str | None, context: str) -> Entity | None:
        own = self._names(language).claims(form)
        if own:
            return chosen(own, folded(form), language, context)
        office = self._names(language).office(form)
        if office:
            return office
        return chosen(self._everywhere().get(folded(form), ()), folded(form), None, context)

    def _forms(self, name: str, language: str | None) -> list[str]:
        rule = self._book.language(language)
        articles = rule.function_words.get("determiner", ()) if rule else ()
        endings = rule.genitive if rule else ()
        first, _, rest = name.partition(" ")
        forms = [name]
        if rest and first.casefold() in {a.casefold() for a in articles}:
            forms.append(rest)
        return forms + [f.removesuffix(e) for f in forms for e in endings if f.endswith(e) and f != e]


def _all_claims(entities: tuple[Entity, ...]) -> dict[str, tuple[Entity, ...]]:
    named = (e for e in entities if not e.of and e.kind not in PLACES)
    return by_name((alias, entity) for entity in named for alias in all_aliases(entity))


def _agencies(entities: tuple[Entity, ...]) -> dict[str, tuple[Entity, ...]]:
    agencies = (e for e in entities if e.kind == "agency")
    return by_name((alias.casefold(), entity) for entity in agencies for alias in all_aliases(entity))
