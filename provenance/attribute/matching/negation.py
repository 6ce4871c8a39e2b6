"""What is not said: *bestritt die Vorwürfe* **nicht**, *bekräftade* **inte** *datumet*, *warnte* **nicht** *vor Regen*.

Where the finite verb comes second, what negates it stands behind it: between cue and content, as the first or last word
of what looks like the content, or behind the subject. It is no part of what is said.
"""

from collections.abc import Iterator

from provenance.attribute.matching.match import Match, Range
from provenance.attribute.phrases.clauses import Clauses

MOST_LIGHT = 2
"""How many adverbs may stand before it: *bestätigte* **auch jetzt** *nicht*."""


def with_negation(match: Match, clauses: Clauses) -> Match:
    """Return the match with negations of its cue among the words stepped over, and none in its content."""
    negation = clauses.g.negation
    before = any(clauses.t.mask[k] & negation for k in match.skipped)  # "ne nie pas"
    if not match.cue or not (clauses.scanner.pack.rule.verb_second or before):
        return match
    taken, content = list(match.skipped), list(match.content)
    if not match.quotes:
        content = [_bare(match, clauses, span, taken) for span in content]
    taken += _beside(match, clauses)
    return match._replace(content=tuple(content), skipped=tuple(taken))


def _bare(match: Match, clauses: Clauses, span: Range, taken: list[int]) -> Range:
    """Return the content without the negation that opens or ends it, which goes to ``taken``."""
    (start, end), t, g = span, clauses.t, clauses.g
    if start < min(match.cue):
        return span
    k = start
    while k < min(end, start + MOST_LIGHT) and t.mask[k] & g.adverb and not _negates(clauses, k):
        k += 1
    own = k + 1 < end and t.mask[k + 1] & (g.verb | g.infinitive)  # "sade sig aldrig ha fått en krona"
    if k < end and _negates(clauses, k) and not own and t.raw[start - 1][0].isalnum():
        taken += range(start, k + 1)
        start = k + 1
        while start < end and (t.raw[start] == "," or (t.raw[start - 1] == "," and t.mask[start] & g.complementiser)):
            start += 1
    if match.shape.frame.gives.form == "reported" and start < end - 1 and _negates(clauses, end - 1):
        end -= 1
        taken.append(end)
    return start, end


def _beside(match: Match, clauses: Clauses) -> Iterator[int]:
    """Yield the negations between the cue and what follows it, and the one behind cue and source."""
    t, last = clauses.t, max(match.cue)
    first = min((a for a, _ in match.content if a > min(match.cue)), default=None)
    if first is None:
        behind = max(last + 1, match.source.resume if match.source else 0)
        if behind < len(t) and _negates(clauses, behind):
            yield behind
        return
    named = range(match.source.start, match.source.end) if match.source else range(0)
    for k in range(min(match.cue), first):
        if t.raw[k] == ",":
            return
        if _negates(clauses, k) and k not in match.cue and k not in named:
            yield k


def _negates(clauses: Clauses, k: int) -> bool:
    """Return whether a word at k negates the verb: not **keine** *Zahlen*, not **nicht** *nur*."""
    t, g = clauses.t, clauses.g
    if not t.mask[k] & g.negation or t.mask[k] & g.determiner:
        return False
    return k + 1 >= len(t) or not t.mask[k + 1] & g.only
