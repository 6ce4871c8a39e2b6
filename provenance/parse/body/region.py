"""Where the article's body lies: the box, or the run of blocks, whose blocks are worth most together.

Both inputs are judged by the same sum: rules give each block a value, above zero for running text, below for what
looks like furniture. In HTML the region is the element with the greatest sum, in plain text the run of blocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.parse.blocks.block import Block, Layout
from provenance.parse.blocks.forest import Forest, Layers
from provenance.parse.blocks.scoring import Judge
from provenance.parse.blocks.settings import Settings
from provenance.parse.tree.boxes import INLINE, NOTHING, Box

WIDEN_STEPS = 4
SURE_TITLE = 0.6
LITTLE = 8.0
"""What two paragraphs are worth."""
LOWEST, FULL_WORDS, LENIENCE = -3.0, 20, 0.4
WRAPPERS = frozenset({"ul", "ol", "dl", "blockquote"})
"""Elements that stand between a text's own element and the one its paragraphs share."""


@dataclass(frozen=True, slots=True)
class Region:
    """The body's region: from block ``first`` to block ``last``, or the blocks within ``root``."""

    first: int
    last: int
    root: Box | None
    tokens: tuple[Layers, ...]
    """Per block, the known words of the boxes around it that are not around the whole region, innermost first."""
    held: Sequence[int]
    """Per block, the bits of the rules whose bounds on its own features hold."""
    values: tuple[float, ...]
    inside: tuple[bool, ...]
    kin: tuple[float, ...]
    """Per block, the share of the region's running text that stands in the same element."""
    share: float = 1.0
    """How much of the page's running text the region holds."""
    ranges: tuple[tuple[int, int], ...] = ()
    """The first and the last block of every box, by its index."""

    @property
    def worth(self) -> float:
        """What the running text of the region is worth."""
        return sum(v for v, inside in zip(self.values, self.inside, strict=True) if inside and v > 0)


def find_region(layout: Layout, judge: Judge, settings: Settings, vouched: Mapping[int, float] | None = None) -> Region:
    """Return the region of a page whose blocks are worth most; empty (last before first) when none is.

    ``vouched`` adds to the value of blocks, by number.
    """
    return _Search(layout.blocks, judge, settings, vouched or {}).region()


class _Search:
    """The search for the root box of one page's region."""

    def __init__(self, blocks: Sequence[Block], judge: Judge, settings: Settings, vouched: Mapping[int, float]) -> None:
        self.blocks = blocks
        self.judge = judge
        self.settings = settings
        self.vouched = vouched
        self.forest = Forest(blocks)
        self.held = judge.held(blocks)
        self.plain = list(map(judge.value, blocks, self.held))
        # Comments are running text too, whether class or shape tells them: much of it outside leaves a region unsure.
        shapeless = [b._replace(remark=0) for b in blocks if b.remark]
        again = map(judge.value, shapeless, judge.held(shapeless))
        self.mass = [max(0.0, next(again) if b.remark else v) for b, v in zip(blocks, self.plain, strict=True)]
        self._tokens: tuple[frozenset[str], ...] = (NOTHING,) * len(blocks)
        self._judged = self.plain

    def region(self) -> Region:
        """Return the region around the box that is worth most."""
        values = self._values(self._heard(None))
        if max(values, default=0.0) <= 0:
            values = self.plain
        sums = self.forest.sums([_weighed(b, v) for b, v in zip(self.blocks, values, strict=True)])
        root = self.forest.heaviest(sums)
        if root is None:
            none = (False,) * len(self.blocks)
            kin, ranges = (0.0,) * len(self.blocks), tuple(self.forest.ranges())
            return Region(0, -1, None, self._layers(), self.held, tuple(values), none, kin, 0.0, ranges)
        gains = self.forest.sums([max(0.0, v) for v in values])
        root = self._titled(self._widened(root, gains, sums), sums)
        values = self._values(self._heard(root))
        inside = self.forest.within(root)
        members = [i for i, is_in in enumerate(inside) if is_in]
        share = sum(m for m, is_in in zip(self.mass, inside, strict=True) if is_in) / (sum(self.mass) or 1.0)
        kin = tuple(self._kin(values, inside))
        span, layers = (members[0], members[-1]), self._layers()
        ranges = tuple(self.forest.ranges())
        return Region(*span, root, layers, self.held, tuple(values), tuple(inside), kin, share, ranges)

    def _layers(self) -> tuple[Layers, ...]:
        return tuple(self.forest.layers(*self._silenced))

    def _values(self, tokens: Sequence[frozenset[str]]) -> list[float]:
        rows = zip(self.blocks, self.held, tokens, self.plain, self._tokens, self._judged, strict=True)
        # Most blocks are heard with the same words again.
        judged = [(v if t == was else own + self.judge.value(b, h, t)) if t else own for b, h, t, own, was, v in rows]
        self._tokens, self._judged = tuple(tokens), judged
        return [v + self.vouched.get(b.number, 0.0) for b, v in zip(self.blocks, judged, strict=True)]

    def _heard(self, root: Box | None) -> list[frozenset[str]]:
        """Return for each block the words heard of the boxes around it: within ``root``, or on the whole page."""
        forest, grave = self.forest, self.judge.rules.grave
        inside = forest.within(root) if root else [True] * len(self.blocks)
        mass = [m if is_in else 0.0 for m, is_in in zip(self.mass, inside, strict=True)]
        whole = sum(mass) or 1.0
        common = self._common(mass, whole) - grave if root else NOTHING
        spans = forest.spans(mass)
        special = {box.index: NOTHING for box in root.around()} if root else {}
        for box, (before, own) in zip(forest.boxes, spans, strict=True):
            if box.index not in special and box.tokens and own >= self.settings.sizeable * whole:
                leads = own >= self.settings.leading * whole and before <= LITTLE
                special[box.index] = NOTHING if leads else box.tokens & grave
        self._silenced = special, common
        return forest.words(special, common)

    def _common(self, mass: Sequence[float], whole: float) -> frozenset[str]:
        """Return the words that stand over most of the running text, and so say nothing on this page."""
        by_set: dict[frozenset[str], float] = {}
        for words, m in zip(self.forest.words({}, NOTHING), mass, strict=True):
            if m and words:
                by_set[words] = by_set.get(words, 0.0) + m
        total: dict[str, float] = {}
        for words, m in by_set.items():
            for word in words:
                total[word] = total.get(word, 0.0) + m
        return frozenset(w for w, m in total.items() if m >= self.settings.common * whole)

    def _widened(self, root: Box, gains: Sequence[float], sums: Sequence[float]) -> Box:
        """Return the root, or a box a little around it that holds more running text than its furniture weighs."""
        best, box = root, root
        for _ in range(WIDEN_STEPS):
            if box.parent is None or box.parent.tag in ("", "html", "body"):
                break
            box = box.parent
            gain = gains[box.index] - gains[best.index]
            cost = gain - (sums[box.index] - sums[best.index])
            if gain >= self.settings.gain and gain >= cost * self.settings.gain_to_cost:
                best = box
        return best

    def _titled(self, root: Box, sums: Sequence[float]) -> Box:
        """Return the box around the title that holds the article, where the root holds others besides."""
        titles = [b for b in self.blocks if b.heading in (1, 2) and b.title_match >= SURE_TITLE and b.box is not None]
        if not titles or sums[root.index] <= 0:
            return root
        title = max(titles, key=lambda b: (b.title_match - 0.1 * b.heading, -b.number))
        chain = list(title.box.around()) if title.box else []
        if root not in chain:
            return root
        for box in chain[: chain.index(root)]:
            share = self.settings.titled_article if box.tag == "article" else self.settings.titled
            if sums[box.index] >= share * sums[root.index]:
                return box
        return root

    def _kin(self, values: Sequence[float], inside: Sequence[bool]) -> list[float]:
        families = [_family(b.box) if b.box else None for b in self.blocks]
        held: dict[int, float] = {}
        for block, family, value, is_in in zip(self.blocks, families, values, inside, strict=True):
            if family is not None and is_in and value >= 1 and not block.heading:
                held[id(family)] = held.get(id(family), 0.0) + block.words
        whole = sum(held.values()) or 1.0
        return [held.get(id(f), 0.0) / whole if is_in else 0.0 for f, is_in in zip(families, inside, strict=True)]


def _family(box: Box) -> Box:
    """Return the element whose child the block is, lists and quotations passed over."""
    own = box
    while own.tag in INLINE and own.parent:
        own = own.parent
    above = own.parent or own
    while above.tag in WRAPPERS and above.parent:
        above = above.parent
    return above


def _weighed(block: Block, value: float) -> float:
    """Return what the block counts for its boxes: a button of two words between paragraphs breaks no article up."""
    return value if value > 0 else max(value, LOWEST) * min(1.0, block.words / FULL_WORDS) * LENIENCE
