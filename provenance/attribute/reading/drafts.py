"""Attributions in the making: matches of a block, nested, with what the next paragraphs add to them."""

from dataclasses import dataclass, field

from provenance.attribute.language.frames import QUOTE
from provenance.attribute.language.pack import Pack
from provenance.attribute.matching.match import Match
from provenance.attribute.mentions.description import Description
from provenance.attribute.reading.block import Block
from provenance.attribute.reading.media import cited
from provenance.model.values import Span, ViaRelation

MAX_LEAD = 2
"""Sentences of a paragraph that one of the next takes up together."""
NEIGHBOURS = 8
"""How many matches before and after one may hold it: a statement and its holder share a sentence."""


@dataclass
class Draft:
    """An attribution in the making."""

    block: Block
    match: Match
    pack: Pack
    parent: "Draft | None" = None
    children: list["Draft"] = field(default_factory=list)
    further: list[Span] = field(default_factory=list)
    """What other paragraphs add to its content, as text spans: quotations that go on with it, a statement taken up."""
    described: Description | None = None
    source: int | None = None
    through: list[tuple[ViaRelation, int, Span]] = field(default_factory=list)
    """Steps between content and reader that stand beside the statement: relation, source, where."""
    speaker: "Draft | None" = None
    """Whose speaker it goes on with behind an interviewer's question."""
    id: str = ""


def drafts_of(block: Block, pack: Pack) -> list[Draft]:
    """Return a draft for each match of the block, in text order, statements within statements nested."""
    drafts = [Draft(block, m, pack) for m in block.matches]
    for n, draft in enumerate(drafts):
        around = drafts[max(0, n - NEIGHBOURS) : n + NEIGHBOURS + 1]
        holders = [d for d in around if d is not draft and _holds(d.match, draft.match)]
        draft.parent = min(holders, key=lambda d: _length(d.match), default=None)
    for draft in drafts:
        if draft.parent:
            draft.parent.children.append(draft)
    return [each for draft in drafts for each in (draft, *_cited_by(draft))]


def answer(last: Draft | None, block: Block, pack: Pack) -> Draft | None:
    """*– Er du redd?* ¶ **– Nei.**: what stands behind a question is said by whoever was last quoted so before it."""
    quote, shapes = block.opening_quote, pack.shapes.get(QUOTE, ())
    if last is None or quote is None or not shapes or not block.in_dashes or not block.is_quote or block.matches:
        return None
    if block.asks:
        return None
    part = block.clauses.trim(quote.start + 1, quote.words_end)
    return Draft(block, Match(shapes[0], None, (), (part,), (part,), follows=True), pack, speaker=last)


def _cited_by(draft: Draft) -> list[Draft]:
    """*The BBC, citing officials, reported …*: the officials' statement, within the BBC's."""
    own = [Draft(draft.block, match, draft.pack, parent=draft) for match in cited(draft.block, draft.match, draft.pack)]
    draft.children.extend(own)
    return own


def _length(match: Match) -> int:
    return sum(b - a for a, b in match.content)


def _holds(outer: Match, inner: Match) -> bool:
    if not inner.cue or _length(inner) >= _length(outer):
        return False
    return all(any(a <= i < b for a, b in outer.content) for i in inner.cue)


def go_on(last: Draft | None, block: Block) -> bool:
    """Add the quotation that opens the block to the draft it goes on with; return whether there is one.

    A quotation goes on where the paragraph before left its mark open, or announced it (*She continued:*).
    """
    quote = None if any(m.shape.frame.turn for m in block.matches[:1]) else block.opening_quote
    if last is None or quote is None or block.asks or not (_waits(last) or _speaks_on(last, block)):
        return False
    start, end = block.clauses.trim(quote.start + 1, quote.words_end)
    if start >= end or any(a < end and start < b for m in block.matches for a, b in m.quotes):
        return False
    last.further.append(block.tokens.span(start, end))
    return True


def _waits(draft: Draft) -> bool:
    """Return whether the draft's last quotation was left open at the end of its paragraph."""
    if not draft.further and (draft.match.awaits or _announces(draft)):
        return True
    quote = draft.block.open_quote
    return bool(quote and any(a > quote.start for a, _ in draft.match.quotes))


def _announces(draft: Draft) -> bool:
    """*… said Roth, and* **added:**: the block ends in a colon and the sentence with it reports."""
    block = draft.block
    return block.tokens.raw[-1] == ":" and min(draft.match.cue, default=-1) >= block.sentences[-1][0]


def _speaks_on(draft: Draft, block: Block) -> bool:
    """A paragraph that is one quotation goes on with the speaker whose quotation closed the paragraph before."""
    last = draft.match.quotes[-1] if draft.match.quotes else None
    return last is not None and block.is_quote and draft.match.content[-1] == last


def taken_up(drafts: list[Draft], before: Block | None) -> None:
    """*¶ Мост закрыт. ¶* **Об этом сообщила мэрия.**: add the end of the paragraph before to what takes it up.

    A heading is none, and of a long paragraph the last sentence is meant.
    """
    first = drafts[0] if drafts else None
    if before is None or first is None or not first.match.shape.frame.back:
        return
    opening, last = first.block.sentences[0], before.sentences
    if min(first.match.cue, default=opening[1]) >= opening[1] or not before.told:
        return
    lo = last[0][0] if len(last) <= MAX_LEAD else last[-1][0]
    start, end = before.clauses.trim(lo, last[-1][1])
    if start < end:
        first.further.append(before.tokens.span(start, end))


def run_on(last: Draft | None, block: Block, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts of a block without a first one in a mood of report that no statement leads up to.

    Whoever spoke last is often the speaker and often not, so none is named.
    """
    return drafts[1:] if block.runs_on and not last else drafts


def complete(draft: Draft) -> bool:
    """Return whether the draft has what its frame announced."""
    return not draft.match.awaits or bool(draft.further)
