"""What a frame found in a sentence: cue, source, content, in token positions."""

from typing import NamedTuple

from provenance.attribute.language.frames import Shape, Step
from provenance.attribute.language.tokens import Hit
from provenance.attribute.words.nouns import NounPhrase

Range = tuple[int, int]


class Match(NamedTuple):
    """A frame found in a sentence, in token positions."""

    shape: Shape
    hit: Hit | None
    cue: tuple[int, ...] = ()
    content: tuple[Range, ...] = ()
    quotes: tuple[Range, ...] = ()
    """The parts of the content that are quotations."""
    source: NounPhrase | None = None
    addressee: NounPhrase | None = None
    edge: int = 0
    """Where the match ends on the side being matched; internal."""
    awaits: bool = False
    """The quotation it introduces opens the next block: *She continued:*."""
    skipped: tuple[int, ...] = ()
    follows: bool = False
    """Its source is that of the sentence before."""
    """Adverbs and negations stepped over."""


def with_phrase(step: Step, m: Match, phrase: NounPhrase) -> Match:
    """Return the match with the phrase as the step's slot: its source or addressee."""
    return m._replace(source=phrase) if step.text == "SOURCE" else m._replace(addressee=phrase)
