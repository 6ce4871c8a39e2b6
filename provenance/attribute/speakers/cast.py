"""Everybody an article speaks of, sentence by sentence: whom a pronoun further on may mean."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from provenance.attribute.mentions.description import Description
from provenance.attribute.reading.block import Block
from provenance.attribute.speakers.full_names import FullNames
from provenance.attribute.speakers.holders import Holders
from provenance.attribute.speakers.introductions import introductions, unnamed
from provenance.model.values import Span

MAX_BACK = 4
"""How many sentences back, those inside quotations left out, a pronoun may look."""

BESIDE = 2
"""Code points between an office and the name that belongs to it: *Menighedsrådets formand, Villy Kaas*."""


class Cast:
    """The people of an article's sentences, outside of quotations; read when the first pronoun asks."""

    def __init__(self, blocks: Iterable[Block], names: FullNames) -> None:
        self._blocks = tuple(blocks)
        self.names = names

    def before(self, place: int, floor: int) -> Iterator[tuple[Span, list[Description]]]:
        """Yield the sentences from the one that holds ``place`` back to ``floor``, with whom each names before it.

        Offsets are code points of the text; a sentence's end is cut at ``place``.
        """
        here = bisect_left(self._starts, place) - 1
        for n in range(here, max(-1, here - MAX_BACK - 1), -1):
            (start, end), people = self._sentences[n]
            if start < floor:
                return
            yield (start, min(end, place)), [d for d in people if d.span[1] <= place]

    @cached_property
    def holders(self) -> Holders:
        """The people whom the article names in full, by their offices."""
        holders = Holders(self.names)
        for block in self._blocks:
            for d in introductions(block):
                holders.hear(d)
        return holders

    def unnamed(self, d: Description) -> int:
        """Return where somebody without a name is last introduced by the description's word before it, else -1."""
        places = self._unnamed.get(d.role_word or "", ())
        n = bisect_left(places, d.span[0])
        return places[n - 1] if n else -1

    @cached_property
    def _unnamed(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for word, place in (each for block in self._blocks for each in unnamed(block)):
            found.setdefault(word, []).append(place)
        return found

    def paragraph(self, place: int) -> int:
        """Return where the paragraph begins that holds a place."""
        n = bisect_left(self._blocks, place + 1, key=lambda b: b.segment.start) - 1
        return self._blocks[n].segment.start if n >= 0 else 0

    def bodies(self, start: int, end: int) -> Iterator[Description]:
        """Yield the known bodies that the paragraph of ``end`` names between two places."""
        block = self._blocks[bisect_left(self._blocks, end, key=lambda b: b.segment.start) - 1]
        return block.describer.bodies_between(start, end)

    def named_nobody_else(self, start: int, end: int) -> bool:
        """Return whether neither an office nor a lone name stands between two places, but for quotations and bodies."""
        block = self._blocks[bisect_left(self._blocks, end, key=lambda b: b.segment.start) - 1]
        t, clauses = block.tokens, block.clauses
        person = clauses.g.person | clauses.g.anonymous
        between = range(bisect_left(t.at, (start, -1)), bisect_left(t.at, (end, -1)))
        if any(clauses.scanner.noun_bits(k) & person and not clauses.quoted(k) for k in between):
            return False
        lone = (k for k, e in block.describer.named() if k in between and e == k + 1 and not clauses.quoted(k))
        return all(t.at[k][0] in block.describer.names or t.mask[k - 1] & clauses.g.genitive for k in lone)

    @cached_property
    def _starts(self) -> list[int]:
        return [span[0] for span, _ in self._sentences]

    @cached_property
    def _sentences(self) -> list[tuple[Span, list[Description]]]:
        return [
            (block.tokens.span(lo, hi), list(self._people(block, lo, hi)))
            for block in self._blocks
            for lo, hi in block.sentences
            if not (block.clauses.quoted(lo) and block.clauses.quoted(hi - 1))
        ]

    def _people(self, block: Block, lo: int, hi: int) -> Iterator[Description]:
        named = [self.names.in_full(d) for d in block.describer.names_between(lo, hi, block.clauses.quoted)]
        opening = _opening(block, lo, hi)
        if opening and not any(0 < d.span[0] - opening.span[1] <= BESIDE for d in named):
            yield opening
        inside = opening.span if opening else (0, 0)  # "The lawyer of Peter Lind left": not he
        yield from (d for d in named if d.kind == "person" and not inside[0] <= d.span[0] < inside[1])


def _opening(block: Block, lo: int, hi: int) -> Description | None:
    """**The driver** *was arrested*: whom the sentence begins with, if it is a person without a name."""
    phrase = (
        None if block.clauses.quoted(lo) or lo in block.clauses.scanner.opens else block.clauses.scanner.right(lo, hi)
    )
    d = block.describer.describe(phrase) if phrase else None
    return d if d and d.kind == "person" and d.identity != "named" else None
