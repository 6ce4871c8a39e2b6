"""Report 1.0: everything an audit found, as plain immutable values. ``schema()`` is its JSON Schema."""

from typing import Any, Literal

from pydantic import Field

from provenance.model.counts import Counts, Resting, Stretch
from provenance.model.values import (
    Attribution,
    LanguageStatus,
    Link,
    Mark,
    Metadata,
    NotChecked,
    Origin,
    Segment,
    Signal,
    Source,
    Value,
)

SCHEMA_VERSION: Literal["1.0"] = "1.0"


class DocumentInfo(Value):
    """The input as it was read. ``characters`` counts code points of ``text``, ``words`` its words."""

    sha256: str
    text_sha256: str
    media_type: str
    encoding: str
    replaced: int
    bom: bool = False
    mojibake: int = 0
    characters: int
    words: int
    language: str | None
    language_status: LanguageStatus
    transform: Literal["none", "rendered"]
    hints: dict[str, str]


class RulebookLayer(Value):
    """One layer of rules that was in force."""

    name: str
    digest: str
    rules: int


class RulebookInfo(Value):
    """Which rules made this report."""

    digest: str
    layers: tuple[RulebookLayer, ...]


class Accuracy(Value):
    """What is known of the accuracy of attribution for this language and input kind."""

    language: str | None
    tier: Literal["measured", "checked", "unverified", "none"]
    measured: str
    """The figure and the text it was measured on, or ``not measured``."""


class Report(Value):
    """A provenance report of one article. ``run`` facts are no part of it: same input, same report."""

    schema_version: Literal["1.0"] = SCHEMA_VERSION
    document: DocumentInfo
    text: str = Field(repr=False)
    """The canonical text that every offset points into."""
    metadata: Metadata
    links: tuple[Link, ...]
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    origins: tuple[Origin, ...]
    signals: tuple[Signal, ...]
    counts: Counts
    not_checked: tuple[NotChecked, ...]
    rulebook: RulebookInfo
    accuracy: Accuracy

    def exact(self, start: int, end: int) -> str:
        """Return the words between two offsets (code points, end exclusive)."""
        return self.text[start:end]

    def source(self, source_id: str | None) -> Source | None:
        """Return the source with this id, or None."""
        return next((s for s in self.sources if s.id == source_id), None)

    def to_json(self) -> str:
        """Return the report as one line of JSON; lone surrogates cannot occur, keys keep the schema's order."""
        return self.model_dump_json()


class ListAnswer(Value):
    """What one list that the user brought says of a domain; ``value`` is None where it is not in this list."""

    list: str
    date: str
    licence: str
    value: str | None
    scale: str


class RatedDomain(Value):
    """One domain the report names, as every list has it; ``differ`` where two place it far apart."""

    domain: str
    answers: tuple[ListAnswer, ...]
    differ: bool


class Run(Value):
    """Facts of one run, beside the report: never part of it."""

    path: str
    command: str
    version: str
    started: str
    seconds: float
    ratings: tuple[RatedDomain, ...] = ()
    """Of ``--ratings``: the user's lists, joined to the domains of the report."""


class AuditLine(Report):
    """One line of ``--format json``: the report, and how it was made."""

    run: Run


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line of ``provenance audit --format json``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **AuditLine.model_json_schema()}


__all__ = ["AuditLine", "Counts", "Report", "Resting", "Run", "Stretch", "schema"]
