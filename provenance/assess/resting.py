"""On whom each body word rests."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from provenance.model.article import Article
from provenance.model.values import Attribution, Segment, Source, Span
from provenance.model.words import word_spans

Holder = Literal["named", "partial", "data", "anonymous", "unresolved", "hearsay", "nobody"]
HOLDERS: tuple[Holder, ...] = Holder.__args__  # type: ignore[attr-defined]
"""From the best-identified to nobody: a word that rests on several counts for the first of them."""
NOBODY = len(HOLDERS) - 1

_BY_IDENTITY: Mapping[str, Holder] = {
    "named": "named",
    "partial": "partial",
    "not_applicable": "data",
    "anonymous": "anonymous",
}


@dataclass(frozen=True)
class BodyWords:
    """The body's words in text order, cut by segment. ``parts`` pairs each segment with its range of words."""

    spans: tuple[Span, ...]
    parts: tuple[tuple[Segment, range], ...]

    @staticmethod
    def of(article: Article) -> "BodyWords":
        """Return the words of the article's body segments."""
        spans: list[Span] = []
        parts = []
        for segment in article.of("body"):
            first = len(spans)
            spans.extend(word_spans(article.text, segment.start, segment.end))
            parts.append((segment, range(first, len(spans))))
        return BodyWords(tuple(spans), tuple(parts))

    def within(self, start: int, end: int) -> range:
        """Return the range of words that share a character with ``[start, end)``."""
        first = bisect_right(self.spans, start, key=lambda s: s[1])
        return range(first, max(first, bisect_left(self.spans, end, key=lambda s: s[0])))


@dataclass(frozen=True)
class Resting:
    """For every body word: the place in ``HOLDERS`` of who it rests on, and whether an attribution touches it."""

    holder: tuple[int, ...]
    touched: tuple[bool, ...]

    @cached_property
    def _before(self) -> tuple[int, ...]:
        return tuple(accumulate(self.touched, initial=0))

    def touches(self, part: range) -> bool:
        """Return whether an attribution touches any word of the range; constant time."""
        return bool(part) and self._before[part.stop] > self._before[part.start]


def holder_of(attribution: Attribution, source: Source | None) -> Holder:
    """Return who answers for an attribution's content, as well as the article identifies them."""
    if attribution.form == "hearsay" or attribution.source_status == "nobody":
        return "hearsay"
    return _BY_IDENTITY.get(source.identity, "unresolved") if source else "unresolved"


def rest(words: BodyWords, attributions: Iterable[Attribution], sources: Mapping[str, Source]) -> Resting:
    """Return on whom each body word rests; the words naming a source and its cue are touched, but rest on nobody."""
    holder = [NOBODY] * len(words.spans)
    touched = [False] * len(words.spans)
    for attribution in attributions:
        rank = HOLDERS.index(holder_of(attribution, sources.get(attribution.source or "")))
        for start, end in attribution.content_spans:
            for k in words.within(start, end):
                holder[k] = min(holder[k], rank)
        for start, end in all_spans(attribution):
            for k in words.within(start, end):
                touched[k] = True
    return Resting(tuple(holder), tuple(touched))


def all_spans(attribution: Attribution) -> tuple[Span, ...]:
    """Return every span an attribution stands on, in no particular order."""
    a = attribution
    via = tuple(span for step in a.via for span in step.spans)
    return a.content_spans + a.source_spans + a.cue_spans + a.addressee_spans + via
