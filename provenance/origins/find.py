"""All clues of one article, joined and ordered."""

from provenance.model.article import Article
from provenance.model.findings import Found, Unchecked, unchecked
from provenance.origins.address import Home
from provenance.origins.claims import claimed_origins
from provenance.origins.joining import joined
from provenance.origins.notices import noticed_origins
from provenance.origins.publishers import Relatives
from provenance.registry import Registry
from provenance.rules.book import RuleBook

_ONLY_IN_MARKUP = (unchecked("links.plain"), unchecked("canonical.plain"), unchecked("byline.plain"))


def find_origins(article: Article, book: RuleBook) -> Found:
    """Return every clue to where the article comes from: markup first, then text order; none is settled."""
    registry = Registry.of(book)
    home = Home.of(article, registry)
    claimed = claimed_origins(article, book, registry, home)
    noticed, over_budget = noticed_origins(article, book, registry, home)
    return Found(
        origins=joined([*claimed, *noticed], _relatives_in(registry)),
        not_checked=(*_only_in_markup(article), *_over(over_budget)),
    )


def _relatives_in(registry: Registry) -> Relatives:
    """Return how to tell that two entities are one house."""

    def relatives(one: str, other: str) -> bool:
        a, b = registry.get(one), registry.get(other)
        return one == other or (a is not None and a.parent == other) or (b is not None and b.parent == one)

    return relatives


def _only_in_markup(article: Article) -> tuple[Unchecked, ...]:
    return () if article.document.is_page else _ONLY_IN_MARKUP


def _over(rules: tuple[str, ...]) -> tuple[Unchecked, ...]:
    return tuple(unchecked("origin_rule.over_budget", id=rule) for rule in rules)
