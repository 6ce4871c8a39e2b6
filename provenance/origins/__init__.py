"""Where the article itself comes from: every clue with its evidence, conflicts shown, and the chain they make."""

from provenance.origins.chain import chain_of
from provenance.origins.find import find_origins

__all__ = ["chain_of", "find_origins"]
