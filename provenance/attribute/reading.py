"""One block read whole: its tokens, quotations, sentences, and the frames that stand in them."""

from dataclasses import dataclass

from provenance.attribute.choose import chosen
from provenance.attribute.clauses import Clauses
from provenance.attribute.describe import Describer, Description
from provenance.attribute.frames import QUOTE
from provenance.attribute.match import Match, Range
from provenance.attribute.matcher import Matcher
from provenance.attribute.nouns import NounPhrase
from provenance.attribute.pack import Pack
from provenance.attribute.phrases import Scanner
from provenance.attribute.quotes import quotes_of
from provenance.attribute.remarks import Quote
from provenance.attribute.sentences import CLOSERS, STOPS, sentences_of
from provenance.attribute.tokens import Tokens
from provenance.attribute.turns import turn_of
from provenance.model.values import Segment
from provenance.registry import NameHit

SPEAKERS = frozenset({"person", "group", "organisation", "pronoun"})
MAX_APART = 6
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
    sentences: tuple[Range, ...]
    open_quote: Quote | None
    """The quotation that runs past the block's end, if any."""
    runs_on: bool = False
    """Its first match is a whole sentence in a mood of report, without a speaker: it may go on with the one before."""

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
    def is_quote(self) -> bool:
        """Whether the block is one quotation and nothing else."""
        quote = self.opening_quote
        return quote is not None and not any(w[0].isalnum() for w in self.tokens.raw[quote.end :])


def read_block(text: str, segment: Segment, pack: Pack, names: list[NameHit], label: str | None = None) -> Block:
    """Return the block with its matches in text order. Work is linear in the block's length.

    ``label`` is the name of a known speaker that opens the block, before a colon.
    """
    tokens = pack.read(text, segment.start, segment.end)
    quotes = quotes_of(tokens, pack)
    scanner = Scanner(tokens, quotes, pack)
    clauses = Clauses(scanner)
    describer = Describer(scanner, names)
    matcher = Matcher(clauses)
    turn = turn_of(clauses, pack, label)
    found: list[Match] = [turn] if turn else []
    fresh = runs_on = False
    before: Range | None = None
    sentences = tuple(sentences_of(tokens, pack, quotes))
    for lo, hi in sentences:
        here = [m for m in matcher.sentence(lo, hi) if can_speak(describer, m)]
        kept = _told_on(here, found[-1]) if found and fresh else []
        kept = kept or chosen(clauses, (m for m in here if not m.shape.frame.follows))
        kept = [_owned(clauses, _taking_up(clauses, m, before)) for m in kept]
        kept = _same_turn(clauses, kept, found[-1] if found and fresh else None)
        carried = _carried_on(clauses, found, lo, hi) if found and fresh and not kept else None
        if not kept and carried is None and found and fresh:
            kept = _following(clauses, here, found[-1], lo, hi)
        elif not kept and carried is None and before:
            kept = _unspoken(describer, here, before)
        elif not kept and carried is None:
            kept = [m._replace(follows=True) for m in here if m.shape.frame.follows and not m.cue and not m.quotes][:1]
            runs_on = bool(kept)
        found += kept
        _merge(found)
        fresh, before = bool(kept) or carried is not None, (lo, hi)
    last = quotes[-1] if quotes and not quotes[-1].closed else None
    return Block(segment, tokens, clauses, describer, tuple(found), sentences, last, runs_on)


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
    """*Şahin'e göre …*: an ending behind an apostrophe shows a name where a lone capital shows none."""
    return "named" in wanted or ("proper" in wanted and any(mark in d.words for mark in "'’"))


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


def _carried_on(clauses: Clauses, found: list[Match], lo: int, hi: int) -> int | None:
    """``"A," she said, adding that …. "B."``: a quotation that is a sentence of its own goes on with its speaker.

    It is added to the match in ``found``, whose place comes back; None where none can take it.
    """
    part = _whole_quote(clauses, lo, hi)
    for n in range(len(found) - 1, max(-1, len(found) - 3), -1):
        last = found[n]
        if part and (last.quotes or _quotes_some(clauses, last)):
            found[n] = last._replace(content=(*last.content, part), quotes=(*last.quotes, part))
            return n
        if not last.hit or not clauses.t.mask[last.hit.start] & clauses.g.participle:
            return None
    return None


def _quotes_some(clauses: Clauses, match: Match) -> bool:
    """Return whether the content begins or ends in a quotation: *It was “a fair fight,” she said.*"""
    edges = (clauses.scanner.quote_at[i] for a, b in match.content for i in (a, b - 1))
    return any(q is not None and not q.single for q in edges)


def _whole_quote(clauses: Clauses, lo: int, hi: int) -> Range | None:
    """Return the words of the quotation that is all of a sentence, or None."""
    q = clauses.scanner.opens.get(lo)
    if q is None or q.single or q.words_end - q.start <= MIN_FLOATING:
        return None
    if any(clauses.t.raw[i][0].isalnum() for i in range(q.end, hi)):
        return None
    return clauses.trim(q.start + 1, q.words_end)


def _following(clauses: Clauses, here: list[Match], last: Match, lo: int, hi: int) -> list[Match]:
    """*Sie sagte, es sei spät.* **Der Bus sei weg.**: the sentence takes over the source of the one before."""
    if last.source is None and not last.follows:
        return []
    quote = _whole_quote(clauses, lo, hi)
    for shape in clauses.scanner.pack.shapes.get(QUOTE, ()) if quote else ():
        return [Match(shape, None, (), (quote,), (quote,), last.source, follows=True)]  # type: ignore[arg-type]
    runs = [m for m in here if m.shape.frame.follows]
    if not runs:
        return []
    if last.follows and not last.cue and last.shape is runs[0].shape:
        return [last._replace(content=(*last.content, *runs[0].content))]
    return [runs[0]._replace(source=last.source, follows=True)]


def _unspoken(describer: Describer, here: list[Match], before: Range) -> list[Match]:
    """*Die Ministerin reiste ab.* **Sie habe Termine.**: the mood reports somebody; who it is, the text does not say.

    Whoever the sentence before begins with is often the speaker and often not, so none is named.
    """
    runs = [m for m in here if m.shape.frame.follows and not m.cue]
    phrase = describer.s.right(*before) if runs else None
    if phrase is None:
        return []
    d = describer.describe(phrase)
    known = d.kind in SPEAKERS and d.identity in {"named", "partial"}
    return [runs[0]._replace(follows=True)] if known or (d.pronoun and describer.speaks(d.pronoun)) else []


def _told_on(here: list[Match], last: Match) -> list[Match]:
    """*Laut Polizei fehlt ein Boot.* **Demnach** *riss ein Tau.*: a cue that points back takes over the source."""
    told = [m for m in here if m.shape.frame.follows and m.cue and last.source]
    return [told[0]._replace(source=last.source, follows=True)] if told else []


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
