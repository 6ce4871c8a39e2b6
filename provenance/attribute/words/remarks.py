"""Remarks inside speech: *«C'est dur,* **reconnaît-il,** *mais juste.»*, *– Vi reiser,* **sier Hansen.** *– I dag.*

A remark is a reporting verb with its subject behind it, between marks that the language lists. It cuts the quotation
in two; its own marks stand for the closing and the opening one.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Tokens

DASHES = frozenset("–—―-") | {"--"}
STOPS = frozenset(".!?…") | {"..."}
MAX_REMARK = 20
MAX_UNLISTED = 12
MIN_FLOATING = 4
"""A quotation of fewer tokens may be a title or a scare quote: nobody is credited with it by position alone."""
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


def dialogue(tokens: Tokens, pack: Pack, spoken: bool = False, inside: Set[int] = frozenset()) -> list[Quote]:
    """Return the speech of a paragraph that a dash opens, if something shows that it is speech; else nothing.

    A remark shows it, behind which only another dash goes on with it (*– Vi reiser, sier Hansen, som er lærer.*); so
    does a question mark at its end, and so do the paragraph before and a stop at its end where ``spoken`` is set.
    A dash between quotation marks, at a token ``inside``, opens none: *«Мы устали, — сказал он. — И точка».*
    """
    found: list[Quote] = []
    n, k = len(tokens), 0
    while k < n - 1:
        if k in inside or not _opens_speech(tokens, k):
            k += 1
            continue
        parts = list(_parts(tokens, pack, Quote(k, n, n, closed=True, single=False), True))
        if parts[0].end == n:  # no remark behind: none behind any later dash either
            announced = k > 0 and tokens.raw[k - 1] == ":"  # "Hansen er glad: – Vi reiser"
            return [*found, *parts] if announced or (k == 0 and _is_speech(tokens, spoken)) else found
        found += parts
        k = parts[-1].end
    return found


def _is_speech(tokens: Tokens, spoken: bool) -> bool:
    closes = next((raw for raw in reversed(tokens.raw) if raw not in {"”", "»", '"'}), "")
    return closes == "?" or (spoken and closes in STOPS and tokens.spaced(1))


def _opens_speech(tokens: Tokens, k: int) -> bool:
    """Return whether a dash that may open speech stands at k: at the paragraph's or a sentence's beginning."""
    if tokens.raw[k] not in DASHES:
        return False
    ends = k and (tokens.raw[k - 1] in STOPS or tokens.raw[k - 1] == ":")
    return k == 0 or bool(ends and tokens.spaced(k) and tokens.raw[k + 1][0].isupper())


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
        after = _resumes(tokens, first, quote.words_end, by_dash, _own_voice(tokens, pack) if turn else None)
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
    while k < min(limit, first + MAX_BEFORE_VERB) and not mask[k] & g.remark:
        inverted = auxiliary and bool(mask[k] & g.pronoun)
        if not inverted and not mask[k] & (g.auxiliary | g.reflexive | g.adverb):
            return False
        auxiliary = auxiliary or bool(mask[k] & g.auxiliary)
        has_subject = has_subject or inverted
        k += 1
    if by_dash and first < limit and not mask[first] & g.cue and _acts(tokens, pack, first, limit):
        return True
    if k >= limit or not mask[k] & g.remark or not (auxiliary or mask[k] & (g.remark & ~g.said)):
        return False
    rest = range(k + 1, min(limit, first + MAX_REMARK))
    end = next((j for j in rest if not tokens.raw[j][0].isalnum()), rest.stop)
    if any(mask[j] & (g.complementiser | g.wh) & ~g.pronoun for j in range(k + 1, end)):
        return False
    named = any(mask[j] & (g.pronoun | g.determiner | g.noun) or tokens.raw[j][0].isupper() for j in range(k + 1, end))
    known = end > k + 1 and not mask[k + 1] and pack.bears_article(tokens.raw[k + 1])
    return has_subject or named or known or (by_dash and end == k + 1)


def _acts(tokens: Tokens, pack: Pack, k: int, limit: int) -> bool:
    """*– Idziemy do domu –* **uśmiecha się Jan**: whatever a person does right behind a dash stands for saying it."""
    g, mask = pack.grammar, tokens.mask
    if not g.subject or not mask[k] & g.finite or mask[k] & (g.auxiliary | g.be):
        return False
    after = k + 2 if k + 1 < limit and mask[k + 1] & g.reflexive else k + 1
    return after < limit and bool(mask[after] & (g.subject | g.given)) and not mask[after] & g.preposition


def _own_voice(tokens: Tokens, pack: Pack) -> int:
    """*– Det gick, säger Berg. Men* **jag** *grät.*: the last word of a speaker's own, where dashes open paragraphs."""
    if not pack.rule.dash_paragraphs:
        return -1
    own = (k for k, low in enumerate(tokens.low) if (p := pack.pronouns.get(low)) and p.person == "first")
    return max(own, default=-1)


def _resumes(tokens: Tokens, first: int, limit: int, by_dash: bool, voice: int | None) -> int | None:
    """Return the mark behind a remark at which the speech goes on; None where it does not.

    ``voice`` is the last token of a turn that speaks of the speaker; None where no dash opened it.
    """
    for k in range(first, limit):
        raw = tokens.raw[k]
        dashed = k + 1 < limit and tokens.raw[k + 1] in DASHES
        if raw in DASHES:
            return k + 1 if k + 1 < limit and tokens.raw[k + 1] in STOPS | {","} else k
        if raw in STOPS | {","} and dashed:
            return k
        if raw in STOPS and tokens.raw[k - 1][0].isalnum():
            return None if voice is not None and voice < k else k
        if raw == "," and not by_dash and voice is None:
            return k
    return None


def open_to_any_verb(tokens: Tokens, pack: Pack, quotes: Iterable[Quote]) -> None:
    """Give the class UNLISTED to plain words that stand where a verb reports speech: *« Non »,* **rigole** *le maire*.

    That is right behind a quotation that a mark parts from them, or behind the speaker who stands there.
    """
    for quote in quotes:
        if quote.single or not quote.closed or quote.words_end - quote.start <= MIN_FLOATING:
            continue
        k = _unlisted(tokens, pack, quote)
        if k is not None:
            tokens.mask[k] |= pack.grammar.unlisted


def _unlisted(tokens: Tokens, pack: Pack, quote: Quote) -> int | None:
    g, n, k = pack.grammar, len(tokens), quote.end
    parting = DASHES | {","}
    apart = tokens.raw[quote.words_end - 1] in STOPS | {","}
    while k < n and tokens.raw[k] in parting:
        k, apart = k + 1, True
    if not apart:
        return None
    while k < n and tokens.mask[k] & (g.auxiliary | g.reflexive):
        k += 1
    if k >= n or _plain(tokens, pack, k):
        return k if k < n else None
    ahead = range(k + 1, min(n, k + MAX_UNLISTED))
    end = next((j for j in ahead if not tokens.raw[j][0].isalnum()), None)
    if end and any(tokens.mask[j] & (g.verb | g.cue) for j in range(k, end - 1)):
        return None  # a verb that a list knows stands there already
    return end - 1 if end and end - 1 > k and _plain(tokens, pack, end - 1) else None


def _plain(tokens: Tokens, pack: Pack, k: int) -> bool:
    word = tokens.raw[k]
    return word.isalpha() and word.islower() and not tokens.mask[k] & ~pack.grammar.finite
