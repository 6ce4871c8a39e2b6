"""Reports as tables: one row for each segment, attribution, source, origin and signal, with ids that stay the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import Any

from provenance.graph.flat import joined
from provenance.graph.nodes import article_node
from provenance.graph.tables import Cell, csv_of
from provenance.model.article import Lines, exact
from provenance.model.values import Evidence, Spans
from provenance.report.model import Report

Row = dict[str, Cell]
TABLES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "articles": (
        "article", "path", "title", "language", "words", "date", "authors", "publisher", "domain", "url", "body_words",
        "words_named", "words_partial", "words_anonymous", "words_data", "words_unresolved", "words_hearsay",
        "words_nobody", "sha256", "text_sha256", "rulebook",
    ),
    "segments": (
        "article", "segment", "start", "end", "line", "group", "label", "language", "rule", "confidence", "text",
    ),
    "attributions": (
        "article", "attribution", "parent", "line", "form", "cue_class", "stance", "polarity", "source", "source_name",
        "source_status", "via", "source_text", "cue_text", "content_text", "source_spans", "cue_spans", "content_spans",
        "rule", "item", "confidence",
    ),
    "sources": (
        "article", "source", "key", "name", "identity", "kind", "sector", "role", "affiliation", "domain", "entity",
        "mentions", "first_line",
    ),
    "origins": (
        "article", "origin", "relation", "name", "domain", "kind", "entity", "line", "evidence", "path", "rule",
        "confidence",
    ),
    "signals": ("article", "signal", "status", "level", "title", "line", "evidence", "rule"),
})  # fmt: skip
"""Every table with its columns, in order."""
NUMBERS = frozenset({"words", "start", "end", "line", "first_line", "mentions", "body_words"})


def rows_of(report: Report, label: str) -> dict[str, list[Row]]:
    """Return the rows of one report for every table; offsets are code points, end exclusive, as ``start-end``."""
    article, index = article_node(report, label).id, Lines(report.text)
    made = {
        "articles": _article(report, label),
        "segments": _segments(report, index),
        "attributions": _attributions(report, index),
        "sources": _sources(report, index),
        "origins": _origins(report, index),
        "signals": _signals(report, index),
    }
    return {table: [{"article": article, **row} for row in rows] for table, rows in made.items()}


def _article(report: Report, label: str) -> Iterator[Row]:
    document, metadata, body = report.document, report.metadata, report.counts.body
    kinds = ("named", "partial", "anonymous", "data", "unresolved", "hearsay", "nobody")
    yield {
        "path": label,
        "title": metadata.title,
        "language": document.language,
        "words": document.words,
        "date": metadata.date,
        "authors": joined([author.name for author in metadata.authors]),
        "publisher": metadata.publisher,
        "domain": metadata.domain,
        "url": metadata.url,
        "body_words": body.words,
        **{f"words_{kind}": getattr(body, kind) for kind in kinds},
        "sha256": document.sha256,
        "text_sha256": document.text_sha256,
        "rulebook": report.rulebook.digest,
    }


def _segments(report: Report, index: Lines) -> Iterator[Row]:
    for number, s in enumerate(report.segments, start=1):
        yield {
            "segment": f"p{number}",
            "line": index.number(s.start),
            "text": None if s.label == "comment" else report.text[s.start : s.end].strip(),
            **s.model_dump(include={"start", "end", "group", "label", "language", "rule", "confidence"}),
        }


def _attributions(report: Report, index: Lines) -> Iterator[Row]:
    said = {
        "form",
        "cue_class",
        "stance",
        "polarity",
        "source",
        "source_status",
        "parent",
        "rule",
        "item",
        "confidence",
    }
    for a in report.attributions:
        source = report.source(a.source)
        yield {
            "attribution": a.id,
            "line": _line(a.content_spans or a.cue_spans, index),
            "source_name": source.name if source else None,
            "via": joined([f"{step.relation}:{step.source}" for step in a.via]),
            **{
                f"{part}_text": exact(report.text, getattr(a, f"{part}_spans")) for part in ("source", "cue", "content")
            },
            **{f"{part}_spans": _spans(getattr(a, f"{part}_spans")) for part in ("source", "cue", "content")},
            **a.model_dump(include=said),
        }


def _sources(report: Report, index: Lines) -> Iterator[Row]:
    known = {"key", "name", "identity", "kind", "sector", "role", "affiliation", "domain", "entity"}
    for s in report.sources:
        first = _line(s.mentions[0].spans, index) if s.mentions else None
        yield {"source": s.id, "mentions": len(s.mentions), "first_line": first, **s.model_dump(include=known)}


def _origins(report: Report, index: Lines) -> Iterator[Row]:
    for number, o in enumerate(report.origins, start=1):
        yield {
            "origin": f"o{number}",
            **_seen(o.evidence, index),
            "path": next((e.path for e in o.evidence if e.path), None),
            **o.model_dump(include={"relation", "name", "domain", "kind", "entity", "rule", "confidence"}),
        }


def _signals(report: Report, index: Lines) -> Iterator[Row]:
    for s in report.signals:
        yield {"signal": s.id, **_seen(s.evidence, index), **s.model_dump(include={"status", "level", "title", "rule"})}


def _seen(evidence: Sequence[Evidence], index: Lines) -> Row:
    spans = tuple(span for piece in evidence for span in piece.spans)
    return {"line": _line(spans, index), "evidence": " … ".join(e.exact for e in evidence if e.exact)}


def _line(spans: Spans, index: Lines) -> int | None:
    return index.number(spans[0][0]) if spans else None


def _spans(spans: Spans) -> str:
    return " ".join(f"{start}-{end}" for start, end in spans)


def to_csv(table: str, rows: Iterable[Row]) -> bytes:
    """Return a table as CSV (UTF-8, header). A cell that a spreadsheet would run as a formula begins with ``'``."""
    return csv_of(TABLES[table], rows)


def to_parquet(table: str, rows: Iterable[Row]) -> bytes:
    """Return a table as Parquet. Raises ModuleNotFoundError where pyarrow is not installed."""
    pyarrow, parquet = _pyarrow()
    columns = TABLES[table]
    types = [(name, pyarrow.int64() if _is_number(name) else pyarrow.string()) for name in columns]
    data = [{name: row.get(name) for name in columns} for row in rows]
    out = BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(data, schema=pyarrow.schema(types)), out)
    return out.getvalue()


def _is_number(column: str) -> bool:
    return column in NUMBERS or column.startswith("words_")


def _pyarrow() -> tuple[Any, Any]:
    """An extra that most installations do without."""
    from importlib import import_module  # noqa: PLC0415

    return import_module("pyarrow"), import_module("pyarrow.parquet")
