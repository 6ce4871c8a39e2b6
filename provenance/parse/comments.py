"""Readers' comments as units: where each begins and ends, its day, its words. Who wrote it is not kept."""

from collections.abc import Iterator, Sequence

from provenance.model.article import Comment
from provenance.parse.blocks.block import Block
from provenance.parse.labelling.labels import Decision
from provenance.parse.labelling.threads import Signs, author_above, is_stamp, says_something
from provenance.parse.line.dates import iso_date, prose_date
from provenance.rules.book import RuleBook

AROUND = frozenset({"comment", "comment_form"})


def comments_of(
    blocks: Sequence[Block], decisions: Sequence[Decision], signs: Signs, book: RuleBook
) -> tuple[Comment, ...]:
    """Return the comments that a stamp of a day or an hour tells from one another, in text order."""
    units = (_comment(unit, book) for unit in _units(blocks, decisions, signs))
    return tuple(c for c in units if c.spans)


def _units(blocks: Sequence[Block], decisions: Sequence[Decision], signs: Signs) -> Iterator[list[Block]]:
    """Yield the blocks of each comment, its stamp first."""
    unit: list[Block] = []
    for block, decision in zip(blocks, decisions, strict=True):
        stamp = decision.label == "comment" and is_stamp(block, signs)
        if unit and (stamp or decision.label not in AROUND):
            yield unit
            unit = []
        if stamp:
            above = author_above(block.number, blocks, signs)
            named = above is not None and decisions[above].label == "comment"
            unit = [block, blocks[above]] if named and above is not None else [block]
        elif unit and decision.label == "comment":
            unit.append(block)
    if unit:
        yield unit


def _comment(unit: Sequence[Block], book: RuleBook) -> Comment:
    stamp, *others = unit
    said = [b for b in others if b.start > stamp.start and says_something(b)]
    start = min(b.start for b in unit)
    end = max([stamp.end, *(b.end for b in said)])
    return Comment(
        start, end, tuple((b.start, b.end) for b in said), iso_date(stamp.text) or prose_date(stamp.text, book)
    )
