"""Where the words of a notice lead: "Source: *Bridge shut*" may name nobody and still link to somebody."""

from bisect import bisect_left
from typing import NamedTuple

from provenance.model.article import Article
from provenance.model.values import Span
from provenance.registry import Publisher, Registry


class Anchor(NamedTuple):
    """The words of one link, and who publishes where it leads."""

    span: Span
    publisher: Publisher


class Anchors(NamedTuple):
    """The page's links with a public address: first offsets, spans and publishers, sorted by place."""

    starts: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    publishers: tuple[Publisher, ...] = ()

    def within(self, span: Span) -> "Anchor | None":
        """Return the link that the words of this span hold, or None where they link nowhere or to several sites."""
        first = bisect_left(self.starts, span[0])
        found: dict[str, Anchor] = {}
        for i in range(first, len(self.starts)):
            if self.starts[i] >= span[1]:
                break
            if self.spans[i][1] <= span[1]:
                found.setdefault(self.publishers[i].domain, Anchor(self.spans[i], self.publishers[i]))
        return next(iter(found.values())) if len(found) == 1 else None


NO_ANCHORS = Anchors()


def anchors_of(article: Article, registry: Registry) -> Anchors:
    """Return the links of an article whose words are in its text."""
    found = []
    for link in article.links:
        publisher = registry.publisher(link.href) if link.spans and "://" in link.href else None
        if publisher:
            found.append((link.spans[0], publisher))
    found.sort(key=lambda pair: pair[0])
    return Anchors(tuple(s[0] for s, _ in found), tuple(s for s, _ in found), tuple(p for _, p in found))
