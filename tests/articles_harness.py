"""Compare what an audit finds in the test articles with what should be found.

``python tests/articles_harness.py [LANGUAGE]`` prints the tables, the misses and the false alarms;
``--only NAME`` (repeated) keeps to articles of that name, ``--folder DIR`` takes them from elsewhere;
``--write-floors`` raises tests/articles/floors.yaml to what is measured, ``--lower`` also lets it fall.
"""

import argparse
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import articles_scores
import yaml
from articles_compare import (
    FIELDS,
    Outcome,
    Wanted,
    agrees,
    audit,
    broken_silence,
    compare,
    label_faults,
    metadata_faults,
    missing_origins,
    signal_faults,
)
from articles_expected import FOLDER, QuotationError, Sample, load_yaml, samples

from provenance.model.article import exact
from provenance.model.values import Attribution, Spans
from provenance.report.model import Report

FLOORS = FOLDER / "floors.yaml"


def measured(outcome: Outcome) -> dict[str, float]:
    """Return what floors are kept on, rounded down to two digits."""
    figures = {"recall": outcome.recall, "precision": outcome.precision, "source": outcome.agreeing("source")}
    return {key: math.floor(100 * value) / 100 for key, value in figures.items()}


def read_floors() -> dict[str, dict[str, float]]:
    """Return the floors by article and figure."""
    raw = load_yaml(FLOORS) if FLOORS.exists() else None
    return {name: {k: float(x) for k, x in row.items()} for name, row in (raw or {}).items()}


def moved_floors(
    old: dict[str, dict[str, float]], new: dict[str, dict[str, float]], lower: bool
) -> dict[str, dict[str, float]]:
    """Return the floors after a measurement: raised, and lowered only where that is allowed."""

    def moved(name: str, key: str, value: float) -> float:
        return value if lower else max(value, old.get(name, {}).get(key, 0.0))

    return old | {name: {k: moved(name, k, x) for k, x in row.items()} for name, row in new.items()}


def table(outcomes: list[Outcome]) -> Iterator[str]:
    """Yield one line an article: counts, recall, precision, and how often each field is as expected."""
    yield f"{'':24}{'want':>5}{'found':>6}{'hit':>5}{'R':>6}{'P':>6}{'wrong':>6}" + "".join(
        f"{f[:7]:>8}" for f in FIELDS
    )
    for o in outcomes:
        found = len(o.pairs) + len(o.false_alarms)
        yield (
            f"{o.sample.name:24}{len(o.sample.expected.attributions):5}{found:6}{len(o.pairs):5}"
            f"{o.recall:6.2f}{o.precision:6.2f}{len(o.wrong_sources):6}"
            + "".join(f"{o.agreeing(f):8.2f}" for f in FIELDS)
        )


def details(outcome: Outcome) -> Iterator[str]:
    """Yield what went wrong in one article, worst first."""
    report = outcome.report
    for pair in outcome.wrong_sources:
        yield f"  WRONG SOURCE {_tell_found(report, pair.found)}\n     expected  {_tell_wanted(report, pair.wanted)}"
    for quotation in broken_silence(outcome.sample, report):
        yield f"  NOT SILENT   {quotation}"
    yield from (f"  metadata     {fault}" for fault in metadata_faults(outcome.sample, report))
    for wanted in outcome.missed:
        yield f"  missed       {_tell_wanted(report, wanted)}"
    for found in outcome.false_alarms:
        yield f"  false alarm  {_tell_found(report, found)}"
    for pair in outcome.pairs:
        fields = [f for f in FIELDS if not agrees(report, pair, f)]
        if fields:
            yield f"  {', '.join(fields)}: {_tell_found(report, pair.found)}"
            yield f"     expected  {_tell_wanted(report, pair.wanted)}"
    for label, faults in label_faults(outcome.sample, report).items():
        yield from (f"  label        {label[:60]} ← {fault[:80]}" for fault in faults)
    yield from (f"  origin       {o}" for o in missing_origins(outcome.sample, report))
    yield from (f"  signal       {s}" for s in signal_faults(outcome.sample, report))


def _tell_wanted(report: Report, wanted: Wanted) -> str:
    a = wanted.attribution
    who = [exact(report.text, wanted.source) or a.status or "", a.canonical or "", a.identity or ""]
    words = _words_of(report, who, wanted.cue, wanted.content)
    return f"{_line(report, wanted.place[0])} {words} {a.form} {a.stance}"


def _tell_found(report: Report, found: Attribution) -> str:
    source = report.source(found.source)
    who = [exact(report.text, found.source_spans) or found.source_status]
    who += [source.name, source.identity] if source else []
    at = min(found.content_spans + found.cue_spans + found.source_spans, default=(0, 0))[0]
    words = _words_of(report, who, found.cue_spans, found.content_spans)
    return f"{_line(report, at)} {words} {found.form} {found.stance} {found.rule}"


def _line(report: Report, at: int) -> str:
    return f"{report.text.count(chr(10), 0, at) + 1:3}"


def _words_of(report: Report, who: list[str], cue: Spans, content: Spans) -> str:
    words = exact(report.text, content).replace("\n", " ")
    short = words if len(words) < 90 else f"{words[:50]} … {words[-35:]}"
    return f"{' | '.join(w for w in who if w)} · {exact(report.text, cue)} · [{short}] ·"


def compared(articles: Iterable[Sample], only: list[str] | None = None) -> Iterator[Outcome]:
    """Yield the articles compared, those named in ``only`` where given; a wrong quotation is printed."""
    for sample in articles:
        if only and sample.name.split("/")[1].split(".")[0] not in only:
            continue
        try:
            yield compare(sample, audit(sample))
        except QuotationError as fault:
            print(f"{sample.name}: {fault}")


def main(arguments: list[str] | None = None) -> int:
    """Print the comparison; write floors where asked. Returns an exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", nargs="?")
    parser.add_argument("--write-floors", action="store_true")
    parser.add_argument("--lower", action="store_true", help="let floors fall")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", action="append", metavar="NAME")
    options = parser.parse_args(arguments)
    outcomes = list(compared(samples(options.language, options.folder), options.only))
    for outcome in outcomes:
        print("\n".join([outcome.sample.name, *details(outcome), ""]))
    print("\n".join([*table(outcomes), "", *articles_scores.table(outcomes)]))
    if options.write_floors:
        floors = moved_floors(read_floors(), {o.sample.name: measured(o) for o in outcomes}, options.lower)
        FLOORS.write_text(yaml.safe_dump(floors, sort_keys=True), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
