"""Through whom a statement came: the outlet it was made to, what it was made in, whom the speaker cites for it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Hit
from provenance.attribute.matching.match import Match, Range
from provenance.attribute.mentions.description import Description
from provenance.attribute.reading.block import Block
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.sentences import STOPS
from provenance.model.values import OUTLET_KINDS, ViaRelation

WORKS = frozenset({"document", "dataset", "social_post"})
FAR = 40
"""Tokens: how far from its cue a medium is looked for."""


class Step(NamedTuple):
    """One step from the content outward, with what the text calls it."""

    relation: ViaRelation
    described: Description


def steps(block: Block, match: Match, pack: Pack) -> Iterator[Step]:
    """Yield what a statement was made in or cites, then the outlet it was made to: *told Reuters*, *in a post*."""
    if match.source is None:
        return
    for hit in _beside(block, match, pack.bit("MADE_IN")):
        described = _medium(block, hit, pack)
        if described:
            yield Step("based_on", described)
    for _, _, described in _citations(block, match, pack):
        if described.kind in WORKS:
            yield Step("based_on", described)
    for phrase in _told(block, match, pack):
        described = block.describer.describe(phrase)
        if described.kind in OUTLET_KINDS:
            yield Step("relayed_by", described)
            return


def cited(block: Block, match: Match, pack: Pack) -> Iterator[Match]:
    """Yield the same content once more for each source its speaker cites: *the BBC reported, citing officials*."""
    if match.source is None or not match.content:
        return
    for hit, phrase, described in _citations(block, match, pack):
        if hit.start not in match.cue and described.identity != "unknown" and described.kind not in WORKS:
            words = tuple(range(hit.start, hit.end))
            yield match._replace(hit=hit, cue=words, source=phrase, addressee=None, skipped=())


def _citations(block: Block, match: Match, pack: Pack) -> Iterator[tuple[Hit, NounPhrase, Description]]:
    """Yield whom or what the speaker cites: the citing words, the phrase behind them, what it tells."""
    for hit, phrase in _led_by(block, match, pack.bit("CITING")):
        yield hit, phrase, block.describer.describe(phrase)


def _told(block: Block, match: Match, pack: Pack) -> Iterator[NounPhrase]:
    """Yield whom the statement was made to, and who quotes it: **The BBC** *quoted Ola Berg as saying …*."""
    if match.addressee:
        yield match.addressee
    if match.hit and match.hit.entry.bits & pack.bits("QUOTING", "SAY_CITE"):
        before = min(match.cue)
        phrase = block.clauses.scanner.left(before, max(0, before - FAR))
        if phrase:
            yield phrase
    yield from (phrase for _, phrase in _led_by(block, match, pack.bit("MADE_TO")))


def _led_by(block: Block, match: Match, bit: int) -> Iterator[tuple[Hit, NounPhrase]]:
    """Yield the phrases that the words of a class lead to, each with those words."""
    for hit in _beside(block, match, bit):
        phrase = _phrase(block, match, hit.end)
        if phrase:
            yield hit, phrase


def _beside(block: Block, match: Match, bit: int) -> Iterator[Hit]:
    """Yield the hits of a class in the statement's sentence that are neither content nor quoted."""
    t, own = block.tokens, _own(match)
    low, high = max(0, min(own) - FAR), min(len(t), max(own) + FAR)
    places = [k for k in range(low, high) if t.mask[k] & bit] if bit else []
    for k in places:
        between = range(k, min(own)) if k < min(own) else range(max(own), k)
        apart = any(t.raw[i] in STOPS for i in between)
        if not apart and not _inside(match.content, k) and not block.clauses.quoted(k):
            yield from (hit for hit in t.hits[k] if hit.entry.bits & bit)


def _own(match: Match) -> tuple[int, ...]:
    return (*match.cue, match.source.start) if match.source else match.cue


def _inside(content: tuple[Range, ...], k: int) -> bool:
    return any(a <= k < b for a, b in content)


def _phrase(block: Block, match: Match, start: int) -> NounPhrase | None:
    """Return the phrase that begins at a token and stays outside the content."""
    past = min([_stop(block, start), *(a for a, _ in match.content if a >= start)])
    return None if _inside(match.content, start) else block.clauses.scanner.right(start, past)


def _stop(block: Block, start: int) -> int:
    """Return where a phrase that begins at a token ends at the latest: at the next stop."""
    limit = min(len(block.tokens), start + FAR)
    return next((k for k in range(start, limit) if block.tokens.raw[k] in STOPS), limit)


def _medium(block: Block, hit: Hit, pack: Pack) -> Description | None:
    """*in* **a post on Telegram**: what the words behind the preposition say, of the kind that the list gives."""
    phrase = block.clauses.scanner.right(hit.start + 1, _stop(block, hit.end))
    if phrase is None or phrase.end < hit.end:
        return None
    gives = pack.gives.get(hit.entry.rule)
    found = block.describer.describe(phrase)
    kind = gives.kind if gives and gives.kind else found.kind
    return replace(found, kind=kind, identity="not_applicable", role=None, affiliation=None)
