"""A Document to an Article: one canonical text, tiled by labelled segments."""

from provenance.parse.article import parse

__all__ = ["parse"]
