"""How an article introduces the people it names: *the minister of finance,* **Ina Roth**; **Ina Roth**, *a farmer*."""

from collections.abc import Iterator

from provenance.attribute.mentions.description import Description
from provenance.attribute.mentions.names import MIN_NAME_WORDS
from provenance.attribute.reading.block import Block
from provenance.model.values import Span

MAX_BEFORE = 10
"""Up to how many tokens before a name its office may begin."""


def introductions(block: Block) -> Iterator[Description]:
    """Yield the people whom a block names in full, each with the office beside the name, in order."""
    sentences = iter(block.sentences)
    lo, hi = next(sentences, (0, 0))
    for first, end in block.describer.named():
        while first >= hi and (following := next(sentences, None)):
            lo, hi = following
        if end - first >= MIN_NAME_WORDS:
            yield _introduced(block, lo, hi, (first, end))


def unnamed(block: Block) -> Iterator[tuple[str, int]]:
    """Yield the word and place of each office introduced without a name: **a doctor** *of the clinic*."""
    t, g, scanner = block.tokens, block.clauses.g, block.clauses.scanner
    named = {k for _, end in block.describer.named() for k in range(end - MAX_BEFORE, end)}
    for k in range(1, len(t)):
        before = t.mask[k - 1]
        indefinite = before & g.determiner and (before & g.quantifier or not before & g.definite)
        if indefinite and k not in named and scanner.noun_bits(k) & g.person:
            yield block.describer.office(k), t.at[k][0]


def _introduced(block: Block, lo: int, hi: int, name: Span) -> Description:
    """Return what the longest phrase about the name says of its bearer."""
    t, g, scanner = block.tokens, block.clauses.g, block.clauses.scanner
    found = block.describer.describe(block.describer.phrase_of(name[0]))
    for start in range(name[0], max(lo, name[0] - MAX_BEFORE) - 1, -1):
        mask = t.mask[start]
        if start < name[0] and (t.raw[start] in {".", ";", ":"} or (mask & g.verb and not mask & g.determiner)):
            break
        if start < name[0] and not (mask & g.determiner or scanner.noun_bits(start) & g.person):
            continue
        phrase = scanner.right(start, hi)
        told = block.describer.describe(phrase) if phrase and phrase.end >= name[1] else None
        if told and told.kind == "person" and told.identity == "named" and (told.name or "").endswith(found.name or ""):
            found = told if told.role_word or not found.role_word else found
    return found
