"""Findings on stretches that do not tile: formatting marks, agency taglines, invisible characters, foreign words …"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from provenance.ingest.mojibake import mojibake_stretches
from provenance.model.article import Document
from provenance.model.values import Mark, Segment, Span
from provenance.rules.book import RuleBook
from provenance.rules.folded import without_surrogates
from provenance.rules.kinds import Words
from provenance.rules.phrases import PhraseHit, PhraseMatcher

MOJIBAKE_RULE = "any.mojibake"
FOREIGN_CLASS = "foreign"
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
QUOTATION = re.compile(r"[\"“„«»‘‚][^\"“”„«»‘’‚\n]{0,400}[\"”“»«’]|\*[^*\n]{1,200}\*")


class ForeignWord(NamedTuple):
    """A word that stands for one language, and the rule that says so."""

    rule: str
    item: str
    language: str


def find_marks(
    text: str, document: Document, segments: Sequence[Segment], language: str | None, book: RuleBook
) -> tuple[Mark, ...]:
    """Return every mark in text order; spans are code points into ``text``."""
    found = [*_phrases(text, language, book), *_mojibake(text, document), *_foreign(text, segments, language, book)]
    return tuple(sorted(found, key=lambda m: (m.spans[0], m.label, m.rule)))


def _phrases(text: str, language: str | None, book: RuleBook) -> Iterator[Mark]:
    def spoken(hit: PhraseHit) -> bool:
        return not hit.rule.where.language or language in hit.rule.where.language

    for hit in PhraseMatcher.of(book, "mark").find(text, 0, len(text), spoken):
        rule = hit.rule
        if rule.mark and rule.id != MOJIBAKE_RULE:
            span = (hit.start, hit.end)
            yield Mark(
                label=rule.mark.replace("-", "_"),
                spans=(span,),
                exact=text[hit.start : hit.end],
                rule=rule.id,
                item=hit.item,
                confidence=rule.confidence,
            )


def _mojibake(text: str, document: Document) -> Iterator[Mark]:
    if not document.mojibake:
        return
    for start, end in mojibake_stretches(text):
        yield Mark(
            label="mojibake", spans=((start, end),), exact=text[start:end], rule=MOJIBAKE_RULE, confidence="high"
        )


def _foreign(text: str, segments: Sequence[Segment], language: str | None, book: RuleBook) -> Iterator[Mark]:
    words = foreign_words(book)
    if language is None or not _holds_foreign(text, language, book):
        return
    for segment in segments:
        if segment.label not in ("paragraph", "lead", "list") or segment.language not in (None, language):
            continue
        if words.keys().isdisjoint(WORD.findall(text, segment.start, segment.end)):
            continue
        quoted = [m.span() for m in QUOTATION.finditer(text, segment.start, segment.end)]
        for match in WORD.finditer(text, segment.start, segment.end):
            found = words.get(match[0])
            if found and found.language != language and not _within(match.span(), quoted):
                yield Mark(
                    label="foreign_word",
                    spans=(match.span(),),
                    exact=match[0],
                    language=found.language,
                    rule=found.rule,
                    item=found.item,
                    confidence="high",
                )


def _holds_foreign(text: str, language: str, book: RuleBook) -> bool:
    """Return whether a word of another language stands anywhere in the text, if only in a longer one."""
    anchors = book.compiled(("parse.foreign-anchors", language), lambda b: _anchors(b, language))
    return anchors is not None and bool(anchors.find_matches_as_indexes(without_surrogates(text)))


def _anchors(book: RuleBook, language: str) -> AhoCorasick | None:
    forms = [form for form, word in foreign_words(book).items() if word.language != language]
    return AhoCorasick(forms) if forms else None


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


def foreign_words(book: RuleBook) -> dict[str, ForeignWord]:
    """Return the words that can only be of one language, by form; a form two languages claim is none."""
    return book.compiled("parse.foreign-words", _foreign_words)


def _foreign_words(book: RuleBook) -> dict[str, ForeignWord]:
    found: dict[str, ForeignWord] = {}
    claimed: dict[str, int] = {}
    for rule in book.of(Words):
        language, kind, *_ = rule.id.split(".")
        if kind != FOREIGN_CLASS:
            continue
        for form in rule.forms:
            claimed[form] = claimed.get(form, 0) + 1
            found[form] = ForeignWord(rule.id, form, language)
    return {form: word for form, word in found.items() if claimed[form] == 1}
