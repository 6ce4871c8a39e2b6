"""Provenance: where a news article's information comes from."""

__version__ = "0.1.0"
