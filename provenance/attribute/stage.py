"""The stage: an article in, its attributions and sources out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from provenance.attribute.alone import alone
from provenance.attribute.language.pack import Pack
from provenance.attribute.language.packing import pack_of
from provenance.attribute.mentions.description import Description
from provenance.attribute.mentions.initials import initials
from provenance.attribute.reading.block import Block, Hints, read_block, related
from provenance.attribute.reading.drafts import Draft, answer, complete, drafts_of, go_on, run_on, taken_up
from provenance.attribute.reading.media import steps
from provenance.attribute.reading.turns import label_of, speakers
from provenance.attribute.record import attribution, cue_class, own_knowledge
from provenance.attribute.speakers.cast import Cast
from provenance.attribute.speakers.full_names import FullNames
from provenance.attribute.speakers.leaders import Leaders
from provenance.attribute.speakers.left_out import NEAR, left_out
from provenance.attribute.speakers.people import People
from provenance.model.article import Article
from provenance.model.findings import Cited, Unchecked, unchecked
from provenance.model.values import HIDDEN_CUE_CLASSES, Segment, Span, ViaRelation
from provenance.registry import NameHit, Registry, Spelling
from provenance.rules.book import RuleBook


def attribute(article: Article, book: RuleBook) -> Cited:
    """Return the attributions of the article's body, in text order, and the sources they cite.

    Only segments in a language with a pack are read; the others are named in ``not_checked``.
    """
    blocks = list(_blocks(article, book))
    not_checked = tuple(
        unchecked("attribution.no_rules", code=code) if code else unchecked("attribution.no_language")
        for code in sorted({str(code) for code, _ in blocks if isinstance(code, str)})
    )
    read = [(pack, block) for pack, block in blocks if isinstance(pack, Pack) and block]
    if not read:
        return Cited(not_checked=not_checked)
    names = FullNames(read[0][0].rule, read[0][0].declensions, _capitals(block for _, block in read))
    for _, block in read:
        names.hear(block.describer.full_names())
        names.hear_bodies(block.describer.bodies())
        names.hear_initials(initials(block.describer))
    cast = Cast((block for _, block in read), names)
    people = People(read[0][0].rule, read[0][0].pronouns, Spelling.of(book), cast)
    cited = _cited(article.text, read, people, not_checked)
    leaders = Leaders(article.text, article.language, book)
    return replace(cited, sources=leaders.with_keys(cited.sources, names.bare))


def _capitals(blocks: Iterable[Block]) -> frozenset[str]:
    return frozenset(raw for block in blocks for raw in block.tokens.raw if raw[0].isupper())


def _blocks(article: Article, book: RuleBook) -> Iterator[tuple[Pack | str, Block | None]]:
    """Yield each body segment's pack and reading, or the language code that has no pack."""
    names = _Names(article, Registry.of(book))
    body = list(article.of("body"))
    known = speakers(article.text, (article.text[s.start : s.end] for s in body))
    block: Block | None = None
    for segment in body:
        code = segment.language or article.language
        pack = pack_of(book, code) if code else None
        if pack is None:
            block = None
            yield code or "", None
            continue
        label = label_of(article.text[segment.start : segment.end])
        hints = Hints(label if label in known else None, block is not None and block.leads_on)
        block = read_block(article.text, segment, pack, names.within(segment, str(code)), hints)
        yield pack, block


class _Names:
    """The names in the article's body, by language: found in all of it at once, for one that is given in full in one
    paragraph settles its short form in another: *The Harcombe Times* … *the Times*."""

    def __init__(self, article: Article, registry: Registry) -> None:
        self._article = article
        self._registry = registry
        self._found: dict[str, list[NameHit]] = {}

    def within(self, segment: Segment, code: str) -> list[NameHit]:
        """Return the names in a segment of this language, in order."""
        hits = self._found.get(code)
        if hits is None:
            body = list(self._article.of("body"))
            hits = self._registry.find_names(self._article.text, body[0].start, body[-1].end, code)
            self._found[code] = hits
        first = bisect_left(hits, segment.start, key=lambda h: h.start)
        last = bisect_left(hits, segment.end, key=lambda h: h.start)
        return [h for h in hits[first:last] if h.end <= segment.end]


def _drafts(read: list[tuple[Pack, Block]]) -> Iterator[Draft]:
    last: Draft | None = None
    spoke: Draft | None = None
    before: Block | None = None
    for pack, block in read:
        reply = answer(spoke, block, pack) if before and before.asks else None
        going_on = not reply and go_on(last, block) and (_stays_open(block) or block.is_quote)
        drafts = [reply] if reply else run_on(last, block, drafts_of(block, pack))
        taken_up(drafts, before)
        yield from drafts
        last = drafts[-1] if drafts else (last if going_on or block.asks else None)
        spoke = next((d for d in drafts if d.match.quotes and block.in_dashes and not d.speaker), spoke)
        before = block


def _stays_open(block: Block) -> bool:
    return block.open_quote is not None and block.open_quote.start == 0


def _through(draft: Draft, people: People) -> Iterator[tuple[ViaRelation, int, Span]]:
    for step in steps(draft.block, draft.match, draft.pack):
        number = people.add(step.described)
        if number is not None and number != draft.source:
            yield step.relation, number, step.described.span


def _who(draft: Draft, described: Description, people: People) -> int | None:
    """Return the member who is cited; *the council,* **which** *said no*: the relative pronoun is the phrase before."""
    pronoun = draft.pack.pronouns.get(described.pronoun or "")
    if pronoun is None or pronoun.person != "relative" or draft.match.source is None:
        return people.add(described)
    before = related(draft.block, draft.match.source.start)
    return people.refer(described, before) if before else None


def _told_by_parent(draft: Draft) -> bool:
    """*The Pentagon said it had not confirmed …*: the inner cue is the outer statement's stance."""
    hit = own_knowledge(draft.parent) if draft.parent else None
    return hit is not None and any(hit.start <= i < hit.end for i in draft.match.cue)


def _is_known(draft: Draft, people: People) -> bool:
    """*Para Mora, …*: where a name alone may be a place's, somebody of that name stands in the article in full."""
    wanted, source = draft.match.shape.frame.where.source, draft.match.source
    if source is None or "known" not in wanted:
        return True
    d = draft.block.describer.describe(source)
    return d.pronoun is not None or d.kind in wanted or people.knows(d)


def _statement(draft: Draft) -> Iterator[Span]:
    """Yield what a statement itself says: not the sentence it takes up, nor what stands before a colon in it.

    *Roth disagrees:* **the bridge will stand,** *he says*.
    """
    tokens = draft.block.tokens
    for a, b in () if draft.match.shape.frame.back else draft.match.content:
        first = max((k + 1 for k in range(a, b - 1) if tokens.raw[k] in ":;"), default=a)
        yield tokens.span(first, b)


def _settle(draft: Draft, people: People) -> None:
    """Give the draft the source that its words tell."""
    hit, g = draft.match.hit, draft.pack.grammar
    if draft.speaker:
        draft.source = draft.speaker.source
    elif draft.match.source:
        speaks = hit is not None and bool(hit.entry.bits & g.cue)
        governed = hit is not None and bool(hit.entry.bits & (g.according | g.cites))
        described = draft.block.describer.describe(draft.match.source)
        own = tuple(_statement(draft)) if described.pronoun else ()
        draft.described = replace(described, subject=speaks and not governed, governed=governed, apart=own)
    if draft.described and cue_class(draft) not in HIDDEN_CUE_CLASSES:
        draft.source = _who(draft, draft.described, people)
        draft.through = list(_through(draft, people))


def _cited(text: str, read: list[tuple[Pack, Block]], people: People, not_checked: tuple[Unchecked, ...]) -> Cited:
    drafts = list(_drafts(read))  # all of them first: the next paragraph may complete one
    standing = [d for d in drafts if complete(d) and not _told_by_parent(d) and _is_known(d, people)]
    previous = {id(block): last for (_, last), (_, block) in pairwise(read)}
    for n, draft in enumerate(standing):
        _settle(draft, people)
        speaker = left_out(draft, standing[max(0, n - NEAR) : n], previous.get(id(draft.block)), people)
        if speaker:
            draft.source, draft.described = speaker
    kept = set(map(id, standing))
    for draft in standing:
        if draft.parent and id(draft.parent) not in kept:
            draft.parent = None
    standing = alone(read, standing, people)
    for n, draft in enumerate(standing, 1):
        draft.id = f"a{n}"
    return Cited(tuple(attribution(text, d, people) for d in standing), people.sources(), not_checked)
