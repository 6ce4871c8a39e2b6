"""Why a report says what it says: each finding with the rule that made it, and where that rule stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.model.article import Lines, exact
from provenance.model.values import Attribution, Evidence, Mark, Origin, Segment, Signal, Source, Spans
from provenance.render.safe import safe, shortened
from provenance.report.model import Report
from provenance.rules.book import RuleBook
from provenance.wording import BASE, Wording

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


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is explained, by which rules, in whose words."""

    report: Report
    book: RuleBook
    wording: Wording


def explain_line(report: Report, book: RuleBook, number: int, wording: Wording = BASE) -> str:
    """Return what was found on line ``number`` (from 1) of the text, with its rules. Raises NoSuchFinding."""
    index = Lines(report.text)
    if not 1 <= number <= len(index):
        raise NoSuchFinding(f"no line {number}: the text has {len(index)}")
    start = index.start(number)
    end = index.start(number + 1) if number < len(index) else len(report.text) + 1
    touching = [f for f in _findings(report) if _touches(f[2], start, end)]
    quote = shortened(report.text[start:end], QUOTE)
    head = wording.say("explain.line", line=wording.line(number), quote=quote)
    return _page(head, touching, _Reading(report, book, wording))


def explain_finding(report: Report, book: RuleBook, finding_id: str, wording: Wording = BASE) -> str:
    """Return the findings with this id, or made by the rule with this id. Raises NoSuchFinding."""
    found = [f for f in _findings(report) if finding_id in {f[0], getattr(f[1], "rule", None)}]
    if not found:
        known = list(dict.fromkeys(f[0] for f in _findings(report) if f[0] and not isinstance(f[1], Segment)))
        raise NoSuchFinding(f"no finding {safe(finding_id)}; there are: {safe(', '.join(known[:40])) or 'none'}")
    return _page("", found, _Reading(report, book, wording))


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


def _page(head: str, found: list[tuple[str, Finding, Spans]], reading: _Reading) -> str:
    out = [head] if head else []
    for finding_id, finding, _ in found:
        explained = _explained(finding_id, finding, reading)
        out.append("  ".join(part for part in (explained.kind, explained.id, explained.says) if part))
        out += [f"    {line}" for line in explained.because]
    return "\n".join(out) + "\n"


def _explained(finding_id: str, finding: Finding, reading: _Reading) -> Explained:
    kind = type(finding).__name__.lower()
    because = (*_details(finding, reading), *_rule(finding, reading))
    return Explained(reading.wording.say(f"explain.{kind}"), safe(finding_id), _says(finding, reading.wording), because)


def _says(finding: Finding, wording: Wording) -> str:
    named = wording.named
    if isinstance(finding, Segment):
        return f"{named('label', finding.label)} ({named('group', finding.group)})"
    if isinstance(finding, Mark):
        return wording.quoted(shortened(finding.exact, QUOTE))
    if isinstance(finding, Source):
        known = (named("source.identity", finding.identity), named("source.kind", finding.kind))
        return f"{shortened(finding.name, QUOTE)} ({', '.join(part for part in known if part)})"
    if isinstance(finding, Origin):
        return f"{named('relation', finding.relation)}: {shortened(finding.name or finding.domain or '?', QUOTE)}"
    if isinstance(finding, Signal):
        return f"{named('look.level', finding.level)} · {named('status', finding.status)} · {safe(finding.title)}"
    kinds = ("form", "cue_class", "stance", "polarity")
    return " · ".join(named(kind, getattr(finding, kind)) for kind in kinds)


def _details(finding: Finding, reading: _Reading) -> Iterator[str]:
    wording = reading.wording
    if isinstance(finding, Attribution):
        yield from _attribution(finding, reading)
    if isinstance(finding, Source):
        for mention in finding.mentions:
            yield f"{wording.named('mention', mention.kind)}: {wording.quoted(shortened(mention.exact, QUOTE))}"
    if isinstance(finding, Origin | Signal):
        yield from (line for item in finding.evidence if (line := _evidence(item, wording)))
    if isinstance(finding, Signal):
        yield safe(finding.explanation)
        yield wording.say("explain.also", text=safe(finding.also_when))
        yield wording.say("explain.change", text=safe(finding.would_change))


def _attribution(attribution: Attribution, reading: _Reading) -> Iterator[str]:
    report, say = reading.report, reading.wording.say
    source = report.source(attribution.source)
    status = reading.wording.named("source.status", attribution.source_status)
    if source is None:
        yield say("explain.by.none", status=status)
    else:
        yield say("explain.by", name=shortened(source.name, QUOTE), status=status)
    cue = shortened(exact(report.text, attribution.cue_spans), QUOTE)
    yield say("explain.cue", cue=reading.wording.quoted(cue)) if cue else say("explain.cue.none")
    yield say("explain.content", content=shortened(exact(report.text, attribution.content_spans), QUOTE))


def _evidence(item: Evidence, wording: Wording) -> str:
    if item.kind == "absence":
        return wording.say("explain.searched", searched=shortened(item.searched or "", QUOTE))
    quote = wording.quoted(shortened(item.exact or "", QUOTE))
    return f"{wording.say('explain.path', path=safe(item.path))} {quote}" if item.path else quote


def _rule(finding: Finding, reading: _Reading) -> Iterator[str]:
    rule_id, say = getattr(finding, "rule", None), reading.wording.say
    if rule_id is None:
        return
    rule = reading.book.get(rule_id)
    place = f"{safe(rule.file)}:{rule.line}" if rule and rule.file else say("explain.no_rule")
    confidence = getattr(finding, "confidence", None)
    said = f" · {reading.wording.named('confidence', confidence)}" if confidence else ""
    yield f"{say('explain.rule')} {safe(rule_id)} · {place}{said}"
    item = getattr(finding, "item", None)
    if item:
        yield say("explain.item", item=safe(item))
    if rule and rule.why:
        yield say("explain.why", why=safe(rule.why))
