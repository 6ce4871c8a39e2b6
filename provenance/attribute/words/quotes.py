"""Quotations of a block, in token positions: pairs of marks, and speech that a dash opens."""

from bisect import bisect_left
from collections.abc import Iterator

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Tokens
from provenance.attribute.words.remarks import Quote, dialogue, parted

MAX_SINGLE_QUOTE = 200
ENDING = frozenset(",.!?")
INTRODUCING = frozenset(":,")
"""Marks behind which a quotation opens, though nothing closes it and its mark could close one too."""


def quotes_of(tokens: Tokens, pack: Pack, spoken: bool = False) -> list[Quote]:
    """Return the quotations of a block, outermost only, in order.

    Marks pair per block and by type; an opening mark that nothing closes runs to the end of the block, as
    newspapers do when a quotation goes on in the next paragraph. Double marks win over single ones. ``spoken`` says
    that the paragraph before lets this one be speech.
    """
    double = [(q.open, q.close) for q in pack.rule.quotes if q.level == "double"]
    single = [(q.open, q.close) for q in pack.rule.quotes if q.level == "single"]
    found = list(_pairs(tokens, double, single=False))
    inside = {i for q in found for i in range(q.start, q.end)}
    found += [q for q in _pairs(tokens, single, single=True) if q.closed and q.start not in inside]
    inside = {i for q in found for i in range(q.start + 1, q.words_end)}
    turns = dialogue(tokens, pack, spoken, inside) if pack.rule.dash_dialogue else []
    told = {i for q in turns for i in range(q.start, q.end)}
    apart = (q for q in found if not (told and told.intersection(range(q.start, q.end))))
    return sorted([*turns, *(p for q in apart for p in parted(tokens, pack, q))], key=lambda q: q.start)


def _pairs(tokens: Tokens, marks: list[tuple[str, str]], single: bool) -> Iterator[Quote]:
    closers: dict[str, set[str]] = {}
    for opening, closing in marks:
        closers.setdefault(opening, set()).add(closing)
    ending = {mark for ends in closers.values() for mark in ends}
    usual = dict(reversed(marks))
    alike = {mark for mark, closing in usual.items() if mark == closing}
    sure = set() if single else closers.keys() ^ ending  # "« Nous partons »": what only opens may stand apart
    n, raw = len(tokens), tokens.raw
    places = [k for k, word in enumerate(raw) if word in closers or word in ending]
    past = 0
    unclosed: list[set[str]] = []
    for m, i in enumerate(places):
        ends = closers.get(raw[i])
        if i < past or ends is None or not (raw[i] in sure or _opens(tokens, i, ends)):
            continue
        reach = bisect_left(places, i + MAX_SINGLE_QUOTE) if single else len(places)
        ahead = (places[x] for x in range(m + 1, 0 if ends in unclosed else reach))
        j = next((k for k in ahead if raw[k] in ends and (raw[k] in sure or _closes(tokens, k))), None)
        if j is None and not single:
            unclosed.append(ends)  # nothing further on closes such a mark either
            if raw[i] not in alike or i == 0 or raw[i - 1] in INTRODUCING:
                yield Quote(i, n, n, closed=False, single=False)
                return
        if j is None:
            continue
        if j > i + 1:
            yield Quote(i, j, j + 1, closed=True, single=single)
        past = j + 1


def _opens(tokens: Tokens, i: int, ends: set[str]) -> bool:
    """A mark that also closes (``"``, ``”``) opens where white space stands before it and none after."""
    glued = i + 1 < len(tokens) and tokens.spaced(i + 1)
    return not glued and (tokens.raw[i] not in ends or tokens.spaced(i) or tokens.raw[i - 1] in "([-–—:,")


def _closes(tokens: Tokens, k: int) -> bool:
    """An apostrophe inside a word closes nothing; a closing mark follows its last word without a space.

    Behind a comma or stop it closes though the next word is glued to it: *“We left,”Roth said.*
    """
    after = k + 1 < len(tokens) and not tokens.spaced(k + 1) and tokens.raw[k + 1][0].isalnum()
    if after and tokens.raw[k - 1] in ENDING and not tokens.spaced(k):
        return True
    return not after and not (tokens.spaced(k) and not after and k + 1 < len(tokens) and not tokens.spaced(k + 1))
