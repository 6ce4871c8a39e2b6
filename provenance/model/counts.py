"""Counts of an article: how many body words rest on whom. Counts, never scores."""

from provenance.model.values import Value


class Resting(Value):
    """How many body words rest on whom; a word is counted once, for the best-identified source it rests on."""

    words: int = 0
    named: int = 0
    partial: int = 0
    anonymous: int = 0
    data: int = 0
    """On documents and datasets (identity not applicable)."""
    unresolved: int = 0
    """On a source that is expressed but could not be resolved, is of unknown identity, or is only implied."""
    hearsay: int = 0
    nobody: int = 0
    """The rest, the words that name a source and its cue among them."""


class Stretch(Resting):
    """The same counts for one run of body text (code points, end exclusive), attributed throughout or not at all.

    A run that is ``sourced`` includes the words that name the source and its cue, and statements marked as
    hearsay. Paragraphs without any attribution make one run together; other runs stay within a paragraph.
    """

    start: int
    end: int
    sourced: bool


class Counts(Value):
    """Counts, never scores."""

    body: Resting
    stretches: tuple[Stretch, ...]
    sources: int
    attributions: int
    by_identity: dict[str, int]
    by_kind: dict[str, int]
    by_sector: dict[str, int]
    by_role: dict[str, int]
