"""Speech that nothing gives to anybody, in an article that lets one person speak: *“I had talked enough.”*

An interview or portrait names its speaker once and then prints quotations, or answers behind questions, by themselves.
They are the speaker's where one person is quoted far more often than anybody else and nobody else was cited or named
right before; answers without marks, where the questions speak to somebody, the answers of oneself, and one person is
named before the first.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from provenance.attribute.language.frames import QUOTE
from provenance.attribute.language.pack import Pack
from provenance.attribute.matching.match import Match, Range
from provenance.attribute.mentions.description import Description
from provenance.attribute.phrases.clauses import Clauses
from provenance.attribute.reading.block import Block
from provenance.attribute.reading.drafts import Draft
from provenance.attribute.speakers.people import People
from provenance.attribute.words.remarks import MIN_FLOATING

Read = Sequence[tuple[Pack, Block]]
MIN_QUOTED = 2
"""Quotations that make somebody the one whom the article lets speak."""
MIN_QUESTIONS = 3
MIN_ADDRESSED = 2
MAX_QUESTION = 60
BULLETS = frozenset("■●•▪◆►▶»›–—-")
PROSE = frozenset({"paragraph", "lead", "quote", "list"})


def alone(read: Read, drafts: list[Draft], people: People) -> list[Draft]:
    """Return the drafts and those of speech that stands by itself, in text order; sources have to be settled."""
    questions = frozenset(_questions(read))
    speaker = _speaker(drafts, people)
    added = list(_quoted(read, drafts, people, speaker, questions)) if speaker is not None else []
    if questions:
        asked = speaker if speaker is not None else _introduced(read, min(questions), people)
        added += [] if asked is None else list(_answers(read, drafts, asked, questions, people))
    return sorted([*drafts, *added], key=_place) if added else drafts


def _place(draft: Draft) -> int:
    match = draft.match
    first = min([*match.cue, *(a for a, _ in match.content), *([match.source.start] if match.source else [])])
    return draft.block.tokens.at[first][0]


def _speaker(drafts: list[Draft], people: People) -> int | None:
    """Return the member who is quoted twice as often as anybody else, if it is a person."""
    said = Counter(d.source for d in drafts if d.match.quotes and not d.parent and d.source is not None)
    (who, times), (_, next_most) = [*said.most_common(2), (None, 0), (None, 0)][:2]
    if who is None or times < max(MIN_QUOTED, 2 * next_most) or people.members[who].says.kind != "person":
        return None
    return who


def _quoted(
    read: Read, drafts: list[Draft], people: People, speaker: int, questions: frozenset[int]
) -> Iterator[Draft]:
    """Yield the sentences that are one quotation each and belong to nobody yet, where nobody else is near."""
    of_block: dict[int, list[Draft]] = {}
    for draft in drafts:
        of_block.setdefault(id(draft.block), []).append(draft)
    taken = [span for d in drafts for span in d.further]
    near: list[Draft] = []
    for n, (pack, block) in enumerate(read):
        here = of_block.get(id(block), [])
        silent = n in questions or block.asks or block.segment.label not in PROSE
        parts = [] if silent else list(_whole_quotes(block.clauses, block))
        for part in parts:
            start, end = block.tokens.span(*part)
            free = not any(a < end and start < b for a, b in taken) and not _claimed(part, here)
            before = [d for d in here if _place(d) < start] or near
            if (
                free
                and pack.shapes.get(QUOTE)
                and _nobody_else(before, speaker)
                and not _named_before(block, part, people, speaker)
            ):
                yield _draft(block, pack, part, speaker, people)
        near = here or near


def _whole_quotes(clauses: Clauses, block: Block) -> Iterator[Range]:
    for lo, hi in block.sentences:
        quote = clauses.scanner.opens.get(lo)
        if quote is None or quote.single or not quote.closed or quote.words_end - quote.start <= MIN_FLOATING:
            continue
        part = clauses.trim(quote.start + 1, quote.words_end)
        if part[0] < part[1] and not any(block.tokens.raw[i][0].isalnum() for i in range(quote.end, hi)):
            yield part


def _claimed(part: Range, here: list[Draft]) -> bool:
    return any(a < part[1] and part[0] < b for d in here for a, b in d.match.content)


def _nobody_else(before: list[Draft], speaker: int) -> bool:
    """Return whether whoever was cited last is the speaker, or a pronoun that nothing settled."""
    last = before[-1] if before else None
    return last is None or last.source == speaker or (last.source is None and bool(last.match.source))


def _named_before(block: Block, part: Range, people: People, speaker: int) -> bool:
    named = block.describer.names_between(0, part[0], block.clauses.quoted)
    return any(people.number_of(d) != speaker for d in named if d.kind == "person")


def _questions(read: Read) -> Iterator[int]:
    """Yield the places of an interviewer's questions; none where too few speak to somebody."""
    marked = [n for n, (_, b) in enumerate(read) if b.tokens.raw and b.tokens.raw[0] in BULLETS and not b.in_dashes]
    asked = [n for n, (_, b) in enumerate(read) if b.tokens.raw and b.tokens.raw[-1] == "?" and not b.matches]
    found = marked if len(set(marked) & set(asked)) >= MIN_ADDRESSED else asked
    found = [n for n in found if len(read[n][1].tokens) <= MAX_QUESTION]
    behind = [n + 1 for n in found if n + 1 < len(read) and n + 1 not in found]
    addressed = sum(_holds(*read[n], "ADDRESS") for n in found)
    voiced = sum(_holds(*read[n], "VOICE") for n in behind)
    if len(found) >= MIN_QUESTIONS and addressed >= MIN_ADDRESSED and voiced >= MIN_ADDRESSED:
        yield from found


def _holds(pack: Pack, block: Block, name: str) -> bool:
    bit = pack.bit(name)
    return any(mask & bit for mask in block.tokens.mask)


def _introduced(read: Read, first: int, people: People) -> int | None:
    """Return the one person whom the article names before the first question."""
    named = (d for _, block in read[:first] for d in _named(block) if d.kind == "person")
    full = {d.name: d for d in map(people.names.in_full, named) if d.name and " " in d.name}
    bare = people.names.bare
    if len(full) > 1:  # of several, whoever is spoken of further on
        later = {bare(raw) for _, block in read[first:] for raw in block.tokens.raw if raw[0].isupper()}
        full = {name: d for name, d in full.items() if bare(name.split()[-1]) in later}
    return people.add(next(iter(full.values()))) if len(full) == 1 else None


def _named(block: Block) -> Iterator[Description]:
    return block.describer.names_between(0, len(block.tokens), block.clauses.quoted)


def _answers(
    read: Read, drafts: list[Draft], speaker: int, questions: frozenset[int], people: People
) -> Iterator[Draft]:
    """Yield the paragraphs right behind a question as what the person asked says, unless they are quoted already."""
    quoted = {id(d.block) for d in drafts if d.match.quotes and not d.parent and d.source == speaker}
    for (before, _), (n, (pack, block)) in pairwise(enumerate(read)):
        if before not in questions or n in questions or block.segment.label not in PROSE or id(block) in quoted:
            continue
        if not pack.shapes.get(QUOTE):
            continue
        if 0 in block.clauses.scanner.opens and any(True for _ in _whole_quotes(block.clauses, block)):
            continue
        part = block.clauses.trim(0, len(block.tokens))
        if part[1] - part[0] > 1:
            yield _holding(_draft(block, pack, part, speaker, people), drafts)


def _holding(answer: Draft, drafts: list[Draft]) -> Draft:
    """Return the answer, with what it says of others' statements nested in it."""
    for draft in drafts:
        if draft.block is answer.block and not draft.parent:
            draft.parent = answer
            answer.children.append(draft)
    return answer


def _draft(block: Block, pack: Pack, part: Range, speaker: int, people: People) -> Draft:
    shape = pack.shapes[QUOTE][0]
    match = Match(shape, None, (), (part,), (part,), follows=True)
    return Draft(block, match, pack, source=speaker, described=people.members[speaker].says)
