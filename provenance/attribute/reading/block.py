"""One block read whole: its tokens, quotations, sentences, and the frames that stand in them."""

from dataclasses import dataclass
from typing import NamedTuple

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Tokens
from provenance.attribute.matching.choose import chosen
from provenance.attribute.matching.joining import joined, joins
from provenance.attribute.matching.match import Match, Range
from provenance.attribute.matching.matcher import Matcher
from provenance.attribute.mentions.describe import Describer
from provenance.attribute.mentions.description import Description
from provenance.attribute.phrases.clauses import Clauses
from provenance.attribute.phrases.leftward import Scanner
from provenance.attribute.reading.fronted import about_deed, with_subject
from provenance.attribute.reading.going_on import (
    SPEAKERS,
    carried_on,
    following,
    given_back,
    last_speaker,
    rejoined,
    told_on,
    unspoken,
)
from provenance.attribute.reading.quoting import with_quoted
from provenance.attribute.reading.turns import turn_of
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.quotes import quotes_of
from provenance.attribute.words.remarks import DASHES, MIN_FLOATING, Quote, open_to_any_verb
from provenance.attribute.words.sentences import CLOSERS, STOPS, sentences_of
from provenance.model.values import Segment
from provenance.registry import NameHit

MAX_APART = 6


class Hints(NamedTuple):
    """What the rest of the article says of a block."""

    label: str | None = None
    """The name of a known speaker that opens it, before a colon."""
    spoken: bool = False
    """The block before lets it be speech."""


NO_HINTS = Hints()


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
    runs_on: bool = False
    """Its first match is a whole sentence in a mood of report, without a speaker: it may go on with the one before."""
    sentences: tuple[Range, ...] = ()
    """In token positions."""

    @property
    def told(self) -> bool:
        """Whether the block is running text that ends its last sentence: no heading, nothing left open."""
        end = self.tokens.raw[-1] if self.tokens.raw else ""
        return self.segment.label in {"paragraph", "lead"} and end in STOPS | CLOSERS

    @property
    def opening_quote(self) -> Quote | None:
        """The quotation that the block begins with, if it is more than a title."""
        quote = self.clauses.scanner.opens.get(0)
        return quote if quote and not quote.single and quote.words_end - quote.start > MIN_FLOATING else None

    @property
    def in_dashes(self) -> bool:
        """Whether a dash opens the block and it is speech: *– Vi reiser.*"""
        return self.opening_quote is not None and self.tokens.raw[0] in DASHES

    @property
    def asks(self) -> bool:
        """Whether the block is a question that nobody is said to ask: an interviewer's."""
        return self.tokens.raw[-1:] == ["?"] and not self.matches

    @property
    def leads_on(self) -> bool:
        """Whether the next block may be speech: a report and a colon, a question or speech stands before it."""
        announces = self.tokens.raw[-1:] == [":"] and any(m.hit for m in self.matches)
        return announces or self.asks or self.in_dashes

    @property
    def is_quote(self) -> bool:
        """Whether the block is one quotation and nothing else."""
        quote = self.opening_quote
        return quote is not None and not any(w[0].isalnum() for w in self.tokens.raw[quote.end :])


def read_block(text: str, segment: Segment, pack: Pack, names: list[NameHit], hints: Hints = NO_HINTS) -> Block:
    """Return the block with its matches in text order. Work is linear in the block's length."""
    tokens = pack.read(text, segment.start, segment.end)
    quotes = quotes_of(tokens, pack, hints.spoken)
    open_to_any_verb(tokens, pack, quotes)
    scanner = Scanner(tokens, quotes, pack)
    clauses = Clauses(scanner)
    describer = Describer(scanner, names)
    matcher = Matcher(clauses)
    turn = turn_of(clauses, pack, hints.label)
    found: list[Match] = [turn] if turn else []
    fresh = runs_on = False
    before: Range | None = None
    sentences = tuple(sentences_of(tokens, pack, quotes))
    for lo, hi in sentences:
        told = (with_subject(clauses, describer, m) for m in matcher.sentence(lo, hi))
        here = [with_quoted(describer, m) for m in told if can_speak(describer, m) and not about_deed(clauses, m)]
        last = last_speaker(clauses, found, before) if fresh else None
        kept = told_on(here, last) if last else []
        kept = kept or _spoken(clauses, [m for m in here if not m.shape.frame.follows])
        kept = rejoined(clauses, [_owned(clauses, _taking_up(clauses, m, before)) for m in kept], hi)
        kept = _same_turn(clauses, kept, found[-1] if found and fresh else None)
        carried = last is not None and not kept and carried_on(clauses, found, last, lo, hi)
        if last and not kept and not carried:
            kept = following(clauses, here, last, lo, hi)
        elif not kept and not carried and before:
            kept = unspoken(describer, here, before)
        elif not kept and not carried:
            kept = [m._replace(follows=True) for m in here if m.shape.frame.follows and not m.cue and not m.quotes][:1]
            runs_on = bool(kept)
        given_back(found, kept, before)
        found += kept
        _merge(found)
        fresh, before = bool(kept) or carried, (lo, hi)
    open_quote = quotes[-1] if quotes and not quotes[-1].closed else None
    return Block(segment, tokens, clauses, describer, tuple(found), open_quote, runs_on, sentences)


def related(block: Block, k: int) -> Description | None:
    """Return whom the relative pronoun at token k stands for: the phrase right before it, if it can speak."""
    t = block.tokens
    edge = k - 1 if k and t.raw[k - 1] == "," else k
    lo = next((lo for lo, hi in block.sentences if lo <= k < hi), 0)
    phrase = _ending(block, lo, edge)
    if phrase is None:
        return None
    if phrase.start - 1 > lo and t.raw[phrase.start - 1] == "," and (head := _ending(block, lo, phrase.start - 1)):
        phrase = NounPhrase(head.start, edge, head.end, edge)  # "Matías Bouza, jefe de la unidad, quien"
    d = block.describer.describe(phrase)
    attached = phrase.start > lo and t.mask[phrase.start - 1] & block.clauses.g.attaching
    return d if not d.pronoun and (d.kind == "person" or (d.kind in SPEAKERS and not attached)) else None


def _ending(block: Block, lo: int, edge: int) -> NounPhrase | None:
    """Return the longest phrase that ends at the token ``edge``, without what it hangs on: *by* **the mayor**."""
    scanner, g, found = block.clauses.scanner, block.clauses.g, None
    for start in range(edge - 1, max(lo, edge - MAX_APART) - 1, -1):
        mask = block.tokens.mask[start]
        if not block.tokens.raw[start][0].isalnum() or (mask & (g.verb | g.preposition) and not mask & g.determiner):
            break
        phrase = scanner.right(start, edge)
        found = phrase if phrase and phrase.end == edge else found
    return found


def _spoken(clauses: Clauses, here: list[Match]) -> list[Match]:
    """Return the sentence's matches that stand; one that joins a report where there is none makes room for others."""
    kept, loose = joined(chosen(clauses, here))
    if not loose:
        return kept
    return joined(chosen(clauses, (m for m in here if not (joins(m) and any(m.cue == n.cue for n in loose)))))[0]


def can_speak(describer: Describer, match: Match) -> bool:
    """Return whether the source can be one: of the kinds its frame asks for, and more than bare unlisted words."""
    wanted = match.shape.frame.where.source
    if match.source is None:
        return not wanted
    governed = (
        match.source.start - 1 in match.cue and describer.t.mask[match.source.start - 1] & describer.g.preposition
    )
    speaks = match.hit is not None and bool(match.hit.entry.bits & describer.g.cue) and not governed
    if speaks and describer.t.mask[match.source.start] & describer.g.oblique:
        return False
    if speaks and describer.told(match.source):
        return False
    d = describer.describe(match.source)
    if d.pronoun:
        return not wanted or (bool(SPEAKERS & set(wanted)) and describer.speaks(d.pronoun))
    if _remarked(describer, match):
        return False
    if wanted:
        return d.kind in wanted or (d.kind == "unknown" and d.identity == "named" and _called(d, wanted))
    if speaks and not near(match):
        return d.identity != "unknown"
    return d.identity != "unknown" or (d.determined if speaks else d.definite)


def _called(d: Description, wanted: tuple[str, ...]) -> bool:
    """*Şahin'e göre …*: an ending behind an apostrophe shows a name where a lone capital shows none.

    Whether a name is known is asked once all of the article is read.
    """
    return "named" in wanted or "known" in wanted or ("proper" in wanted and any(mark in d.words for mark in "'’"))


def _remarked(describer: Describer, match: Match) -> bool:
    """*The town was hit, said the mayor,* **adding** *…*: whoever a remark in between names is the one who adds."""
    t, g, source = describer.t, describer.g, match.source
    if source is None or not match.cue or source.start > min(match.cue) or not t.mask[max(match.cue)] & g.participle:
        return False
    between = range(source.resume + 1, min(match.cue))
    verb = g.cue | g.auxiliary
    return any(t.mask[k] & verb and (t.raw[k - 1] == "," or k - 1 in describer.s.closes) for k in between)


def near(match: Match) -> bool:
    """Return whether the source stands beside its cue: *the plan is sound and* **adds** leaves room for others."""
    assert match.source is not None
    return not match.cue or match.source.start > min(match.cue) or min(match.cue) - match.source.resume <= MAX_APART


def _taking_up(clauses: Clauses, match: Match, before: Range | None) -> Match:
    """**Der Bus ist weg.** *Das sagte der Wirt.*: the content is the sentence before, where the paragraph has one."""
    if not match.shape.frame.back or before is None:
        return match
    return match._replace(content=(clauses.trim(*before), *match.content))


def _same_turn(clauses: Clauses, matches: list[Match], last: Match | None) -> list[Match]:
    """*– Tak – mówi Jan Dobry. – I koniec* **– dodaje.**: who goes on in the same speech is who spoke."""
    told: list[Match] = []
    for match in matches:
        quote = clauses.scanner.quote_at[match.quotes[0][0]] if match.quotes and not match.source else None
        goes_on = quote is not None and quote.resumed and last is not None and last.quotes and last.source
        last = match._replace(source=last.source) if goes_on and last else match
        told.append(last)
    return told


def _owned(clauses: Clauses, match: Match) -> Match:
    """*По* **его** *словам, мост закрыт*: the cue itself holds the pronoun of whoever speaks."""
    pack = clauses.scanner.pack
    if match.source or not match.hit or not match.hit.entry.bits & pack.bit("HIS"):
        return match
    owners = (k for k in match.cue if (p := pack.pronouns.get(clauses.t.low[k])) and p.person in {"third", "possessor"})
    k = next(owners, None)
    if k is None:
        return match
    cue = tuple(i for i in match.cue if i != k)
    return match._replace(source=NounPhrase(k, k + 1, k + 1, k + 1), cue=cue)


def _merge(found: list[Match]) -> None:
    """A match carried on takes the place of the one it goes on with."""
    if len(found) > 1 and found[-1].shape is found[-2].shape:
        held = found[-2].content
        goes_on = found[-1].follows and found[-2].follows and found[-1].content[: len(held)] == held
        if goes_on or (found[-1].cue and found[-1].cue == found[-2].cue):
            del found[-2]
