"""A draft made into the value that the report holds: spans, form, stance, qualifiers, chain."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from provenance.attribute.language.tokens import Hit
from provenance.attribute.matching.match import Range
from provenance.attribute.mentions.sorts import WORKS
from provenance.attribute.reading.drafts import Draft
from provenance.attribute.speakers.people import People
from provenance.model.article import exact
from provenance.model.values import (
    Attribution,
    Confidence,
    CueClass,
    Evidence,
    Form,
    Polarity,
    Qualifier,
    QualifierKind,
    SourceStatus,
    Spans,
    Stance,
    Via,
    ViaRelation,
)
from provenance.rules.kinds import Gives

LOWER: dict[Confidence, Confidence] = {"high": "medium", "medium": "low", "low": "low"}
GRAVE = frozenset({"denies", "accuses"})
"""What nobody may be told to have done who only might."""


def attribution(text: str, draft: Draft, people: People) -> Attribution:
    """Return the draft as a value; its parent and source have to be settled."""
    match = draft.match
    content = tuple(sorted((*_spans(draft, match.content), *draft.further)))
    cue = _token_spans(draft, match.cue)
    source = _token_spans(draft, range(match.source.start, match.source.end)) if match.source else ()
    addressee = _token_spans(draft, range(match.addressee.start, match.addressee.end)) if match.addressee else ()
    everything = tuple(sorted({*source, *cue, *content}))
    told = form(draft)
    stance, polarity = _stance(draft), _polarity(draft)
    if stance == "confirms" and polarity == "negated":
        stance, polarity = "does_not_confirm", "positive"
    return Attribution(
        id=draft.id,
        parent=draft.parent.id if draft.parent else None,
        form=told,
        cue_class=cue_class(draft),
        stance=stance,
        polarity=polarity,
        qualifiers=() if told == "hearsay" else tuple(_qualifiers(draft)),
        source=f"s{draft.source + 1}" if draft.source is not None else None,
        source_status=_status(draft, told),
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


def form(draft: Draft) -> Form:
    """Return the form: the frame's, unless quotation marks say otherwise."""
    given = _gives(draft)[1].form or "indirect"
    match = draft.match
    if given == "hearsay":
        return given
    if match.awaits:
        return "direct"
    if match.follows and not match.quotes and not match.cue:
        return "free_indirect"
    outside, inside = _words_by_quotation(draft)
    if inside:
        return "mixed" if outside else "direct"
    clause = given == "reported" and any(_opens_with_that(draft, a) for a, _ in match.content)
    return "indirect" if given == "direct" or clause else given


def _words_by_quotation(draft: Draft) -> tuple[int, int]:
    """Return how many words of the content stand outside of quotation marks, and how many inside."""
    match, raw, scanner = draft.match, draft.block.tokens.raw, draft.block.clauses.scanner
    words = [i for a, b in match.content for i in range(a, b) if raw[i][0].isalnum()]
    speech = {id(q) for q in scanner.quotes if not q.single and scanner.spoken(q)}
    quoted = {i for a, b in match.quotes for i in range(a, b)}
    inside = sum(i in quoted or id(scanner.quote_at[i]) in speech for i in words) if quoted or speech else 0
    return len(words) - inside, inside


def cue_class(draft: Draft) -> CueClass:
    """Return the cue class: the frame's where it names one, else the cue word's."""
    word, frame = _gives(draft)
    return frame.cue_class or word.cue_class or "saying"


def _stance(draft: Draft) -> Stance:
    word, frame = _gives(draft)
    if told := _content_stance(draft):
        return told
    given = word.stance or frame.stance or "asserts"
    if frame.form != "reported":
        return given
    content = draft.match.content
    if given in GRAVE and _only_may(draft):
        return "asserts"
    somebody = given == "denies" and content and not draft.block.clauses.holds("thing", content)
    return "asserts" if somebody or _speaks_of(draft, {*word.unless, *frame.unless}) else given


def _only_may(draft: Draft) -> bool:
    """*Voters* **would** *reject the plan*: what somebody may or will do is done by nobody yet."""
    mask, pack = draft.block.tokens.mask, draft.pack
    modal, negation = pack.bit("MODAL"), pack.bit("NEGATION")
    cue = [mask[k] for k in draft.match.cue]
    return any(m & modal for m in cue) and not any(m & negation for m in cue) and _polarity(draft) == "positive"


def _speaks_of(draft: Draft, classes: AbstractSet[str]) -> bool:
    """Return whether the first listed noun of a content is of one of these classes: *denied him* **entry**."""
    t, g, bits = draft.block.tokens, draft.block.clauses.g, draft.pack.bits(*classes)
    other = g.noun | g.nominal | g.preposition | g.verb
    for a, b in draft.match.content[:1] if bits else ():
        for i in range(a, b):
            owner = i + 1 < b and t.mask[i + 1] & g.possessor  # "dismissed the manager's claims"
            if t.mask[i] & bits and not owner:
                return True
            if (t.mask[i] & other and not owner and i > a) or not t.raw[i][0].isalnum():
                return False
    return False


def _content_stance(draft: Draft) -> Stance | None:
    hit = own_knowledge(draft)
    return draft.pack.gives[hit.entry.rule].stance if hit else None


def own_knowledge(draft: Draft) -> Hit | None:
    """Return the words by which a statement speaks of what its speaker knows: *said it has* **not confirmed** *…*."""
    t, pack = draft.block.tokens, draft.pack
    for a, b in draft.match.content:
        if t.mask[a] & draft.block.clauses.g.pronoun:
            for hit in (h for i in range(a, b) for h in t.hits[i]):
                if hit.entry.bits & pack.bit("UNCONFIRMED") and hit.end <= b and hit.entry.rule in pack.gives:
                    return hit
    return None


def _polarity(draft: Draft) -> Polarity:
    word, frame = _gives(draft)
    negated = any(draft.block.tokens.mask[i] & draft.pack.bit("NEGATION") for i in draft.match.skipped)
    return "negated" if negated else word.polarity or frame.polarity or "positive"


def _qualifiers(draft: Draft) -> Iterator[Qualifier]:
    t, hedge, hearsay = draft.block.tokens, draft.pack.bit("HEDGE"), draft.pack.bits("HEARSAY")
    for a, b in draft.match.content:
        for i in range(a, b):
            for hit in t.hits[i]:
                if hit.entry.bits & (hedge | hearsay) and hit.end <= b and not _a_name(t.raw, i):
                    kind: QualifierKind = "hearsay" if hit.entry.bits & hearsay else "hedge"
                    yield Qualifier(kind=kind, spans=(t.span(hit.start, hit.end),), rule=hit.entry.rule)


def _a_name(raw: Sequence[str], i: int) -> bool:
    """*The harbour will close in* **May**: a capital behind another word hedges nothing."""
    return i > 0 and raw[i][:1].isupper() and raw[i - 1][:1].isalnum()


def _status(draft: Draft, told: Form) -> SourceStatus:
    if told == "hearsay":
        return "nobody"
    if draft.source is not None:
        return "resolved"
    return "unresolved" if draft.described else "absent"


def _confidence(draft: Draft) -> Confidence:
    word, frame = _gives(draft)
    given = word.confidence or frame.confidence or "medium"
    unknown = draft.described is not None and draft.described.identity == "unknown"
    unreal = draft.pack.bit("UNREAL")
    if any(draft.block.tokens.mask[i] & unreal for i in draft.match.cue):
        return "low"  # "could say", "would call": nobody may have said it
    return LOWER[given] if unknown else given


# -- chains -------------------------------------------------------------------------------------------------------


def _via(draft: Draft, people: People) -> Iterator[Via]:
    """Yield the steps outward from the content: data the speaker reads, then whoever relays the speaker."""
    for child in draft.children:
        if child.source != draft.source and _is_data(child, people):
            yield _step(child, "based_on")
    for relation, number, span in draft.through:
        yield Via(source=f"s{number + 1}", relation=relation, spans=(span,))
    outer = draft.parent
    if outer and draft.source is not None and outer.source not in {None, draft.source}:
        yield _step(outer, "relayed_by")


def _is_data(draft: Draft, people: People) -> bool:
    return draft.source is not None and people.members[draft.source].says.kind in WORKS


def _step(draft: Draft, relation: ViaRelation) -> Via:
    assert draft.source is not None
    assert draft.described is not None
    return Via(source=f"s{draft.source + 1}", relation=relation, spans=(draft.described.span,))
