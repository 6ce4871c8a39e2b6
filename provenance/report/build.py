"""Every stage's findings, put together as one Report."""

from bisect import bisect_right
from collections.abc import Iterator
from hashlib import sha256

from provenance.assess import Assessment
from provenance.model.article import Article
from provenance.model.findings import Cited, Found, Unchecked, unchecked
from provenance.model.values import Link, NotChecked
from provenance.model.words import count_words
from provenance.report.model import Accuracy, DocumentInfo, Report, RulebookInfo, RulebookLayer
from provenance.rules.book import RuleBook
from provenance.wording import BASE, Wording


def build(  # noqa: PLR0913, PLR0917 - one argument for each stage
    article: Article, cited: Cited, found: Found, assessment: Assessment, book: RuleBook, wording: Wording = BASE
) -> Report:
    """Return the report of one article; every offset in it is a code point of ``article.text``, end exclusive."""
    return Report(
        document=_document(article),
        text=article.text,
        metadata=article.metadata,
        links=tuple(_links(article)),
        segments=article.segments,
        marks=article.marks,
        attributions=cited.attributions,
        sources=cited.sources,
        origins=found.origins,
        signals=assessment.signals,
        counts=assessment.counts,
        not_checked=tuple(
            dict.fromkeys(told(item, wording) for item in _unchecked(article, cited, found, assessment, book))
        ),
        rulebook=_rulebook(book),
        accuracy=_accuracy(article, book, wording),
    )


def _links(article: Article) -> Iterator[Link]:
    """The links of readers' comments lead to whoever wrote them."""
    comments = tuple((segment.start, segment.end) for segment in article.of("comment"))
    starts = [start for start, _ in comments]
    for link in article.links:
        at = bisect_right(starts, link.spans[0][0]) - 1 if link.spans else -1
        if at < 0 or link.spans[0][0] >= comments[at][1]:
            yield link


def _document(article: Article) -> DocumentInfo:
    document, text = article.document, article.text
    return DocumentInfo(
        sha256=document.sha256,
        text_sha256=sha256(text.encode("utf-8")).hexdigest(),
        media_type=document.media_type,
        encoding=document.encoding,
        replaced=document.replaced,
        bom=document.bom,
        mojibake=document.mojibake,
        characters=len(text),
        words=count_words(text, 0, len(text)),
        language=article.language,
        language_status=article.language_status,
        transform=article.transform,
        hints=dict(sorted(document.hints.items())),
    )


def told(item: Unchecked, wording: Wording) -> NotChecked:
    """Return in words what could not be looked at, and why."""
    slots = dict(item.slots)
    what, _, _ = item.key.partition(".")
    return NotChecked(
        what=wording.say(f"unchecked.{what}", **slots), reason=wording.say(f"unchecked.{item.key}", **slots)
    )


def _unchecked(
    article: Article, cited: Cited, found: Found, assessment: Assessment, book: RuleBook
) -> tuple[Unchecked, ...]:
    stated = (*article.not_checked, *cited.not_checked, *found.not_checked, *assessment.not_checked)
    if article.text.strip() and not any(item.key.startswith("attribution.") for item in stated):
        stated = (*_without_pack(article, book), *stated)
    return stated


def _without_pack(article: Article, book: RuleBook) -> tuple[Unchecked, ...]:
    """A mixed page may hold segments of a language that has a pack, so every segment is asked."""
    codes = {article.language, *(segment.language for segment in article.of("body"))}
    if any(book.language(code) for code in codes):
        return ()
    if article.language:
        return (unchecked("attribution.no_pack", code=article.language),)
    return (unchecked("attribution.no_language"),)


def _rulebook(book: RuleBook) -> RulebookInfo:
    layers = tuple(RulebookLayer(name=layer.name, digest=layer.digest, rules=layer.rules) for layer in book.layers)
    return RulebookInfo(digest=book.digest, layers=layers)


def _accuracy(article: Article, book: RuleBook, wording: Wording) -> Accuracy:
    pack, not_measured = book.language(article.language), wording.say("accuracy.not_measured")
    if pack is None:
        return Accuracy(language=article.language, tier="none", measured=not_measured)
    return Accuracy(language=article.language, tier=pack.tier, measured=pack.accuracy or not_measured)
