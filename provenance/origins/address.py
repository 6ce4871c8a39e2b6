"""Where the page itself stands: the publisher of its own address."""

from dataclasses import dataclass

from provenance.model.article import Article
from provenance.model.values import Claim
from provenance.registry import Publisher, Registry
from provenance.rules.kinds import Entity

# The reader's word for where the page was read comes first, then the page's own.
_OWN = (("url", "hint"), ("url", "opengraph"), ("canonical", "meta"), ("url", "json-ld"), ("url", "microdata"))


@dataclass(frozen=True, slots=True)
class Home:
    """The address of the page at hand, the claim that gave it, and who publishes there."""

    claim: Claim | None = None
    publisher: Publisher | None = None

    @classmethod
    def of(cls, article: Article, registry: Registry) -> "Home":
        """Return where the page stands; empty where nothing says so."""
        claims = article.metadata.claims
        for field, where in _OWN:
            for claim in claims:
                publisher = registry.publisher(claim.value) if (claim.field, claim.where) == (field, where) else None
                if publisher:
                    return cls(claim, publisher)
        return cls()

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
