"""One paragraph in, its attributions out: the reading glass of the attribution tests."""

from dataclasses import dataclass

from provenance import load_rules
from provenance.attribute import attribute
from provenance.model.article import Article, Document, exact
from provenance.model.values import Attribution, Segment, Source

BOOK = load_rules()


@dataclass(frozen=True)
class Said:
    """An attribution with its words instead of its offsets."""

    source: str
    cue: str
    content: str
    found: Attribution
    who: Source | None


def read(text: str, language: str = "en") -> list[Said]:
    """Return what the paragraphs of a text attribute; paragraphs are lines."""
    segments, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            segments.append(
                Segment(
                    start=at,
                    end=at + len(line),
                    group="body",
                    label="paragraph",
                    language=language,
                    rule="given",
                    confidence="high",
                )
            )
        at += len(line)
    document = Document(text=text, sha256="", media_type="text/plain", encoding="utf-8")
    cited = attribute(Article(document, text, tuple(segments), language=language, language_status="given"), BOOK)
    people = {s.id: s for s in cited.sources}
    return [
        Said(
            exact(text, a.source_spans),
            exact(text, a.cue_spans),
            exact(text, a.content_spans),
            a,
            people.get(a.source or ""),
        )
        for a in cited.attributions
        if a.cue_class not in {"attitude", "intent"}
    ]


def one(text: str, language: str = "en") -> Said:
    """Return the only attribution of a text."""
    (said,) = read(text, language)
    return said
