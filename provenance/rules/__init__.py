"""Rules: YAML layers read into one frozen rule book."""

from provenance.rules.book import Layer, RuleBook

__all__ = ["Layer", "RuleBook"]
