"""Through whom a statement came: the outlet it was made to, what it was made in, whom the speaker cites for it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from provenance.attribute.describe import Description
from provenance.attribute.match import Match, Range
from provenance.attribute.nouns import NounPhrase
from provenance.attribute.pack import Pack
from provenance.attribute.reading import Block
from provenance.attribute.sentences import STOPS
from provenance.attribute.tokens import Hit
from provenance.model.values import ViaRelation

OUTLETS = frozenset({"media", "agency"})
FAR = 40
"""Tokens: how far from its cue a medium is looked for."""


class Step(NamedTuple):
    """One step from the content outward, with what the text calls it."""

    relation: ViaRelation
    described: Description


def steps(block: Block, match: Match, pack: Pack) -> Iterator[Step]:
    """Yield the medium of a statement, then the outlet that it was made to: *told Reuters*, *in a post on Telegram*."""
    if match.source is None:
        return
    around = list(_around(block, match))
    for hit in _hits(block, around, pack.bit("MADE_IN")):
        described = _medium(block, hit, pack)
        if described:
            yield Step("based_on", described)
    told = [match.addressee] if match.addressee else []
    if match.hit and match.hit.entry.bits & pack.bit("QUOTING") and (np := _subject(block, match)):
        told.append(np)
    told += [np for hit in _hits(block, around, pack.bit("MADE_TO")) if (np := _phrase(block, hit.end, around))]
    for np in told:
        described = block.describer.describe(np)
        if described.kind in OUTLETS:
            yield Step("relayed_by", described)
            return


def cited(block: Block, match: Match, pack: Pack) -> Iterator[Match]:
    """Yield the same content once more for each source its speaker cites: *the BBC reported, citing officials*."""
    if match.source is None or not match.content:
        return
    around = list(_around(block, match))
    for hit in _hits(block, around, pack.bit("CITING")):
        if hit.start in match.cue:
            return
        phrase = _phrase(block, hit.end, around)
        if phrase and block.describer.describe(phrase).identity != "unknown":
            words = tuple(range(hit.start, hit.end))
            yield match._replace(hit=hit, cue=words, source=phrase, addressee=None, skipped=())


def _around(block: Block, match: Match) -> Iterator[int]:
    """Yield the tokens of the sentence that are neither content nor quoted."""
    t, own = block.tokens, (*match.cue, match.source.start) if match.source else match.cue
    first, last = min(own), max(own)
    start = next((k + 1 for k in range(first - 1, max(-1, first - FAR), -1) if t.raw[k] in STOPS), max(0, first - FAR))
    end = next((k for k in range(last, min(len(t), last + FAR)) if t.raw[k] in STOPS), min(len(t), last + FAR))
    for k in range(start, end):
        if not _inside(match.content, k) and not block.clauses.quoted(k):
            yield k


def _inside(content: tuple[Range, ...], k: int) -> bool:
    return any(a <= k < b for a, b in content)


def _hits(block: Block, around: list[int], bit: int) -> Iterator[Hit]:
    if bit:
        yield from (hit for k in around for hit in block.tokens.hits[k] if hit.entry.bits & bit)


def _phrase(block: Block, start: int, around: list[int]) -> NounPhrase | None:
    limit = next((k for k in range(start, start + FAR) if k not in around), start + FAR)
    return block.clauses.scanner.right(start, min(limit, len(block.tokens)))


def _subject(block: Block, match: Match) -> NounPhrase | None:
    """**The BBC** *quoted Ola Berg as saying …*: who quotes stands before the verb."""
    return block.clauses.scanner.left(min(match.cue), max(0, min(match.cue) - FAR))


def _medium(block: Block, hit: Hit, pack: Pack) -> Description | None:
    """*in* **a post on Telegram**: what the words behind the preposition say, of the kind that the list gives."""
    phrase = block.clauses.scanner.right(hit.start + 1, min(len(block.tokens), hit.start + FAR))
    if phrase is None or phrase.end < hit.end:
        return None
    gives = pack.gives.get(hit.entry.rule)
    found = block.describer.describe(phrase)
    kind = gives.kind if gives and gives.kind else found.kind
    return replace(found, kind=kind, identity="not_applicable", role=None, affiliation=None)
