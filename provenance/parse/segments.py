"""Decisions to segments that tile the text."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.model.values import Label, Segment, group_of
from provenance.parse.blocks.block import Block
from provenance.parse.labelling.labels import Decision
from provenance.parse.line.language import Languages

DATELINE_RULE = "layout.dateline"
# KYIV (Reuters) – …   Berlin/Wien, 3. Mai (dpa) - …   WASHINGTON — …: capitals, or a place and a credit in brackets.
DATELINE = re.compile(
    r"[^\W\d_][^\n()\[\]–—:!?]{1,58}[\(\[][^\n()]{2,40}[\)\]]\s?(?:[–—]|-{1,2})\s+(?=\S)"
    r"|[^\W\d_a-z][^\n()a-z–—:!?]{2,40}(?:, [^\n()–—:!?]{2,20})?\s(?:[–—]|--)\s+(?=\S)"
)
DATELINE_WINDOW = 130


class Part(NamedTuple):
    """A stretch of one block that gets a segment of its own."""

    start: int
    end: int
    decision: Decision
    path: str | None
    language: str | None
    joined: bool = False
    """Whether it goes on in the line of the part before."""


def segments_of(
    text: str, blocks: Sequence[Block], decisions: Sequence[Decision], languages: Languages
) -> tuple[Segment, ...]:
    """Return segments that tile the text: separators belong to the one before, leading ones to the first."""
    parts = [p for b, d in zip(blocks, decisions, strict=True) for p in _parts(b, d, own_language(b, d, languages))]
    parts = _rejoined(parts)
    segments = []
    for i, part in enumerate(parts):
        start = part.start if i else 0
        end = parts[i + 1].start if i + 1 < len(parts) else len(text)
        decision = part.decision
        segments.append(
            Segment.trusted(
                start=start,
                end=end,
                group=group_of(decision.label),
                label=decision.label,
                language=part.language,
                path=part.path,
                rule=decision.rule,
                confidence=decision.confidence,
            )
        )
    return tuple(segments)


def _parts(block: Block, decision: Decision, language: str | None) -> Iterator[Part]:
    path = block.box.path() if block.box else None
    size = dateline_length(block, decision.label)
    if size:
        yield Part(block.start, block.start + size, Decision("dateline", DATELINE_RULE, "high"), path, language)
    yield Part(block.start + size, block.end, decision, path, language, block.joined and not size)
    if decision.tail:
        yield Part(decision.tail.start, block.end, decision.tail.decision, path, language)


def _rejoined(parts: Sequence[Part]) -> list[Part]:
    """Return the parts, those of one line that have the same label and language as one."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last and part.joined and _alike(last, part):
            found[-1] = last._replace(end=part.end)
        else:
            found.append(part)
    return found


def _alike(one: Part, other: Part) -> bool:
    return (one.decision.label, one.language) == (other.decision.label, other.language)


def own_language(block: Block, decision: Decision, languages: Languages) -> str | None:
    """Return the block's language where it is known and not the document's: by its words, or by a notice's pack."""
    code = decision.language or languages.passages[block.number]
    return None if code == languages.code else code


def dateline_length(block: Block, label: Label) -> int:
    """Return how many code points of a paragraph's beginning are a dateline, with its dash; 0 for none."""
    if label not in ("paragraph", "lead") or block.words < 8:
        return 0
    found = DATELINE.match(block.text[:DATELINE_WINDOW])
    return found.end() if found else 0
