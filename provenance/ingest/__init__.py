"""Bytes and hints to a decoded Document."""

from provenance.ingest.document import Unreadable, read_document

__all__ = ["Unreadable", "read_document"]
