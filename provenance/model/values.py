"""The vocabulary every room speaks: small immutable values, each one a part of Report 1.0.

Offsets are Unicode code points into the canonical text, end exclusive. A *spans* field is a sorted tuple
of disjoint ``(start, end)`` pairs; it is empty only where there is nothing in the text to point at.

Names are the field's own: source, cue and content (PARC, PolNeAR); form after Redewiedergabe and SpkAtt;
``relation`` values map to W3C PROV and schema.org as docs/report.md lists.
"""

from collections.abc import Iterable
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]
Spans = tuple[Span, ...]

Confidence = Literal["high", "medium", "low"]
EvidenceKind = Literal["text", "markup", "absence"]
Group = Literal["body", "about", "boilerplate"]
BodyLabel = Literal["title", "lead", "heading", "paragraph", "list", "quote", "dateline"]
AboutLabel = Literal[
    "byline", "date", "publisher", "category", "tags", "author_bio", "caption", "photo_credit",
    "agency_credit", "republication_notice", "correction", "referral", "disclosure",
]  # fmt: skip
BoilerplateLabel = Literal[
    "share_prompt", "comment", "comment_form", "related", "newsletter", "subscription",
    "cookie_notice", "navigation", "advertisement", "legal", "other",
]  # fmt: skip
Label = Literal[BodyLabel, AboutLabel, BoilerplateLabel]
Form = Literal["direct", "indirect", "mixed", "reported", "free_indirect", "hearsay"]
CueClass = Literal["saying", "showing", "opining", "attitude", "intent"]
Stance = Literal[
    "asserts", "confirms", "denies", "does_not_confirm", "declines_to_comment", "warns", "accuses",
    "demands", "asks", "promises", "speculates",
]  # fmt: skip
Polarity = Literal["positive", "negated", "questioned"]
QualifierKind = Literal["hearsay", "hedge", "question"]
SourceStatus = Literal["resolved", "unresolved", "absent", "nobody"]
ViaRelation = Literal["relayed_by", "based_on"]
Identity = Literal["named", "partial", "anonymous", "not_applicable", "unknown"]
SourceKind = Literal[
    "person", "group", "organisation", "media", "agency", "document", "dataset", "social_post", "unknown"
]  # fmt: skip
Sector = Literal[
    "government", "politics", "military", "judiciary", "public_body", "company", "ngo", "academia",
    "media", "private_person", "unknown",
]  # fmt: skip
OriginRelation = Literal[
    "published_by", "republished_from", "agency_credit", "canonical", "based_on", "translated_from",
    "referral", "archived_at",
]  # fmt: skip
SignalStatus = Literal["found", "cannot_check"]
SignalLevel = Literal["info", "notice", "look_first"]
AuthorKind = Literal["person", "desk", "agency", "outlet", "unknown"]
LanguageStatus = Literal["given", "detected", "mixed", "cannot_tell"]

BODY_LABELS: frozenset[str] = frozenset(BodyLabel.__args__)  # type: ignore[attr-defined]
ABOUT_LABELS: frozenset[str] = frozenset(AboutLabel.__args__)  # type: ignore[attr-defined]
HIDDEN_CUE_CLASSES: frozenset[str] = frozenset({"attitude", "intent"})


OUTLET_KINDS: frozenset[str] = frozenset({"media", "agency"})
"""Kinds of sources that relay what others say."""


def group_of(label: Label) -> Group:
    """Return the group a segment label belongs to."""
    if label in BODY_LABELS:
        return "body"
    return "about" if label in ABOUT_LABELS else "boilerplate"


class Value(BaseModel):
    """Base of every value: frozen, hashable where its parts are, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, **fields: Any) -> Self:
        """Return the value made of all its fields, given in their order by code that is sure of their types.

        A page has thousands of segments and links, and to check each costs three times as much as to make it.
        """
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", fields)
        object.__setattr__(made, "__pydantic_fields_set__", set(fields))
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made


class Evidence(Value):
    """Where a finding can be seen.

    ``exact`` is the text under ``spans`` (joined by `` … `` when there are several); for markup ``path`` names
    the element and ``exact`` is its value; for absence ``searched`` says what was looked through in vain.
    """

    kind: EvidenceKind
    spans: Spans = ()
    path: str | None = None
    exact: str | None = None
    searched: str | None = None


class Segment(Value):
    """One tile of the text. Segments follow each other without gap or overlap."""

    start: int
    end: int
    group: Group
    label: Label
    language: str | None = None
    path: str | None = None
    rule: str
    confidence: Confidence


class Mark(Value):
    """A finding on a stretch that does not tile: agency tagline, foreign word, formatting mark …"""

    label: str
    spans: Spans
    exact: str
    language: str | None = None
    rule: str
    item: str | None = None
    confidence: Confidence


class Link(Value):
    """A hyperlink of the page: where its anchor text stands, and where it leads."""

    spans: Spans
    href: str
    rel: str | None = None


class Claim(Value):
    """One statement the page makes about itself, and where it makes it.

    ``where`` is one of visible, json-ld, json, xml, front-matter, opengraph, meta, microdata, time, url, hint, header,
    properties; ``kind`` types an author.
    """

    field: str
    value: str
    where: str
    kind: AuthorKind | None = None
    spans: Spans = ()
    path: str | None = None
    chosen: bool = False


class Author(Value):
    """An author as the page names them."""

    name: str
    kind: AuthorKind


class Metadata(Value):
    """What the page says of itself. Every field is ``None`` or empty where nothing was claimed."""

    title: str | None = None
    lead: str | None = None
    authors: tuple[Author, ...] = ()
    date: str | None = None
    updated: str | None = None
    publisher: str | None = None
    url: str | None = None
    domain: str | None = None
    section: str | None = None
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[str, ...] = ()


class Qualifier(Value):
    """A hearsay mark, hedge or question inside somebody's statement."""

    kind: QualifierKind
    spans: Spans
    rule: str


class Via(Value):
    """One step between the content and the reader: who relayed it, or what it is based on."""

    source: str
    relation: ViaRelation
    spans: Spans


class Attribution(Value):
    """Who is cited, by which cue, for which content."""

    id: str
    parent: str | None = None
    form: Form
    cue_class: CueClass
    stance: Stance = "asserts"
    polarity: Polarity = "positive"
    qualifiers: tuple[Qualifier, ...] = ()
    source: str | None = None
    source_status: SourceStatus
    via: tuple[Via, ...] = ()
    source_spans: Spans = ()
    cue_spans: Spans = ()
    content_spans: Spans
    addressee_spans: Spans = ()
    evidence: tuple[Evidence, ...]
    rule: str
    item: str | None = None
    confidence: Confidence


class Mention(Value):
    """A place where a source is named, described or referred to."""

    spans: Spans
    exact: str
    kind: Literal["name", "role", "description", "pronoun"]


class Source(Value):
    """One cited source of the article, with every mention that was joined to it."""

    id: str
    key: str | None = None
    name: str
    identity: Identity
    kind: SourceKind
    sector: Sector = "unknown"
    role: str | None = None
    role_label: str | None = None
    affiliation: str | None = None
    domain: str | None = None
    entity: str | None = None
    mentions: tuple[Mention, ...]


class Origin(Value):
    """A clue to where the article itself comes from."""

    relation: OriginRelation
    name: str | None = None
    domain: str | None = None
    kind: str | None = None
    entity: str | None = None
    evidence: tuple[Evidence, ...]
    rule: str
    item: str | None = None
    confidence: Confidence


class Signal(Value):
    """Something a reader may want to look at, with its innocent explanations."""

    id: str
    status: SignalStatus
    level: SignalLevel
    title: str
    explanation: str
    evidence: tuple[Evidence, ...]
    also_when: str
    would_change: str
    rule: str


class NotChecked(Value):
    """Something this run could not look at, and why."""

    what: str
    reason: str


def shown(attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions that count: wanting or supporting something is not telling it."""
    return tuple(a for a in attributions if a.cue_class not in HIDDEN_CUE_CLASSES)
