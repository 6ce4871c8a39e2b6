"""The bounds by which the body's region is found: read from the rule ``layout.region``, which a layer may change.

A bound that no rule sets has no effect.
"""

from dataclasses import dataclass, fields

from provenance.rules.book import RuleBook
from provenance.rules.kinds import Block as BlockRule

RULE = "layout.region"
NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Settings:
    """One bound a field; docs/parsing.md says what each is for."""

    leading: float = NEVER
    """A box with such a share of the running text, and hardly any before it, says nothing against it by its class
    ("page has-comments"): comments stand below an article."""
    sizeable: float = NEVER
    """A box with such a share is silenced but for the gravest words."""
    common: float = NEVER
    """A word that stands over such a share of the running text means nothing on this page."""
    gain: float = NEVER
    """What a wider region must add, in value."""
    gain_to_cost: float = NEVER
    titled: float = NEVER
    """The share of the region's worth around the title, from which the rest is other articles."""
    titled_article: float = NEVER
    gap: float = 0.0
    """Plain text: over how many lines the region grows to the next paragraph."""
    gap_cost: float = NEVER
    """Plain text: the most that such a gap costs."""
    paragraph: float = NEVER
    """Plain text: the value of a line that is worth growing to."""
    line_cost: float = 1.0
    """Plain text: how much more lines of furniture count than running text."""
    cohesive: float = NEVER
    """Plain text: the share of its words that a run of paragraphs above the region has in common with it to belong."""
    cohesive_one: float = NEVER
    """The same for a paragraph alone."""
    cohesive_below: float = NEVER
    """The same for a run below the region."""
    apart: float = -1.0
    """Plain text: a run that has no greater share of words in common with the one below the title is another text."""
    unsure: float = 0.0
    """A page with a region worth less may show its text only by scripts."""
    unsure_share: float = 0.0
    """A region with less of the page's running text is no sure body, """
    unsure_most: float = NEVER
    """unless it is worth so much: a whole article."""
    vouched: float = 0.0
    """What the second opinion adds to a block's value."""
    vouched_most: float = 1.0
    """The share of the page's words over which a second opinion is none: it fell back to the whole page."""
    remarks_below: float = NEVER
    """So many words of running text stand above readers' comments told by shape and buttons to reply."""
    remarks_headed_below: float = NEVER
    """So many where nothing but the line over them says so."""
    guessed: float = NEVER
    """How much surer its words must be of one kind than of the next to name a line of which no more is known."""
    guessed_over: float = NEVER
    """The same over what a class or the neighbours say,"""
    guessed_within: float = NEVER
    """and among the paragraphs."""

    @classmethod
    def of(cls, book: RuleBook) -> "Settings":
        """Return the bounds the book sets."""
        return book.compiled("parse.settings", cls._build)

    @classmethod
    def _build(cls, book: RuleBook) -> "Settings":
        rule = book.get(RULE)
        if not isinstance(rule, BlockRule) or rule.off:
            return cls()
        stated = {name: bounds.at_least for name, bounds in rule.features.items() if bounds.at_least is not None}
        return cls(**{f.name: stated[f.name] for f in fields(cls) if f.name in stated})


SETTINGS: frozenset[str] = frozenset(f.name for f in fields(Settings))
