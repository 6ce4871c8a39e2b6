"""A fact: something measured in the article that a signal rule may speak about."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from provenance.assess.reading import Reading
from provenance.model.article import exact, joined
from provenance.model.values import Evidence, SignalStatus

Slot = str | float
Take = Literal["each", "together", "first"]
Detector = Callable[[Reading, tuple[str, ...]], Iterator["Fact"]]
"""A detector reads an article and the word classes its rule names, and yields facts."""

QUOTE_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Fact:
    """What was measured (``values``, the slots of a rule's texts) and where it can be seen.

    ``take`` says what becomes of several: a signal ``each``, one for all ``together`` (which then fills the slots
    ``n`` and ``quotes``), or one for the ``first`` that the rule's bounds let through.
    """

    values: Mapping[str, Slot]
    evidence: tuple[Evidence, ...]
    take: Take = "each"
    status: SignalStatus = "found"


def seen(reading: Reading, *spans: tuple[int, int]) -> Evidence:
    """Return text evidence for the spans (code points, end exclusive); those that overlap become one."""
    ordered = joined(spans)
    return Evidence(kind="text", spans=ordered, exact=exact(reading.article.text, ordered))


def absent(searched: str) -> Evidence:
    """Return the evidence that something was looked for in vain."""
    return Evidence(kind="absence", searched=searched)


def quoted(text: str) -> str:
    """Return the words on one line, cut at a word when they are long."""
    line = " ".join(text[: 4 * QUOTE_LENGTH].split())
    if len(line) <= QUOTE_LENGTH:
        return line
    return line[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"
