"""Whom an origin names: the words of a notice, and what the registry knows of them."""

from typing import NamedTuple

from provenance.registry import Publisher
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity, OriginGives, Words

KNOWN_AGENCY, KNOWN_MEDIA = "agency", "media"
"""Kinds that hold only where the registry knows the name as such: "Quelle: dpa" is a credit, "Quelle: Stadt" is not."""

PICTURES = "photo."
"""Entities with ids that begin so sell pictures: no origin of a text."""

LONGEST_NAME, CONTEXT = 120, 200
"""How far a name may reach, and how far around it words may tell which of several bearers is meant, in code points."""
MOST_WORDS = 6
"""How many words a name has at most; what is longer is a headline."""


class Named(NamedTuple):
    """Whom an origin names, as far as the phrase and the registry say."""

    name: str | None
    domain: str | None
    kind: str | None
    entity: Entity | None = None


def of_entity(entity: Entity, gives: OriginGives) -> Named:
    """Return a known name with its first domain."""
    return Named(entity.name, entity.domains[0] if entity.domains else None, kind_of(gives, entity), entity)


def linked(publisher: Publisher, gives: OriginGives, stated: str | None = None) -> list[Named]:
    """Return whom a linked notice names: the words, unless they are a headline; the registry's name where it knows.

    Nobody where the link leads to a host of pictures or to an agency after "Source:".
    """
    entity = publisher.entity
    if entity is not None and is_no_origin(entity, gives):
        return []
    short = stated if stated and len(stated.split()) <= MOST_WORDS else None
    return [Named(entity.name if entity else short, publisher.domain, kind_of(gives, entity), entity)]


def kind_of(gives: OriginGives, entity: Entity | None) -> str | None:
    """Return what is named: what the words themselves say, else what the registry knows."""
    if gives.kind not in (None, KNOWN_MEDIA, KNOWN_AGENCY):
        return gives.kind
    return entity.kind if entity else None


def is_medium(entity: Entity | None, kind: str | None) -> bool:
    """Return whether an entity is an agency, or, where none is asked for, an outlet of any kind."""
    if entity is None:
        return False
    return entity.kind == "agency" if kind == KNOWN_AGENCY else entity.sector == "media" and entity.kind != "platform"


def is_no_origin(entity: Entity, gives: OriginGives) -> bool:
    """Return whether a known name is none here: a country, a picture agency, a host; a source is no credit."""
    credited = gives.relation == "based_on" and entity.kind == "agency"
    hosts = gives.relation == "published_by" and entity.kind == "platform"
    return credited or hosts or entity.kind == "country" or entity.id.startswith(PICTURES)


def words_of(book: RuleBook, *ids: str) -> frozenset[str]:
    """Return the words of these rules, in small letters."""
    found = (rule.forms for rule in book.of(Words) if rule.id in ids)
    return book.compiled(("origins.words", ids), lambda _: frozenset(f.casefold() for forms in found for f in forms))
