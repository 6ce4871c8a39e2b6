"""Whom a pronoun means, decided only where one person can be meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from provenance.attribute.mentions.description import Description
from provenance.rules.grammar import Pronoun

Fit = Literal["sure", "likely", "faint", "unclear"]
BODIES = frozenset({"organisation", "media", "agency"})
FAR = 3
"""Sentences further back in which nobody else may stand, where nothing tells the gender of somebody only named."""
NEXT = 1
"""The same for somebody cited."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a pronoun may mean. ``who`` tells one from another, ``number`` is a member's."""

    who: str
    says: Description
    number: int | None
    cited: bool
    fit: Fit


def fit_of(pronoun: Pronoun, d: Description, gendered: bool, cited: bool) -> Fit | None:
    """Return how well a pronoun fits somebody by number and gender, None where it cannot mean them.

    ``gendered`` languages tell gender by the name: where none is known, nothing is. Two capitals that are only named,
    without a role or a given name, are rather a title or a place than a person: *Orbital Dynamics*.
    """
    if "singular" not in pronoun.number:
        return "sure" if d.kind == "group" else "unclear" if d.kind in BODIES else None
    if "n" in pronoun.gender or d.kind not in {"person", "unknown"}:
        return None
    if d.kind == "unknown":
        return "unclear" if d.identity == "named" and d.gender in {None, *pronoun.gender} else None
    if d.gender is None and d.article_gender and d.article_gender not in pronoun.gender:
        return None
    if d.gender is None:
        if not cited and d.identity == "named" and not d.role_word:
            return "faint"
        return "unclear" if gendered else "likely"
    return "sure" if d.gender in pronoun.gender else None


def chosen(sentences: Iterator[list[Candidate]]) -> Candidate | None:
    """Return the one candidate of the nearest sentence that has any; None where several could be meant.

    Whoever is cited there comes before those who are only named.
    """
    nearest = next((people for people in sentences if people), [])
    pool = [c for c in nearest if c.cited] or [c for c in nearest if c.fit != "faint"] or nearest
    first = pool[0] if pool else None
    if first is None or first.fit == "unclear" or any(c.who != first.who for c in pool):
        return None
    if first.fit == "sure":
        return first
    others = (c.who != first.who for people in islice(sentences, NEXT if first.cited else FAR) for c in people)
    beside = not first.cited and any(c.who != first.who for c in nearest)
    return None if beside or any(others) else first
