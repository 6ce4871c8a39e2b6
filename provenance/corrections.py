"""Corrections that readers of a page made, turned into examples that the rules fail until they are mended."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

import yaml
from pydantic import Field, StringConstraints, ValidationError

from provenance.model.article import exact
from provenance.model.values import Attribution, Span, Spans, Value
from provenance.report.model import Report

Fault = Literal["not_an_attribution", "wrong_source", "wrong_content"]
_STOP = re.compile(r"[.!?…]['\"”“’»)]*\s+")
_WHY = {
    "wrong_source": "a reader says that somebody else is cited",
    "wrong_content": "a reader says that other words are theirs",
}


class Correction(Value):
    """One finding that a reader calls wrong; ``right`` are the words that should stand there, where they said so."""

    attribution: str
    rule: str
    content_spans: Spans
    fault: Fault
    right: Annotated[str, StringConstraints(max_length=2_000)] | None = None


class Corrections(Value):
    """What a page saves: corrections of one text, told by its digest."""

    schema_: Literal["provenance-corrections/1"] = Field(alias="schema")
    text_sha256: str
    rulebook: str
    corrections: tuple[Correction, ...]


def read_corrections(data: bytes) -> Corrections:
    """Return the corrections of a file. Raises ValueError, in one line, where it holds none."""
    try:
        return Corrections.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ValueError(f"no correction file: {where}: {first['msg']}") from None


def examples_from(corrections: Corrections, report: Report, known: frozenset[str]) -> str:
    """Return YAML for a layer of rules: a change for each rule that made a wrong finding, with its failing examples.

    ``known`` are the ids of rules that can be changed. Raises ValueError where the corrections are of another text.
    """
    if corrections.text_sha256 != report.document.text_sha256:
        raise ValueError("these corrections were made on another text")
    by_rule: dict[str, list[dict[str, object]]] = {}
    lost: list[str] = []
    for correction in corrections.corrections:
        found = _finding(correction, report)
        if found is None or correction.rule not in known:
            lost.append(correction.attribution)
            continue
        by_rule.setdefault(correction.rule, []).append(_example(correction, found, report))
    changes = [{"change": rule, "add": {"examples": examples}} for rule, examples in sorted(by_rule.items())]
    text = yaml.safe_dump(changes, allow_unicode=True, sort_keys=False, width=1_000) if changes else ""
    return text + "".join(f"# {name}: not found again, or made by no rule that can be changed\n" for name in lost)


def _finding(correction: Correction, report: Report) -> Attribution | None:
    same = (a for a in report.attributions if a.rule == correction.rule and a.content_spans == correction.content_spans)
    return next(same, None)


def _example(correction: Correction, found: Attribution, report: Report) -> dict[str, object]:
    sentence = exact(report.text, (_sentence(found, report),))
    if correction.fault == "not_an_attribution":
        return {"ok": sentence}
    if correction.right is None:
        return {"todo": sentence, "why": _WHY[correction.fault]}
    right = {"source": correction.right} if correction.fault == "wrong_source" else {"content": [correction.right]}
    return {"match": sentence, **right}


def _sentence(found: Attribution, report: Report) -> Span:
    """Return the sentences that hold the finding, within its paragraph."""
    first, last = min(_edges(found)), max(_edges(found))
    tiles = [s for s in report.segments if s.start < last and s.end > first]
    start, end = tiles[0].start, tiles[-1].end
    for stop in _STOP.finditer(report.text, start, end):
        if stop.end() <= first:
            start = stop.end()
        elif stop.start() >= last - 1:
            end = stop.end()
            break
    text = report.text[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _edges(found: Attribution) -> Iterator[int]:
    for spans in (found.source_spans, found.cue_spans, found.content_spans):
        for span in spans:
            yield from span
