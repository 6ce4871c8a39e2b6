"""What a report shows, in what order, as plain lines: the terminal and Markdown only lay it out."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model.values import Signal, Spans, shown
from provenance.render.custody import chain_told, notes_told
from provenance.render.safe import safe, shortened
from provenance.render.sources import SourceRow, source_rows
from provenance.render.suggestions import Suggestion, suggestions_of
from provenance.render.telling import Telling, first_words
from provenance.report.model import Report
from provenance.wording import Wording

LEVELS = ("look_first", "notice", "info")
QUOTE = 90
SHOWN_GAPS = 2
GAP_WORDS = 40


@dataclass(frozen=True, slots=True)
class LookRow:
    """One thing worth a look: every finding of one signal."""

    level: str
    """How soon to look, as the vocabulary has it."""
    told: str
    """The same in words."""
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
    next: tuple[Suggestion, ...]
    cannot: tuple[str, ...]
    accuracy: str


def view_of(report: Report, label: str, wording: Wording) -> View:
    """Return what to show of a report, in the words given."""
    telling = Telling.of(report, wording)
    return View(
        head=_head(telling, label),
        title=shortened(report.metadata.title or "", 300) or telling.say("head.untitled"),
        traced=tuple(_traced(telling)),
        sources=source_rows(telling),
        no_sources=telling.say("sources.none" if telling.attempted else "sources.not_attempted"),
        chain=chain_told(telling),
        notes=notes_told(telling),
        look=_look(telling),
        next=suggestions_of(telling),
        cannot=_cannot(telling),
        accuracy=_accuracy(telling),
    )


def _head(telling: Telling, label: str) -> str:
    document = telling.report.document
    kind = telling.say("head.rendered" if document.transform == "rendered" else "head.plain")
    parts = (shortened(label, 200), _language(telling), kind, telling.say("head.words", n=document.words))
    return " · ".join(part for part in parts if part)


def _language(telling: Telling) -> str:
    document = telling.report.document
    if not document.language:
        return telling.say("head.language.unknown")
    name = safe(telling.wording.language_name(document.language))
    return telling.say("head.language.mixed", language=name) if document.language_status == "mixed" else name


def _traced(telling: Telling) -> Iterator[str]:
    body = telling.report.counts.body
    if not body.words:
        yield telling.say("traced.empty")
    elif not telling.attempted:
        yield telling.say("traced.not_attempted", all=body.words)
    else:
        yield from _rest(telling, body.words - body.nobody)
        yield from _gaps(telling)
        yield from _headline(telling)


def _rest(telling: Telling, resting: int) -> Iterator[str]:
    body = telling.report.counts.body
    if not resting:
        yield telling.say("traced.nothing", all=body.words)
        return
    where = telling.say("traced.where", lines=telling.place(_sourced(telling.report)))
    percent = telling.wording.percent(resting, body.words)
    yield telling.say("traced.rest", n=resting, all=body.words, percent=percent, where=where)
    kinds = ("named", "partial", "anonymous", "data", "unresolved", "hearsay")
    said = [telling.say(f"traced.kind.{kind}", n=getattr(body, kind)) for kind in kinds if getattr(body, kind)]
    if said:
        yield telling.say("traced.kinds", kinds=", ".join(said))


def _sourced(report: Report) -> Spans:
    runs = tuple((run.start, run.end) for run in report.counts.stretches if run.sourced)
    if runs:
        return runs
    return tuple(span for a in shown(report.attributions) for span in a.content_spans) or ((0, 0),)


def _gaps(telling: Telling) -> Iterator[str]:
    counts = telling.report.counts
    gaps = [run for run in counts.stretches if not run.sourced and run.words >= GAP_WORDS]
    longest = sorted(gaps, key=lambda run: (-run.words, run.start))[:SHOWN_GAPS]
    for run in sorted(longest, key=lambda run: run.start):
        lines, percent = telling.place(((run.start, run.end),)), telling.wording.percent(run.words, counts.body.words)
        yield telling.say("traced.gap", lines=lines, n=run.words, percent=percent)


def _headline(telling: Telling) -> Iterator[str]:
    report = telling.report
    title = next((s for s in report.segments if s.label == "title"), None)
    if title is None:
        return
    for attribution in report.attributions:
        if any(title.start <= start < title.end for start, _ in attribution.content_spans):
            source = report.source(attribution.source)
            if source is not None:
                yield telling.say("traced.headline.source", name=shortened(source.name, QUOTE))
            elif attribution.source_status == "nobody":
                yield telling.say("traced.headline.hearsay")
            return
    yield telling.say("traced.headline.none")


def _look(telling: Telling) -> tuple[LookRow, ...]:
    groups: dict[tuple[str, str], list[Signal]] = {}
    found = [signal for signal in telling.report.signals if signal.status == "found"]
    for signal in sorted(found, key=lambda signal: LEVELS.index(signal.level)):
        groups.setdefault((signal.level, signal.title), []).append(signal)
    return tuple(_look_row(level, title, signals, telling) for (level, title), signals in groups.items())


def _look_row(level: str, title: str, signals: list[Signal], telling: Telling) -> LookRow:
    places = list(dict.fromkeys(_line_numbers(signal, telling) for signal in signals))
    more = f" {telling.say('look.more', n=len(places) - 3)}" if len(places) > 3 else ""
    lines = ", ".join(place for place in places[:3] if place)
    quotes = [quote for signal in signals if (quote := first_words(signal, QUOTE))]
    text = " · ".join(telling.wording.quoted(quote) for quote in dict.fromkeys(quotes[:2]))
    return LookRow(level, telling.named("look.level", level), shortened(title, 200), lines + more, text)


def _line_numbers(signal: Signal, telling: Telling) -> str:
    spans = [span for evidence in signal.evidence for span in evidence.spans]
    if not spans:
        return ""
    first, last = telling.line(spans[0][0]), telling.line(max(spans[0][0], spans[0][1] - 1))
    return str(first) if first == last else f"{first}–{last}"


def _cannot(telling: Telling) -> tuple[str, ...]:
    by_reason: dict[str, list[str]] = {}
    for item in telling.report.not_checked:
        by_reason.setdefault(item.reason, []).append(safe(item.what))
    items = [_unchecked(what, reason) for reason, what in by_reason.items()]
    signals = [safe(signal.title) for signal in telling.report.signals if signal.status == "cannot_check"]
    return tuple(dict.fromkeys((*signals, *items))) or (telling.say("cannot.nothing"),)


def _unchecked(what: list[str], reason: str) -> str:
    return f"{', '.join(dict.fromkeys(what))} ({shortened(reason, 160).rstrip('.')})"


def _accuracy(telling: Telling) -> str:
    code, measured = telling.report.accuracy.language, shortened(telling.report.accuracy.measured, 300).rstrip(".")
    if not telling.attempted:
        return telling.say("accuracy.not_attempted")
    if not code:
        return telling.say("accuracy.none", measured=measured)
    return telling.say("accuracy", language=safe(telling.wording.language_name(code)), measured=measured)
