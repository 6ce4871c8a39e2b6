"""Pure comparison of a report with what should be found in a test article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles_expected import ExpectedAttribution, Quotation, Sample, locate

import provenance
from provenance.model.article import exact
from provenance.model.values import HIDDEN_CUE_CLASSES, Attribution, Span, Spans
from provenance.report.model import Report

ENOUGH = 0.5
SHORT = 30
"""Code points of content under which cue and content are compared together ("declined | to comment")."""


@dataclass(frozen=True)
class Wanted:
    """An expected attribution with its quotations resolved to spans."""

    attribution: ExpectedAttribution
    place: Span
    source: Spans
    cue: Spans
    content: Spans
    or_content: Spans
    addressee: Spans


@dataclass(frozen=True)
class Pair:
    """An expected attribution and the one found for it."""

    wanted: Wanted
    found: Attribution
    overlap: float


@dataclass(frozen=True)
class Outcome:
    """One article compared: pairs, misses, false alarms, wrong sources."""

    sample: Sample
    report: Report
    pairs: tuple[Pair, ...]
    missed: tuple[Wanted, ...]
    false_alarms: tuple[Attribution, ...]
    wrong_sources: tuple[Pair, ...]

    @property
    def recall(self) -> float:
        required = [p for p in self.pairs if not p.wanted.attribution.optional]
        return _share(len(required), len(required) + len(self.missed))

    @property
    def precision(self) -> float:
        return _share(len(self.pairs), len(self.pairs) + len(self.false_alarms))

    def agreeing(self, field: str) -> float:
        """Return the share of pairs whose ``field`` is as expected."""
        return _share(sum(agrees(self.report, p, field) for p in self.pairs), len(self.pairs))


FIELDS = (
    "source",
    "name",
    "identity",
    "kind",
    "cue",
    "form",
    "cue_class",
    "stance",
    "polarity",
    "status",
    "addressee",
    "via",
)


def audit(sample: Sample) -> Report:
    """Return the report of a test article."""
    return provenance.audit_bytes(sample.data, sample.expected.hints)


def compare(sample: Sample, report: Report) -> Outcome:
    """Return expected and found attributions, paired by content. Raises QuotationError."""
    wanted = [resolve(report.text, a) for a in sample.expected.attributions]
    found = visible(report)
    pairs = list(_pair(wanted, found))
    taken = {id(p.wanted) for p in pairs}
    used = {p.found.id for p in pairs}
    return Outcome(
        sample,
        report,
        tuple(sorted(pairs, key=lambda p: p.wanted.place)),
        tuple(w for w in wanted if id(w) not in taken and not w.attribution.optional),
        tuple(f for f in found if f.id not in used),
        tuple(p for p in pairs if has_wrong_source(report, p)),
    )


def visible(report: Report) -> list[Attribution]:
    """Return the attributions a reader sees: attitude and intent are left out."""
    return [a for a in report.attributions if a.cue_class not in HIDDEN_CUE_CLASSES]


def resolve(text: str, attribution: ExpectedAttribution) -> Wanted:
    """Return the attribution with its quotations as spans. Raises QuotationError."""
    place = locate(text, attribution.within)

    def spans(quotations: Iterable[Quotation]) -> Spans:
        return tuple(sorted(locate(text, q, place) for q in quotations))

    def one(quotation: Quotation | None) -> Spans:
        return spans([quotation] if quotation else [])

    a = attribution
    return Wanted(a, place, one(a.source), spans(a.cue), spans(a.content), spans(a.or_content), one(a.addressee))


def _pair(wanted: list[Wanted], found: list[Attribution]) -> Iterator[Pair]:
    candidates = [Pair(w, f, content_overlap(w, f)) for w in wanted for f in found]
    candidates = [c for c in candidates if c.overlap >= ENOUGH]
    candidates.sort(
        key=lambda c: (
            -(c.overlap + overlaps(c.wanted.cue, c.found.cue_spans) + overlaps(c.wanted.source, c.found.source_spans))
        )
    )
    taken: set[object] = set()
    for pair in candidates:
        if not taken & {id(pair.wanted), pair.found.id}:
            taken |= {id(pair.wanted), pair.found.id}
            yield pair


def content_overlap(wanted: Wanted, found: Attribution) -> float:
    """Return the best intersection over union of the contents; short ones count together with their cues."""
    return max(
        _overlap(content, wanted.cue, found) for content in (wanted.content, wanted.or_content or wanted.content)
    )


def _overlap(content: Spans, cue: Spans, found: Attribution) -> float:
    if length(content) < SHORT:
        return iou(content + cue, found.content_spans + found.cue_spans)
    return iou(content, found.content_spans)


def iou(a: Spans, b: Spans) -> float:
    """Return the intersection over union of two sets of spans, in code points."""
    shared = length(_shared(a, b))
    return _share(shared, length(a) + length(b) - shared) if shared else 0.0


def _shared(a: Spans, b: Spans) -> Spans:
    return tuple((max(s, t), min(e, f)) for s, e in a for t, f in b if max(s, t) < min(e, f))


def overlaps(a: Spans, b: Spans) -> bool:
    """Return whether the spans share a code point."""
    return bool(_shared(a, b))


def length(spans: Spans) -> int:
    """Return how many code points the spans cover."""
    return sum(end - start for start, end in spans)


def has_wrong_source(report: Report, pair: Pair) -> bool:
    """Return whether the found attribution blames somebody else: other words, or another name for the same words."""
    wanted, found, told = pair.wanted, pair.found, pair.wanted.attribution
    if not found.source_spans and found.source is None:
        return False
    if not (found.source_spans or wanted.source or told.canonical or told.status or told.form == "hearsay"):
        return False  # a subject left out: the reader wrote down neither words nor a name to compare with
    if not overlaps(wanted.source, found.source_spans):
        # Other words may still mean the same person: a sentence that goes on points back at the name before it.
        return told.canonical is None or not _names_agree(report, pair)
    return not _names_agree(report, pair)


def _names_agree(report: Report, pair: Pair) -> bool:
    source = report.source(pair.found.source)
    canonical = pair.wanted.attribution.canonical
    if source is None or canonical is None:
        return True
    name, wanted = words_of_name(source.name), words_of_name(canonical)
    here = words_of_name(exact(report.text, pair.wanted.source))
    return _within(name, wanted) or _within(wanted, name) or _within(name, here)


def words_of_name(name: str) -> list[str]:
    """Return the words that tell a name from another."""
    # Articles go, and what remains is compared by its beginning: "der Sprecher", "dem Sprecher", "des Sprechers".
    # An elided article goes the same way: "l'allenatore".
    words = re.sub("[-'’]", " ", name).split()
    return [w for w in words if len(w) > 3 or w[1:].isupper()] or words


def _within(inner: list[str], outer: list[str]) -> bool:
    return all(any(_alike(a.casefold(), b.casefold()) for b in outer) for a in inner)


def _alike(a: str, b: str) -> bool:
    return a.startswith(b) or b.startswith(a)


def agrees(report: Report, pair: Pair, field: str) -> bool:
    """Return whether one field of a found attribution is as expected."""
    wanted, found = pair.wanted, pair.found
    source = report.source(found.source)
    if field == "source":
        return iou(wanted.source, found.source_spans) >= ENOUGH or not (wanted.source or found.source_spans)
    if field == "name":
        name = wanted.attribution.canonical
        return name is None or (source is not None and _same_name(source.name, name))
    if field in ("identity", "kind"):
        return getattr(wanted.attribution, field) in (None, getattr(source, field, None))
    if field == "cue":
        return iou(wanted.cue, found.cue_spans) >= ENOUGH or not (wanted.cue or found.cue_spans)
    if field == "status":
        resolved = "resolved" if wanted.attribution.canonical else None
        return (wanted.attribution.status or resolved) in (None, found.source_status)
    if field == "addressee":
        return iou(wanted.addressee, found.addressee_spans) >= ENOUGH or not (wanted.addressee or found.addressee_spans)
    if field == "via":
        return [s.relation for s in wanted.attribution.via] == [v.relation for v in found.via]
    return bool(getattr(wanted.attribution, field) == getattr(found, field))


def _same_name(a: str, b: str) -> bool:
    return _within(words_of_name(a), words_of_name(b)) and _within(words_of_name(b), words_of_name(a))


def broken_silence(sample: Sample, report: Report) -> list[str]:
    """Return the silent quotations in which a visible attribution has its source, cue or most of its content."""
    return [q.text for q in sample.expected.silent if _speaks(report, locate(report.text, q))]


def _speaks(report: Report, place: Span) -> bool:
    spans = (place,)
    return any(
        overlaps(spans, a.source_spans + a.cue_spans)
        or 2 * length(_shared(a.content_spans, spans)) > length(a.content_spans)
        for a in visible(report)
    )


def is_cited(report: Report, name: str) -> bool:
    """Return whether a source of that name is cited, articles and case aside."""
    wanted = {w.casefold() for w in words_of_name(name)}
    return any(wanted == {w.casefold() for w in words_of_name(source.name)} for source in report.sources)


def label_faults(sample: Sample, report: Report) -> dict[str, list[str]]:
    """Return, for each expected label, the words that stand under another one; empty lists where all is well."""
    faults = {}
    for wanted in sample.expected.labels:
        start, end = locate(report.text, Quotation(text=wanted.text, nth=wanted.nth))
        others = [s for s in report.segments if s.start < end and s.end > start and s.label != wanted.label]
        faults[f"{wanted.label}: {wanted.text}"] = [
            f"{s.label} ({s.rule}): {report.text[max(start, s.start) : min(end, s.end)].strip()}" for s in others
        ]
    return faults


def metadata_faults(sample: Sample, report: Report) -> list[str]:
    """Return what the page is wrongly taken to say of itself: language, title, lead, date, authors."""
    expected, found = sample.expected, report.metadata
    names = tuple(a.name for a in found.authors)
    rows = [
        ("language", expected.language, report.document.language),
        ("title", expected.title, found.title),
        ("lead", expected.lead or found.lead, found.lead),
        ("date", expected.date, found.date and found.date[:10]),
        ("authors", names if expected.authors is None else expected.authors, names),
    ]
    return [f"{field}: {is_!r}, expected {wanted!r}" for field, wanted, is_ in rows if wanted != is_]


def origin_found(report: Report, wanted: dict[str, str]) -> bool:
    """Return whether an origin has all the expected fields."""
    return any(
        all(str(getattr(o, key)).casefold() == value.casefold() for key, value in wanted.items())
        for o in report.origins
    )


def signal_status(report: Report, signal_id: str) -> str:
    """Return the status of a signal, ``silent`` where the report does not have it."""
    statuses = [s.status for s in report.signals if s.id == signal_id]
    return "found" if "found" in statuses else next(iter(statuses), "silent")


def missing_origins(sample: Sample, report: Report) -> list[dict[str, str]]:
    """Return the expected origins that were not found."""
    wanted = [o.model_dump(exclude={"todo"}, exclude_none=True) for o in sample.expected.origins]
    return [o for o in wanted if not origin_found(report, o)]


def signal_faults(sample: Sample, report: Report) -> list[str]:
    """Return the signals whose status is not as expected."""
    return [
        f"{s.id}: {signal_status(report, s.id)}, expected {s.status}"
        for s in sample.expected.signals
        if signal_status(report, s.id) != s.status
    ]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
