"""One paragraph in, its attributions out: the reading glass of the attribution tests."""

from dataclasses import dataclass

from bench.attribution import as_article

from provenance import RuleBook
from provenance.api import builtin_rulebook
from provenance.attribute import attribute
from provenance.model.article import exact
from provenance.model.values import Attribution, Source

BOOK = builtin_rulebook()


@dataclass(frozen=True)
class Said:
    """An attribution with its words instead of its offsets."""

    source: str
    cue: str
    content: str
    found: Attribution
    who: Source | None


def read(text: str, language: str = "en", book: RuleBook = BOOK) -> list[Said]:
    """Return what the paragraphs of a text attribute; paragraphs are lines."""
    cited = attribute(as_article(text, language), book)
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
