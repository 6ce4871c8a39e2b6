"""Origins the page claims in its markup or its address, and what the caller says of it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from provenance.model.article import Article, exact
from provenance.model.values import Claim, Evidence, Link, Origin
from provenance.origins.address import Home
from provenance.origins.filling import Reader
from provenance.origins.notices import CLAIM, origin_of
from provenance.registry import Registry
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Phrase
from provenance.rules.phrases import PhraseHit, PhraseMatcher

ARCHIVE = "archive."
"""Entities with ids that begin so keep copies of other people's pages."""
_LONGEST_VALUE = 300


class Statement(NamedTuple):
    """One line that ``claim.`` rules read, and where the page makes it."""

    field: str
    value: str
    evidence: Evidence


def claimed_origins(article: Article, book: RuleBook, registry: Registry, home: Home) -> list[Origin]:
    """Return the origins the page claims, in the order of its claims."""
    matcher = PhraseMatcher.of(book, "origin")
    claims = book.compiled("origins.claims", _claim_rules)
    found = []
    for statement in _statements(article, registry, home):
        line = f"{statement.field}: {' '.join(statement.value.split())[:_LONGEST_VALUE]}"
        reader = Reader(line, article.language, registry, book)
        for hit in matcher.find(line, 0, len(line), _speaking(reader), claims):
            found += [origin_of(hit, who, statement.evidence, home) for who in reader.named(hit)]
    return [origin for origin in found if origin]


def _claim_rules(book: RuleBook) -> frozenset[str]:
    return frozenset(rule.id for rule in book.of(Phrase) if rule.origin and rule.id.startswith(CLAIM))


def _speaking(reader: Reader) -> Callable[[PhraseHit], bool]:
    return lambda hit: hit.rule.id.startswith(CLAIM) and bool(reader.named(hit))


def _statements(article: Article, registry: Registry, home: Home) -> Iterator[Statement]:
    for claim in article.metadata.claims:
        field = _field(claim, article, registry, home)
        if field:
            yield Statement(field, claim.value, _evidence(claim, article))
    for link in article.links:
        if _archives_this_page(link, article, registry):
            yield Statement("archived", link.href, _of_link(link, article))


def _field(claim: Claim, article: Article, registry: Registry, home: Home) -> str | None:
    """Return under which name the rules read a claim; None for one that says nothing new."""
    if claim.field == "author" and claim.where == "visible":
        return None  # the byline itself is read, where it stands near the body
    if claim.field in ("publisher", "author") and "/" in claim.value and registry.publisher(claim.value):
        # A profile on a platform is an address, no name.
        return None
    if claim.field == "publisher" and _is_no_name(claim.value, article):
        return None
    if claim.field not in ("url", "canonical"):
        return claim.field.replace("_", "-")
    if claim == home.claim:
        return "archived" if _is_archive(claim.value, registry) else "address"
    if home.publisher is None or home.holds(claim.value, registry):
        return None
    return "archived" if _is_archive(claim.value, registry) else "canonical"


def _is_no_name(value: str, article: Article) -> bool:
    """Return whether a page puts a number, its own title or its writer where the publisher belongs."""
    plain = value.casefold().strip()
    others = (
        c.value for c in article.metadata.claims if c.field == "title" or (c.field, c.kind) == ("author", "person")
    )
    same = any(plain == v.casefold().strip() or (" " in plain and v.casefold().startswith(plain)) for v in others)
    return same or not any(char.isalpha() for char in plain)


def _is_archive(address: str, registry: Registry) -> bool:
    publisher = registry.publisher(address)
    keeper = publisher and (publisher.entity or publisher.platform)
    return keeper is not None and keeper.id.startswith(ARCHIVE)


def _archives_this_page(link: Link, article: Article, registry: Registry) -> bool:
    """Return whether a link leads to an archived copy of this very page: …/web/2024/https://example.org/a."""
    own = _bare(article.metadata.url or "")
    inner = link.href.find("http", 8)
    return bool(own) and inner > 0 and _bare(link.href[inner:]) == own and _is_archive(link.href, registry)


def _bare(address: str) -> str:
    return address.partition("://")[2].partition("?")[0].partition("#")[0].rstrip("/").casefold()


def _evidence(claim: Claim, article: Article) -> Evidence:
    if claim.spans:
        return Evidence(kind="text", spans=claim.spans, path=claim.path, exact=exact(article.text, claim.spans))
    return Evidence(kind="markup", path=claim.path or f"{claim.where} {claim.field}", exact=claim.value)


def _of_link(link: Link, article: Article) -> Evidence:
    return Evidence(kind="markup", spans=link.spans, path="a[href]", exact=link.href)
