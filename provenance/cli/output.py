"""Outcomes as text, and the files they go to."""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from provenance.cli.inputs import Input

if TYPE_CHECKING:
    from provenance.cli.work import Outcome
    from provenance.registry.ratings import Rated, RatingList
    from provenance.report.model import RatedDomain, Report
    from provenance.wording import Wording

SUFFIXES: Mapping[str, str] = MappingProxyType({
    "terminal": ".txt", "json": ".json", "markdown": ".md", "html": ".html",
    "web-annotation": ".anno.jsonld", "prov": ".prov.jsonld", "schema-org": ".schema.jsonld",
})  # fmt: skip
"""Every format of one report, and what its file's name ends in."""
TABLES = ("csv", "parquet")
FORMATS = (*SUFFIXES, *TABLES)
CONFIDENCES = ("low", "medium", "high")
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class Style:
    """How reports are to look."""

    format: str
    width: int
    color: bool
    command: str
    wording: Callable[[str | None], "Wording"]
    """What an article in a language is told in."""
    confidence: str = "low"
    ratings: tuple["RatingList", ...] = ()
    excerpts_only: bool = False


def rendered(outcome: "Outcome", style: Style) -> str:
    """Return one report as text that ends with a line break."""
    if outcome.report is None:
        raise ValueError("only a report can be rendered")
    wording = style.wording(outcome.report.document.language)
    report = filtered(outcome.report, style.confidence, wording)
    if style.format == "json":
        return _json_line(report, outcome, style) + "\n"
    if style.format in _LINKED:
        return json.dumps(_LINKED[style.format](report, outcome), ensure_ascii=False, indent=1) + "\n"
    if style.format == "html":
        return _page(report, outcome, style, wording)
    from provenance.render import render_markdown, render_terminal  # noqa: PLC0415
    from provenance.render.ratings import render_ratings  # noqa: PLC0415

    markdown = style.format == "markdown"
    ratings = render_ratings(_rated(report, style), markdown, wording) if style.ratings else ""
    if markdown:
        return render_markdown(report, outcome.label, wording) + ratings
    return render_terminal(report, style.width, style.color, outcome.label, wording) + ratings


def _page(report: "Report", outcome: "Outcome", style: Style, wording: "Wording") -> str:
    from provenance.render.page import render_page  # noqa: PLC0415
    from provenance.render.ratings import rating_rows  # noqa: PLC0415

    rows = rating_rows(_rated(report, style), wording) if style.ratings else ()
    return render_page(report, outcome.label, wording, excerpts_only=style.excerpts_only, ratings=rows)


def _annotations(report: "Report", _outcome: "Outcome") -> dict[str, Any]:
    from provenance.render.exports import annotations_of  # noqa: PLC0415

    return annotations_of(report)


def _prov(report: "Report", outcome: "Outcome") -> dict[str, Any]:
    from provenance.render.exports import prov_of  # noqa: PLC0415

    return prov_of(report, outcome.label)


def _schema_org(report: "Report", _outcome: "Outcome") -> dict[str, Any]:
    from provenance.render.exports import schema_org_of  # noqa: PLC0415

    return schema_org_of(report)


_LINKED: Mapping[str, Callable[["Report", "Outcome"], dict[str, Any]]] = MappingProxyType(
    {"web-annotation": _annotations, "prov": _prov, "schema-org": _schema_org}
)


def _rated(report: "Report", style: Style) -> "tuple[Rated, ...]":
    from provenance.registry.ratings import rated  # noqa: PLC0415
    from provenance.render.ratings import domains_of  # noqa: PLC0415

    return rated(domains_of(report), style.ratings)


def _json_line(report: "Report", outcome: "Outcome", style: Style) -> str:
    from provenance import __version__  # noqa: PLC0415
    from provenance.api import printable  # noqa: PLC0415
    from provenance.report import AuditLine, Run  # noqa: PLC0415

    run = Run(
        path=outcome.label,
        command=printable(style.command),
        version=__version__,
        started=outcome.started,
        seconds=outcome.seconds,
        ratings=tuple(_as_value(found) for found in _rated(report, style)) if style.ratings else (),
    )
    return AuditLine.model_validate({**report.model_dump(), "run": run.model_dump()}).model_dump_json()


def _as_value(found: "Rated") -> "RatedDomain":
    from provenance.report.model import ListAnswer, RatedDomain  # noqa: PLC0415

    answers = tuple(ListAnswer(**answer._asdict()) for answer in found.answers)
    return RatedDomain(domain=found.domain, answers=answers, differ=found.differ)


def filtered(report: "Report", confidence: str, wording: "Wording") -> "Report":
    """Return the report without attributions below a confidence, their children, and sources nothing rests on any more.

    Counts and signals stay those of the whole report, and ``not_checked`` says so.
    """
    least = CONFIDENCES.index(confidence)
    kept = {a.id for a in report.attributions if CONFIDENCES.index(a.confidence) >= least}
    if len(kept) == len(report.attributions):
        return report
    from provenance.model.findings import unchecked  # noqa: PLC0415
    from provenance.report.build import told  # noqa: PLC0415

    attributions = tuple(a for a in report.attributions if a.id in kept and (a.parent is None or a.parent in kept))
    used = {a.source for a in attributions} | {step.source for a in attributions for step in a.via}
    below = wording.named("confidence", confidence)
    left_out = unchecked("confidence.as_asked", confidence=below, n=len(report.attributions) - len(attributions))
    return report.model_copy(
        update={
            "attributions": attributions,
            "sources": tuple(s for s in report.sources if s.id in used),
            "not_checked": (*report.not_checked, told(left_out, wording)),
        }
    )


def file_names(inputs: Iterable[Input], format_: str) -> list[str]:
    """Return a file name for each input, in order: readable, safe on every system, no two alike."""
    names: list[str] = []
    taken: set[str] = {"index.html"}  # the page of pages
    for item in inputs:
        stem = _UNSAFE.sub("_", item.inside.replace(os.sep, "-")).strip("._-") or "article"
        stem = stem.encode("utf-8", "replace")[:150].decode("utf-8", "ignore")
        name, count = stem + SUFFIXES[format_], 2
        while name.casefold() in taken:
            name, count = f"{stem}-{count}{SUFFIXES[format_]}", count + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def columns() -> int:
    """Return the terminal's width, or what COLUMNS asks for, else 80."""
    return shutil.get_terminal_size((80, 24)).columns


def wants_color(no_color: bool) -> bool:
    """Return whether standard output is a terminal that may be coloured."""
    plain = no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return not plain and sys.stdout.isatty()
