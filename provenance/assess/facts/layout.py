"""How the text is laid out, and what was left in it."""

from collections.abc import Iterator

from provenance.assess.fact import Fact, Slot, seen
from provenance.assess.reading import Reading
from provenance.model.values import Evidence, Segment

_SHORT = 12
"""The longest line, in words, that can be a heading."""
_EDGES = " \t\n*_#:.!…-–—"


def heading_words(reading: Reading, classes: tuple[str, ...]) -> Iterator[Fact]:
    """Headings that hold a word of the classes named; every class must be met: ``number`` of headings."""
    met: dict[str, list[Segment]] = {name: [] for name in classes}
    for segment in _headings(reading):
        for name in classes:
            if reading.find(name, segment.start, segment.end, reading.language_of(segment)):
                met[name].append(segment)
    if classes and all(met.values()):
        found = sorted({s.start: s for segments in met.values() for s in segments}.items())
        evidence = tuple(seen(reading, reading.article.words_of(s)) for _, s in found)
        yield Fact({"number": len(evidence)}, evidence)


def _headings(reading: Reading) -> Iterator[Segment]:
    # A heading in plain text is often only a short line that ends with a colon: "Conclusie:".
    for segment in reading.article.of("body"):
        start, end = reading.article.words_of(segment)
        short = len(reading.words.within(start, end)) <= _SHORT
        if segment.label == "heading" or (short and reading.article.text[start:end].rstrip("*_ ").endswith(":")):
            yield segment


def line_words(reading: Reading, classes: tuple[str, ...]) -> Iterator[Fact]:
    """Lines that say nothing but a word of the classes named, in any language, the title among them: ``line``."""
    for segment in reading.article.segments:
        start, end = reading.article.words_of(segment)
        if end - start <= 120 and any(_is_all(reading, start, end, name) for name in classes):
            yield Fact({"line": reading.at_line(start)}, (seen(reading, (start, end)),), take="together")


def _is_all(reading: Reading, start: int, end: int, name: str) -> bool:
    text = reading.article.text
    for hit in reading.find(name, start, end, None):
        if not (text[start : hit.start] + text[hit.end : end]).strip(_EDGES):
            return True
    return False


def formatting_marks(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Formatting marks left in the text."""
    return _marks(reading, "formatting")


def invisible_characters(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Characters that take no room on the page."""
    return _marks(reading, "invisible")


def foreign_words(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Words of another language in running text, outside quotations: ``language`` of the word, where known."""
    spans = (s for a in reading.attributions if a.form in ("direct", "mixed") for s in a.content_spans)
    spoken = {k for a, b in spans for k in reading.words.within(a, b)}
    for fact in _marks(reading, "foreign"):
        at = fact.evidence[0].spans[0][0] if fact.evidence[0].spans else -1
        if not spoken.intersection(reading.words.within(at, at + 1)):
            yield fact


def _marks(reading: Reading, kind: str) -> Iterator[Fact]:
    for mark in reading.article.marks:
        if mark.label.replace("_", "-").split("-")[0] == kind and mark.spans:
            rule = reading.book.language(mark.language)
            values: dict[str, Slot] = {"language": rule.english if rule else mark.language or ""}
            yield Fact(values, (seen(reading, *mark.spans),), take="together")


def replaced_characters(reading: Reading, _: tuple[str, ...]) -> Iterator[Fact]:
    """Bytes that could not be read, and stretches that look encoded twice: ``replaced``, ``mojibake``, ``total``."""
    document = reading.article.document
    total = document.replaced + document.mojibake
    if total:
        values: dict[str, Slot] = {"replaced": document.replaced, "mojibake": document.mojibake, "total": total}
        yield Fact(values, (_unreadable(reading),))


def _unreadable(reading: Reading) -> Evidence:
    at = reading.article.text.find("\ufffd")
    twice = [span for mark in reading.article.marks if mark.label == "mojibake" for span in mark.spans]
    if at >= 0 or twice:
        return seen(reading, *(twice or [(at, at + 1)]))
    return Evidence(kind="markup", path="encoding", exact=reading.article.document.encoding)
