"""Hand-built articles for the tests of assess: lines with labels, findings by quotation."""

from dataclasses import replace
from functools import cache
from typing import Any

from provenance.api import builtin_rulebook
from provenance.assess import Assessment, assess
from provenance.model.article import Article, Document
from provenance.model.findings import Cited, Found
from provenance.model.values import (
    Attribution,
    Evidence,
    Mark,
    Mention,
    Origin,
    Segment,
    Signal,
    Source,
    Spans,
    Via,
    group_of,
)
from provenance.rules import RuleBook


@cache
def built_in() -> RuleBook:
    """Return the rules that ship, read once."""
    return builtin_rulebook()


def article(*lines: tuple[str, str], language: str | None = "en", html: bool = False, **more: Any) -> Article:
    """Return an article of one segment a line; each line is (label, text)."""
    text = "".join(f"{line}\n" for _, line in lines)
    segments, at = [], 0
    for label, line in lines:
        end = at + len(line) + 1
        segments.append(
            Segment(
                start=at, end=end, group=group_of(label), label=label, language=language, rule="test", confidence="high"
            )
        )
        at = end
    document = Document(
        text=text, sha256="0" * 64, media_type="text/html" if html else "text/plain", encoding="utf-8", **more
    )
    return Article(document=document, text=text, segments=tuple(segments), language=language)


def spans(text: str, *quotations: str) -> Spans:
    """Return the spans of the quotations, each of which the text must hold."""
    return tuple(sorted((text.index(q), text.index(q) + len(q)) for q in quotations))


class Findings:
    """Collects what was found in an article, by quotation."""

    def __init__(self, of: Article) -> None:
        self.article = of
        self.attributions: list[Attribution] = []
        self.sources: dict[str, Source] = {}
        self.origins: list[Origin] = []

    def having(self, **changes: Any) -> "Findings":
        """Change fields of the article: its marks, links, metadata or segments."""
        self.article = replace(self.article, **changes)
        return self

    def source(self, words: str, **fields: Any) -> str:
        """Add a source mentioned in these words, and return its id."""
        name = fields.pop("name", words)
        if name not in self.sources:
            mention = Mention(spans=spans(self.article.text, words), exact=words, kind="name")
            given = {"identity": "named", "kind": "person", **fields}
            self.sources[name] = Source(id=f"s{len(self.sources)}", name=name, mentions=(mention,), **given)
        return self.sources[name].id

    def cite(
        self, source: str | None, cue: str | None, *content: str, who: dict[str, Any] | None = None, **fields: Any
    ):
        """Add an attribution; ``source`` and ``cue`` are words of the article or None."""
        text = self.article.text
        via = tuple(
            Via(source=self.source(words, **details), relation=relation, spans=spans(text, words))
            for words, relation, details in fields.pop("via", ())
        )
        given = {
            "form": "indirect",
            "cue_class": "saying",
            "source_status": "resolved" if source else "nobody",
            **fields,
        }
        self.attributions.append(
            Attribution(
                id=f"a{len(self.attributions)}",
                source=self.source(source, **(who or {})) if source else None,
                source_spans=spans(text, source) if source else (),
                cue_spans=spans(text, cue) if cue else (),
                content_spans=spans(text, *content),
                evidence=(Evidence(kind="text", spans=spans(text, *content)),),
                via=via,
                rule="test",
                confidence="high",
                **given,
            )
        )
        return self

    def origin(self, relation: str, words: str, **fields: Any) -> "Findings":
        """Add an origin that stands in these words."""
        evidence = Evidence(kind="text", spans=spans(self.article.text, words), exact=words)
        self.origins.append(Origin(relation=relation, evidence=(evidence,), rule="test", confidence="high", **fields))
        return self

    def assessed(self, book: RuleBook | None = None) -> Assessment:
        """Return what assess makes of it."""
        cited = Cited(tuple(self.attributions), tuple(self.sources.values()))
        return assess(self.article, cited, Found(tuple(self.origins)), book or built_in())

    def signals(self) -> dict[str, Signal]:
        """Return its signals by id; the last of several."""
        return {signal.id: signal for signal in self.assessed().signals}


def marked(text: str, label: str, *words: str, language: str | None = None) -> tuple[Mark, ...]:
    """Return a mark on each of the words."""
    return tuple(
        Mark(label=label, spans=spans(text, w), exact=w, language=language, rule="test", confidence="high")
        for w in words
    )
