"""The sources of a report as rows: who, what kind, where, and what rests on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.model.article import exact
from provenance.model.values import Attribution, Source, Span, Spans, shown
from provenance.model.words import count_words
from provenance.render.safe import safe, shortened
from provenance.render.telling import Telling
from provenance.report.model import Report
from provenance.wording import TEXTS, Wording

NAME = 80
CONTENT = 160
STATEMENTS = 3


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source: words that rest on it, the first line that cites it, and what is said of it and by it."""

    words: int
    line: int
    name: str
    about: str
    details: tuple[tuple[str, str], ...]
    source: str | None = None
    """The id of the source; None where nobody answers, or nobody could be told."""
    statements: tuple[str, ...] = ()
    """Ids of the attributions that are counted here."""


def source_rows(telling: Telling) -> tuple[SourceRow, ...]:
    """Return a row for each source that is cited in its own right, by the words that rest on it, then by place."""
    report = telling.report
    rows = [_row(telling, group) for group in _groups(report, shown(report.attributions))]
    return tuple(sorted(rows, key=lambda row: (-row.words, row.line, row.name)))


def _groups(report: Report, attributions: Sequence[Attribution]) -> Iterable[list[Attribution]]:
    """One group for each source, for each wording that could not be resolved, and each cue that nobody answers for.

    In "according to Quist the survey shows that …" the survey is what Quist's statement is based on:
    it stands in her row, and has its own only where it is cited without her.
    """
    by_id = {a.id: a for a in attributions}
    groups: dict[tuple[str, str], list[Attribution]] = {}
    for attribution in attributions:
        if _stands_in(by_id.get(attribution.parent or ""), attribution):
            continue
        words = exact(report.text, attribution.source_spans) or _cue(report, attribution)
        key = (attribution.source_status, attribution.source or words.casefold())
        groups.setdefault(key, []).append(attribution)
    return groups.values()


def _stands_in(parent: Attribution | None, child: Attribution) -> bool:
    if parent is None or parent.parent == child.id:
        return False
    return child.source in {step.source for step in parent.via if step.relation == "based_on"}


def _row(telling: Telling, group: list[Attribution]) -> SourceRow:
    report, first = telling.report, group[0]
    source = report.source(first.source)
    words = sum(count_words(report.text, a, b) for a, b in _union(span for a in group for span in a.content_spans))
    line = telling.line(min(a for at in group for a, _ in (at.content_spans or at.cue_spans or ((0, 0),))))
    ids = tuple(a.id for a in group)
    if source is None:
        return SourceRow(words, line, *_nobody(telling, first), _statements(telling, group), None, ids)
    details = (*_belonging(source, telling), *_statements(telling, group), *_through(telling, group))
    return SourceRow(words, line, shortened(source.name, NAME), _about(source, telling), details, source.id, ids)


def _nobody(telling: Telling, attribution: Attribution) -> tuple[str, str]:
    key = f"source.{attribution.source_status}"
    if key not in TEXTS:
        key = "source.unresolved"
    cue = telling.wording.quoted(_cue(telling.report, attribution))
    name = shortened(exact(telling.report.text, attribution.source_spans), NAME)
    named = telling.wording.quoted(name) if name else cue
    return telling.say(key, cue=cue, name=named), telling.say(f"{key}.about")


def _cue(report: Report, attribution: Attribution) -> str:
    return shortened(exact(report.text, attribution.cue_spans), NAME)


def _about(source: Source, telling: Telling) -> str:
    kind, identity = telling.named("source.kind", source.kind), telling.named("source.identity", source.identity)
    who = telling.say("source.about", identity=identity, kind=kind) if identity and kind else identity or kind
    if source.identity == "partial":
        who = identity
    return " · ".join(part for part in (who, telling.named("source.sector", source.sector)) if part)


def _belonging(source: Source, telling: Telling) -> Iterable[tuple[str, str]]:
    if source.role and source.identity == "named" and source.role != source.name:
        yield telling.say("source.role"), shortened(source.role, NAME)
    if source.affiliation and source.affiliation != source.name:
        yield telling.say("source.affiliation"), shortened(source.affiliation, CONTENT)


def _statements(telling: Telling, group: list[Attribution]) -> tuple[tuple[str, str], ...]:
    told = [(verb_of(a, telling.wording), _said(telling, a)) for a in group[:STATEMENTS]]
    more = len(group) - len(told)
    return (*told, *([("", telling.say("source.statements", n=more))] if more else []))


def _said(telling: Telling, attribution: Attribution) -> str:
    """Somebody who will not comment says nothing that could be quoted."""
    content = exact(telling.report.text, attribution.content_spans)
    return telling.quoted(content, CONTENT) if content.strip() else ""


def verb_of(attribution: Attribution, wording: Wording) -> str:
    """Return the word that says what the source does: says, denies, has not confirmed …"""
    if attribution.form == "hearsay":
        return wording.say("says.hearsay")
    key = f"says.{attribution.stance}"
    verb = wording.say(f"{key}.{attribution.cue_class}" if f"{key}.{attribution.cue_class}" in TEXTS else key)
    return verb if attribution.polarity == "positive" else wording.say(f"says.{attribution.polarity}", verb=verb)


def _through(telling: Telling, group: list[Attribution]) -> Iterable[tuple[str, str]]:
    steps = dict.fromkeys((step.relation, step.source) for a in group for step in a.via)
    for relation, source_id in steps:
        source = telling.report.source(source_id)
        if source is not None:
            yield telling.say(f"source.{relation}"), safe(shortened(source.name, NAME))


def _union(spans: Iterable[Span]) -> Spans:
    """Return the spans sorted, those that touch or overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
