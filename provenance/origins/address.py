"""Where the page itself stands: the publisher of its own address, and the names it goes by."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.model.article import Article
from provenance.model.values import Claim
from provenance.registry import Publisher, Registry
from provenance.registry.aliases import all_aliases
from provenance.rules.kinds import Entity

# The reader's word for where the page was read comes first, then the page's own.
_OWN = (
    ("url", "hint"),
    ("url", "opengraph"),
    ("canonical", "meta"),
    ("url", "json-ld"),
    ("url", "header"),
    ("url", "json"),
    ("url", "front-matter"),
    ("url", "microdata"),
)
_SHORTEST_NAME = 3
_LONGEST_NAME = 80
_SHORTEST_LABEL = 5


@dataclass(frozen=True, slots=True)
class Home:
    """The address of the page at hand, the claim that gave it, who publishes there, and under which names."""

    claim: Claim | None = None
    publisher: Publisher | None = None
    names: tuple[str, ...] = ()
    """Folded to letters and digits."""

    @classmethod
    def of(cls, article: Article, registry: Registry) -> "Home":
        """Return where the page stands; empty where nothing says so."""
        claim, publisher = _own_address(article, registry)
        names = dict.fromkeys(_plain(name) for name in _own_names(article, publisher, registry))
        return cls(claim, publisher, tuple(n for n in names if len(n) >= _SHORTEST_NAME))

    def holds(self, address: str, registry: Registry) -> bool:
        """Return whether an address belongs to the same publisher as the page."""
        other = registry.publisher(address)
        return other is not None and self.is_publisher(other.domain, other.entity)

    def is_publisher(self, domain: str | None, entity: Entity | None) -> bool:
        """Return whether this domain or entity is the page's own publisher."""
        own = self.publisher
        if own is None:
            return False
        return own.domain == domain or (entity is not None and own.entity is not None and own.entity.id == entity.id)

    def goes_by(self, name: str | None) -> bool:
        """Return whether a name is the page's own, or begins with it: "hafenpost.example/ab", "HAFENPOST 12/24"."""
        plain = _plain(name or "")
        return any(plain.startswith(own) for own in self.names)

    def is_in(self, name: str | None) -> bool:
        """Return whether a name says whose site this is, in the host's own word: "Stadt Lindhofen" on lindhofen.de."""
        label = self.publisher.domain.partition(".")[0] if self.publisher else ""
        words = {_plain(word) for word in (name or "")[:_LONGEST_NAME].split()}
        return len(label) >= _SHORTEST_LABEL and _plain(label) in words


NOWHERE = Home()
"""The home of a text that does not say where it stands."""


def _own_address(article: Article, registry: Registry) -> tuple[Claim | None, Publisher | None]:
    claims = article.metadata.claims
    for field, where in _OWN:
        for claim in claims:
            publisher = registry.publisher(claim.value) if (claim.field, claim.where) == (field, where) else None
            if publisher:
                return claim, publisher
    return None, None


def _own_names(article: Article, publisher: Publisher | None, registry: Registry) -> Iterator[str]:
    if publisher:
        # The host's own label, not "www" and not the suffix: harbour-view of www.harbour-view.co.uk.
        yield publisher.domain.split(".")[0]
        yield publisher.domain
        entity = publisher.entity
        if entity:
            yield from all_aliases(entity)
    for claim in article.metadata.claims:
        if claim.field == "publisher" and not registry.publisher(claim.value):
            yield claim.value


def _plain(name: str) -> str:
    return "".join(char for char in name[:_LONGEST_NAME].casefold() if char.isalnum())
