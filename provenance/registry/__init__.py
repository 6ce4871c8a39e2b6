"""The registry: names and hosts to the outlets, agencies, bodies, countries and platforms they stand for."""

from provenance.registry.aliases import all_aliases, told_as
from provenance.registry.hosts import Publisher
from provenance.registry.names import NameHit
from provenance.registry.registry import Registry
from provenance.registry.spelling import Spelling

__all__ = ["NameHit", "Publisher", "Registry", "Spelling", "all_aliases", "told_as"]
