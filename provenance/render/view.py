"""What a report shows, in what order, as plain lines: the terminal and Markdown only lay it out."""

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.model.article import Lines
from provenance.model.chain import ChainLink, Holder
from provenance.model.values import Evidence, Origin, Signal, Spans, shown
from provenance.origins.chain import chain_of
from provenance.render.safe import safe, shortened
from provenance.render.sources import SourceRow, source_rows
from provenance.render.wording import capital, counted, lines, named, say
from provenance.report.model import Report

LEVELS = ("look_first", "notice", "info")
QUOTE = 90
SHOWN_GAPS = 2
GAP_WORDS = 40


@dataclass(frozen=True, slots=True)
class LookRow:
    """One thing worth a look: every finding of one signal."""

    level: str
    title: str
    lines: str
    quote: str


@dataclass(frozen=True, slots=True)
class View:
    """One report as lines of safe text."""

    head: str
    title: str
    traced: tuple[str, ...]
    sources: tuple[SourceRow, ...]
    no_sources: str
    """What to say where there is no row: nothing was found, or nothing was looked for."""
    chain: tuple[str, ...]
    notes: tuple[str, ...]
    look: tuple[LookRow, ...]
    cannot: tuple[str, ...]
    accuracy: str


def view_of(report: Report, label: str, languages: Mapping[str, str]) -> View:
    """Return what to show of a report; ``languages`` holds the names of languages by code."""
    index = Lines(report.text)
    return View(
        head=_head(report, label, languages),
        title=shortened(report.metadata.title or "", 300) or say("head.untitled"),
        traced=tuple(_traced(report, index)),
        sources=source_rows(report, index),
        no_sources=say("sources.none" if _attempted(report) else "sources.not_attempted"),
        chain=_chain(report, index),
        notes=tuple(_notes(report, index)),
        look=_look(report, index),
        cannot=_cannot(report),
        accuracy=_accuracy(report, languages),
    )


def _head(report: Report, label: str, languages: Mapping[str, str]) -> str:
    document = report.document
    kind = say("head.rendered" if document.transform == "rendered" else "head.plain")
    parts = (shortened(label, 200), _language(report, languages), kind, counted("head.words", document.words))
    return " · ".join(part for part in parts if part)


def _language(report: Report, languages: Mapping[str, str]) -> str:
    code, status = report.document.language, report.document.language_status
    if not code:
        return say("head.language.unknown")
    name = safe(languages.get(code, code))
    return say("head.language.mixed", language=name) if status == "mixed" else name


def _traced(report: Report, index: Lines) -> list[str]:
    body = report.counts.body
    if not body.words:
        return [say("traced.empty")]
    if not _attempted(report):
        return [say("traced.not_attempted", all=f"{body.words:,}")]
    resting = body.words - body.nobody
    if not resting:
        return [say("traced.nothing", all=f"{body.words:,}"), *_gaps(report, index), *_headline(report)]
    where = say("traced.where", lines=_range(index, _sourced(report)))
    share = _percent(resting, body.words)
    first = say("traced.rest", n=f"{resting:,}", all=f"{body.words:,}", percent=share, where=where)
    return [first, *_kinds(report), *_gaps(report, index), *_headline(report)]


def _attempted(report: Report) -> bool:
    """Return whether attribution was possible: without rules for the language silence means nothing."""
    return report.accuracy.tier != "none" or bool(report.attributions)


def _sourced(report: Report) -> Spans:
    runs = tuple((run.start, run.end) for run in report.counts.stretches if run.sourced)
    if runs:
        return runs
    return tuple(span for a in shown(report.attributions) for span in a.content_spans) or ((0, 0),)


def _kinds(report: Report) -> list[str]:
    body = report.counts.body
    kinds = ("named", "partial", "anonymous", "data", "unresolved", "hearsay")
    said = [say(f"traced.kind.{kind}", n=f"{getattr(body, kind):,}") for kind in kinds if getattr(body, kind)]
    return [say("traced.kinds", kinds=", ".join(said))] if said else []


def _gaps(report: Report, index: Lines) -> list[str]:
    gaps = [run for run in report.counts.stretches if not run.sourced and run.words >= GAP_WORDS]
    longest = sorted(gaps, key=lambda run: (-run.words, run.start))[:SHOWN_GAPS]
    return [
        say(
            "traced.gap",
            Lines=capital(_range(index, ((run.start, run.end),))),
            n=f"{run.words:,}",
            percent=_percent(run.words, report.counts.body.words),
        )
        for run in sorted(longest, key=lambda run: run.start)
    ]


def _headline(report: Report) -> list[str]:
    title = next((s for s in report.segments if s.label == "title"), None)
    if title is None:
        return []
    for attribution in report.attributions:
        if any(title.start <= start < title.end for start, _ in attribution.content_spans):
            source = report.source(attribution.source)
            if source is not None:
                return [say("traced.headline.source", name=shortened(source.name, QUOTE))]
            return [say("traced.headline.hearsay")] if attribution.source_status == "nobody" else []
    return [say("traced.headline.none")]


def _chain(report: Report, index: Lines) -> tuple[str, ...]:
    chain = chain_of(report.metadata, report.origins)
    shown = (link for link in chain if link.status != "cannot_tell" or link.role in _ALWAYS_SHOWN)
    return (*(_link(link, index) for link in shown), say("origin.this"))


def chain_names(report: Report) -> str:
    """Return who is known to have held the text before this page, from the first on; empty where nobody is."""
    links = (link for link in chain_of(report.metadata, report.origins) if link.role != "author")
    names = dict.fromkeys(shortened(holder.name, QUOTE) for link in links for holder in link.holders)
    return " → ".join(list(names)[:_HOLDERS])


_ALWAYS_SHOWN = frozenset({"author", "first_publication"})
_HOLDERS = 4


def _link(link: ChainLink, index: Lines) -> str:
    names = list(dict.fromkeys(_holder(holder, index) for holder in link.holders))
    if link.role == "author":
        return say("origin.author", name=", ".join(names[:_HOLDERS]) or "?")
    if link.status == "conflicting":
        name = say("origin.conflicting", names=say("origin.or").join(names[:_HOLDERS]))
    else:
        name = ", ".join(names[:_HOLDERS]) or "?"
    return say(f"origin.{link.role}", name=name)


def _holder(holder: Holder, index: Lines) -> str:
    name = shortened(holder.name, QUOTE)
    if holder.relation == "author":
        return name
    kind = safe(holder.kind.replace("_", " ")) if holder.kind and holder.relation == "republished_from" else ""
    key = f"origin.by.{holder.relation}"
    how = f"{say(key)}, " if key in _TOLD else ""
    return f"{' '.join(part for part in (kind, name) if part)} ({how}{_place(holder.evidence, index)})"


_TOLD = frozenset({"origin.by.canonical", "origin.by.translated_from"})


def _who(origin: Origin) -> str:
    return shortened(origin.name or origin.domain or "?", QUOTE)


def _place(evidence: tuple[Evidence, ...], index: Lines) -> str:
    spans = tuple(span for piece in evidence for span in piece.spans)
    return _range(index, spans[:1]) if spans else say("origin.markup")


def _notes(report: Report, index: Lines) -> list[str]:
    names = {mention for source in report.sources for mention in (source.name, source.domain, source.entity) if mention}
    notes = []
    for origin in report.origins:
        if origin.relation in {"canonical", "published_by"}:
            continue
        key = f"origin.note.{origin.relation}"
        cited = bool(names & {origin.name, origin.domain, origin.entity})
        place = _place(origin.evidence, index)
        slots = {"name": _who(origin), "line": place, "Line": capital(place), "quote": _quote(origin)}
        slots["rest"] = "" if cited else say("origin.note.referral.nothing")
        notes.append(say(key if key in _NOTED else "origin.note.other", **slots))
    if report.metadata.conflicts:
        notes.append(say("origin.note.conflicts", fields=safe(", ".join(report.metadata.conflicts))))
    return list(dict.fromkeys(notes))


_NOTED = frozenset({"origin.note.republished_from", "origin.note.agency_credit", "origin.note.referral"})


def _quote(finding: Origin | Signal) -> str:
    return next((shortened(e.exact, QUOTE) for e in finding.evidence if e.exact), "")


def _look(report: Report, index: Lines) -> tuple[LookRow, ...]:
    groups: dict[tuple[str, str], list[Signal]] = {}
    found = [signal for signal in report.signals if signal.status == "found"]
    for signal in sorted(found, key=lambda signal: LEVELS.index(signal.level)):
        groups.setdefault((signal.level, signal.title), []).append(signal)
    return tuple(_look_row(level, title, signals, index) for (level, title), signals in groups.items())


def _look_row(level: str, title: str, signals: list[Signal], index: Lines) -> LookRow:
    places = list(dict.fromkeys(_line_numbers(signal, index) for signal in signals))
    more = f" {say('look.more', n=len(places) - 3)}" if len(places) > 3 else ""
    shown = ", ".join(place for place in places[:3] if place)
    quotes = [quote for signal in signals if (quote := _quote(signal))]
    text = " · ".join(f"“{quote}”" for quote in dict.fromkeys(quotes[:2]))
    return LookRow(named("look.level", level), shortened(title, 200), shown + more, text)


def _line_numbers(signal: Signal, index: Lines) -> str:
    spans = [span for evidence in signal.evidence for span in evidence.spans]
    if not spans:
        return ""
    first, last = index.number(spans[0][0]), index.number(max(spans[0][0], spans[0][1] - 1))
    return str(first) if first == last else f"{first}–{last}"


def _cannot(report: Report) -> tuple[str, ...]:
    by_reason: dict[str, list[str]] = {}
    for item in report.not_checked:
        by_reason.setdefault(item.reason, []).append(safe(item.what))
    items = [_unchecked(what, reason) for reason, what in by_reason.items()]
    signals = [safe(signal.title) for signal in report.signals if signal.status == "cannot_check"]
    return tuple(dict.fromkeys((*signals, *items))) or (say("cannot.nothing"),)


def _unchecked(what: list[str], reason: str) -> str:
    return f"{', '.join(dict.fromkeys(what))} ({shortened(reason, 160).rstrip('.')})"


def _accuracy(report: Report, languages: Mapping[str, str]) -> str:
    code, measured = report.accuracy.language, shortened(report.accuracy.measured, 300).rstrip(".")
    if not _attempted(report):
        return say("accuracy.not_attempted")
    if not code:
        return say("accuracy.none", measured=measured)
    return say("accuracy", language=safe(languages.get(code, code)), measured=measured)


def _range(index: Lines, spans: Spans) -> str:
    first, last = min(a for a, _ in spans), max(b for _, b in spans)
    return lines(index.number(first), index.number(max(first, last - 1)))


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0
