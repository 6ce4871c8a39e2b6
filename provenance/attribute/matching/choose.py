"""Which of the overlapping matches of a sentence stay: longer cue, more slots, higher confidence, later rule, id."""

from collections.abc import Iterable

from provenance.attribute.language.tokens import Tokens
from provenance.attribute.matching.match import Match
from provenance.attribute.phrases.clauses import Clauses

RANK = {"high": 2, "medium": 1, "low": 0, None: 1}


def chosen(clauses: Clauses, matches: Iterable[Match]) -> list[Match]:
    """Return the matches that stand, in text order. One may stand inside the content of another."""
    kept: list[Match] = []
    ranked = sorted(matches, key=lambda m: _preference(clauses.t, m), reverse=True)
    closing = [m for m in ranked if m.source and len(m.content) == 1 and m.content[0][1] <= m.source.start]
    for found in ranked:
        match = _ended(clauses, _clipped(found, closing), kept)
        if not any(_conflict(match, other) for other in kept):
            kept.append(match)
    kept = [m for m in kept if not any(_qualifies(m, other) for other in kept)]
    return sorted(kept, key=lambda m: (_first(m), m.cue, m.shape.order))


def _ended(clauses: Clauses, match: Match, kept: list[Match]) -> Match:
    """*Berg said* **he earns too little** *and questioned …*: a content ends where its speaker's next act begins."""
    for other in kept if match.content and match.source else ():
        (own, past), cue = match.content[-1], min(other.cue, default=0)
        first = _first(other)
        if other.quotes and not match.quotes and own < first < past < max((*other.cue, past)):
            return match._replace(content=(*match.content[:-1], (own, clauses.before(own, first - 1))))
        beyond = other.quotes and not match.quotes and own < first < past <= min(a for a, _ in other.quotes)
        if beyond and past - max(other.cue, default=0) <= 1:
            return match._replace(content=(*match.content[:-1], (own, clauses.before(own, first))))
        if other.source == match.source and own < cue < past and not match.quotes:
            return match._replace(content=(*match.content[:-1], (own, clauses.before(own, cue))))
    return match


def _clipped(match: Match, closing: list[Match]) -> Match:
    """*Ola Berg said* **the road was shut**, *Reuters reported*: an inner statement ends with its outer one."""
    for outer in closing if match.content and match.source else ():
        if outer is match or _is_hearsay(outer):
            continue
        (start, end), (own, past) = outer.content[0], match.content[-1]
        if start <= _first(match) and own < end < past:
            return match._replace(content=(*match.content[:-1], (own, end)))
    return match


def _preference(tokens: Tokens, m: Match) -> tuple[bool, int, int, int, int, int, str]:
    cue = sum(len(tokens.raw[i]) for i in set(m.cue))
    confidence = RANK[m.shape.frame.gives.confidence]
    words = sum(b - a for a, b in m.content)
    return (
        bool(m.quotes) and (cue > 0 or confidence > 0),
        cue,
        m.shape.slots,
        confidence,
        words,
        m.shape.order,
        m.shape.frame.id,
    )


def _is_hearsay(m: Match) -> bool:
    return m.shape.frame.gives.form == "hearsay"


def _qualifies(m: Match, other: Match) -> bool:
    """Hearsay inside somebody's statement is a qualifier of it, no statement of its own."""
    return _is_hearsay(m) and not _is_hearsay(other) and all(any(a <= i < b for a, b in other.content) for i in m.cue)


def _first(m: Match) -> int:
    return min([*m.cue, *(a for a, _ in m.content), *([m.source.start] if m.source else [])])


def _conflict(a: Match, b: Match) -> bool:
    if set(a.cue) & set(b.cue):
        return True
    if not _meet(a.content, b.content):
        return bool(a.source and b.source and a.source == b.source and a.content == b.content)
    return not (_inside(a, b) or _inside(b, a))


def _meet(a: Iterable[tuple[int, int]], b: Iterable[tuple[int, int]]) -> bool:
    b = tuple(b)
    return any(s < f and t < e for s, e in a for t, f in b)


def _inside(inner: Match, outer: Match) -> bool:
    """Return whether all of ``inner`` stands in the content of ``outer``: a statement within a statement."""
    held = [range(s, e) for s, e in outer.content]
    parts = [
        *inner.cue,
        *(i for a, b in inner.content for i in (a, b - 1)),
        *([inner.source.start] if inner.source else []),
    ]
    return all(any(i in r for r in held) for i in parts)
