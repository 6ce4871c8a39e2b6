"""The chain of custody of a text: from whoever wrote it to the page at hand."""

from typing import Literal

from provenance.model.values import Confidence, Evidence, Value

LinkRole = Literal["author", "first_publication", "agency", "republisher", "this_text"]
LinkStatus = Literal["given", "conflicting", "cannot_tell"]


class Holder(Value):
    """Somebody who held the text, as one clue or several equal ones have it."""

    name: str
    kind: str | None = None
    domain: str | None = None
    entity: str | None = None
    relation: str
    """The clue's relation; ``author`` for a byline."""
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence


class ChainLink(Value):
    """One link. ``given``: named, and nothing speaks against it. ``conflicting``: clues name different holders.

    ``cannot_tell``: nothing read names one, which does not mean that there was none.
    """

    role: LinkRole
    status: LinkStatus
    holders: tuple[Holder, ...] = ()


Chain = tuple[ChainLink, ...]
"""Always all five links, in the order of ``LinkRole``."""
