"""One label for every block: phrases where they stand right, then block rules; each decision names its rule."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Optional

from provenance.model.values import BODY_LABELS, Confidence, Label
from provenance.parse.blocks import Block
from provenance.parse.outline import Outline
from provenance.parse.phrases import Placed, reached, stands_right
from provenance.parse.reading import View
from provenance.parse.region import Region
from provenance.parse.scoring import RANK, Judge
from provenance.rules.book import RuleBook

FALLBACK = "layout.other"
CREDITED = "layout.caption.credited"


@dataclass(frozen=True, slots=True)
class Decision:
    """A block's label, the rule that gave it, and how sure that rule is."""

    label: Label
    rule: str
    confidence: Confidence
    language: str | None = None
    tail: Optional["Tail"] = None


class Tail(NamedTuple):
    """The end of a block that has a label of its own: The lido in 2019. Photograph: Ann Fields"""

    start: int
    decision: Decision


UNDECIDED = Decision("other", FALLBACK, "low")


def decide(view: View, outline: Outline, book: RuleBook) -> list[Decision]:
    """Return one decision per block, in order."""
    layout, region, judge, noticed = view.layout, view.region, view.judge, view.noticed
    decisions = [_by_layout(b, layout.blocks, region, outline, judge) for b in layout.blocks]
    languages = book.languages()
    taken = _by_phrase(layout.blocks, outline, decisions, noticed.placed, languages)
    for start, phrase in sorted(taken.items()):
        if phrase.rule.extends is None:
            continue
        for index in reached(phrase.rule.extends, layout.blocks, start):
            if index in taken or index == outline.title or _reads_on(layout.blocks[index], decisions[index]):
                break
            if RANK[decisions[index].confidence] == 0:
                decisions[index] = _decision(phrase, languages)
    for phrase in noticed.placed:
        _split(phrase, layout.blocks[phrase.block], outline, decisions, languages)
    return decisions


def _reads_on(block: Block, decision: Decision) -> bool:
    """Return whether a block is the article going on, which no notice above it reaches."""
    return is_body(decision) and bool(block.sentence_end)


def _split(
    phrase: Placed, block: Block, outline: Outline, decisions: list[Decision], languages: Collection[str]
) -> None:
    """Give the end of a short block its own label where a line-end phrase stands there behind other words."""
    ends = phrase.rule.match == "line-end" and phrase.hit.start > block.start
    if not ends or block.number == outline.title or decisions[block.number].tail:
        return
    own = decisions[block.number]
    if stands_right(phrase.rule.where, block, outline, own.label):
        head = own if own.label == "caption" else Decision("caption", CREDITED, "medium")
        decisions[block.number] = replace(head, tail=Tail(phrase.hit.start, _decision(phrase, languages)))


def _by_phrase(
    blocks: Sequence[Block],
    outline: Outline,
    decisions: list[Decision],
    placed: Sequence[Placed],
    languages: Collection[str],
) -> dict[int, Placed]:
    """Let the phrases that stand right decide their blocks; return which phrase decided which block."""
    taken: dict[int, Placed] = {}
    for phrase in placed:
        block = blocks[phrase.block]
        if block.number == outline.title or not _covers(phrase, block):
            continue
        if not stands_right(phrase.rule.where, block, outline, decisions[block.number].label):
            continue
        if block.number in taken and RANK[taken[block.number].rule.confidence] >= RANK[phrase.rule.confidence]:
            continue
        if RANK[decisions[block.number].confidence] > RANK[phrase.rule.confidence]:
            continue
        taken[block.number] = phrase
    for index, phrase in taken.items():
        found = _decision(phrase, languages)
        # The line that heads the readers' comments belongs to their form, as do "reply" and the house rules.
        heads = found.label == "comment" and phrase.rule.extends is not None
        decisions[index] = replace(found, label="comment_form") if heads else found
    return taken


def _covers(phrase: Placed, block: Block) -> bool:
    """Return whether a phrase may speak for the whole block: in running text only a phrase bound to a line does."""
    if phrase.rule.match == "line-end" and phrase.hit.start > block.start:
        return False
    return phrase.rule.match != "anywhere" or phrase.rule.where.max_words is not None or block.words <= 60


def _decision(phrase: Placed, languages: Collection[str]) -> Decision:
    code = phrase.rule.id.split(".", 1)[0]
    language = code if code in languages else None
    label = phrase.rule.label
    assert label is not None
    return Decision(label, phrase.rule.id, phrase.rule.confidence, language)


def _place(block: Block, blocks: Sequence[Block], region: Region, outline: Outline) -> dict[str, float]:
    """Return the features that are known only once the region and its landmarks are."""
    i = block.number
    return {
        **region.features(i),
        "title": float(i == outline.title),
        "before_first": float(max(0, (outline.first or 0) - i)),
        "after_last": float(max(0, i - outline.last)) if outline.last is not None else 0.0,
        "after_title": float(i - outline.title) if outline.title is not None else 0.0,
        "date_before": float(i > 0 and blocks[i - 1].date_like),
        "date_after": float(i + 1 < len(blocks) and blocks[i + 1].date_like),
    }


def _by_layout(block: Block, blocks: Sequence[Block], region: Region, outline: Outline, judge: Judge) -> Decision:
    found = judge.deciding(block, region.tokens[block.number], _place(block, blocks, region, outline))
    if found is None or found.rule.label is None:
        return UNDECIDED
    return Decision(found.rule.label, found.rule.id, found.rule.confidence)


def is_body(decision: Decision) -> bool:
    """Return whether the decision puts its block in the body."""
    return decision.label in BODY_LABELS
