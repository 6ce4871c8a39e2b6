"""A report without the names of private persons, for whoever passes it on."""

from provenance.redact.report import redacted

__all__ = ["redacted"]
