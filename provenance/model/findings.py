"""What attribute, origins and assess hand on."""

from dataclasses import dataclass

from provenance.model.values import Attribution, Origin, Source


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something a stage could not look at: the key of the reason's text, and what fills its slots."""

    key: str
    slots: tuple[tuple[str, str | int], ...] = ()


def unchecked(key: str, **slots: str | int) -> Unchecked:
    """Return what could not be looked at; the key's first part names it, the whole says why."""
    return Unchecked(key, tuple(sorted(slots.items())))


@dataclass(frozen=True, slots=True)
class Cited:
    """The attributions of an article, in text order, and the sources they cite."""

    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    not_checked: tuple[Unchecked, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The clues to where the article itself comes from, in text order, markup first."""

    origins: tuple[Origin, ...] = ()
    not_checked: tuple[Unchecked, ...] = ()
