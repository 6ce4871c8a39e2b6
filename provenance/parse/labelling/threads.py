"""Readers' comments told by their shape: stamps of a name, a day or an hour, each with prose below, again and again."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.model.values import Label
from provenance.parse.blocks.block import Block, Layout
from provenance.parse.blocks.settings import Settings
from provenance.parse.labelling.phrases import Noticed

STAMP_WORDS, NAME_WORDS, REPLY_WORDS, PROSE_WORDS = 16, 6, 4, 12
LONG_WORDS = 20
"""Readers who write so much need no stop."""
HEAD_REACH = 40
"""How many blocks above the first comment the line that heads them may stand."""
FEWEST = 2
SAME_TITLE = 0.6
REPLIES_EACH = 0.3
ARTICLE_SHARE = 0.25
SHORT_LINES, NAME_LINES = 2, 3
"""How many short lines may stand within a comment, and between one and the stamp of the next."""
STAMP = re.compile(
    r"\d[:.]\d\d\b|\d[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\d\.?\s[^\d\n]{0,4}[^\W\d]{3,}\.?,?\s\d{4}|[^\W\d]{3,}\s\d{1,2},?\s\d{4}|\d\s?日"
)
"""A day or an hour, not a mere year."""
EMBEDDED = re.compile(r"\s*(?:[—–-]|.{0,60}\(@)")
"""A post the article shows is signed below: — Eva Stein (@evastein) 3 May 2024"""


class Remark(NamedTuple):
    """One reader's comment, by numbers of blocks: its author's own line, if there is one, its stamp and its end."""

    author: int | None
    stamp: int
    last: int

    @property
    def first(self) -> int:
        """The number of its first block."""
        return self.stamp if self.author is None else min(self.author, self.stamp)


class Signs(NamedTuple):
    """What notices say of blocks, by number."""

    heads: frozenset[int]
    replies: frozenset[int]
    says: frozenset[int]
    dates: frozenset[int]
    others: frozenset[int]
    asks: frozenset[int]
    """Where readers are asked for comments, or told how many there are."""

    @classmethod
    def of(cls, noticed: Noticed, blocks: Sequence[Block]) -> "Signs":
        """Return the signs among a text's notices."""
        found: dict[int, set[tuple[Label | None, bool]]] = {}
        for phrase in noticed.placed:
            found.setdefault(phrase.block, set()).add((phrase.rule.label, phrase.rule.extends is not None))
        heads = {n for n, kinds in found.items() if ("comment", True) in kinds}
        says = {n for n, kinds in found.items() if ("comment", False) in kinds}
        asks = {n for n, kinds in found.items() if {("comment_form", False), ("comment_form", True)} & kinds}
        dates = {n for n, kinds in found.items() if ("date", False) in kinds}
        replies = {n for n in asks if blocks[n].words <= REPLY_WORDS}
        others = {b.number for b in blocks if b.noticed >= 1} - heads - says - asks - dates
        return cls(*map(frozenset, (heads, replies, says, dates, others, asks)))


def with_remarks(layout: Layout, signs: Signs, settings: Settings) -> Layout:
    """Return the layout with the feature ``remark`` set on the blocks of readers' comments."""
    inside = {n for r in remarks(layout.blocks, signs, settings) for n in range(r.first, r.last + 1)}
    if not inside:
        return layout
    blocks = tuple(b._replace(remark=1) if b.number in inside else b for b in layout.blocks)
    return Layout(layout.text, blocks, layout.rendered)


def remarks(blocks: Sequence[Block], signs: Signs, settings: Settings) -> list[Remark]:
    """Return the comments found, in order; none where nothing but their shape speaks for them."""
    stamps = [b.number for b in blocks if is_stamp(b, signs)]
    text = Above(_prose_before(blocks), settings)
    return [r for run in _runs(stamps, blocks, signs) if _vouched(run, blocks, signs, text) for r in run]


def is_stamp(block: Block, signs: Signs) -> bool:
    """Return whether the block gives a comment's time, perhaps with its writer; "Eva says:" may be an interview."""
    if block.words > STAMP_WORDS or block.sentence_end or block.heading:
        return False
    dated = block.number in signs.dates or (block.date_like and STAMP.search(block.text) is not None)
    return bool(dated) and EMBEDDED.match(block.text) is None


def _prose_before(blocks: Sequence[Block]) -> list[int]:
    total, found = 0, []
    for block in blocks:
        found.append(total)
        total += block.words if _is_prose(block) else 0
    return found


def _is_prose(block: Block) -> bool:
    punctuated = block.sentence_end == 1 or block.marks >= 2 or block.words >= LONG_WORDS
    return block.words >= PROSE_WORDS and block.link_density < 0.5 and punctuated


def says_something(block: Block) -> bool:
    """Return whether the block reads as what somebody wrote, if only "Thank you."."""
    return _is_prose(block) or (block.sentence_end == 1 and block.words >= 2 and block.link_density < 0.5)


def _runs(stamps: Sequence[int], blocks: Sequence[Block], signs: Signs) -> Iterator[list[Remark]]:
    """Yield the runs of stamps that have something said between them."""
    run: list[Remark] = []
    for stamp, following in itertools.pairwise([*stamps, len(blocks)]):
        last = _last_said(stamp, following, blocks, signs)
        if last is None:
            if run:
                yield run
            run = []
            continue
        run.append(Remark(author_above(stamp, blocks, signs), stamp, last))
        if last < following - 1 - NAME_LINES:
            yield run
            run = []
    if run:
        yield run


def _last_said(stamp: int, following: int, blocks: Sequence[Block], signs: Signs) -> int | None:
    """Return the last block of what is said below a stamp, buttons with it, or None where nothing is."""
    last, short = None, 0
    for block in blocks[stamp + 1 : following]:
        closed = block.number in signs.others and not block.sentence_end
        if block.number in signs.heads or block.heading or closed:
            break
        if block.number in signs.replies and last is not None:
            last = block.number
        elif says_something(block) or (block.number + 1 in signs.replies and block.number + 1 < following):
            last, short = block.number, 0
        else:
            short += 1
            if short > SHORT_LINES:
                break
    return last


def author_above(stamp: int, blocks: Sequence[Block], signs: Signs) -> int | None:
    """Return the line of the writer's name right above the stamp, where the stamp does not give it."""
    if stamp == 0:
        return None
    above = blocks[stamp - 1]
    named = above.words <= NAME_WORDS and not above.sentence_end and not above.heading
    return above.number if named and above.number not in signs.others | signs.replies else None


class Above(NamedTuple):
    """The words of running text above each block, and how many comments want above them."""

    prose: Sequence[int]
    settings: Settings

    def headed(self, number: int) -> bool:
        """Return whether so much text stands above a block that comments may be headed there."""
        return self.prose[number] >= self.settings.remarks_below

    def outweighs(self, first: int, last: int) -> bool:
        """Return whether the text above counts as the article beside what stands between two blocks."""
        above = self.prose[first]
        return above >= self.settings.remarks_headed_below and above >= ARTICLE_SHARE * (self.prose[last] - above)


def _vouched(run: Sequence[Remark], blocks: Sequence[Block], signs: Signs, text: Above) -> bool:
    """Return whether more than their shape says that these are readers' comments: a heading, or buttons to reply."""
    first, last = run[0].first, run[-1].last
    if not text.headed(first) or any(b.title_match >= SAME_TITLE for b in blocks[first : last + 1]):
        return False
    if any(n in signs.heads and text.headed(n) for n in range(max(0, first - HEAD_REACH), first)):
        return text.outweighs(first, last)
    replies = sum(n in signs.replies for n in range(first, last + 1))
    says = sum(r.author in signs.says or r.stamp in signs.says for r in run)
    return len(run) >= FEWEST and max(replies, says) >= max(FEWEST, REPLIES_EACH * len(run))
