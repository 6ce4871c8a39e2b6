"""What attribute, origins and assess hand on."""

from dataclasses import dataclass

from provenance.model.values import Attribution, NotChecked, Origin, Source


@dataclass(frozen=True, slots=True)
class Cited:
    """The attributions of an article, in text order, and the sources they cite."""

    attributions: tuple[Attribution, ...] = ()
    sources: tuple[Source, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The clues to where the article itself comes from, in text order, markup first."""

    origins: tuple[Origin, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
