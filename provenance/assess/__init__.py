"""Assess: signals and counts from everything that was found."""

from provenance.assess.assessment import Assessment, assess

__all__ = ["Assessment", "assess"]
