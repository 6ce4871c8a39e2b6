"""Remarks inside speech: *«C'est dur,* **reconnaît-il,** *mais juste.»*, *– Vi reiser,* **sier Hansen.** *– I dag.*

A remark is a reporting verb with its subject behind it, between marks that the language lists. It cuts the quotation
in two; its own marks stand for the closing and the opening one.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from provenance.attribute.pack import Pack
from provenance.attribute.tokens import Tokens

DASHES = frozenset("–—―-") | {"--"}
STOPS = frozenset(".!?…") | {"..."}
MAX_REMARK = 20
MAX_BEFORE_VERB = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the token of its opening mark, the token after its last word, and after its closing mark."""

    start: int
    words_end: int
    end: int
    closed: bool
    single: bool
    parted: bool = False
    """A remark follows, and behind it the quotation goes on."""
    resumed: bool = False
    """It goes on with the quotation before the remark; its opening mark is the one that closes the remark."""


def dialogue(tokens: Tokens, pack: Pack, inside: Set[int] = frozenset()) -> list[Quote]:
    """Return the speech of a paragraph that a dash opens, if a remark shows that it is speech; else nothing.

    Behind the remark only another dash goes on with it: *– Vi reiser, sier Hansen, som er lærer.*
    A dash between quotation marks, at a token ``inside``, opens none: *«Мы устали, — сказал он. — И точка».*
    """
    found: list[Quote] = []
    n, k = len(tokens), 0
    while k < n - 1:
        if k in inside or not _opens_speech(tokens, k):
            k += 1
            continue
        parts = list(_parts(tokens, pack, Quote(k, n, n, closed=True, single=False), True))
        if parts[0].end == n:
            return found  # no remark behind: none behind any later dash either
        found += parts
        k = parts[-1].end
    return found


def _opens_speech(tokens: Tokens, k: int) -> bool:
    """Return whether a dash that may open speech stands at k: at the paragraph's or a sentence's beginning."""
    if tokens.raw[k] not in DASHES:
        return False
    return k == 0 or (tokens.raw[k - 1] in STOPS and tokens.spaced(k) and tokens.raw[k + 1][0].isupper())


def parted(tokens: Tokens, pack: Pack, quote: Quote) -> Iterator[Quote]:
    """Yield the quotation, or the parts into which remarks cut it."""
    if quote.single or not pack.rule.remarks:
        yield quote
    else:
        yield from _parts(tokens, pack, quote, False)


def _parts(tokens: Tokens, pack: Pack, quote: Quote, turn: bool) -> Iterator[Quote]:
    start, k = quote.start, quote.start + 1
    while k < quote.words_end:
        mark = tokens.raw[k]
        first = k + 1
        while first < quote.words_end and tokens.raw[first] in DASHES:
            first += 1
        by_dash = mark in DASHES or tokens.raw[first - 1] in DASHES
        if mark not in pack.rule.remarks or not _says(tokens, pack, first, quote.words_end, by_dash):
            k += 1
            continue
        after = _resumes(tokens, first, quote.words_end, by_dash, turn)
        resumed = start != quote.start
        yield Quote(start, first, first, closed=True, single=False, parted=after is not None, resumed=resumed)
        if after is None:
            return
        start, k = after, after + 1
    yield Quote(start, quote.words_end, quote.end, quote.closed, quote.single, resumed=start != quote.start)


def _says(tokens: Tokens, pack: Pack, first: int, limit: int, by_dash: bool) -> bool:
    """Return whether a reporting verb and somebody behind it open at ``first``: *dit la maire*, *a-t-il dit*."""
    g, mask = pack.grammar, tokens.mask
    k, has_subject, auxiliary = first, False, False
    while k < min(limit, first + MAX_BEFORE_VERB) and not mask[k] & g.cue:
        inverted = auxiliary and bool(mask[k] & g.pronoun)
        if not inverted and not mask[k] & (g.auxiliary | g.reflexive | g.adverb):
            return False
        auxiliary = auxiliary or bool(mask[k] & g.auxiliary)
        has_subject = has_subject or inverted
        k += 1
    if by_dash and first < limit and not mask[first] & g.cue and _acts(tokens, pack, first, limit):
        return True
    if k >= limit or not mask[k] & g.cue or not (auxiliary or mask[k] & g.say):
        return False
    rest = range(k + 1, min(limit, first + MAX_REMARK))
    end = next((j for j in rest if not tokens.raw[j][0].isalnum()), rest.stop)
    if any(mask[j] & g.complementiser & ~g.pronoun for j in range(k + 1, end)):
        return False
    named = any(mask[j] & (g.pronoun | g.determiner | g.noun) or tokens.raw[j][0].isupper() for j in range(k + 1, end))
    return has_subject or named or (by_dash and end == k + 1)


def _acts(tokens: Tokens, pack: Pack, k: int, limit: int) -> bool:
    """*– Idziemy do domu –* **uśmiecha się Jan**: whatever a person does right behind a dash stands for saying it."""
    g, mask = pack.grammar, tokens.mask
    if not g.subject or not mask[k] & g.finite or mask[k] & (g.auxiliary | g.be):
        return False
    after = k + 2 if k + 1 < limit and mask[k + 1] & g.reflexive else k + 1
    return after < limit and bool(mask[after] & (g.subject | g.given)) and not mask[after] & g.preposition


def _resumes(tokens: Tokens, first: int, limit: int, by_dash: bool, turn: bool) -> int | None:
    """Return the mark behind a remark at which the speech goes on; None where it does not."""
    for k in range(first, limit):
        raw = tokens.raw[k]
        dashed = k + 1 < limit and tokens.raw[k + 1] in DASHES
        if raw in DASHES:
            return k + 1 if k + 1 < limit and tokens.raw[k + 1] in STOPS | {","} else k
        if raw in STOPS | {","} and dashed:
            return k
        if raw in STOPS and tokens.raw[k - 1][0].isalnum():
            return None if turn else k
        if raw == "," and not by_dash and not turn:
            return k
    return None
