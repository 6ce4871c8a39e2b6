"""What to check next: whom to ask, which document to see, which figure has no owner. Made of findings alone."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from provenance.model.article import exact
from provenance.model.values import OUTLET_KINDS, Attribution, Evidence, Signal, Source, Spans, shown
from provenance.render.custody import name_of
from provenance.render.safe import shortened
from provenance.render.telling import Telling, first_words, spans_of

MOST = 7
MOST_OF_A_KIND = 2
MOST_LOOKED_AT = 40
"""Documents and origins whose links are looked for: each is held against every link."""
QUOTE = 70
SHOWN_QUOTES = 3
FEW_WORDS = 3
_MARKS = ' "“”„«»'
"""Marks around a quotation that are ours to set."""
_ANSWERS = frozenset({"denies", "declines_to_comment"})
_WORKS = frozenset({"document", "dataset"})
_EARLIER = frozenset({"republished_from", "translated_from", "based_on"})
_NEAR = 120
"""How far from the words that name a document, in code points, a link may stand and be taken for one to it."""
_WORD = re.compile(r"\w{4,}")
_STEM = 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to check, in words, and what it rests on."""

    kind: str
    text: str
    place: str
    """The line or lines it comes from; empty where only markup shows it."""
    start: int | None
    """The offset at which they begin."""
    rests_on: str
    """The id of a signal or attribution, or the origin's as ``provenance explain`` has it."""

    @property
    def anchor(self) -> str:
        """Where it comes from and what it rests on, in brackets."""
        return f"({' · '.join(part for part in (self.place, self.rests_on) if part)})"


Maker = Callable[[Telling], Iterator[Suggestion]]


def suggestions_of(telling: Telling) -> tuple[Suggestion, ...]:
    """Return what a reader may check next, at most seven things, those worth most first, each once."""
    made = (one for maker in _MAKERS for one in islice(maker(telling), MOST_OF_A_KIND))
    return tuple(islice({one.text: one for one in made}.values(), MOST))


def _of_signal(kind: str, signal_id: str) -> Maker:
    """Return what makes a suggestion of the findings of one signal."""

    def make(telling: Telling) -> Iterator[Suggestion]:
        found = [s for s in telling.report.signals if s.id == signal_id and s.status == "found"]
        if found:
            evidence = tuple(piece for signal in found for piece in signal.evidence)
            yield _suggestion(telling, kind, found[0].id, spans_of(evidence), quote=_quotes(telling, evidence))

    return make


def _suggestion(telling: Telling, kind: str, rests_on: str, spans: Spans, **slots: object) -> Suggestion:
    place = telling.place(spans[:1]) if spans else ""
    text = telling.say(f"next.{kind}", place=place, **slots)
    return Suggestion(kind, text, place, spans[0][0] if spans else None, rests_on)


def _quotes(telling: Telling, evidence: tuple[Evidence, ...]) -> str:
    exact_words = (piece.exact.strip(_MARKS) for piece in evidence if piece.exact)
    quoted = dict.fromkeys(telling.quoted(words, QUOTE) for words in exact_words if words)
    return " · ".join([*list(quoted)[:SHOWN_QUOTES], *(["…"] if len(quoted) > SHOWN_QUOTES else [])])


def _headline(telling: Telling) -> Iterator[Suggestion]:
    for signal in _signals(telling, "headline.firmer-than-body"):
        quote = telling.wording.quoted(first_words(signal, QUOTE))
        yield _suggestion(telling, "headline", signal.id, spans_of(signal.evidence), quote=quote)


def _only_one(telling: Telling) -> Iterator[Suggestion]:
    """The signal is raised where one source is cited, so the report's only source is the one."""
    for signal in _signals(telling, "sourcing.sole-anonymous-source", "sourcing.sole-source"):
        unexplained = any(piece.kind == "absence" for piece in signal.evidence)
        kind = "sole_source" if signal.id == "sourcing.sole-source" else "sole_anonymous"
        key = f"{kind}.unexplained" if unexplained and kind == "sole_anonymous" else kind
        name = shortened(telling.report.sources[0].name, QUOTE) if telling.report.sources else "?"
        yield _suggestion(telling, key, signal.id, spans_of(signal.evidence), name=name)


def _signals(telling: Telling, *ids: str) -> Iterator[Signal]:
    return (signal for signal in telling.report.signals if signal.id in ids and signal.status == "found")


def _accused(telling: Telling) -> Iterator[Suggestion]:
    """Somebody accused who is not cited. Where anybody denies or will not comment, it may be them: nothing is said."""
    said = shown(telling.report.attributions)
    if any(a.stance in _ANSWERS for a in said):
        return
    cited = {stem for source in telling.report.sources for text in _called(source) for stem in _stems(text)}
    for attribution in said:
        name = exact(telling.report.text, attribution.addressee_spans)
        plain = attribution.polarity == "positive" and attribution.confidence != "low"
        if attribution.stance == "accuses" and plain and _names_somebody(name) and not cited & _stems(name):
            spans, quote = attribution.addressee_spans, _content(telling, attribution)
            slots = {"name": shortened(name, QUOTE), "quote": quote}
            yield _suggestion(telling, "accused", attribution.id, spans, **slots)


def _names_somebody(words: str) -> bool:
    """A pronoun has no capital; somebody without one is not looked for among those who speak."""
    return any(char.isupper() for char in words)


def _called(source: Source) -> Iterator[str]:
    """What a source goes by: one long word in common is enough to take it for somebody who may be meant."""
    yield from (text for text in (source.name, source.role, source.affiliation) if text)
    yield from (mention.exact for mention in source.mentions)


def _stems(words: str) -> set[str]:
    return {word.casefold()[:_STEM] for word in _WORD.findall(words)}


def _documents(telling: Telling) -> Iterator[Suggestion]:
    told = spans_of(tuple(e for s in _signals(telling, "sourcing.data-without-owner") for e in s.evidence))
    cited: dict[str | None, str] = {}
    for attribution in shown(telling.report.attributions):
        for work in (attribution.source, *(step.source for step in attribution.via)):
            cited.setdefault(work, attribution.id)
    works = (source for source in telling.report.sources if source.kind in _WORKS and source.id in cited)
    for source in islice(works, MOST_LOOKED_AT):
        spans = tuple(span for mention in source.mentions for span in mention.spans)
        if spans and not _near(spans, told, 0):
            yield from _unlinked(telling, "document", cited[source.id], spans, shortened(source.name, QUOTE))


def _origins(telling: Telling) -> Iterator[Suggestion]:
    for number, origin in islice(enumerate(telling.report.origins, start=1), MOST_LOOKED_AT):
        spans = spans_of(tuple(e for e in origin.evidence if e.kind == "text"))
        if origin.relation in _EARLIER and spans:  # what only markup names, it names by its address
            yield from _unlinked(telling, "origin", f"o{number}", spans, name_of(origin))


def _unlinked(telling: Telling, kind: str, rests_on: str, spans: Spans, name: str) -> Iterator[Suggestion]:
    """Nothing where a link stands beside the words; in plain text, which holds none, that there is none is not said."""
    links = tuple(span for link in telling.report.links for span in link.spans)
    if not _near(spans, links, _NEAR):
        key = f"{kind}.no_link" if links else kind
        yield _suggestion(telling, key, rests_on, spans, name=name)


def _near(spans: Spans, others: Spans, reach: int) -> bool:
    return any(a - reach < d and c - reach < b for a, b in spans for c, d in others)


def _second_hand(telling: Telling) -> Iterator[Suggestion]:
    sources = {source.id: source for source in telling.report.sources}
    for attribution in shown(telling.report.attributions):
        source = sources.get(attribution.source or "")
        relays = [sources.get(step.source) for step in attribution.via if step.relation == "relayed_by"]
        media = [shortened(relay.name, QUOTE) for relay in relays if relay and relay.kind in OUTLET_KINDS]
        if source and media and len(media) == len(relays) and _can_be_looked_up(source):
            spans = attribution.source_spans or attribution.content_spans
            name = shortened(source.name, QUOTE)
            yield _suggestion(telling, "second_hand", attribution.id, spans, name=name, through=" ← ".join(media))


def _can_be_looked_up(source: Source) -> bool:
    return source.identity == "named" or (source.identity == "partial" and source.kind == "organisation")


def _not_confirmed(telling: Telling) -> Iterator[Suggestion]:
    sources = {source.id: source for source in telling.report.sources}
    for attribution in shown(telling.report.attributions):
        source = sources.get(attribution.source or "")
        plain = attribution.stance == "does_not_confirm" and attribution.polarity == "positive"
        if plain and source and attribution.content_spans:
            slots = {"name": shortened(source.name, QUOTE), "quote": _content(telling, attribution)}
            yield _suggestion(telling, "not_confirmed", attribution.id, attribution.content_spans, **slots)


def _content(telling: Telling, attribution: Attribution) -> str:
    """What is said; where that is a word such as *that*, with the words that say who says it."""
    spans, text = attribution.content_spans, telling.report.text
    if len(exact(text, spans).split()) < FEW_WORDS:
        every = sorted((*spans, *attribution.cue_spans, *attribution.source_spans))
        spans = ((every[0][0], every[-1][1]),)
    return telling.quoted(exact(text, spans), QUOTE)


_MAKERS: tuple[Maker, ...] = (
    _headline,
    _only_one,
    _accused,
    _of_signal("figure", "figures.no-source-in-sentence"),
    _of_signal("data", "sourcing.data-without-owner"),
    _of_signal("hearsay", "sourcing.hearsay"),
    _documents,
    _origins,
    _of_signal("quote", "sourcing.quote-without-speaker"),
    _second_hand,
    _not_confirmed,
    _of_signal("stretch", "sourcing.unsourced-stretch"),
    _of_signal("no_source", "sourcing.no-source-found"),
)
"""What is worth most first: what carries the whole article, then single statements, then what a source may yet say."""
