"""What the lists say of a domain, side by side. Absent means: not in this list."""

from collections.abc import Iterable
from typing import NamedTuple

from provenance.registry.ratings.lists import RatingList, rated_host

FAR_APART = 0.25
"""From which distance on their own scales, as a fraction of them, two lists are said to differ."""


class Answer(NamedTuple):
    """What one list says of a domain. ``value`` is None where the domain is not in the list."""

    list: str
    date: str
    licence: str
    value: str | None
    scale: str


class Rated(NamedTuple):
    """What all lists say of one domain. ``differ``: two of them place it far apart on their own scales."""

    domain: str
    answers: tuple[Answer, ...]
    differ: bool


def rated(domains: Iterable[str], lists: tuple[RatingList, ...]) -> tuple[Rated, ...]:
    """Return the lists' answers for each domain once, in the order given; a page on a shared host is not looked up.

    A subdomain that no list has is answered with the domain above it.
    """
    if not lists:
        return ()
    return tuple(_rated(domain, lists) for domain in dict.fromkeys(domains) if domain and "/" not in domain)


def _rated(domain: str, lists: tuple[RatingList, ...]) -> Rated:
    answers, places = [], []
    for given in lists:
        value = _value(domain, given)
        mapping = given.mapping
        scale = " – ".join(mapping.values) if mapping.values else f"{mapping.low:g} – {mapping.high:g}"
        answers.append(Answer(mapping.name, mapping.date, mapping.licence, value, scale))
        place = mapping.place(value) if value is not None else None
        places += [place] if place is not None else []
    return Rated(domain, tuple(answers), bool(places) and max(places) - min(places) >= FAR_APART)


def _value(domain: str, given: RatingList) -> str | None:
    name = rated_host(domain) or ""
    while "." in name:
        if name in given.values:
            return given.values[name]
        name = name.partition(".")[2]
    return None
