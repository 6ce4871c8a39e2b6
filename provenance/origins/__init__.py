"""Where the article itself comes from: every clue, with its evidence; conflicts are shown, never settled."""

from provenance.origins.find import find_origins

__all__ = ["find_origins"]
