"""What every kind of rule has: an id, examples that prove it, and where it stands.

An id is dotted; where its first part is the code of a ``language`` rule, the rule belongs to that language.
The second part of a ``words`` id names the word class: ``de.say.warn`` feeds the class that patterns call ``SAY``.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from provenance.model.values import Form, Label, Stance, Value

Text = Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$", max_length=80)]
Texts = tuple[Text, ...]
SomeTexts = Annotated[tuple[Text, ...], Field(min_length=1)]


class Example(Value):
    """A rule's proof: ``match`` must be found, ``ok`` must not, ``todo`` is a known miss with its reason."""

    match: Text | None = None
    ok: Text | None = None
    todo: Text | None = None
    why: Text | None = None
    source: Text | None = None
    cue: Texts | None = None
    content: Texts | None = None
    stance: Stance | None = None
    form: Form | None = None
    label: Label | None = None
    name: Text | None = None
    found: Texts | None = None
    """What exactly is found, where the rule finds words or names."""


class Rule(Value):
    """What every rule may carry."""

    id: RuleId
    examples: tuple[Example, ...] = ()
    why: Text | None = None
    was: tuple[RuleId, ...] = ()
    off: Text | None = None
    file: str = ""
    line: int = 0
