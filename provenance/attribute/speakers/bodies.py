"""Which body a noun alone means: *the association* is the one that was named as one, or the one just spoken of."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from provenance.attribute.mentions.description import Description
from provenance.attribute.speakers.antecedents import BODIES
from provenance.model.values import Sector

SPOKEN_OF: frozenset[Sector] = frozenset({"company", "ngo", "media"})
"""Sectors of which no body is meant unless it was named: *the police*, *the court* are so wherever one is."""


@dataclass(slots=True)
class Bodies:
    """The bodies named in an article, by the noun they were named with. Numbers are members'."""

    _by_noun: dict[str, list[int]] = field(default_factory=dict)

    def hear(self, number: int, d: Description) -> None:
        """Take note of a body's name and noun: *the association* **Centro Vivo**."""
        known = self._by_noun.setdefault(d.noun, []) if d.noun and d.identity == "named" and d.kind in BODIES else None
        if known is not None and number not in known:
            known.append(number)

    def named_so(self, d: Description) -> int | None:
        """Return the one body that was named with the description's noun; None where several were."""
        known = self._by_noun.get(d.noun or "", ())
        return known[0] if len(known) == 1 else None


def alone(d: Description) -> bool:
    """Return whether a description is a body's noun and an article, no more: *the company*."""
    bare = d.kind in BODIES and d.identity == "partial" and d.definite and d.affiliation is None
    return bare and d.noun is not None and len((d.name or "").split()) == 1


def spoken_of(d: Description, named: Iterable[tuple[str, Description]]) -> str | None:
    """Return which of the bodies named right before, by key, the noun means; None where several could be."""
    if d.sector not in SPOKEN_OF:
        return None
    fitting = {who for who, body in named if body.kind in BODIES and body.sector in {d.sector, "unknown"}}
    return fitting.pop() if len(fitting) == 1 else None
