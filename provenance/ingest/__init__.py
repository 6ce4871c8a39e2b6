"""Bytes and hints to a decoded Document."""

from provenance.ingest.document import read_document
from provenance.ingest.unpacked import Unreadable

__all__ = ["Unreadable", "read_document"]
