"""One label for every block: phrases where they stand right, then block rules; each decision names its rule."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Optional, get_args

from provenance.model.values import BODY_LABELS, Confidence, Label
from provenance.parse.blocks.block import Block, Place
from provenance.parse.blocks.checks import RANK, Check
from provenance.parse.blocks.scoring import Standing
from provenance.parse.blocks.settings import Settings
from provenance.parse.body.insets import HEADS, Insets
from provenance.parse.body.outline import Outline
from provenance.parse.labelling.amending import amended
from provenance.parse.labelling.neighbours import PARTS, alike, headed, part_of_teasers
from provenance.parse.labelling.phrases import Placed, reached, stands_right
from provenance.parse.labelling.places import places
from provenance.parse.labelling.reading import View
from provenance.parse.line.guess import Guesser
from provenance.rules.book import RuleBook

FALLBACK = "layout.other"
ALIKE = "layout.alike"
GUESSED = "layout.guess"
BY_SHAPE = frozenset({
    FALLBACK, "layout.line.menu", "layout.line.teaser", "layout.navigation.links", "layout.related.links",
})  # fmt: skip
"""Rules that know no more of a line than its length and its links: neighbours know better."""
LONGEST_PART = 12
LONGEST_GUESSED = 60
"""A line of more words is not guessed at: it is text."""
TOLD: frozenset[Label] = frozenset(get_args(Label)) - BODY_LABELS - {
    "category", "navigation", "caption", "comment", "disclosure",
}  # fmt: skip
"""Kinds that words tell: a section's name is a menu's entry too, and readers comment on anything."""
SHARED: frozenset[Label] = frozenset({"byline", "share_prompt", "navigation", "related", "caption"})
"""Kinds in whose boxes others stand too."""
INSERTED: frozenset[Label] = frozenset({
    "referral", "republication_notice", "subscription", "newsletter", "cookie_notice", "legal", "photo_credit",
    "share_prompt",
})  # fmt: skip
"""Kinds that stand among the paragraphs and read as they do."""
INSERTED_WORDS = range(5, 41)
CREDITED = "layout.caption.credited"


class Decision(NamedTuple):
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
    layout, noticed = view.layout, view.noticed
    stands = view.judge.standing(view.region.held, places(layout, view.region, outline))
    decisions = [_by_layout(b, held, view) for b, held in zip(layout.blocks, stands.held, strict=True)]
    languages = book.languages()
    taken = _by_phrase(layout.blocks, outline, decisions, noticed.placed, languages)
    _extend(view, outline, decisions, taken, languages)
    _inset(view, outline, decisions)
    _beside(view, stands.held, decisions)
    _spoken(view, stands.held, decisions)
    _guess(view, decisions, book)
    _amend(view, stands, outline, decisions, book)
    _settle(view, stands.places, decisions)
    for phrase in noticed.placed:
        _split(phrase, layout.blocks[phrase.block], outline, decisions, languages)
    return decisions


def _extend(
    view: View, outline: Outline, decisions: list[Decision], taken: Mapping[int, Placed], languages: Collection[str]
) -> None:
    """Let notices that head a run of lines, or a box, give their label to the unsure blocks in it."""
    blocks = view.layout.blocks
    heads = [i for i, phrase in sorted(taken.items()) if phrase.rule.extends]
    for start in heads:
        phrase = taken[start]
        assert phrase.rule.extends is not None
        for index in reached(phrase.rule.extends, blocks, start):
            other = taken.get(index)
            if index == outline.title or _reads_on(blocks[index], decisions[index]):
                break
            if other and RANK[other.rule.confidence] > 0:
                break
            _give(index, phrase, decisions, languages)
        if view.region.ranges:
            for index in headed(start, blocks, view.region, outline, heads):
                if index not in taken:
                    _give(index, phrase, decisions, languages)


def _give(index: int, phrase: Placed, decisions: list[Decision], languages: Collection[str]) -> None:
    if RANK[decisions[index].confidence] == 0:
        decisions[index] = _decision(phrase, languages)


def _settle(view: View, stands: Sequence[Place], decisions: list[Decision]) -> None:
    """Give blocks of which no more than their shape is known the label of their neighbours, and teasers their parts."""
    sure = {i: d.label for i, d in enumerate(decisions) if RANK[d.confidence] > 0}
    blocks, region = view.layout.blocks, view.region
    for i, decision in enumerate(decisions):
        if decision.rule in BY_SHAPE:
            if label := alike(i, blocks, region, sure):
                decisions[i] = Decision(label, ALIKE, "low")
        elif _may_be_part(decision, blocks[i], stands[i]) and part_of_teasers(i, blocks, region, sure):
            decisions[i] = Decision("related", ALIKE, "low")


def _may_be_part(decision: Decision, block: Block, place: Place) -> bool:
    """Return whether a short line below the text is of a kind that teasers hold too."""
    return decision.label in PARTS and place.after_last > 0 and block.words <= LONGEST_PART


def _inset(view: View, outline: Outline, decisions: list[Decision]) -> None:
    """Give lines of a box set into the article the label of the line that heads it."""
    heads = {i: d.label for i, d in enumerate(decisions) if d.label in HEADS and RANK[d.confidence] > 0}
    if not heads or not view.region.ranges:
        return
    insets = Insets(view.layout.blocks, view.region, outline.title, [is_body(d) for d in decisions])
    for i, head in insets.lines(heads):
        decisions[i] = decisions[head]._replace(confidence="low")


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
    loosely = RANK[phrase.rule.confidence] == 0 and block.date_like
    # 3 May 2024 | Source: Harbour Board © Harbour Media: a line that dates and credits the text is no caption.
    if loosely or (own.label == "republication_notice" and RANK[own.confidence] > 0):
        return
    if stands_right(phrase.rule, block, outline, own.label):
        head = own if own.label == "caption" else Decision("caption", CREDITED, "medium")
        decisions[block.number] = head._replace(tail=Tail(phrase.hit.start, _decision(phrase, languages)))


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
        if not stands_right(phrase.rule, block, outline, decisions[block.number].label):
            continue
        if block.number in taken and _weight(taken[block.number]) >= _weight(phrase):
            continue
        if not _outweighs(phrase.rule.confidence, decisions[block.number]):
            continue
        taken[block.number] = phrase
    for index, phrase in taken.items():
        found = _decision(phrase, languages)
        # The line that heads the readers' comments belongs to their form, as do "reply" and the house rules.
        heads = found.label == "comment" and phrase.rule.extends is not None
        decisions[index] = found._replace(label="comment_form") if heads else found
    return taken


def _weight(phrase: Placed) -> tuple[int, int]:
    """Return what counts between two phrases in one block: how sure the rule is, then how much of the text it is."""
    return RANK[phrase.rule.confidence], phrase.hit.end - phrase.hit.start


def _outweighs(confidence: Confidence, decision: Decision) -> bool:
    """Return whether a phrase so sure may speak against a decision: loose ones only name what is outside the body."""
    if RANK[confidence] == 0 and is_body(decision):
        return False
    return RANK[confidence] >= RANK[decision.confidence]


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


def _by_layout(block: Block, held: int, view: View) -> Decision:
    layers = view.judge.layers(block, view.region.tokens[block.number])
    return _decided(view.judge.deciding(block, held, layers), UNDECIDED)


def _decided(check: Check | None, otherwise: Decision) -> Decision:
    if check is None or check.rule.label is None:
        return otherwise
    return Decision(check.rule.label, check.rule.id, check.rule.confidence)


def _spoken(view: View, held: Sequence[int], decisions: list[Decision]) -> None:
    """Let what a block says name it where no more than its shape is known."""
    for i, decision in enumerate(decisions):
        if decision.rule in BY_SHAPE:
            decisions[i] = _decided(view.judge.speaking(view.layout.blocks[i], held[i]), decision)


def _guess(view: View, decisions: list[Decision], book: RuleBook) -> None:
    """Let telling words name the short blocks that nothing surer does."""
    guesser, settings = Guesser.of(book), Settings.of(book)
    for i, decision in enumerate(decisions):
        block = view.layout.blocks[i]
        least = _margin(decision, block, settings)
        if least is None or (guess := guesser.guess(block.text, least)) is None:
            continue
        if guess.label in (INSERTED if is_body(decision) else TOLD):
            decisions[i] = Decision(guess.label, GUESSED, "low")


def _margin(decision: Decision, block: Block, settings: Settings) -> float | None:
    """Return how telling a block's words must be to name it otherwise; None where they may not, as people's names."""
    if block.name_like >= 1:
        return None
    if decision.rule in BY_SHAPE:
        return settings.guessed if block.words <= LONGEST_GUESSED else None
    if decision.label in SHARED and decision.confidence != "high":
        return settings.guessed_over if block.words <= LONGEST_GUESSED else None
    if decision.label in ("paragraph", "heading") and decision.confidence != "high":
        return settings.guessed_within if block.words in INSERTED_WORDS else None
    return None


def _beside(view: View, held: Sequence[int], decisions: list[Decision]) -> None:
    """Let rules that ask what stands above and below decide the blocks whose label is less sure than they are."""
    labels = ["" if d.rule in BY_SHAPE else d.label for d in decisions]
    for i, decision in enumerate(decisions):
        if not held[i] & view.judge.rules.besides:
            continue
        around = (labels[i - 1] if i else "", labels[i + 1] if i + 1 < len(labels) else "")
        block = view.layout.blocks[i]
        found = view.judge.beside(block, held[i], view.region.tokens[i], around)
        if found and (RANK[found.rule.confidence] > RANK[decision.confidence] or decision.rule in BY_SHAPE):
            decisions[i] = _decided(found, decision)
            labels[i] = decisions[i].label


def _amend(view: View, stands: Standing, outline: Outline, decisions: list[Decision], book: RuleBook) -> None:
    """Let rules that ask what label a block has got put another in its place."""
    labels = [d.label for d in decisions]
    for i, check in amended(view, stands, outline, labels, book):
        decisions[i] = _decided(check, decisions[i])


def is_body(decision: Decision) -> bool:
    """Return whether the decision puts its block in the body."""
    return decision.label in BODY_LABELS
