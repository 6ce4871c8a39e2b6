"""Why a report says what it says: each finding with the rule that made it, and where that rule stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.model.article import Lines, exact
from provenance.model.values import Attribution, Evidence, Mark, Origin, Segment, Signal, Source, Spans
from provenance.render.safe import safe, shortened
from provenance.render.wording import capital, lines, named, say
from provenance.report.model import Report
from provenance.rules.book import RuleBook

QUOTE = 160
Finding = Segment | Mark | Attribution | Source | Origin | Signal


class NoSuchFinding(LookupError):  # noqa: N818 - reads as what was asked for
    """The report holds no such line or finding; the message is one line that says what it does hold."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One finding: what it is, and why."""

    kind: str
    id: str
    says: str
    because: tuple[str, ...]


def explain_line(report: Report, book: RuleBook, number: int) -> str:
    """Return what was found on line ``number`` (from 1) of the text, with its rules. Raises NoSuchFinding."""
    index = Lines(report.text)
    if not 1 <= number <= len(index):
        raise NoSuchFinding(f"no line {number}: the text has {len(index)}")
    start = index.start(number)
    end = index.start(number + 1) if number < len(index) else len(report.text) + 1
    touching = [f for f in _findings(report) if _touches(f[2], start, end)]
    quote = shortened(report.text[start:end], QUOTE)
    return _page(say("explain.line", Line=capital(lines(number, number)), quote=quote), report, book, touching)


def explain_finding(report: Report, book: RuleBook, finding_id: str) -> str:
    """Return the findings with this id, or made by the rule with this id. Raises NoSuchFinding."""
    found = [f for f in _findings(report) if finding_id in {f[0], getattr(f[1], "rule", None)}]
    if not found:
        known = list(dict.fromkeys(f[0] for f in _findings(report) if f[0] and not isinstance(f[1], Segment)))
        raise NoSuchFinding(f"no finding {safe(finding_id)}; there are: {safe(', '.join(known[:40])) or 'none'}")
    return _page("", report, book, found)


def _findings(report: Report) -> Iterator[tuple[str, Finding, Spans]]:
    yield from (("", s, ((s.start, s.end),)) for s in report.segments)
    yield from ((m.label, m, m.spans) for m in report.marks)
    yield from ((a.id, a, (*a.source_spans, *a.cue_spans, *a.content_spans)) for a in report.attributions)
    yield from ((s.id, s, tuple(span for m in s.mentions for span in m.spans)) for s in report.sources)
    yield from ((f"o{n}", o, _spans(o.evidence)) for n, o in enumerate(report.origins, start=1))
    yield from ((s.id, s, _spans(s.evidence)) for s in report.signals)


def _spans(evidence: Sequence[Evidence]) -> Spans:
    return tuple(span for item in evidence for span in item.spans)


def _touches(spans: Spans, start: int, end: int) -> bool:
    return any(a < end and b > start for a, b in spans)


def _page(head: str, report: Report, book: RuleBook, found: list[tuple[str, Finding, Spans]]) -> str:
    out = [head] if head else []
    for finding_id, finding, _ in found:
        explained = _explained(report, book, finding_id, finding)
        out.append("  ".join(part for part in (explained.kind, explained.id, explained.says) if part))
        out += [f"    {line}" for line in explained.because]
    return "\n".join(out) + "\n"


def _explained(report: Report, book: RuleBook, finding_id: str, finding: Finding) -> Explained:
    kind = type(finding).__name__.lower()
    because = (*_details(report, finding), *_rule(book, finding))
    return Explained(say(f"explain.{kind}"), safe(finding_id), _says(report, finding), because)


def _says(report: Report, finding: Finding) -> str:
    if isinstance(finding, Segment):
        return f"{named('label', finding.label)} ({finding.group})"
    if isinstance(finding, Mark):
        return f"“{shortened(finding.exact, QUOTE)}”"
    if isinstance(finding, Source):
        return f"{shortened(finding.name, QUOTE)} ({finding.identity} {finding.kind})"
    if isinstance(finding, Origin):
        return f"{named('relation', finding.relation)}: {shortened(finding.name or finding.domain or '?', QUOTE)}"
    if isinstance(finding, Signal):
        return f"{named('look.level', finding.level)} · {named('status', finding.status)} · {safe(finding.title)}"
    return f"{finding.form} · {finding.cue_class} · {named('stance', finding.stance)} · {finding.polarity}"


def _details(report: Report, finding: Finding) -> Iterator[str]:
    if isinstance(finding, Attribution):
        yield from _attribution(report, finding)
    if isinstance(finding, Source):
        yield from (f"{m.kind}: “{shortened(m.exact, QUOTE)}”" for m in finding.mentions)
    if isinstance(finding, Origin | Signal):
        yield from (line for item in finding.evidence if (line := _evidence(item)))
    if isinstance(finding, Signal):
        yield safe(finding.explanation)
        yield say("explain.also", text=safe(finding.also_when))
        yield say("explain.change", text=safe(finding.would_change))


def _attribution(report: Report, attribution: Attribution) -> Iterator[str]:
    source, status = report.source(attribution.source), attribution.source_status
    if source is None:
        yield say("explain.by.none", status=status)
    else:
        yield say("explain.by", name=shortened(source.name, QUOTE), status=status)
    cue = shortened(exact(report.text, attribution.cue_spans), QUOTE)
    yield say("explain.cue", cue=f"“{cue}”") if cue else say("explain.cue.none")
    yield say("explain.content", content=shortened(exact(report.text, attribution.content_spans), QUOTE))


def _evidence(item: Evidence) -> str:
    if item.kind == "absence":
        return say("explain.searched", searched=shortened(item.searched or "", QUOTE))
    quote = f"“{shortened(item.exact or '', QUOTE)}”"
    return f"{say('explain.path', path=safe(item.path))} {quote}" if item.path else quote


def _rule(book: RuleBook, finding: Finding) -> Iterator[str]:
    rule_id = getattr(finding, "rule", None)
    if rule_id is None:
        return
    rule = book.get(rule_id)
    place = f"{safe(rule.file)}:{rule.line}" if rule and rule.file else say("explain.no_rule")
    confidence = getattr(finding, "confidence", None)
    said = f" · {say('explain.confidence', confidence=confidence)}" if confidence else ""
    yield f"{say('explain.rule')} {safe(rule_id)} · {place}{said}"
    item = getattr(finding, "item", None)
    if item:
        yield say("explain.item", item=safe(item))
    if rule and rule.why:
        yield say("explain.why", why=safe(rule.why))
