"""Rules: YAML layers read into one frozen rule book."""

from provenance.rules.book import Layer, RuleBook
from provenance.rules.faults import Fault, RuleErrors
from provenance.rules.load import load_rules

__all__ = ["Fault", "Layer", "RuleBook", "RuleErrors", "load_rules"]
