"""Short ways to parse a text and to name what came out."""

from functools import cache

from provenance.api import builtin_rulebook
from provenance.ingest import read_document
from provenance.model.article import Article, Hints
from provenance.parse import parse
from provenance.rules import RuleBook


@cache
def rule_book() -> RuleBook:
    return builtin_rulebook()


def article_of(text: str, hints: Hints | None = None) -> Article:
    return parse(read_document(text.encode("utf-8", "surrogatepass"), hints or {}), rule_book())


def labelled(article: Article) -> list[tuple[str, str]]:
    """Label and words of each segment, in order."""
    return [(s.label, article.text[s.start : s.end].strip()) for s in article.segments]


def label_of(article: Article, words: str) -> str:
    """The label of the segment that begins with the words."""
    found = [label for label, text in labelled(article) if text.startswith(words)]
    assert found, f"no segment begins with {words!r}: {labelled(article)}"
    return found[0]
