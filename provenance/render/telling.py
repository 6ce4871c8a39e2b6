"""One report on its way to a reader: its findings, the lines of its text, and the words it is told in."""

from dataclasses import dataclass

from provenance.model.article import Lines
from provenance.model.values import Evidence, Origin, Signal, Spans
from provenance.render.safe import shortened
from provenance.report.model import Report
from provenance.wording import Wording


@dataclass(frozen=True, slots=True)
class Telling:
    """A report, its line index, and a language's words."""

    report: Report
    wording: Wording
    index: Lines

    @classmethod
    def of(cls, report: Report, wording: Wording) -> "Telling":
        """Return the telling of a report; its lines are counted once."""
        return cls(report, wording, Lines(report.text))

    def say(self, key: str, **slots: object) -> str:
        """Return the text for a key with its slots filled."""
        return self.wording.say(key, **slots)

    def named(self, prefix: str, value: str) -> str:
        """Return what a value of the vocabulary is called."""
        return self.wording.named(prefix, value)

    def quoted(self, text: str, length: int) -> str:
        """Return words of the article in quotation marks, safe to print and cut to ``length`` code points."""
        return self.wording.quoted(shortened(text, length))

    def line(self, offset: int) -> int:
        """Return the number of the line, from 1, that holds an offset."""
        return self.index.number(offset)

    def place(self, spans: Spans) -> str:
        """Return ``line 5`` or ``lines 5–13`` for spans, from their first code point to their last."""
        first, last = min(a for a, _ in spans), max(b for _, b in spans)
        return self.wording.lines(self.line(first), self.line(max(first, last - 1)))

    @property
    def attempted(self) -> bool:
        """Whether attribution was possible: without rules for the language silence means nothing."""
        return self.report.accuracy.tier != "none" or bool(self.report.attributions)


def first_words(finding: Origin | Signal, length: int) -> str:
    """Return the first words a finding rests on, safe to print; empty where it quotes none."""
    return next((shortened(e.exact, length) for e in finding.evidence if e.exact), "")


def spans_of(evidence: tuple[Evidence, ...]) -> Spans:
    """Return every span of some evidence, in its order."""
    return tuple(span for piece in evidence for span in piece.spans)
