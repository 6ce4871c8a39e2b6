"""The rule that describes a language: marks, function words, pronouns and habits."""

from typing import Literal

from pydantic import Field

from provenance.model.values import Value
from provenance.rules.rule import Rule, Text, Texts

Gender = Literal["m", "f", "n"]


class Pronoun(Value):
    """A pronoun and the features that decide what it may stand for."""

    forms: Texts
    gender: tuple[Gender, ...] = ()
    number: tuple[Literal["singular", "plural"], ...] = ()
    person: Literal["first", "third", "relative", "demonstrative", "possessor"] = "third"
    """A possessor (his) speaks only inside a cue: *по* **его** *словам*."""


class Quotes(Value):
    """One pair of marks."""

    open: Text
    close: Text
    level: Literal["double", "single"] = "double"


class Declension(Value):
    """How the words of one gender with one ending stand in other cases: *Nová*, *Nové*, *Novou*."""

    gender: Literal["m", "f", "n", "plural"]
    base: str = ""
    """The ending of the base form."""
    after: tuple[Text, ...] = ()
    """What the stem ends in."""
    listed: bool = False
    """It is for words whose base form a list knows: given names, common nouns."""
    adjective: bool = False
    """It is for adjectives too, which no list has to know beside a noun of their gender and case."""
    cases: dict[Text, tuple[str, ...]]
    """The endings by case; an empty one is a word that does not change."""


class LanguageRule(Rule):
    """A language's function words, marks and habits: all the engine knows of its grammar."""

    name: Text
    english: Text
    also: Texts = ()
    """Codes under which forms of the language go: *nb* and *nn* are Norwegian."""
    tier: Literal["measured", "checked", "unverified"] = "unverified"
    accuracy: Text | None = None
    """What was measured, on which text; shown in the report."""
    nouns_capitalised: bool = False
    compounds: bool = False
    """Nouns are joined into one word whose last part is its head: *Vereinssprecherin*."""
    dash_dialogue: bool = False
    """A dash may open a paragraph of speech."""
    dash_paragraphs: bool = False
    """Such a paragraph is speech to its end, but for remarks, if it goes on in the first person."""
    remarks: Texts = ()
    """Marks behind which a remark may cut a quotation in two: *«C'est dur*, *reconnaît-il, mais juste.»*"""
    verb_second: bool = False
    """The finite verb follows the first phrase of a main clause."""
    infinitive_prefixes: Texts = ()
    """Prefixes behind which the infinitive's mark stands inside the word: *an*-**zu**-*kündigen*."""
    genitive: Texts = ()
    """Endings of a possessor before its noun (English 's)."""
    quotes: tuple[Quotes, ...] = ()
    abbreviations: Texts = ()
    particles: Texts = ()
    """Name particles: von, van, de, al, bin."""
    pronouns: tuple[Pronoun, ...] = ()
    gendered: bool = False
    """Things have genders like people: a pronoun stands only for somebody whose gender is known."""
    surname_endings: dict[Literal["m", "f", "n"], Texts] = Field(default_factory=dict)
    """By gender, endings of surnames that tell it: *Volná*, *Kowalska*."""
    plural_verbs: Texts = ()
    """Where a verb may go without its subject, the endings of verbs in the plural: *dicono*, *hanno detto*."""
    function_words: dict[Text, Texts] = Field(default_factory=dict)
    """By class. The engine knows the classes that docs/rules.md lists."""
    cut_endings: Texts = ()
    """Inflection endings taken off a name when two mentions are compared."""
    declensions: tuple[Declension, ...] = ()
    """What is taken off, and put on, to show a name in its base form. Longer endings come before shorter ones."""
    article_endings: Texts = ()
    """Articles written onto an office, which is then the one already spoken of: *statsminister*-**en**."""
