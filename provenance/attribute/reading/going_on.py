"""How a speaker goes on: in the next sentence, or behind what stands between two parts of a quotation."""

from provenance.attribute.language.frames import QUOTE
from provenance.attribute.matching.match import Match, Range
from provenance.attribute.mentions.describe import Describer
from provenance.attribute.phrases.clauses import Clauses
from provenance.attribute.words.remarks import DASHES, MIN_FLOATING

SPEAKERS = frozenset({"person", "group", "organisation", "pronoun"})
MAX_BESIDE = 4


def last_speaker(clauses: Clauses, found: list[Match], before: Range | None) -> Match | None:
    """Return the match that the next sentence may go on with: the last one, or the last quotation it only adds to.

    *“A,” said a member* **who supports** *Roth,* **asking for** *time. “B.”*: what stands beside a quotation takes no
    turn of its own.
    """
    for n in range(len(found) - 1, max(-1, len(found) - 1 - MAX_BESIDE), -1):
        match = found[n]
        if before is None or _end(match) <= before[0]:
            continue
        if match.quotes or _quotes_some(clauses, match) or not _beside(clauses, match):
            return match
    return found[-1] if found and not _relative(clauses, found[-1]) else None


def _end(match: Match) -> int:
    return max([*match.cue, *(b for _, b in match.content)])


def _beside(clauses: Clauses, match: Match) -> bool:
    """Return whether a match belongs to what is added to another: a participle, a relative clause, an open question."""
    if match.hit and clauses.t.mask[match.hit.start] & clauses.g.participle:
        return True
    return match.source is None or _relative(clauses, match)


def _relative(clauses: Clauses, match: Match) -> bool:
    g, mask = clauses.g, clauses.t.mask[match.source.start] if match.source else 0
    return bool(mask & g.relative and mask & g.pronoun)


def carried_on(clauses: Clauses, found: list[Match], last: Match, lo: int, hi: int) -> bool:
    """Add a quotation that is a sentence of its own to its speaker's: ``"A," she said, adding that …. "B."``.

    It is added to ``last``, in ``found``; the answer is whether it was.
    """
    part = _whole_quote(clauses, lo, hi)
    if not part or not (last.quotes or _quotes_some(clauses, last)):
        return False
    at = next(n for n, m in enumerate(found) if m is last)
    found[at] = last._replace(content=(*last.content, part), quotes=(*last.quotes, part))
    return True


def given_back(found: list[Match], kept: list[Match], before: Range | None) -> None:
    """„A“, sagte Roth. „B.“ **Das sagte Lind.**: what the next sentence gives to somebody is not Roth's."""
    if not found or before is None or not any(m.shape.frame.back and m.source for m in kept):
        return
    last = found[-1]
    rest = tuple(part for part in last.content if part[1] <= before[0] or part[0] >= before[1])
    if rest and len(rest) < len(last.content):
        found[-1] = last._replace(content=rest, quotes=tuple(part for part in last.quotes if part in rest))


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


def following(clauses: Clauses, here: list[Match], last: Match, lo: int, hi: int) -> list[Match]:
    """Return the sentence as said by the source of the one before: *Sie sagte, es sei spät.* **Der Bus sei weg.**"""
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


def unspoken(describer: Describer, here: list[Match], before: Range) -> list[Match]:
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


def told_on(here: list[Match], last: Match) -> list[Match]:
    """*Laut Polizei fehlt ein Boot.* **Demnach** *riss ein Tau.*: a cue that points back takes over the source."""
    told = [m for m in here if m.shape.frame.follows and m.cue and last.source]
    return [told[0]._replace(source=last.source, follows=True)] if told else []


def rejoined(clauses: Clauses, kept: list[Match], hi: int) -> list[Match]:
    """Return the matches of a sentence, a quotation parted by a longer remark made one again.

    *“Each time,” Roth said,* referring to the fare, *“you lose.”*
    """
    for n, match in enumerate(kept):
        part = _second_part(clauses, match, kept, hi) if match.quotes and match.source else None
        if part:
            joined = match._replace(content=(*match.content, part), quotes=(*match.quotes, part))
            return [_short_of(clauses, m, part[0] - 1) for m in (*kept[:n], joined, *kept[n + 1 :])]
    return kept


def _second_part(clauses: Clauses, match: Match, kept: list[Match], hi: int) -> Range | None:
    """Return the words of the quotation that ends the sentence, if the match's, cut off at a comma, goes on with it."""
    t, source = clauses.t, match.source
    first = clauses.scanner.quote_at[match.quotes[-1][0]]
    behind = max((*match.cue, source.end if source else 0))
    if first is None or first.end > behind or t.raw[first.words_end - 1] != ",":
        return None
    second = next((q for q in clauses.scanner.quotes if q.start >= behind and not q.single), None)
    if second is None or second.end > hi or any(t.raw[k][0].isalnum() for k in range(second.end, hi)):
        return None
    if t.raw[second.start - 1] not in DASHES | {","} or second.words_end - second.start <= 2:
        return None
    if any(t.mask[k] & clauses.g.saying for k in range(behind, second.start)):
        return None  # "…,” Roth said, adding later, “…”"
    between = [m for m in kept if m is not match and _end(m) > behind]
    same = all(_beside(clauses, m) and not m.quotes for m in between)
    return clauses.trim(second.start + 1, second.words_end) if same else None


def _short_of(clauses: Clauses, match: Match, k: int) -> Match:
    """Return the match without what its content holds from k on, where it began before."""
    if match.quotes or not match.content or not match.content[-1][0] < k < match.content[-1][1]:
        return match
    start = match.content[-1][0]
    return match._replace(content=(*match.content[:-1], clauses.trim(start, k)))
