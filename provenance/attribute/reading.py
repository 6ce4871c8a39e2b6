"""One block read whole: its tokens, quotations, sentences, and the frames that stand in them."""

from dataclasses import dataclass

from provenance.attribute.choose import chosen
from provenance.attribute.clauses import Clauses
from provenance.attribute.describe import Describer
from provenance.attribute.match import Match, Matcher
from provenance.attribute.pack import Pack
from provenance.attribute.phrases import Scanner
from provenance.attribute.sentences import Quote, quotes_of, sentences_of
from provenance.attribute.tokens import Tokens
from provenance.model.values import Segment
from provenance.registry import NameHit

MIN_FLOATING = 4
"""A quotation of fewer tokens may be a title or a scare quote: nobody is credited with it by position alone."""


@dataclass(frozen=True)
class Block:
    """A body segment and what was found in it."""

    segment: Segment
    tokens: Tokens
    clauses: Clauses
    describer: Describer
    matches: tuple[Match, ...]
    open_quote: Quote | None
    """The quotation that runs past the block's end, if any."""

    @property
    def opening_quote(self) -> Quote | None:
        """The quotation that the block begins with, if it is more than a title."""
        quote = self.clauses.scanner.opens.get(0)
        return quote if quote and not quote.single and quote.words_end - quote.start > MIN_FLOATING else None


def read_block(text: str, segment: Segment, pack: Pack, names: list[NameHit]) -> Block:
    """Return the block with its matches in text order. Work is linear in the block's length."""
    tokens = pack.read(text, segment.start, segment.end)
    quotes = quotes_of(tokens, pack)
    scanner = Scanner(tokens, quotes, pack)
    clauses = Clauses(scanner)
    describer = Describer(scanner, names)
    matcher = Matcher(clauses)
    found: list[Match] = []
    for lo, hi in sentences_of(tokens, pack, quotes):
        kept = chosen(tokens, (m for m in matcher.sentence(lo, hi) if can_speak(describer, m)))
        found += kept or _carried_on(clauses, found, lo, hi)
        found = found if kept else _merged(found)
    last = quotes[-1] if quotes and not quotes[-1].closed else None
    return Block(segment, tokens, clauses, describer, tuple(found), last)


def can_speak(describer: Describer, match: Match) -> bool:
    """Return whether the source can be one: of the kinds its frame asks for, and more than bare unlisted words."""
    wanted = match.shape.frame.where.source
    if match.source is None:
        return not wanted
    d = describer.describe(match.source)
    if d.pronoun:
        return not wanted or describer.speaks(d.pronoun)
    if wanted:
        return d.kind in wanted
    speaks = match.hit is not None and bool(match.hit.entry.bits & describer.g.cue)
    return d.identity != "unknown" or (d.determined if speaks else d.definite)


def _carried_on(clauses: Clauses, found: list[Match], lo: int, hi: int) -> list[Match]:
    """``"A," she said. "B."``: a quotation that is a sentence of its own goes on with the last speaker's words."""
    if not found or not found[-1].quotes:
        return []
    t = clauses.t
    q = clauses.scanner.opens.get(lo)
    if q is None or q.single or q.words_end - q.start <= MIN_FLOATING:
        return []
    if any(t.raw[i][0].isalnum() for i in range(q.end, hi)):
        return []
    part = clauses.trim(q.start + 1, q.words_end)
    last = found[-1]
    return [last._replace(content=(*last.content, part), quotes=(*last.quotes, part))]


def _merged(found: list[Match]) -> list[Match]:
    """A match carried on replaces the one it goes on with."""
    if len(found) > 1 and found[-1].cue == found[-2].cue and found[-1].shape is found[-2].shape:
        return [*found[:-2], found[-1]]
    return found
