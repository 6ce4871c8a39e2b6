"""What sources say they do not confirm, deny, or will not speak about."""

from collections.abc import Iterator

from provenance.assess.fact import Fact, Slot, quoted, seen
from provenance.assess.reading import Reading
from provenance.assess.resting import all_spans
from provenance.model.article import exact
from provenance.model.values import Stance


def not_confirmed(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Statements that something is not confirmed: ``source``, ``content``, ``line``."""
    return _by_stance(reading, "does_not_confirm")


def declined(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Refusals to comment: ``source``, ``content``, ``line``."""
    return _by_stance(reading, "declines_to_comment")


def denied(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Denials: ``source``, ``content``, ``line``."""
    return _by_stance(reading, "denies")


def _by_stance(reading: Reading, stance: Stance) -> Iterator[Fact]:
    for attribution in reading.attributions:
        if attribution.stance == stance and attribution.polarity == "positive":
            source = reading.source_of(attribution)
            spans = attribution.content_spans or all_spans(attribution)
            content = quoted(exact(reading.article.text, attribution.content_spans))
            name = source.name if source else exact(reading.article.text, attribution.source_spans)
            values: dict[str, Slot] = {
                "source": quoted(name),
                "content": content,
                "line": reading.at_line(min(all_spans(attribution))[0]),
            }
            yield Fact(values, (seen(reading, *(attribution.source_spans or ()), *spans),))
