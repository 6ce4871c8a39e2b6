"""Block rules made ready: which rules hold for a block, and what they give it."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from provenance.parse.blocks import FEATURES, REGION_FEATURES, Block, Place
from provenance.parse.boxes import NOTHING, ROLES, Vocabulary
from provenance.parse.checks import RANK, Asked, Asking, Bounds, Check, Index, check_of
from provenance.parse.forest import Layers
from provenance.parse.targets import MARK, TargetReader
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Block as BlockRule

GRAVE = -5.0
SPEAKING_WORDS = 60


@dataclass(frozen=True, slots=True)
class BlockRules:
    """All block rules of a book, those that score apart from those that label."""

    scores: Index
    labels: Index
    """The rule that decides first comes first: surer, then asking more, then later in the book."""
    besides: Asking
    """Those that ask what the blocks above and below are, in the same order."""
    speaking: tuple[Check, ...]
    """Those that ask what a block says."""
    amending: Mapping[str, Asking]
    """Those that ask what label a block has got, by that label, in the same order."""
    vocabulary: Vocabulary
    """The words of classes that rules ask for."""
    targets: Vocabulary
    """The words of link targets that rules ask for, without their mark."""
    spoken: Vocabulary
    """The words of text that rules ask for."""
    paired: frozenset[str]
    """The first words of those of two."""
    grave: frozenset[str]
    """Words that speak so strongly against a block that even much running text does not silence them."""
    features: frozenset[str]
    """The features some rule asks for."""
    enclosing: frozenset[str]
    """The elements around a block that anything asks for."""

    @classmethod
    def of(cls, book: RuleBook) -> "BlockRules":
        """Return the book's block rules, made ready once."""
        return book.compiled("parse.block-rules", cls._build)

    @classmethod
    def _build(cls, book: RuleBook) -> "BlockRules":
        rules = [check_of(r) for r in book.of(BlockRule) if r.features.keys() <= FEATURES | REGION_FEATURES]
        words = frozenset(w for t in rules for w in t.tokens)
        targets = frozenset(w for w in words if w.startswith(MARK))
        labels = enumerate(t for t in rules if t.rule.label is not None)
        ranked = sorted(labels, key=lambda n: (RANK[n[1].rule.confidence], n[1].conditions, n[0]), reverse=True)
        first = [t for _, t in ranked if not t.within]
        return cls(
            Index(t for t in rules if t.rule.score is not None),
            Index(t for t in first if not (t.above or t.below or t.says)),
            Asking(t for t in first if t.above or t.below),
            tuple(t for t in first if t.says),
            {
                label: Asking(t for _, t in ranked if label in t.within)
                for label in {w for t in rules for w in t.within}
            },
            Vocabulary(words - targets),
            Vocabulary(frozenset(w.removeprefix(MARK) for w in targets)),
            Vocabulary(frozenset(w for t in rules for w in t.says)),
            frozenset(first for t in rules for w in t.says for first, _, second in [w.partition(" ")] if second),
            frozenset(w for t in rules if (t.rule.score or 0.0) <= GRAVE for w in t.tokens),
            frozenset(name for t in rules for name in t.rule.features),
            ROLES.union(*(t.inside for t in rules)),
        )


class Judge:
    """The rules as asked about one document: those that can hold for like blocks are sorted out once."""

    def __init__(self, rules: BlockRules, host: str = "") -> None:
        self.rules = rules
        self._host = host
        self._besides = rules.besides
        self._speaking = tuple(t for t in rules.speaking if t.concerns(host))
        self._amending = rules.amending
        self._said: dict[str, tuple[str, ...]] = {}
        self._targets = TargetReader(rules.targets)
        self._scores: dict[Asked, tuple[tuple[float, Bounds], ...]] = {}
        self._labels: dict[tuple[str, frozenset[str], Layers], tuple[Check, ...]] = {}

    def layers(self, block: Block, around: Layers) -> Layers:
        """Return the words of the boxes around a block, innermost first, and before them where its links lead."""
        own = self._targets.words(block.anchors, block.link_density)
        return (own, *around) if own else around

    def value(self, block: Block, tokens: frozenset[str] | None = None) -> float:
        """Return the sum of the scores of the rules that hold: of those that ask for no words, or of those that ask for
        words and find them among these.
        """
        key = (block.element, block.inside, tokens)
        asked = self._scores.get(key)
        if asked is None:
            asked = self._scores[key] = tuple(
                (t.rule.score or 0.0, t.bounds) for t in self._concerned(self.rules.scores, [key])
            )
        fields: Sequence[Any] = block
        total = 0.0
        for score, bounds in asked:
            # As ``Check.holds``: a call for every rule and block would cost more than what it asks.
            for at, low, high in bounds:
                if not low <= fields[at] <= high:
                    break
            else:
                total += score
        return total

    def deciding(self, block: Block, layers: Layers, place: Place) -> Check | None:
        """Return the first label rule that holds for the block at its place, or None.

        ``layers`` are the words of the boxes around it, innermost first: of rules equally sure, those that ask for no
        class come first, then the one whose word stands nearest.
        """
        key = (block.element, block.inside, layers)
        asked = self._labels.get(key)
        if asked is None:
            kinds = [(block.element, block.inside, words) for words in (None, *layers)]
            asked = self._labels[key] = tuple(self._concerned(self.rules.labels, kinds))
        fields: Sequence[Any] = block
        for check in asked:
            # As ``Check.holds`` and ``Check.fits``, written out as above.
            for at, low, high in check.region:
                if not low <= place[at] <= high:
                    break
            else:
                for at, low, high in check.bounds:
                    if not low <= fields[at] <= high:
                        break
                else:
                    return check
        return None

    def speaking(self, block: Block, place: Place) -> Check | None:
        """Return the rule whose word, of those the block holds, is longest, or None."""
        held = self._held(block)
        able = [t for t in self._speaking if not t.says.isdisjoint(held) and t.holds(block) and t.fits(place)]
        return max(able, key=lambda t: max(map(len, t.says & held)), default=None)

    def _held(self, block: Block) -> set[str]:
        """Return which of the words that rules ask for a block's text holds."""
        words = block.terms if block.words <= SPEAKING_WORDS else ()
        paired = self.rules.paired
        pairs = [f"{a} {b}" for a, b in itertools.pairwise(words) if a in paired]
        return {known for word in (*words, *pairs) for known in self._known(word)}

    def _known(self, word: str) -> tuple[str, ...]:
        """Return the rules' words that a word of the text is, or begins with."""
        found = self._said.get(word)
        if found is None:
            found = self._said[word] = self.rules.spoken.known(word)
        return found

    def beside(self, block: Block, layers: Layers, place: Place, around: tuple[str, str]) -> Check | None:
        """Return the first rule on neighbours that holds for the block between two labels, or None; ``layers`` are
        the words of the boxes around it.
        """
        return self._between(self._besides, block, layers, place, around)

    def amends(self, label: str) -> bool:
        """Return whether some rule asks for blocks that have got this label."""
        return label in self._amending

    def amending(self, label: str, block: Block, layers: Layers, place: Place, around: tuple[str, str]) -> Check | None:
        """Return the first rule that holds for the block with the label it has got, between two others, or None."""
        return self._between(self._amending[label], block, layers, place, around)

    def _between(
        self, asking: Asking, block: Block, layers: Layers, place: Place, around: tuple[str, str]
    ) -> Check | None:
        above, below = around
        words = None
        for check in asking.able(self._held(block)) if asking.saying else asking.checks:
            if (check.above and above not in check.above) or (check.below and below not in check.below):
                continue
            if not (check.holds(block) and check.fits(place) and check.may_hold(block.element, block.inside)):
                continue
            if check.tokens:
                words = NOTHING.union(*self.layers(block, layers)) if words is None else words
                if check.tokens.isdisjoint(words):
                    continue
            if check.concerns(self._host):
                return check
        return None

    def _concerned(self, index: Index, kinds: Iterable[Asked]) -> Iterator[Check]:
        """Yield the rules that can hold in the order they are asked; one whose words two boxes have comes twice."""
        for checks in itertools.chain.from_iterable(zip(*map(index.able, kinds), strict=True)):
            for check in checks:
                if not check.site or check.concerns(self._host):
                    yield check
