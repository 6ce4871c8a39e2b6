"""Ratings of domains that a user brings along, joined to what a report names. None ships with the package."""

from provenance.registry.ratings.join import Answer, Rated, rated
from provenance.registry.ratings.lists import RatingList, load_lists
from provenance.registry.ratings.mapping import Mapping, known_mappings

__all__ = ["Answer", "Mapping", "Rated", "RatingList", "known_mappings", "load_lists", "rated"]
