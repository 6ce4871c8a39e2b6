"""Phrase rules over blocks: which label phrases hold, given where in the article a block stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from provenance.model.article import Hints
from provenance.model.values import Label
from provenance.parse.blocks.block import Block, Layout
from provenance.parse.body.outline import Outline
from provenance.parse.line.language import language_of
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Extends, Phrase, PhraseWhere
from provenance.rules.phrases import PhraseHit, PhraseMatcher

SHORT_WORDS = 30
SURE = {"high": 1.0, "medium": 0.5}
NOTICED = Block._fields.index("noticed")
LATE, LATE_WORDS = 3, 12
MENU = "nav"
LAST_LINES = 2
ABOVE_TITLE, BELOW_TITLE, OVER_TITLE = 8, 20, 2
NEAR_THE_TITLE = frozenset({"byline", "date", "category", "lead", "dateline"})


class Placed(NamedTuple):
    """A phrase found, and the block it stands in."""

    rule: Phrase
    hit: PhraseHit
    block: int


class Noticed(NamedTuple):
    """The label phrases of a text, each with its block, and the rules that were switched off for it."""

    placed: tuple[Placed, ...]
    over_budget: tuple[str, ...]

    def marked(self, layout: Layout) -> Layout:
        """Return the layout with the feature ``noticed`` set on blocks that a whole-line or line-start phrase heads.

        It is 1 for a phrase of high confidence, 0.5 for one of medium; those of low confidence do not count: they name
        lines that are known to stand outside the body.
        """
        heads: dict[int, float] = {}
        for p in self.placed:
            if p.rule.match in ("whole-line", "line-start") and _short_enough(p, layout):
                heads[p.block] = max(heads.get(p.block, 0.0), SURE[p.rule.confidence])
        blocks = list(layout.blocks)
        for n, value in heads.items():
            blocks[n] = Block._make((*blocks[n][:NOTICED], value, *blocks[n][NOTICED + 1 :]))
        return Layout(layout.text, tuple(blocks), layout.rendered)


class Spoken:
    """The language of a text's running lines: asked before the body is known, and only where a rule wants one."""

    def __init__(self, layout: Layout, hints: Hints, book: RuleBook) -> None:
        self._layout, self._hints, self._book = layout, hints, book

    def allows(self, hit: PhraseHit) -> bool:
        """Return whether the rule is for every language, or for this text's."""
        return not hit.rule.where.language or self._code in hit.rule.where.language

    @cached_property
    def _code(self) -> str | None:
        running = [b.text for b in self._layout.blocks if b.words >= SHORT_WORDS and b.link_density < 0.5]
        return language_of(running or [b.text for b in self._layout.blocks], self._hints, self._book)


def _short_enough(phrase: Placed, layout: Layout) -> bool:
    rule, most = phrase.rule, phrase.rule.where.max_words
    if rule.label in NEAR_THE_TITLE or rule.confidence not in SURE:
        return False
    return most is None or layout.blocks[phrase.block].words <= most


def notices_in(layout: Layout, hints: Hints, book: RuleBook) -> Noticed:
    """Return every label phrase found in the text with its block, in text order, wherever it stands."""
    spoken = Spoken(layout, hints, book)
    starts = [b.start for b in layout.blocks]
    # Where the breaks are lost every sentence counts as a line.
    lost = any(b.joined for b in layout.blocks)
    spans = [(b.start, b.end) for b in layout.blocks] if lost else [(0, len(layout.text))]
    found = PhraseMatcher.of(book, "label").find_in(layout.text, spans, spoken.allows, apart=False)
    hits = (hit for block in found.blocks for hit in block)
    placed = [Placed(hit.rule, hit, max(0, bisect_right(starts, hit.start) - 1)) for hit in hits]
    return Noticed(tuple(sorted(placed, key=lambda p: (p.block, p.hit.start, p.rule.id))), found.over_budget)


def stands_right(rule: Phrase, block: Block, outline: Outline, label: Label | None) -> bool:
    """Return whether the block, labelled so until now, stands where the rule wants its phrase."""
    where = rule.where
    if where.max_words is not None and block.words > where.max_words:
        return False
    if where.within and label not in where.within:
        return False
    if rule.label in NEAR_THE_TITLE and where.before == "first-paragraph" and not _near_title(block, outline):
        return False
    if rule.label == "category" and where.before == "title" and not _right_over(block, outline):
        return False
    after = _beyond(where.after, block.number, outline, 1)
    return after and (_beyond(where.before, block.number, outline, -1) or _opens_late(where, block, outline))


def _near_title(block: Block, outline: Outline) -> bool:
    """Return whether the block stands a few lines above the title or below it; so does every block without a title."""
    return outline.title is None or -ABOVE_TITLE <= block.number - outline.title <= BELOW_TITLE


def _right_over(block: Block, outline: Outline) -> bool:
    """Return whether the block stands a line or two over the title, where the section is named, in no menu."""
    near = outline.title is not None and 1 <= outline.title - block.number <= OVER_TITLE
    return near and MENU not in block.inside


def _opens_late(where: PhraseWhere, block: Block, outline: Outline) -> bool:
    """Return whether a short line stands so near below the first paragraph that this was a lead above the byline."""
    if where.before != "first-paragraph" or outline.first is None:
        return False
    return 0 < block.number - outline.first <= LATE and block.words <= LATE_WORDS and not block.sentence_end


def _beyond(landmark: str | None, index: int, outline: Outline, side: int) -> bool:
    if landmark is None:
        return True
    at = {"title": outline.title, "first-paragraph": outline.first, "last-paragraph": outline.last}[landmark]
    # A notice that reads as prose may itself be what was taken for the last paragraph.
    reach = LAST_LINES if landmark == "last-paragraph" and side > 0 else 0
    return at is not None and (index - at) * side + reach > 0


def reached(extends: Extends, blocks: Sequence[Block], start: int) -> Iterator[int]:
    """Yield the indexes of further blocks that a label reaches from block ``start``."""
    step = 1 if extends.direction == "down" else -1
    at = start + step
    while 0 <= at < len(blocks) and not _stops(extends, blocks[at], blocks[at - step]):
        yield at
        at += step


def _stops(extends: Extends, block: Block, previous: Block) -> bool:
    long = block.words >= SHORT_WORDS and block.link_density < 0.5
    if (extends.while_ == "short" or extends.until == "long-block") and long:
        return True
    if extends.until == "blank":
        return block.blank_before > 0
    return extends.until == "heading" and block.heading > 0
