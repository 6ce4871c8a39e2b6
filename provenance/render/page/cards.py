"""What the page says of one finding when a reader points at it."""

from collections.abc import Mapping

from provenance.model.article import exact
from provenance.model.values import Attribution, shown
from provenance.render.safe import shortened
from provenance.render.sources import SourceRow, verb_of
from provenance.render.telling import Telling
from provenance.report.model import Report
from provenance.wording import Wording

QUOTE = 400
PLAIN = frozenset({"asserts", "asks", "demands", "promises", "speculates", "warns", "confirms"})
Card = dict[str, object]


def numbers_of(report: Report, rows: tuple[SourceRow, ...]) -> dict[str, int]:
    """Return the number of the source each shown attribution is counted under; 0 where it has no row of its own."""
    numbers = {statement: number for number, row in enumerate(rows, start=1) for statement in row.statements}
    by_source: dict[str | None, int] = {row.source: n for n, row in enumerate(rows, start=1) if row.source}
    for attribution in shown(report.attributions):
        if attribution.id not in numbers:
            parent = numbers.get(attribution.parent or "", 0)
            numbers[attribution.id] = by_source.get(attribution.source, parent)
    return numbers


def cards_of(telling: Telling, rows: tuple[SourceRow, ...], numbers: Mapping[str, int]) -> dict[str, Card]:
    """Return a card for each shown attribution, by id: printable text only, nothing of it is markup."""
    return {a.id: _card(telling, a, rows, numbers[a.id]) for a in shown(telling.report.attributions)}


def _card(telling: Telling, attribution: Attribution, rows: tuple[SourceRow, ...], number: int) -> Card:
    report = telling.report
    source = report.source(attribution.source)
    row = rows[number - 1] if number else None
    line = telling.line(min(a for a, _ in (attribution.content_spans or attribution.cue_spans or ((0, 0),))))
    return {
        "number": number,
        "name": shortened(source.name, 120) if source else row.name if row else "?",
        "about": row.about if row and (source is None or row.source == source.id) else "",
        "line": line,
        "place": telling.wording.line(line),
        "says": verb_of(attribution, telling.wording),
        "content": shortened(exact(report.text, attribution.content_spans), QUOTE),
        "remark": _remark(attribution, telling.wording),
        "cue": shortened(exact(report.text, attribution.cue_spans), 120),
        "facts": _facts(telling, attribution),
        "rule": attribution.rule,
        "correction": {
            "attribution": attribution.id,
            "rule": attribution.rule,
            "content_spans": attribution.content_spans,
        },
    }


def _remark(attribution: Attribution, wording: Wording) -> str:
    """Return the word that must not be overlooked beside a number: denials, and what is negated or hearsay."""
    if attribution.form == "hearsay" or attribution.stance in PLAIN:
        return "" if attribution.polarity == "positive" else wording.named("polarity", attribution.polarity)
    return verb_of(attribution, wording)


def _facts(telling: Telling, attribution: Attribution) -> list[tuple[str, str]]:
    report, say, named = telling.report, telling.say, telling.named
    source = report.source(attribution.source)
    facts: list[tuple[str, str]] = []
    if source and source.role and source.role != source.name:
        facts.append((say("source.role"), shortened(source.role, 120)))
    if source and source.affiliation and source.affiliation != source.name:
        facts.append((say("source.affiliation"), shortened(source.affiliation, 120)))
    for step in attribution.via:
        name = report.source(step.source)
        facts.append((say(f"source.{step.relation}"), shortened(name.name if name else "?", 120)))
    for qualifier in attribution.qualifiers:
        words = telling.quoted(exact(report.text, qualifier.spans), 80)
        facts.append((say("page.qualified"), f"{named('qualifier', qualifier.kind)}: {words}"))
    form = f"{named('form', attribution.form)}, {named('confidence', attribution.confidence)}"
    return [*facts, (say("page.card.form"), form), (say("explain.rule"), _rule(attribution, telling.wording))]


def _rule(attribution: Attribution, wording: Wording) -> str:
    item = f" · {wording.quoted(shortened(attribution.item, 60))}" if attribution.item else ""
    return attribution.rule + item
