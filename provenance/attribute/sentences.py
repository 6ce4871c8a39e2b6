"""Quotations and sentences of a block, in token positions."""

from collections.abc import Iterator
from dataclasses import dataclass

from provenance.attribute.pack import Pack
from provenance.attribute.tokens import Tokens

STOPS = frozenset({".", "!", "?", "…", "...", "....", "。", "！", "？"})
CLOSERS = frozenset("\"”“’'»«›‹)]}") | {"''"}
MAX_INITIAL = 1
MAX_SENTENCE = 300
"""Tokens. What runs on longer is read in pieces: work stays proportional to the text."""
MAX_SINGLE_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the token of its opening mark, the token after its last word, and after its closing mark."""

    start: int
    words_end: int
    end: int
    closed: bool
    single: bool


def quotes_of(tokens: Tokens, pack: Pack) -> list[Quote]:
    """Return the quotations of a block, outermost only, in order.

    Marks pair per block and by type; an opening mark that nothing closes runs to the end of the block, as
    newspapers do when a quotation goes on in the next paragraph. Double marks win over single ones.
    """
    double = [(q.open, q.close) for q in pack.rule.quotes if q.level == "double"]
    single = [(q.open, q.close) for q in pack.rule.quotes if q.level == "single"]
    found = list(_pairs(tokens, double, single=False))
    inside = {i for q in found for i in range(q.start, q.end)}
    found += [q for q in _pairs(tokens, single, single=True) if q.closed and q.start not in inside]
    return sorted(found, key=lambda q: q.start)


def _pairs(tokens: Tokens, marks: list[tuple[str, str]], single: bool) -> Iterator[Quote]:
    closers: dict[str, set[str]] = {}
    for opening, closing in marks:
        closers.setdefault(opening, set()).add(closing)
    ending = {mark for ends in closers.values() for mark in ends}
    sure = set() if single else closers.keys() ^ ending  # "« Nous partons »": what only opens may stand apart
    i, n, raw = 0, len(tokens), tokens.raw
    while i < n:
        ends = closers.get(raw[i])
        if ends is None or not (raw[i] in sure or _opens(tokens, i, ends)):
            i += 1
            continue
        reach = min(n, i + MAX_SINGLE_QUOTE) if single else n
        j = next((k for k in range(i + 1, reach) if raw[k] in ends and (raw[k] in sure or _closes(tokens, k))), None)
        if j is None:
            if not single and raw[i] not in ends:
                yield Quote(i, n, n, closed=False, single=False)
                return
            if not single and i == 0:
                yield Quote(0, n, n, closed=False, single=False)
                return
            i += 1
            continue
        if j > i + 1:
            yield Quote(i, j, j + 1, closed=True, single=single)
        i = j + 1


def _opens(tokens: Tokens, i: int, ends: set[str]) -> bool:
    """A mark that also closes (``"``, ``”``) opens where white space stands before it and none after."""
    glued = i + 1 < len(tokens) and tokens.spaced(i + 1)
    return not glued and (tokens.raw[i] not in ends or tokens.spaced(i) or tokens.raw[i - 1] in "([-–—:")


def _closes(tokens: Tokens, k: int) -> bool:
    """An apostrophe inside a word closes nothing; a closing mark follows its last word without a space."""
    after = k + 1 < len(tokens) and not tokens.spaced(k + 1) and tokens.raw[k + 1][0].isalnum()
    return not after and not (tokens.spaced(k) and not after and k + 1 < len(tokens) and not tokens.spaced(k + 1))


def sentences_of(tokens: Tokens, pack: Pack, quotes: list[Quote]) -> list[tuple[int, int]]:
    """Return the sentences of a block as token ranges; a stop inside a quotation ends none but at its end."""
    inside = [0] * (len(tokens) + 1)
    for q in quotes:
        for i in range(q.start, q.words_end):
            inside[i] = q.end
    bounds, start, i, n = [], 0, 0, len(tokens)
    while i < n:
        end = i + 1
        if tokens.raw[i] in STOPS and _ends(tokens, pack, i):
            while end < n and tokens.raw[end] in CLOSERS and not tokens.spaced(end):
                end += 1
            if (not inside[i] or inside[i] <= end) and _begins(tokens, end):
                bounds.append((start, end))
                start = end
        i = end
    if start < n:
        bounds.append((start, n))
    return [piece for lo, hi in bounds for piece in _pieces(lo, hi)]


def _pieces(lo: int, hi: int) -> list[tuple[int, int]]:
    return [(at, min(at + MAX_SENTENCE, hi)) for at in range(lo, hi, MAX_SENTENCE)]


def _begins(tokens: Tokens, i: int) -> bool:
    if i >= len(tokens):
        return True
    first = next((tokens.raw[k] for k in range(i, min(i + 3, len(tokens))) if tokens.raw[k][0].isalnum()), "")
    return tokens.spaced(i) and not first[:1].islower()


def _ends(tokens: Tokens, pack: Pack, i: int) -> bool:
    if tokens.raw[i] != "." or i == 0:
        return True
    word, low = tokens.raw[i - 1], tokens.low[i - 1]
    if tokens.spaced(i) or not word[0].isalnum():
        return True
    if word.isdigit() and len(word) <= 2 and "#" in pack.abbreviations:
        return False
    initial = len(word) == MAX_INITIAL and word.isalpha() and word.isupper()
    return not initial and low not in pack.abbreviations
