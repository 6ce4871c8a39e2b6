"""What a walk over an HTML page finds: visible text as raw blocks, links, and everything the page states of itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.parse.tree.boxes import Box
from provenance.parse.tree.facts import Fact
from provenance.parse.tree.jsonld import Statement, statements

MOST_BLOCKS = 20_000
STRETCH = 1_000
"""Past so many blocks lines are gathered to blocks of so many characters: what no article has must not cost more."""
MOST_LINKS = 50_000
MOST_FACTS = 20_000


class Anchor(NamedTuple):
    """A link inside one block, by offsets from the block's start."""

    start: int
    end: int
    href: str
    rel: str | None


class RawBlock(NamedTuple):
    """A run of visible text between two block boundaries, its white space collapsed."""

    text: str
    box: Box
    anchors: tuple[Anchor, ...] = ()
    strong: int = 0

    def followed_by(self, other: "RawBlock") -> "RawBlock":
        """Return the block with the other's text as its next line."""
        at = len(self.text) + 1
        moved = (a._replace(start=a.start + at, end=a.end + at) for a in other.anchors)
        return RawBlock(f"{self.text}\n{other.text}", self.box, (*self.anchors, *moved), self.strong + other.strong)


@dataclass(slots=True)
class Page:
    """What the walk found, in document order."""

    blocks: list[RawBlock] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    depth: int = 0
    """How many boxes stand around each other, at most."""
    gathered: bool = False
    """Whether there were so many blocks that the last hold many lines each."""
    links: int = 0
    overstated: bool = False
    """Whether it states more than is read."""
    _linked: dict[Fact, tuple[Statement, ...]] | None = None

    def linked(self) -> Mapping[Fact, tuple[Statement, ...]]:
        """Return what each JSON-LD script states of the article; read once."""
        if self._linked is None:
            self._linked = {f: tuple(statements(f.value)) for f in self.facts if f.kind == "json-ld"}
        return self._linked

    def add(self, block: RawBlock) -> None:
        """Take in the next block; past the first thousands its lines are gathered, and no text is lost."""
        self.links += len(block.anchors)
        if self.links > MOST_LINKS:
            block = block._replace(anchors=())
        last = self.blocks[-1] if len(self.blocks) >= MOST_BLOCKS else None
        if last is None or len(last.text) >= STRETCH:
            self.blocks.append(block)
            return
        self.gathered = True
        self.blocks[-1] = last.followed_by(block)

    def state(self, facts: Iterable[Fact]) -> None:
        """Take in what an element states, up to a bound that no honest page passes."""
        if len(self.facts) < MOST_FACTS:
            self.facts += facts
        else:
            self.overstated = True
