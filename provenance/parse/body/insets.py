"""Boxes set into an article, or below it, that their own first lines say are none of it: an offer and what it lists."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from provenance.model.values import Label
from provenance.parse.blocks.block import Block
from provenance.parse.body.region import Region
from provenance.parse.tree.boxes import Box

HEADS: Mapping[Label, float] = {
    "subscription": 0.3, "newsletter": 0.3, "cookie_notice": 0.3, "comment_form": 0.3, "author_bio": 0.3, "legal": 0.3,
    "related": 0.1, "tags": 0.1, "referral": 0.1,
}  # fmt: skip
"""What heads such a box, and the share of the article's words that the box may hold."""
LARGEST = 40
"""A box of more lines is none."""
STEPS, DEEP = 6, 20
"""How far up from a heading, and from a line, the box may be in which the articles stand."""
MOST_KIN = 0.15
"""The share of the article's running text that stands in one element with a line of the box."""
MOST_ALIKE = 0.3
"""The share of the article's other words that stand in like elements: then the box is set as the article is."""
Setting = tuple[str, int]
"""A block's element and how deep it stands."""


class Insets:
    """The boxes of one page that hold lines taken for body, though their heads say they are none."""

    def __init__(self, blocks: Sequence[Block], region: Region, title: int | None, body: Sequence[bool]) -> None:
        self.blocks, self.region, self.title, self.body = blocks, region, title, body
        self.settings = _settings(b for b in blocks if body[b.number])
        self.whole = sum(self.settings.values())
        self.roots = frozenset(box.index for box in region.root.around()) if region.root else frozenset[int]()

    def lines(self, heads: Mapping[int, Label]) -> Iterator[tuple[int, int]]:
        """Yield the lines, each with the line that heads its box."""
        for head, label in heads.items():
            for first, last in (self._box(head, HEADS[label]), *self._articles(head, label)):
                yield from ((i, head) for i in range(max(first, head + 1), last + 1) if self.body[i])

    def _box(self, head: int, most: float) -> tuple[int, int]:
        """Return the first and the last line of the largest box that the line heads."""
        found = (0, -1)
        for box in _around(self.blocks[head]):
            first, last = self.region.ranges[box.index]
            if first < head or last - first >= LARGEST or box.index in self.roots or not self._apart(first, last, most):
                break
            found = first, last
        return found

    def _apart(self, first: int, last: int, most: float) -> bool:
        """Return whether these lines are little, and set otherwise than the rest of the article."""
        if self._titled(first, last):
            return False
        held = _settings(b for b in self.blocks[first : last + 1] if self.body[b.number])
        words = held.total()
        if words > most * self.whole or max(self.region.kin[first : last + 1]) > MOST_KIN:
            return False
        return all(self.settings[s] - n <= MOST_ALIKE * (self.whole - words) for s, n in held.items())

    def _articles(self, head: int, label: Label) -> Iterator[tuple[int, int]]:
        """Yield the articles that stand one by one below a heading for others."""
        if label != "related" or not self.blocks[head].heading:
            return
        above = frozenset(box.index for box in islice(_around(self.blocks[head]), STEPS))
        at = head + 1
        while at < len(self.blocks):
            around = islice(_around(self.blocks[at]), DEEP)
            own = next((b for b in around if b.parent and b.parent.index in above), None)
            if own is None or own.tag != "article" or self._titled(*self.region.ranges[own.index]):
                return
            yield self.region.ranges[own.index]
            at = self.region.ranges[own.index][1] + 1

    def _titled(self, first: int, last: int) -> bool:
        return self.title is not None and first <= self.title <= last


def _settings(blocks: Iterator[Block]) -> Counter[Setting]:
    """Return how many words stand in elements of one kind, as deep in the page."""
    found: Counter[Setting] = Counter()
    for block in blocks:
        found[block.element, block.box.depth if block.box else 0] += block.words
    return found


def _around(block: Block) -> Iterator[Box]:
    return block.box.around() if block.box else iter(())
