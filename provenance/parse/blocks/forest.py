"""The boxes that hold text, parents before children, and sums over them: every pass is linear in the page."""

from collections.abc import Mapping, Sequence

from provenance.parse.blocks.block import Block
from provenance.parse.tree.boxes import NOTHING, Box

Layers = tuple[frozenset[str], ...]
"""Known words of the boxes around a block, box by box, innermost first."""
MOST_LAYERS = 10
"""Words of boxes further out are taken together."""


class Forest:
    """The boxes around a page's blocks, numbered."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.boxes: list[Box] = []
        seen: set[Box] = set()
        for block in blocks:
            chain = []
            box = block.box
            while box is not None and box not in seen:
                seen.add(box)
                chain.append(box)
                box = box.parent
            for new in reversed(chain):
                new.index = len(self.boxes)
                self.boxes.append(new)

    def sums(self, values: Sequence[float]) -> list[float]:
        """Return for each box the sum of the values of the blocks in it."""
        sums = [0.0] * len(self.boxes)
        for block, value in zip(self.blocks, values, strict=True):
            if block.box is not None:
                sums[block.box.index] += value
        for box in reversed(self.boxes):
            if box.parent is not None:
                sums[box.parent.index] += sums[box.index]
        return sums

    def spans(self, values: Sequence[float]) -> list[tuple[float, float]]:
        """Return for each box the sum of the values before its first block, and of those in it."""
        before: list[float | None] = [None] * len(self.boxes)
        total = 0.0
        for block, value in zip(self.blocks, values, strict=True):
            box = block.box
            while box is not None and before[box.index] is None:
                before[box.index] = total
                box = box.parent
            total += value
        return [(b or 0.0, own) for b, own in zip(before, self.sums(values), strict=True)]

    def heaviest(self, sums: Sequence[float]) -> Box | None:
        """Return the innermost box with the greatest sum, or None when no sum is above zero."""
        best = max(sums, default=0.0)
        if best <= 0:
            return None
        return max((b for b in self.boxes if sums[b.index] >= best - 1e-9), key=lambda b: (b.depth, -b.index))

    def within(self, root: Box) -> list[bool]:
        """Return for each block whether it stands within the box."""
        inside = [False] * len(self.boxes)
        for box in self.boxes:
            inside[box.index] = box is root or (box.parent is not None and inside[box.parent.index])
        return [b.box is not None and inside[b.box.index] for b in self.blocks]

    def ranges(self) -> list[tuple[int, int]]:
        """Return for each box the numbers of its first and its last block."""
        first, last = [-1] * len(self.boxes), [-1] * len(self.boxes)
        for block in self.blocks:
            if block.box is not None:
                at = block.box.index
                last[at] = block.number
                if first[at] < 0:
                    first[at] = block.number
        for box in reversed(self.boxes):
            if box.parent is not None:
                at, above = box.index, box.parent.index
                last[above] = max(last[above], last[at])
                first[above] = first[at] if first[above] < 0 else min(first[above], first[at])
        return list(zip(first, last, strict=True))

    def layers(self, special: Mapping[int, frozenset[str]], silent: frozenset[str]) -> list[Layers]:
        """Return the same words as ``words``, apart for each box that has any, innermost first."""
        known: list[Layers] = []
        for box in self.boxes:
            above = known[box.parent.index] if box.parent is not None else ()
            own = _heard(box, special, silent) if box.tokens else NOTHING
            if own and len(above) >= MOST_LAYERS:
                above = (*above[:-2], above[-2] | above[-1])
            known.append((own, *above) if own else above)
        return [known[b.box.index] if b.box is not None else () for b in self.blocks]

    def words(self, special: Mapping[int, frozenset[str]], silent: frozenset[str]) -> list[frozenset[str]]:
        """Return for each block the known words of the boxes around it, without the silent ones.

        ``special`` gives the words of boxes, by index, that are not to be heard as they stand.
        """
        known: list[frozenset[str]] = []
        for box in self.boxes:
            above = known[box.parent.index] if box.parent is not None else NOTHING
            if box.tokens and not (own := _heard(box, special, silent)) <= above:
                above |= own
            known.append(above)
        return [known[b.box.index] if b.box is not None else NOTHING for b in self.blocks]


def _heard(box: Box, special: Mapping[int, frozenset[str]], silent: frozenset[str]) -> frozenset[str]:
    own = special.get(box.index, box.tokens)
    return own - silent if silent else own
