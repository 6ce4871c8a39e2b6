"""All block rules of a book, ready to be asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.parse.blocks.block import FEATURES, REGION_FEATURES, Block, Place, Signature
from provenance.parse.blocks.checks import Asking, Check, Index, Sayings, Worth, all_of, numbered
from provenance.parse.blocks.holding import Bounded, bits
from provenance.parse.blocks.targets import MARK, Openings
from provenance.parse.tree.boxes import NOTHING, ROLES, Vocabulary
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Block as BlockRule

GRAVE = -5.0


@dataclass(frozen=True, slots=True)
class BlockRules:
    """All block rules of a book, those that score apart from those that label."""

    checks: tuple[Check, ...]
    """By their bits. The rule that decides first comes first: surer, then asking more, then later in the book."""
    own: Bounded
    """Bounds on a block's own features, """
    placed: Bounded
    """on those of its place, """
    signed: Bounded
    """and on whom it names."""
    scores: Index
    worth: Worth
    labels: Index
    besides: int
    """Bits of those that ask what the blocks above and below are, """
    speaking: int
    """of those that ask what a block says, """
    amending: Asking
    """and of those that ask what label a block has got, by that label."""
    above: Asking
    below: Asking
    sited: tuple[Check, ...]
    """Those that are for some sites only."""
    vocabulary: Vocabulary
    """The words of classes that rules ask for."""
    targets: Vocabulary
    """The words of link targets that rules ask for, without their mark."""
    openings: Openings | None
    sayings: Sayings
    telling: int
    """Those that ask for words of the text."""
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
        rules = numbered(r for r in book.of(BlockRule) if r.features.keys() <= FEATURES | REGION_FEATURES)
        words = NOTHING.union(*(t.tokens for t in rules))
        targets = frozenset(w for w in words if w.startswith(MARK))
        labels = [t for t in rules if t.rule.label is not None]
        first = [t for t in labels if not t.rule.within]
        own, placed, signed = (_bounded(rules, fields) for fields in (Block._fields, Place._fields, Signature._fields))
        addressed = Vocabulary(frozenset(w.removeprefix(MARK) for w in targets))
        return cls(
            rules,
            own,
            placed,
            signed,
            Index(t for t in rules if t.rule.score is not None),
            Worth(rules),
            Index(t for t in first if not (t.rule.above or t.rule.below or t.says)),
            all_of(t for t in first if t.rule.above or t.rule.below),
            all_of(t for t in first if t.says),
            Asking((t for t in labels if t.rule.within), lambda rule: rule.within),
            Asking(rules, lambda rule: rule.above),
            Asking(rules, lambda rule: rule.below),
            tuple(t for t in rules if t.site),
            Vocabulary(words - targets),
            addressed,
            Openings.of(addressed),
            Sayings(rules),
            all_of(t for t in rules if t.says),
            NOTHING.union(*(t.tokens for t in rules if (t.rule.score or 0.0) <= GRAVE)),
            frozenset(name for t in rules for name in t.rule.features),
            ROLES.union(*(t.inside for t in rules)),
        )

    def every(self, held: int) -> Iterator[Check]:
        """Yield the rules with these bits, in order."""
        return map(self.checks.__getitem__, bits(held))


def _bounded(checks: tuple[Check, ...], fields: tuple[str, ...]) -> Bounded:
    return Bounded([bound for t in checks for bound in t.bounds_on(fields)], all_of(checks))
