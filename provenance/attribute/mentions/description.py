"""What one mention of a source says of it."""

from dataclasses import dataclass
from typing import NamedTuple

from provenance.model.values import Identity, Sector, SourceKind, Span
from provenance.rules.grammar import Gender
from provenance.rules.kinds import Entity


@dataclass(frozen=True, slots=True)
class Description:
    """One mention of a source, read on its own. Spans are text offsets; ``pronoun`` is its lower-cased form."""

    span: Span
    words: str
    kind: SourceKind = "unknown"
    identity: Identity = "unknown"
    sector: Sector = "unknown"
    name: str | None = None
    base: str | None = None
    """The name of somebody without one, an office or a listed noun, in its base form."""
    role: str | None = None
    role_word: str | None = None
    affiliation: str | None = None
    entity: Entity | None = None
    pronoun: str | None = None
    gender: str | None = None
    article_gender: Gender | None = None
    """What its article tells, where nothing else does: *la portavoz*; *elle* may be *la ville* as well."""
    definite: bool = False
    determined: bool = False
    """An article, possessive or number word stands before the noun."""
    subject: bool = False
    """It is the subject of a verb: its words stand in their base form."""
    governed: bool = False
    """It stands where no subject can: *according to* somebody."""
    kin: int = 0
    """The groups of offices that this one is in, as bits of the pack: a *cardiologist* is of the doctors."""
    called: int = 0
    """The groups that the description's word stands for: **the doctor** *added*."""
    stands_in: bool = False
    """The role word is one that stands for somebody just named: *the Italian*, *the expert*."""
    noun: str | None = None
    """The noun that a body goes by, in lower case: *the association* Centro Vivo."""
    apart: tuple[Span, ...] = ()
    """Of a pronoun: its own statement, in which nobody is named whom it means."""
    public: bool = False
    """The role word itself is one of public life: a *minister* is, a *nurse* at a public hospital is not."""


class Core(NamedTuple):
    """A head phrase: where it starts, where its core is cut from what attaches to it, where it ends."""

    start: int
    cut: int
    end: int
