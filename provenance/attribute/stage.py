"""The stage: an article in, its attributions and sources out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from provenance.attribute.describe import Description
from provenance.attribute.match import Match, Range
from provenance.attribute.pack import Pack
from provenance.attribute.people import People
from provenance.attribute.reading import Block, read_block
from provenance.model.article import Article, exact
from provenance.model.findings import Cited
from provenance.model.values import (
    HIDDEN_CUE_CLASSES,
    Attribution,
    Confidence,
    CueClass,
    Evidence,
    Form,
    NotChecked,
    Polarity,
    Qualifier,
    QualifierKind,
    SourceStatus,
    Spans,
    Stance,
    Via,
    ViaRelation,
)
from provenance.registry import Registry
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Gives

LOWER: dict[Confidence, Confidence] = {"high": "medium", "medium": "low", "low": "low"}
DATA_KINDS = frozenset({"dataset", "document"})


@dataclass
class Draft:
    """An attribution in the making."""

    block: Block
    match: Match
    pack: Pack
    parent: "Draft | None" = None
    children: list["Draft"] = field(default_factory=list)
    described: Description | None = None
    source: int | None = None
    id: str = ""


def attribute(article: Article, book: RuleBook) -> Cited:
    """Return the attributions of the article's body, in text order, and the sources they cite.

    Only segments in a language with a pack are read; the others are named in ``not_checked``.
    """
    registry = Registry.of(book)
    drafts: list[Draft] = []
    unread: set[str] = set()
    people: People | None = None
    for segment in article.of("body"):
        code = segment.language or article.language
        pack = Pack.of(book, code) if code else None
        if pack is None:
            unread.add(code or "unknown")
            continue
        people = people or People(pack.rule, pack.pronouns)
        names = registry.find_names(article.text, segment.start, segment.end, code)
        block = read_block(article.text, segment, pack, names)
        people.hear(block.describer.full_names())
        drafts += _drafts(block, pack)
    not_checked = tuple(
        NotChecked(what="attribution", reason=f"not attempted: no rules for language '{code}'")
        for code in sorted(unread)
    )
    return _cited(article.text, drafts, people, not_checked) if people else Cited(not_checked=not_checked)


def _drafts(block: Block, pack: Pack) -> list[Draft]:
    drafts = [Draft(block, m, pack) for m in block.matches]
    for draft in drafts:
        holders = [d for d in drafts if d is not draft and _holds(d.match, draft.match)]
        draft.parent = min(holders, key=lambda d: sum(b - a for a, b in d.match.content), default=None)
    for draft in drafts:
        if draft.parent:
            draft.parent.children.append(draft)
    return drafts


def _holds(outer: Match, inner: Match) -> bool:
    return bool(inner.cue) and all(any(a <= i < b for a, b in outer.content) for i in inner.cue)


def _cited(text: str, drafts: list[Draft], people: People, not_checked: tuple[NotChecked, ...]) -> Cited:
    standing = [d for d in drafts if not (d.parent and _form(d) == "hearsay")]
    for draft in standing:
        if draft.match.source:
            draft.described = draft.block.describer.describe(draft.match.source)
    for n, draft in enumerate(standing, 1):
        draft.id = f"a{n}"
        if draft.described and _cue_class(draft) not in HIDDEN_CUE_CLASSES:
            draft.source = people.add(draft.described)
    kept = set(map(id, standing))
    for draft in standing:
        if draft.parent and id(draft.parent) not in kept:
            draft.parent = None
    return Cited(tuple(_attribution(text, d, people) for d in standing), people.sources(), not_checked)


def _attribution(text: str, draft: Draft, people: People) -> Attribution:
    match = draft.match
    content = _spans(draft, match.content)
    cue = _token_spans(draft, match.cue)
    source = _token_spans(draft, range(match.source.start, match.source.end)) if match.source else ()
    addressee = _token_spans(draft, range(match.addressee.start, match.addressee.end)) if match.addressee else ()
    everything = tuple(sorted({*source, *cue, *content}))
    return Attribution(
        id=draft.id,
        parent=draft.parent.id if draft.parent else None,
        form=_form(draft),
        cue_class=_cue_class(draft),
        stance=_stance(draft),
        polarity=_polarity(draft),
        qualifiers=tuple(_qualifiers(draft)),
        source=f"s{draft.source + 1}" if draft.source is not None else None,
        source_status=_status(draft),
        via=tuple(_via(draft, people)),
        source_spans=source,
        cue_spans=cue,
        content_spans=content,
        addressee_spans=addressee,
        evidence=(Evidence(kind="text", spans=everything, exact=exact(text, everything)),),
        rule=match.shape.frame.id,
        item=match.hit.entry.item if match.hit else None,
        confidence=_confidence(draft),
    )


# -- spans ------------------------------------------------------------------------------------------------------


def _spans(draft: Draft, ranges: tuple[Range, ...]) -> Spans:
    t = draft.block.tokens
    merged: list[list[int]] = []
    for a, b in sorted(ranges):
        if merged and a <= merged[-1][1]:
            merged[-1][1] = max(b, merged[-1][1])
        else:
            merged.append([a, b])
    trimmed = (draft.block.clauses.trim(a, b) for a, b in merged)
    return tuple(t.span(_after_that(draft, a, b), b) for a, b in trimmed if a < b)


def _after_that(draft: Draft, start: int, end: int) -> int:
    """A content does not begin with its complementiser: *zeigen, dass* **die Brücke hält**."""
    return start + 1 if start + 1 < end and _opens_with_that(draft, start) else start


def _opens_with_that(draft: Draft, start: int) -> bool:
    t, g = draft.block.tokens, draft.block.clauses.g
    return (
        bool(t.mask[start] & draft.pack.bit("COMPLEMENTISER"))
        and bool(set(draft.match.cue) & {start - 1, start - 2})
        and not t.mask[start] & g.adverb
    )


def _token_spans(draft: Draft, tokens: "range | tuple[int, ...]") -> Spans:
    ranges: list[tuple[int, int]] = []
    for i in sorted(set(tokens)):
        if ranges and ranges[-1][1] == i:
            ranges[-1] = (ranges[-1][0], i + 1)
        else:
            ranges.append((i, i + 1))
    return tuple(draft.block.tokens.span(a, b) for a, b in ranges)


# -- what the words say -------------------------------------------------------------------------------------------


def _gives(draft: Draft) -> tuple[Gives, Gives]:
    hit = draft.match.hit
    word = draft.pack.gives.get(hit.entry.rule, Gives()) if hit else Gives()
    return word, draft.match.shape.frame.gives


def _form(draft: Draft) -> Form:
    given = _gives(draft)[1].form or "indirect"
    match = draft.match
    if given == "hearsay":
        return given
    quoted = {i for a, b in match.quotes for i in range(a, b)} | {
        i for q in draft.block.clauses.scanner.quotes if not q.single for i in range(q.start, q.words_end)
    }
    words = [i for a, b in match.content for i in range(a, b) if draft.block.tokens.raw[i][0].isalnum()]
    inside = sum(i in quoted for i in words)
    if words and inside == len(words):
        return "direct"
    if inside:
        return "mixed"
    clause = given == "reported" and any(_opens_with_that(draft, a) for a, _ in match.content)
    return "indirect" if given == "direct" or clause else given


def _cue_class(draft: Draft) -> CueClass:
    word, frame = _gives(draft)
    return frame.cue_class or word.cue_class or "saying"


def _stance(draft: Draft) -> Stance:
    word, frame = _gives(draft)
    told = _content_stance(draft)
    return told or word.stance or frame.stance or "asserts"


def _content_stance(draft: Draft) -> Stance | None:
    """*The Pentagon said it has not confirmed …*: the statement is about the speaker's own knowledge."""
    t, pack = draft.block.tokens, draft.pack
    for a, b in draft.match.content:
        if not t.mask[a] & draft.block.clauses.g.pronoun:
            continue
        for i in range(a, b):
            for hit in t.hits[i]:
                stance = pack.gives[hit.entry.rule].stance if hit.entry.rule in pack.gives else None
                if stance and hit.entry.bits & pack.bit("UNCONFIRMED") and hit.end <= b:
                    return stance
    return None


def _polarity(draft: Draft) -> Polarity:
    negation = draft.pack.bit("NEGATION")
    return "negated" if any(draft.block.tokens.mask[i] & negation for i in draft.match.skipped) else "positive"


def _qualifiers(draft: Draft) -> Iterator[Qualifier]:
    t, hedge, hearsay = draft.block.tokens, draft.pack.bit("HEDGE"), draft.pack.bits("HEARSAY")
    if _form(draft) == "hearsay":
        return
    for a, b in draft.match.content:
        for i in range(a, b):
            for hit in t.hits[i]:
                if hit.entry.bits & (hedge | hearsay) and hit.end <= b:
                    kind: QualifierKind = "hearsay" if hit.entry.bits & hearsay else "hedge"
                    yield Qualifier(kind=kind, spans=(t.span(hit.start, hit.end),), rule=hit.entry.rule)


def _status(draft: Draft) -> SourceStatus:
    if _form(draft) == "hearsay":
        return "nobody"
    if draft.source is not None:
        return "resolved"
    return "unresolved" if draft.described else "absent"


def _confidence(draft: Draft) -> Confidence:
    word, frame = _gives(draft)
    given = word.confidence or frame.confidence or "medium"
    unknown = draft.described is not None and draft.described.identity == "unknown"
    return LOWER[given] if unknown else given


# -- chains -------------------------------------------------------------------------------------------------------


def _via(draft: Draft, people: People) -> Iterator[Via]:
    """Yield the steps outward from the content: data the speaker reads, then whoever relays the speaker."""
    for child in draft.children:
        if child.source != draft.source and _is_data(child, people):
            yield _step(child, "based_on")
    outer = draft.parent
    if outer and draft.source is not None and outer.source not in {None, draft.source}:
        yield _step(outer, "relayed_by")


def _is_data(draft: Draft, people: People) -> bool:
    return draft.source is not None and people.members[draft.source].says.kind in DATA_KINDS


def _step(draft: Draft, relation: ViaRelation) -> Via:
    assert draft.source is not None
    assert draft.described is not None
    return Via(source=f"s{draft.source + 1}", relation=relation, spans=(draft.described.span,))
