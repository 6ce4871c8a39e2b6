"""What the article says of where it comes from."""

from collections.abc import Iterator

from provenance.assess.fact import Fact, Slot, quoted
from provenance.assess.reading import Reading
from provenance.model.values import Origin


def notice_names_source(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Notices that name a source of the text: ``name``, its ``language`` if it is another, ``link`` 1 or 0."""
    for origin in reading.found.origins:
        start = _position(origin)
        if origin.relation == "republished_from" and start is not None:
            values: dict[str, Slot] = {
                "name": quoted(origin.domain or origin.name or ""),
                "quote": quoted(origin.evidence[0].exact or ""),
                "line": reading.at_line(start),
                "language": _other_language(reading, start),
                "link": float(any(a <= start < b for link in reading.article.links for a, b in link.spans)),
            }
            yield Fact(values, origin.evidence)


def _position(origin: Origin) -> int | None:
    return next((e.spans[0][0] for e in origin.evidence if e.kind == "text" and e.spans), None)


def _other_language(reading: Reading, at: int) -> str:
    segment = next((s for s in reading.article.segments if s.start <= at < s.end), None)
    code = segment.language if segment else None
    if code is None or code == reading.article.language or reading.article.language is None:
        return ""
    return reading.wording.language_name(code)


def referral(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Reading tips: the ``name`` tipped, and ``cited`` 1 where something in the text is attributed to it."""
    for origin in reading.found.origins:
        start = _position(origin)
        if origin.relation == "referral" and start is not None:
            values: dict[str, Slot] = {
                "name": quoted(origin.name or origin.domain or ""),
                "line": reading.at_line(start),
                "cited": float(_is_cited(reading, origin)),
            }
            yield Fact(values, origin.evidence)


def _is_cited(reading: Reading, origin: Origin) -> bool:
    wanted = {w.casefold() for w in (origin.name, origin.domain, origin.entity) if w}
    return any(
        wanted & {w.casefold() for w in (source.name, source.domain, source.entity) if w}
        for source in reading.cited.sources
    )
