"""Who speaks where a language leaves the subject out: *«A», ha detto Rossi. «B»,* **ha aggiunto***.*

The subject goes on. It is whoever the sentence before lets speak, or begins with; where that sentence has two speakers,
names somebody beside its subject or asks what the verb answers, nobody is.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from provenance.attribute.mentions.description import Description
from provenance.attribute.reading.block import Block
from provenance.attribute.reading.drafts import Draft
from provenance.attribute.speakers.people import People
from provenance.attribute.words.remarks import Quote

MAX_BACK = 3
"""Sentences back, those wholly quoted among them."""
NEAR = 12
"""Statements back that ``before`` has to hold."""
SUBJECTS = frozenset({"person", "group", "organisation"})


class Speaker(NamedTuple):
    """A member's number, and the words by which they were last spoken of."""

    number: int
    described: Description


def left_out(draft: Draft, before: Sequence[Draft], last: Block | None, people: People) -> Speaker | None:
    """Return whoever goes on speaking in a statement without a subject; ``last`` is the block before its own."""
    if not _subjectless(draft) or _subject_behind(draft):
        return None
    at = _sentence(draft)
    lo, first = draft.block.sentences[at][0], min(draft.match.cue)
    told = [d for d in before if d.block is draft.block and _sentence(d) == at and not d.parent]
    if told:
        return _one(draft, told, people)
    if any(d.kind == "person" for d in draft.block.describer.names_between(lo, first, draft.block.clauses.quoted)):
        return None
    return _from_before(draft, before, last, at, people)


def _from_before(draft: Draft, near: Sequence[Draft], last: Block | None, at: int, people: People) -> Speaker | None:
    """Return the speaker or the subject of the nearest sentence before that is more than a quotation."""
    for block, n in islice(_back(draft.block, last, at), MAX_BACK):
        told = [d for d in near if d.block is block and _sentence(d) == n and not d.parent]
        if told:
            return _one(draft, told, people)
        if not _all_quoted(block, n):
            return _subject(draft, n, people) if block is draft.block else None
    return None


def _back(block: Block, last: Block | None, at: int) -> Iterator[tuple[Block, int]]:
    yield from ((block, n) for n in range(at - 1, -1, -1))
    if last is not None and last.told:
        yield from ((last, n) for n in range(len(last.sentences) - 1, -1, -1))


def _subjectless(draft: Draft) -> bool:
    """Return whether a verb that reports stands alone, in a language that allows it, and is somebody's."""
    match, pack, t, g = draft.match, draft.pack, draft.block.tokens, draft.pack.grammar
    if match.source or draft.speaker or draft.parent or not match.hit or not pack.rule.plural_verbs:
        return False
    if not match.hit.entry.bits & g.remark or match.shape.frame.gives.form == "hearsay":
        return False
    if draft.block.clauses.quoted(min(match.cue)):
        return False
    before, behind = _before_verb(draft), max(match.cue) + 1
    if before >= 0 and t.mask[before] & (g.relative | g.complementiser):
        return False  # "la policía, que alertó de que …"
    beside = (k for k in (min(match.cue) - 1, behind) if 0 <= k < len(t))
    return not any(t.mask[k] & pack.bit("IMPERSONAL") for k in beside)


def _before_verb(draft: Draft) -> int:
    """Return the token before a verb and its clitics, adverbs and negation; -1 where the block begins."""
    t, g = draft.block.tokens, draft.pack.grammar
    light, k = g.adverb | g.negation | g.reflexive | draft.pack.bit("HEARER"), min(draft.match.cue) - 1
    while k >= 0 and t.mask[k] & light:
        k -= 1
    return k


def _subject_behind(draft: Draft) -> bool:
    """*«…»,* **confessa** *ao telefone* **o empreiteiro**: somebody whom no preposition governs stands behind."""
    t, g, block = draft.block.tokens, draft.pack.grammar, draft.block
    behind = range(max(draft.match.cue) + 1, block.sentences[_sentence(draft)][1])
    content = [k for a, b in draft.match.content for k in range(a, b) if k in behind]
    governing = g.preposition | g.link | g.determiner | g.conjunction
    for k in range(behind.start, min([*content, behind.stop])):
        opens = t.mask[k] & g.definite & ~g.preposition or (t.raw[k][0].isupper() and not t.mask[k] & g.preposition)
        if t.mask[k] & g.complementiser:
            return False
        phrase = block.clauses.scanner.right(k, behind.stop) if opens and not t.mask[k - 1] & governing else None
        if phrase and block.describer.describe(phrase).kind in SUBJECTS:
            return True
    return False


def _sentence(draft: Draft) -> int:
    """Return which sentence of its block the draft's cue, or its content, stands in."""
    match = draft.match
    first = min(match.cue, default=match.content[0][0] if match.content else 0)
    return next((n for n, (lo, hi) in enumerate(draft.block.sentences) if lo <= first < hi), 0)


def _one(draft: Draft, told: list[Draft], people: People) -> Speaker | None:
    """Return the one speaker of a sentence; None where two speak or it asks, or where the verb answers them."""
    known = {d.source for d in told}
    number = known.pop() if len(known) == 1 else None
    if number is None or not _fits(draft, people.members[number].says):
        return None
    if any(_asks(d) or _turns_to(d) for d in told) or (_answers(draft) and not any(_answers(d) for d in told)):
        return None
    return Speaker(number, told[-1].described or people.members[number].says)


def _asks(draft: Draft) -> bool:
    raw, ends = draft.block.tokens.raw, [b for _, b in draft.match.content]
    return any("?" in raw[b - 1 : b + 1] for b in ends)


def _turns_to(draft: Draft) -> bool:
    """*La inmobiliaria* **le** *ha dicho que …*: whoever is told may be the next to speak."""
    t, bit = draft.block.tokens, draft.pack.bit("HEARER")
    first = min(draft.match.cue, default=0)
    return any(t.mask[k] & bit for k in (first - 1, *draft.match.skipped) if k >= 0)


def _answers(draft: Draft) -> bool:
    bit = draft.pack.bit("ANSWER")
    return any(draft.block.tokens.mask[k] & bit for k in draft.match.cue)


def _fits(draft: Draft, says: Description) -> bool:
    """*Hanno detto* is several people's, *ha detto* one's; whoever has no name may be somebody named elsewhere."""
    if says.identity != "named":
        return False
    t, g = draft.block.tokens, draft.pack.grammar
    verbs = (k for k in sorted(draft.match.cue) if t.mask[k] & (g.remark | g.group | g.auxiliary))
    verb = next(verbs, min(draft.match.cue))
    return t.low[verb].endswith(draft.pack.rule.plural_verbs) == (says.kind == "group")


def _subject(draft: Draft, n: int, people: People) -> Speaker | None:
    """**Bastiani** *guarda la pioggia. «Piove sempre»,* mormora: the subject of a sentence about nobody else."""
    block, scanner = draft.block, draft.block.clauses.scanner
    lo, hi = block.sentences[n]
    phrase = scanner.right(lo, hi)
    said = block.describer.describe(phrase) if phrase else None
    if phrase is None or said is None or not (said.pronoun or said.kind in SUBJECTS) or said.identity == "anonymous":
        return None
    t, g = block.tokens, draft.pack.grammar
    k = phrase.resume
    alone = k >= hi or not t.raw[k][0].isalnum() or bool(t.mask[k] & (g.preposition | g.conjunction))
    if alone or _others(block, k, hi):
        return None
    number = people.add(said)
    return Speaker(number, said) if number is not None and _fits(draft, people.members[number].says) else None


def _others(block: Block, start: int, end: int) -> bool:
    """Return whether somebody is spoken of between two tokens, outside of quotations."""
    person = block.clauses.g.person | block.clauses.g.anonymous
    quoted = block.clauses.quoted
    if any(block.clauses.scanner.noun_bits(j) & person and not quoted(j) for j in range(start, end)):
        return True
    return any(d.kind == "person" for d in block.describer.names_between(start, end, quoted))


def _all_quoted(block: Block, n: int) -> bool:
    """Return whether a sentence is a quotation and nothing else."""
    lo, hi = block.sentences[n]
    quote: Quote | None = block.clauses.scanner.opens.get(lo)
    return quote is not None and not any(w[0].isalnum() for w in block.tokens.raw[quote.end : hi])
