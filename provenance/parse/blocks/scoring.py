"""Block rules asked about one document: which hold for a block, and what they give it."""

import itertools
from collections.abc import Sequence
from operator import and_
from typing import NamedTuple

from provenance.parse.blocks.block import Block, Place, Signature
from provenance.parse.blocks.block_rules import BlockRules
from provenance.parse.blocks.checks import Asked, Check, all_of
from provenance.parse.blocks.forest import Layers
from provenance.parse.blocks.targets import TargetReader
from provenance.parse.tree.boxes import NOTHING

SPEAKING_WORDS = 60


UNSIGNED = Signature()


class Standing(NamedTuple):
    """Where each block stands, and the bits of the rules whose bounds hold for it there."""

    places: Sequence[Place]
    held: Sequence[int]
    unsigned: Sequence[int]
    """The same where it is not yet told whom a block names."""


class Judge:
    """The rules as asked about one document: those that can hold for like blocks are sorted out once.

    ``held`` are the bits of the rules whose bounds hold for a block.
    """

    def __init__(self, rules: BlockRules, host: str = "") -> None:
        self.rules = rules
        self._elsewhere = all_of(t for t in rules.sited if not t.concerns(host))
        self._targets = TargetReader(rules.targets, rules.openings, host)
        self._unsigned = rules.signed.of(UNSIGNED)
        self._scores: dict[Asked, int] = {}
        self._labels: dict[tuple[str, frozenset[str], Layers], tuple[int, ...]] = {}

    def held(self, blocks: Sequence[Block]) -> list[int]:
        """Return for each block the rules whose bounds on its own features hold."""
        held = self.rules.own.held(blocks)
        return [h & ~self._elsewhere for h in held] if self._elsewhere else held

    def standing(self, held: Sequence[int], places: Sequence[Place]) -> Standing:
        """Return which of the rules that hold for the blocks hold for their places, too."""
        unsigned = list(map(and_, held, self.rules.placed.held(places)))
        return Standing(places, [h & self._unsigned for h in unsigned], unsigned)

    def layers(self, block: Block, around: Layers) -> Layers:
        """Return the words of the boxes around a block, innermost first, and before them where its links lead."""
        own = self._targets.words(block.anchors, block.link_density)
        return (own, *around) if own else around

    def value(self, block: Block, held: int, tokens: frozenset[str] | None = None) -> float:
        """Return the sum of the scores of the rules that hold: of those that ask for no words, or of those that ask for
        words and find them among these.
        """
        key = (block.element, block.inside, tokens)
        able = self._scores.get(key)
        if able is None:
            able = self._scores[key] = sum(self.rules.scores.able(key))
        return self.rules.worth[held & able]

    def deciding(self, block: Block, held: int, layers: Layers) -> Check | None:
        """Return the first label rule that holds for the block, or None.

        ``layers`` are the words of the boxes around it, innermost first: of rules equally sure, those that ask for no
        class come first, then the one whose word stands nearest.
        """
        key = (block.element, block.inside, layers)
        groups = self._labels.get(key)
        if groups is None:
            able = [self.rules.labels.able((block.element, block.inside, words)) for words in (None, *layers)]
            groups = self._labels[key] = tuple(filter(None, itertools.chain.from_iterable(zip(*able, strict=True))))
        for group in groups:
            if able_here := held & group:
                return next(self.rules.every(able_here))
        return None

    def speaking(self, block: Block, held: int) -> Check | None:
        """Return the rule whose word, of those the block holds, is longest, or None."""
        said = self.rules.every(self._said(held & self.rules.speaking, block))
        return max(said, key=lambda t: self.rules.sayings.longest(block.terms, t.says), default=None)

    def _said(self, held: int, block: Block) -> int:
        """Return which of the rules ask for no words of a block's text, or for some that it holds."""
        asking = held & self.rules.telling
        if not asking:
            return held
        said = self.rules.sayings.of(block.terms) if block.words <= SPEAKING_WORDS else 0
        return held & ~asking | asking & said

    def beside(self, block: Block, held: int, layers: Layers, around: tuple[str, str]) -> Check | None:
        """Return the first rule on neighbours that holds for the block between two labels, or None; ``layers`` are
        the words of the boxes around it.
        """
        return self.first(self._between(held & self.rules.besides, block, around), block, layers)

    def amends(self, label: str) -> bool:
        """Return whether some rule asks for blocks that have got this label."""
        return label in self.rules.amending

    def amending(self, label: str, block: Block, held: int, around: tuple[str, str]) -> int:
        """Return which rules of those that hold for a block ask for the label it has got, between two others."""
        return self._between(held & self.rules.amending[label], block, around)

    def signed(self, held: int, signature: Signature) -> int:
        """Return which of the rules hold for a block that names people so."""
        return held & self.rules.signed.of(signature)

    def _between(self, held: int, block: Block, around: tuple[str, str]) -> int:
        able = held and held & self.rules.above[around[0]] & self.rules.below[around[1]]
        return able and self._said(able, block)

    def first(self, held: int, block: Block, layers: Layers) -> Check | None:
        """Return the first of the rules whose elements and classes the block has, or None."""
        for check in self.rules.every(held):
            if not check.may_hold(block.element, block.inside):
                continue
            if check.tokens and check.tokens.isdisjoint(NOTHING.union(*self.layers(block, layers))):
                continue
            return check
        return None
