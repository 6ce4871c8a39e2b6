"""The sources of a report as rows: who, what kind, where, and what rests on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.model.article import Lines, exact
from provenance.model.values import Attribution, Source, Span, Spans, shown
from provenance.model.words import count_words
from provenance.render.safe import safe, shortened
from provenance.render.wording import TEXTS, counted, named, say
from provenance.report.model import Report

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


def source_rows(report: Report, index: Lines) -> tuple[SourceRow, ...]:
    """Return a row for each source that is cited in its own right, by the words that rest on it, then by place."""
    rows = [_row(report, index, group) for group in _groups(report, shown(report.attributions))]
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


def _row(report: Report, index: Lines, group: list[Attribution]) -> SourceRow:
    first = group[0]
    source = report.source(first.source)
    words = sum(count_words(report.text, a, b) for a, b in _union(span for a in group for span in a.content_spans))
    line = index.number(min(a for at in group for a, _ in (at.content_spans or at.cue_spans or ((0, 0),))))
    ids = tuple(a.id for a in group)
    if source is None:
        return SourceRow(words, line, *_nobody(report, first), _statements(report, group), None, ids)
    details = (*_belonging(source), *_statements(report, group), *_through(report, group))
    return SourceRow(words, line, shortened(source.name, NAME), _about(source), details, source.id, ids)


def _nobody(report: Report, attribution: Attribution) -> tuple[str, str]:
    key = f"source.{attribution.source_status}"
    if key not in TEXTS:
        key = "source.unresolved"
    cue = f"“{_cue(report, attribution)}”"
    name = shortened(exact(report.text, attribution.source_spans), NAME)
    return say(key, cue=cue, name=f"“{name}”" if name else cue), say(f"{key}.about")


def _cue(report: Report, attribution: Attribution) -> str:
    return shortened(exact(report.text, attribution.cue_spans), NAME)


def _about(source: Source) -> str:
    kind = named("source.kind", source.kind)
    who = kind if source.identity == "not_applicable" else f"{named('source.identity', source.identity)} {kind}"
    if source.identity == "partial":
        who = named("source.identity", "partial")
    return " · ".join(part.strip() for part in (who, named("source.sector", source.sector)) if part.strip())


def _belonging(source: Source) -> Iterable[tuple[str, str]]:
    if source.role and source.role != source.name:
        yield say("source.role"), shortened(source.role, NAME)
    if source.affiliation and source.affiliation != source.name:
        yield say("source.affiliation"), shortened(source.affiliation, CONTENT)


def _statements(report: Report, group: list[Attribution]) -> tuple[tuple[str, str], ...]:
    shown = [(verb_of(a), _said(report, a)) for a in group[:STATEMENTS]]
    more = len(group) - len(shown)
    return (*shown, *([("", counted("source.statements", more))] if more else []))


def _said(report: Report, attribution: Attribution) -> str:
    """Somebody who will not comment says nothing that could be quoted."""
    content = shortened(exact(report.text, attribution.content_spans), CONTENT)
    return f"“{content}”" if content else ""


def verb_of(attribution: Attribution) -> str:
    """Return the word that says what the source does: says, denies, has not confirmed …"""
    if attribution.form == "hearsay":
        return say("says.hearsay")
    key = f"says.{attribution.stance}"
    verb = TEXTS.get(f"{key}.{attribution.cue_class}", TEXTS[key])
    return verb if attribution.polarity == "positive" else say(f"says.{attribution.polarity}", verb=verb)


def _through(report: Report, group: list[Attribution]) -> Iterable[tuple[str, str]]:
    steps = dict.fromkeys((step.relation, step.source) for a in group for step in a.via)
    for relation, source_id in steps:
        source = report.source(source_id)
        if source is not None:
            yield say(f"source.{relation}"), safe(shortened(source.name, NAME))


def _union(spans: Iterable[Span]) -> Spans:
    """Return the spans sorted, those that touch or overlap as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
