"""Attribute: who is cited, by which cue, for which content."""

from provenance.attribute.stage import attribute

__all__ = ["attribute"]
