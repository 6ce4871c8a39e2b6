"""All clues of one article, joined and ordered."""

from provenance.model.article import Article
from provenance.model.findings import Found
from provenance.model.values import NotChecked
from provenance.origins.address import Home
from provenance.origins.claims import claimed_origins
from provenance.origins.joining import joined
from provenance.origins.notices import noticed_origins
from provenance.origins.publishers import Relatives
from provenance.registry import Registry
from provenance.rules.book import RuleBook

_ONLY_IN_MARKUP = (
    ("links", "Plain text carries no links; the page may have had some."),
    ("canonical address", "Plain text carries no canonical address; the page may have named one."),
    ("byline markup", "Plain text carries no byline markup; the page may have named authors there."),
)


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


def _only_in_markup(article: Article) -> tuple[NotChecked, ...]:
    if article.document.is_page:
        return ()
    return tuple(NotChecked(what=what, reason=reason) for what, reason in _ONLY_IN_MARKUP)


def _over(rules: tuple[str, ...]) -> tuple[NotChecked, ...]:
    return tuple(
        NotChecked(
            what=f"origin rule {rule}", reason="It matched too often in this document and was switched off for it."
        )
        for rule in rules
    )
