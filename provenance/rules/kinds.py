"""The eight kinds of rule. Each is one immutable value; its first key in YAML names the kind and holds its id."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from provenance.model.values import (
    Confidence,
    CueClass,
    Form,
    Identity,
    Label,
    OriginRelation,
    Polarity,
    Sector,
    SignalLevel,
    SourceKind,
    Stance,
    Value,
)
from provenance.rules.grammar import LanguageRule
from provenance.rules.rule import Rule, RuleId, SomeTexts, Text, Texts


class Gives(Value):
    """What a word or frame says about the attribution it makes; a word's value wins over its frame's."""

    form: Form | None = None
    cue_class: CueClass | None = None
    stance: Stance | None = None
    polarity: Polarity | None = None
    confidence: Confidence | None = None
    kind: SourceKind | None = None
    identity: Identity | None = None
    sector: Sector | None = None
    gender: Literal["m", "f", "n"] | None = None
    number: Literal["singular", "plural"] | None = None
    base: Text | None = None
    """The base form of the words, where a report should show one."""
    unless: Texts = ()
    """Word classes, by name: a statement of one of these has no stance by this word. *The court* **denied** *the
    appeal* disputes nothing."""


class Words(Rule):
    """A list of words with a class. A form may have several words, and `` … `` for a bounded gap."""

    forms: SomeTexts
    gives: Gives = Gives()


ContentCondition = Literal[
    "reportive",
    "quoted",
    "finite",
    "clause",
    "verbal",
    "object",
    "phrase",
    "predicate",
    "sentence",
    "goes-on",
    "noun",
    "parted",
    "thing",
]


class FrameWhere(Value):
    """Conditions on a frame's slots."""

    source: tuple[SourceKind | Literal["named", "proper", "known", "pronoun"], ...] = ()
    """The source's head noun must be of one of these kinds; ``named``: or be a name of a kind that nothing tells;
    ``proper``: or such a name with an ending behind an apostrophe;
    ``known``: or the surname of somebody whom the article names in full;
    ``pronoun``: or be a pronoun that can stand for somebody who speaks, as it also may for a person."""
    content: tuple[ContentCondition, ...] = ()
    """``reportive``: the content's verb stands in a reportive mood; ``quoted``: it holds a quotation;
    ``finite``: it begins with a subject and has a verb; ``clause``: its subject, then at once its verb;
    ``verbal``: it has a verb somewhere;
    ``predicate``: its last part begins with the verb that its first part lacks;
    ``sentence``: it has a verb, or is long enough to and begins like no adverbial;
    ``goes-on``: its last part does not begin like something the author adds;
    ``noun``: it is one noun phrase;
    ``thing``: it does not begin with somebody: *dismissed* **the claims**, not **two aides**;
    ``object``: it begins like an object and ends where another clause begins;
    ``phrase``: it begins with a noun phrase."""
    source_without: Texts = ()
    """Word classes, by name, none of which may occur in the source's head phrase: *nach* **dem Urteil** is a time."""
    cue: tuple[Literal["opens", "joins", "closes"], ...] = ()
    """``opens``: the cue opens its sentence, but for adverbs and conjunctions: *Dijo que no*, *Powiedział, że nie*;
    ``joins``: a report stands before it in the sentence, and who speaks there speaks on: *said Roth,* **adding** …;
    ``closes``: behind cue and source stands a mark, or what says where and when: *« Non »,* **rigole la maire***.*"""
    without: Texts = ()
    """Word classes, by name, none of which may occur in the content: a hearsay modal with *can* is possibility."""


class Frame(Rule):
    """Sentence shapes around a cue. Slots are bare capitals, `` ( ) `` is optional, ``a|b`` either."""

    patterns: SomeTexts
    gives: Gives = Gives()
    where: FrameWhere = FrameWhere()
    turn: bool = False
    """The frame speaks of a whole paragraph that a speaker's name and a colon open; it has no anchor."""
    follows: bool = False
    """The frame speaks of a whole sentence right after an attribution, whose source it takes over:
    *Sie sagte, es sei spät.* **Der Bus sei weg.** Its anchor may stand in the content."""
    back: bool = False
    """Its content takes up the sentence before, which belongs to it: **Der Bus ist weg.** *Das sagte der Wirt.*"""


class PhraseWhere(Value):
    """Where in the article a phrase counts."""

    after: Literal["title", "first-paragraph", "last-paragraph"] | None = None
    before: Literal["title", "first-paragraph", "last-paragraph"] | None = None
    within: tuple[Label, ...] = ()
    """Only in blocks that already carry one of these labels."""
    language: Texts = ()
    max_words: Annotated[int, Field(ge=1, le=2_000)] | None = None
    """Only in blocks of at most so many words."""


class Extends(Value):
    """How far a label reaches from the line that matched."""

    until: Literal["end", "blank", "heading", "long-block"] = "end"
    direction: Literal["down", "up"] = "down"
    while_: Literal["short", "any"] = Field("short", alias="while")


class OriginGives(Value):
    """What origin a phrase or element is a clue to; ``NAME`` and ``DOMAIN`` slots of the text fill the rest."""

    relation: OriginRelation
    kind: Text | None = None
    name: Text | None = None
    confidence: Confidence = "high"


class Phrase(Rule):
    """Literal text with a position, giving a label, a mark or an origin.

    ``text`` may hold the slots NAME (a run of name-like tokens), DOMAIN (a host name), DATE and NUMBER,
    and `` … `` for a bounded gap. ``regex`` runs through re2 in windows of 2,000 code points; its groups
    ``name`` and ``domain`` fill the same slots.
    """

    text: Texts = ()
    regex: Texts = ()
    match: Literal["whole-line", "line-start", "line-end", "anywhere"] = "anywhere"
    where: PhraseWhere = PhraseWhere()
    label: Label | None = None
    mark: RuleId | None = None
    origin: OriginGives | None = None
    extends: Extends | None = None
    confidence: Confidence = "high"


class Range(Value):
    """Inclusive bounds on a number."""

    at_least: Annotated[float, Field(allow_inf_nan=False)] | None = None
    at_most: Annotated[float, Field(allow_inf_nan=False)] | None = None


class Block(Rule):
    """Features, element or class of a block, giving it a label.

    ``features`` names numeric features of the block model (docs/parsing.md lists them) and their bounds;
    all conditions must hold. ``score`` adds to the judge's body score instead of giving a label.
    """

    element: Texts = ()
    inside: Texts = ()
    """Names of ancestor elements, any of which must enclose the block."""
    tokens: Texts = ()
    """Words of class, id, role or itemprop attributes of the block or its ancestors, any of which must occur."""
    features: dict[Text, Range] = Field(default_factory=dict)
    says: Texts = ()
    """Words, or with a star beginnings of words, one of which the block holds: asked where only its shape is known."""
    above: tuple[Label, ...] = ()
    """Labels, one of which the block right above must have got for sure."""
    below: tuple[Label, ...] = ()
    within: tuple[Label, ...] = ()
    """Labels, one of which the block has got until then: asked last, and then the rule decides however sure it is."""
    site: Texts = ()
    label: Label | None = None
    score: Annotated[float, Field(allow_inf_nan=False)] | None = None
    confidence: Confidence = "medium"


EntityKind = Literal[
    "agency", "newspaper", "broadcaster", "magazine", "portal", "blog", "fact_checker", "institution",
    "military", "intelligence", "court", "parliament", "ministry", "central_bank", "international_body", "ngo",
    "police", "health_body", "company", "party", "country", "platform", "university", "head_of_state",
    "region", "city",
]  # fmt: skip


class Entity(Rule):
    """An outlet, agency, institution, country or platform, with the names it goes by."""

    name: Text
    kind: EntityKind
    sector: Sector = "unknown"
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    aliases: dict[str, Texts] = Field(default_factory=dict)
    """Names by language code; ``any`` holds those used in every language. Matched at token edges, case-sensitive."""
    domains: Texts = ()
    wikidata: Annotated[str, StringConstraints(pattern=r"^Q\d+$")] | None = None
    parent: RuleId | None = None
    ambiguous: Texts = ()
    """Aliases that count only with one of ``context`` in the same sentence."""
    context: Texts = ()
    of: tuple[Literal["country", "region", "city", "seat"], ...] = ()
    """A sort of body that each of these has: its names count only beside the owner's, and stand for the owner's.
    ``seat``: also beside the city where it sits, *the government in Kyiv*."""
    seat: bool = False
    """Of a city: its country's government sits there."""
    office: RuleId | None = None
    """The sort of body that this one is in its country, so that *the Italian foreign ministry* finds the Farnesina."""
    adjectives: dict[str, Texts] = Field(default_factory=dict)
    """Of a country or place, by language code: without their endings."""
    publishers: Literal["subdomain", "path", "none"] = "none"
    """For a platform: where one publisher's part of it is told from another's."""


class SignalRule(Rule):
    """Facts that make a finding. ``fact`` names a detector (docs/signals.md), ``when`` bounds what it measured.

    ``{slots}`` in the texts are filled from the fact.
    """

    fact: Text
    level: SignalLevel
    title: Text
    explanation: Text
    also_when: Text
    would_change: Text
    when: dict[Text, Range] = Field(default_factory=dict)
    words: Texts = ()
    """Word classes the fact looks for, by class name."""
    nearest: Text | None = None
    """The nearest item of the W3C Credible Web draft or the Trust Project."""


class SignalTexts(Value):
    """A signal's texts in another language; ``{slots}`` and choices are those of the signal's own."""

    title: Text | None = None
    explanation: Text | None = None
    also_when: Text | None = None
    would_change: Text | None = None


class WordingRule(Rule):
    """What readers are told, in the language that the id begins with. What it leaves out is told in English."""

    texts: dict[Text, Text] = Field(default_factory=dict)
    """By key; a key may end in a plural category of Unicode CLDR, such as ``few``."""
    signals: dict[RuleId, SignalTexts] = Field(default_factory=dict)


Kind = Literal["words", "frame", "phrase", "block", "entity", "signal", "language", "wording"]
KINDS: dict[str, type[Rule]] = {
    "words": Words,
    "frame": Frame,
    "phrase": Phrase,
    "block": Block,
    "entity": Entity,
    "signal": SignalRule,
    "language": LanguageRule,
    "wording": WordingRule,
}
AnyRule = Words | Frame | Phrase | Block | Entity | SignalRule | LanguageRule | WordingRule
