"""One article with everything found in it, as the facts read it."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from provenance.assess.resting import BodyWords, Resting, rest
from provenance.assess.sentences import sentences
from provenance.assess.wordlists import WordHit, WordList
from provenance.model.article import Article
from provenance.model.findings import Cited, Found
from provenance.model.values import Attribution, Segment, Source, Span, shown
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Frame
from provenance.wording import BASE, Wording


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body (code points, end exclusive) and the segment it stands in."""

    segment: Segment
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """The article, who is cited, where it comes from, and the rules. Everything else is worked out once, on demand."""

    article: Article
    cited: Cited
    found: Found
    book: RuleBook
    wording: Wording = BASE
    """What facts are told in."""

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions that count, in text order."""
        return shown(self.cited.attributions)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The cited sources by id."""
        return {source.id: source for source in self.cited.sources}

    @cached_property
    def words(self) -> BodyWords:
        """The body's words."""
        return BodyWords.of(self.article)

    @cached_property
    def resting(self) -> Resting:
        """On whom each of them rests."""
        return rest(self.words, self.attributions, self.sources)

    @cached_property
    def can_attribute(self) -> bool:
        """Whether attribution was possible at all: silence means something only where it was."""
        return any(self.attributable(segment) for segment in self.article.of("body"))

    def attributable(self, segment: Segment) -> bool:
        """Return whether the segment's language has a pack that attributes."""
        language = self.language_of(segment)
        return language is not None and bool(self.book.of(Frame, language))

    def source_of(self, attribution: Attribution) -> Source | None:
        """Return the source that answers for an attribution, or None."""
        return self.sources.get(attribution.source or "")

    def touched(self, start: int, end: int) -> bool:
        """Return whether an attribution stands on any body word of ``[start, end)``."""
        return self.resting.touches(self.words.within(start, end))

    def language_of(self, segment: Segment) -> str | None:
        """Return the segment's language, or the article's where the segment has none of its own."""
        return segment.language or self.article.language

    def sentences(self, segment: Segment) -> Iterator[Span]:
        """Yield the segment's sentences, trimmed."""
        rule = self.book.language(self.language_of(segment))
        short = frozenset(a.casefold().removesuffix(".") for a in rule.abbreviations) if rule else frozenset()
        return sentences(self.article.text, segment.start, segment.end, short)

    @cached_property
    def body_sentences(self) -> tuple["Sentence", ...]:
        """The body's sentences, in text order."""
        return tuple(
            Sentence(segment, *span) for segment in self.article.of("body") for span in self.sentences(segment)
        )

    def sentence_at(self, offset: int) -> "Sentence | None":
        """Return the body sentence that holds the code point at ``offset``, or None."""
        at = bisect_right(self.body_sentences, offset, key=lambda s: s.start) - 1
        found = self.body_sentences[at] if at >= 0 else None
        return found if found and offset < found.end else None

    def find(self, name: str, start: int, end: int, language: str | None) -> list[WordHit]:
        """Return the words of a class in ``text[start:end]``, in one language, or in all where it is None."""
        return WordList.of(self.book, name, language).find(self.article.text, start, end)

    def at_line(self, offset: int) -> str:
        """Return the number of an offset's line as it is printed: a name of a place, whose thousands stay together."""
        return str(self.line(offset))

    def line(self, offset: int) -> int:
        """Return the line number, from 1, of an offset."""
        return self.article.lines.number(offset)
