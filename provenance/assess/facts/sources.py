"""How many sources there are, and how well the text names them."""

from collections.abc import Iterator

from provenance.assess.fact import Fact, Slot, absent, quoted, seen
from provenance.assess.reading import Reading
from provenance.model.values import OUTLET_KINDS, Attribution, Evidence


def sole_source(reading: Reading, classes: tuple[str, ...]) -> Iterator[Fact]:
    """The only source of an article: its ``source``, ``statements``, ``anonymous`` 1 or 0, and the stated ``reason``.

    ``reason`` quotes the sentence that gives a reason for anonymity, by the word class named; it may be empty.
    """
    resolved = [a for a in reading.attributions if a.form != "hearsay"]
    cited = {a.source for a in resolved}
    if len(cited) != 1 or len(reading.cited.sources) != 1:
        return
    source = reading.sources.get(next(iter(cited)) or "")
    if source:
        reason, anonymous = _reason(reading, classes), source.identity == "anonymous"
        values: dict[str, Slot] = {
            "source": quoted(source.name),
            "statements": len(resolved),
            "anonymous": float(anonymous),
            "reason": reason,
        }
        in_vain = (absent(reading.wording.say("searched.reason")),) if anonymous and not reason else ()
        yield Fact(values, (*_places(reading, resolved), *in_vain))


def _reason(reading: Reading, classes: tuple[str, ...]) -> str:
    for segment in reading.article.of("body"):
        for start, end in reading.sentences(segment):
            if any(reading.find(name, start, end, reading.language_of(segment)) for name in classes):
                return quoted(reading.article.text[start:end])
    return ""


def _places(reading: Reading, attributions: list[Attribution]) -> Iterator[Evidence]:
    for attribution in attributions:
        spans = attribution.source_spans or attribution.cue_spans or attribution.content_spans
        if spans:
            yield seen(reading, *spans)


def second_hand(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Statements cited through somebody else, data left out: ``source``, ``through``, ``depth``.

    ``through`` names who passed it on, outermost last; ``media`` is 1 where all of them are media.
    """
    for attribution in reading.attributions:
        relays = [reading.sources.get(step.source) for step in attribution.via if step.relation == "relayed_by"]
        source = reading.source_of(attribution)
        if source and relays and source.identity != "not_applicable":  # data somebody reads are not hearsay of them
            values: dict[str, Slot] = {
                "source": quoted(source.name),
                "through": " ← ".join(quoted(relay.name) for relay in relays if relay),
                "depth": len(relays),
                "media": float(all(relay and relay.kind in OUTLET_KINDS for relay in relays)),
            }
            spans = [span for step in attribution.via if step.relation == "relayed_by" for span in step.spans]
            yield Fact(values, (seen(reading, *spans, *attribution.source_spans),), take="together")


def no_source(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Articles in which nobody is cited: ``words`` of the body."""
    if reading.can_attribute and not reading.attributions and reading.words.spans:
        yield Fact({"words": len(reading.words.spans)}, (absent(reading.wording.say("searched.body")),))
