"""Where the article's body lies: the box, or the run of blocks, whose blocks are worth most together.

Both inputs are judged by the same sum: rules give each block a value, above zero for running text, below for what
looks like furniture. In HTML the region is the element with the greatest sum, in plain text the run of blocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from provenance.parse.blocks import Block, Layout
from provenance.parse.boxes import NOTHING, Box
from provenance.parse.scoring import Judge

HEAVY = 0.8
SIZEABLE = 0.3
"""A box with so much of all the running text says nothing against it by its class ("page has-comments"): the share
that silences every word, and the share that silences all but the gravest."""


WIDEN_STEPS, LEAST_GAIN, GAIN_TO_COST = 4, 2.0, 0.4
GAP, PARAGRAPH_VALUE = 5, 3.5
LINE_COST = 2.5
SURE_TITLE = 0.6
TITLED_SHARE, ARTICLE_SHARE = 0.5, 0.25
"""How much of the region's worth must stand around the title for the rest to be other articles."""
LOWEST, FULL_WORDS, LENIENCE = -3.0, 20, 0.4


@dataclass(frozen=True, slots=True)
class Region:
    """The body's region: from block ``first`` to block ``last``, or the blocks within ``root``."""

    first: int
    last: int
    root: Box | None
    tokens: tuple[frozenset[str], ...]
    """Per block, the known words of the boxes around it that are not around the whole region."""
    values: tuple[float, ...]
    inside: tuple[bool, ...]

    def features(self, index: int) -> dict[str, float]:
        """Return the region's features of a block."""
        return {
            "core": float(self.inside[index]),
            "before_core": float(max(0, self.first - index)),
            "after_core": float(max(0, index - self.last)),
            "value": self.values[index],
        }


def find_region(layout: Layout, judge: Judge, vouched: Mapping[int, float] | None = None) -> Region:
    """Return the region of the layout whose blocks are worth most; empty (last before first) when none is.

    ``vouched`` adds to the value of blocks, by index.
    """
    blocks = layout.blocks
    if layout.rendered:
        return _box_region(blocks, judge, vouched or {})
    tokens = (NOTHING,) * len(blocks)
    values = tuple(judge.value(b, NOTHING) for b in blocks)
    first, last = stretched(*best_run([v if v > 0 else v * LINE_COST for v in values]), values)
    return Region(first, last, None, tokens, values, tuple(first <= b.number <= last for b in blocks))


def best_run(values: Sequence[float]) -> tuple[int, int]:
    """Return first and last index of the run with the greatest sum; ``(0, -1)`` when no value is above zero."""
    best, best_run_, total, start = 0.0, (0, -1), 0.0, 0
    for i, value in enumerate(values):
        if total <= 0:
            total, start = 0.0, i
        total += value
        if total > best:
            best, best_run_ = total, (start, i)
    return best_run_


def stretched(first: int, last: int, values: Sequence[float]) -> tuple[int, int]:
    """Return the run, grown over short gaps to paragraphs beside it: a box or two stands in most articles."""
    at = last + 1
    while first <= last and at < len(values) and at - last <= GAP:
        if values[at] >= PARAGRAPH_VALUE:
            last = at
        at += 1
    at = first - 1
    while first <= last and at >= 0 and first - at <= GAP:
        if values[at] >= PARAGRAPH_VALUE:
            first = at
        at -= 1
    return first, last


def _box_region(blocks: Sequence[Block], judge: Judge, vouched: Mapping[int, float]) -> Region:
    plain = [judge.value(b, NOTHING) for b in blocks]
    boxes = _boxes(blocks)
    mass = _sums(boxes, blocks, [max(0.0, v) for v in plain])
    whole = mass[0] if mass else 0.0
    tokens = _tokens(boxes, blocks, _heard(boxes, [m / whole if whole else 0.0 for m in mass], judge.rules.grave))
    values = _valued(blocks, tokens, plain, judge, vouched)
    if max(values, default=0.0) <= 0:
        values = plain
    sums = _sums(boxes, blocks, [_weighed(b, v) for b, v in zip(blocks, values, strict=True)])
    root = _heaviest(boxes, sums)
    if root is None:
        return Region(0, -1, None, tuple(tokens), tuple(values), (False,) * len(blocks))
    root = _titled(_widened(root, _sums(boxes, blocks, [max(0.0, v) for v in values]), sums), blocks, sums)
    tokens = _tokens(boxes, blocks, {box.index: NOTHING for box in root.around()})
    inside = _within(root, boxes, blocks)
    values = _valued(blocks, tokens, plain, judge, vouched)
    members = [i for i, is_in in enumerate(inside) if is_in]
    return Region(members[0], members[-1], root, tuple(tokens), tuple(values), tuple(inside))


def _widened(root: Box, gains: Sequence[float], sums: Sequence[float]) -> Box:
    """Return the root, or a box a little around it that holds more running text than its furniture weighs against."""
    best, box = root, root
    for _ in range(WIDEN_STEPS):
        if box.parent is None or box.parent.tag in ("", "html", "body"):
            break
        box = box.parent
        gain = gains[box.index] - gains[best.index]
        cost = gain - (sums[box.index] - sums[best.index])
        if gain >= LEAST_GAIN and gain >= cost * GAIN_TO_COST:
            best = box
    return best


def _valued(
    blocks: Sequence[Block],
    tokens: Sequence[frozenset[str]],
    plain: Sequence[float],
    judge: Judge,
    vouched: Mapping[int, float],
) -> list[float]:
    """Return each block's value, its words heard; ``plain`` holds the values of the wordless."""
    heard = (judge.value(b, t) if t else v for b, t, v in zip(blocks, tokens, plain, strict=True))
    return [v + vouched.get(b.number, 0.0) for b, v in zip(blocks, heard, strict=True)]


def _titled(root: Box, blocks: Sequence[Block], sums: Sequence[float]) -> Box:
    """Return the box around the title that holds the article, where the root holds others besides; else the root."""
    titles = [b for b in blocks if b.heading in (1, 2) and b.title_match >= SURE_TITLE and b.box is not None]
    if not titles or sums[root.index] <= 0:
        return root
    title = max(titles, key=lambda b: (b.title_match - 0.1 * b.heading, -b.number))
    chain = list(title.box.around()) if title.box else []
    if root not in chain:
        return root
    for box in chain[: chain.index(root)]:
        if sums[box.index] >= (ARTICLE_SHARE if box.tag == "article" else TITLED_SHARE) * sums[root.index]:
            return box
    return root


def _weighed(block: Block, value: float) -> float:
    """Return what the block counts for its boxes: a button of two words between paragraphs breaks no article up."""
    return value if value > 0 else max(value, LOWEST) * min(1.0, block.words / FULL_WORDS) * LENIENCE


def _boxes(blocks: Sequence[Block]) -> list[Box]:
    """Return the boxes that hold text, parents before children, and number them."""
    found: list[Box] = []
    seen: set[int] = set()
    for block in blocks:
        chain = []
        box = block.box
        while box is not None and id(box) not in seen:
            seen.add(id(box))
            chain.append(box)
            box = box.parent
        for new in reversed(chain):
            new.index = len(found)
            found.append(new)
    return found


def _sums(boxes: Sequence[Box], blocks: Sequence[Block], values: Sequence[float]) -> list[float]:
    """Return for each box the sum of the values of the blocks in it."""
    sums = [0.0] * len(boxes)
    for block, value in zip(blocks, values, strict=True):
        if block.box is not None:
            sums[block.box.index] += value
    for box in reversed(boxes):
        if box.parent is not None:
            sums[box.parent.index] += sums[box.index]
    return sums


def _heard(boxes: Sequence[Box], shares: Sequence[float], grave: frozenset[str]) -> dict[int, frozenset[str]]:
    """Return the words still heard of boxes that hold much of the page's running text, by box."""
    return {
        b.index: NOTHING if shares[b.index] >= HEAVY else b.tokens & grave
        for b in boxes
        if shares[b.index] >= SIZEABLE and b.tokens
    }


def _tokens(boxes: Sequence[Box], blocks: Sequence[Block], heard: Mapping[int, frozenset[str]]) -> list[frozenset[str]]:
    """Return for each block the known words of the boxes around it; ``heard`` gives those of special boxes."""
    known: list[frozenset[str]] = []
    for box in boxes:
        above = known[box.parent.index] if box.parent is not None else NOTHING
        own = heard.get(box.index, box.tokens)
        known.append(above | own if not own <= above else above)
    return [known[b.box.index] if b.box is not None else NOTHING for b in blocks]


def _heaviest(boxes: Sequence[Box], sums: Sequence[float]) -> Box | None:
    """Return the innermost box with the greatest sum, or None when no sum is above zero."""
    best = max(sums, default=0.0)
    if best <= 0:
        return None
    return max((b for b in boxes if sums[b.index] >= best - 1e-9), key=lambda b: (b.depth, -b.index))


def _within(root: Box, boxes: Sequence[Box], blocks: Sequence[Block]) -> list[bool]:
    inside = [False] * len(boxes)
    for box in boxes:
        inside[box.index] = box is root or (box.parent is not None and inside[box.parent.index])
    return [b.box is not None and inside[b.box.index] for b in blocks]
