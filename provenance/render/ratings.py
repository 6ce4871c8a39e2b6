"""What lists of ratings that the reader brought say of the domains of a report: beside it, never part of it."""

from collections.abc import Iterable, Iterator

from provenance.registry.ratings import Answer, Rated
from provenance.render.safe import shortened
from provenance.render.wording import say
from provenance.report.model import Report

_WIDEST = 200


def domains_of(report: Report) -> Iterator[str]:
    """Yield the domains a report names: its publisher's, where it comes from, whom it cites."""
    named = (report.metadata.domain, *(o.domain for o in report.origins), *(s.domain for s in report.sources))
    return (domain for domain in named if domain)


def render_ratings(found: Iterable[Rated], markdown: bool = False) -> str:
    """Return a closing section for a printed report; empty where there is nothing to say."""
    rows = rating_rows(found)
    if not rows:
        return ""
    if markdown:
        return "\n".join([f"\n## {say('ratings')}", "", *(f"- {row}" for row in rows), "", say("ratings.note"), ""])
    return "\n".join([f"\n{say('ratings')}   {say('ratings.note')}", *(f"  {row}" for row in rows), ""])


def rating_rows(found: Iterable[Rated]) -> tuple[str, ...]:
    """Return one line for each domain and list."""
    return tuple(line for rated in found for line in _lines(rated))


def _lines(rated: Rated) -> Iterator[str]:
    domain = shortened(rated.domain, _WIDEST)
    for answer in rated.answers:
        yield say("ratings.row", domain=domain, list=shortened(answer.list, _WIDEST), value=_value(answer))
    if rated.differ:
        yield say("ratings.differ", domain=domain)


def _value(answer: Answer) -> str:
    if answer.value is None:
        return say("ratings.absent")
    facts = {name: shortened(getattr(answer, name), _WIDEST) for name in ("value", "scale", "date", "licence")}
    return say("ratings.value", **facts)


def answers_told(rated: Rated) -> tuple[str, ...]:
    """Return one line for each list, for a node of a graph."""
    return tuple(f"{answer.list}: {_value(answer)}" for answer in rated.answers)
