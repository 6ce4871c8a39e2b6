"""What lists of ratings that the reader brought say of the domains of a report: beside it, never part of it."""

from collections.abc import Iterable, Iterator

from provenance.registry.ratings import Answer, Rated
from provenance.render.safe import shortened
from provenance.report.model import Report
from provenance.wording import BASE, Wording

_WIDEST = 200


def domains_of(report: Report) -> Iterator[str]:
    """Yield the domains a report names: its publisher's, where it comes from, whom it cites."""
    named = (report.metadata.domain, *(o.domain for o in report.origins), *(s.domain for s in report.sources))
    return (domain for domain in named if domain)


def render_ratings(found: Iterable[Rated], markdown: bool = False, wording: Wording = BASE) -> str:
    """Return a closing section for a printed report; empty where there is nothing to say."""
    rows = rating_rows(found, wording)
    title, note = wording.say("ratings"), wording.say("ratings.note")
    if not rows:
        return ""
    if markdown:
        return "\n".join([f"\n## {title}", "", *(f"- {row}" for row in rows), "", note, ""])
    return "\n".join([f"\n{title.upper()}   {note}", *(f"  {row}" for row in rows), ""])


def rating_rows(found: Iterable[Rated], wording: Wording = BASE) -> tuple[str, ...]:
    """Return one line for each domain and list."""
    return tuple(line for rated in found for line in _lines(rated, wording))


def _lines(rated: Rated, wording: Wording) -> Iterator[str]:
    domain = shortened(rated.domain, _WIDEST)
    for answer in rated.answers:
        value = _value(answer, wording)
        yield wording.say("ratings.row", domain=domain, list=shortened(answer.list, _WIDEST), value=value)
    if rated.differ:
        yield wording.say("ratings.differ", domain=domain)


def _value(answer: Answer, wording: Wording) -> str:
    if answer.value is None:
        return wording.say("ratings.absent")
    facts = {name: shortened(getattr(answer, name), _WIDEST) for name in ("value", "scale", "date", "licence")}
    return wording.say("ratings.value", **facts)


def answers_told(rated: Rated) -> tuple[str, ...]:
    """Return one line for each list, for a node of a graph."""
    return tuple(f"{answer.list}: {_value(answer, BASE)}" for answer in rated.answers)
