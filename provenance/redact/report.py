"""A report with placeholders for private persons: the same shape, the same offsets, other words."""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from provenance.model.article import exact
from provenance.model.findings import unchecked
from provenance.redact.mask import Mask, hidden
from provenance.redact.persons import Private, private_persons
from provenance.report.build import told
from provenance.report.model import Report
from provenance.rules.book import RuleBook
from provenance.rules.grammar import LanguageRule
from provenance.wording import BASE, Wording

_OURS = frozenset(
    {"id", "rule", "item", "entity", "parent", "source", "rulebook", "accuracy", "kind", "identity", "schema_version"}
)
"""Fields that hold our own words, never the article's."""
Json = dict[str, Any]


def redacted(report: Report, book: RuleBook, wording: Wording = BASE) -> Report:
    """Return the report without the names of private persons and without the words of readers' comments.

    Every offset stays: in the text a name is as many blocks as it had letters. A source is ``Person 1``; its number
    is the same all through this report, and says nothing in another one.
    """
    persons = private_persons(report, book)
    walk = _Walk(report, persons, Mask(persons, _endings(report, book)), wording)
    fields = walk.report()
    digest = sha256(fields["text"].encode("utf-8")).hexdigest()
    fields["document"] |= {"sha256": digest, "text_sha256": digest}
    fields["not_checked"] = (*fields["not_checked"], told(unchecked("redacted.as_asked"), wording).model_dump())
    return Report.model_validate(fields)


def _endings(report: Report, book: RuleBook) -> tuple[str, ...]:
    codes = {report.document.language, *(segment.language for segment in report.segments)}
    packs = [rule for rule in book.of(LanguageRule) if rule.id in codes]
    return tuple(dict.fromkeys(e.casefold() for pack in packs for e in (*pack.genitive, *pack.cut_endings) if e))


class _Walk:
    """Goes through all of a report's fields; text is looked at once, and what quotes it is cut from it again."""

    def __init__(self, report: Report, persons: tuple[Private, ...], mask: Mask, wording: Wording) -> None:
        self.old = report
        self.mask = mask
        named = ((person.source, wording.say("redacted.person", n=n)) for n, person in enumerate(persons, 1))
        self.places = {source: name for source, name in named if source}
        self.text = "".join(self._stretches())

    def _stretches(self) -> Iterator[str]:
        for segment in self.old.segments:
            words = self.old.text[segment.start : segment.end]
            yield hidden(words) if segment.label == "comment" else self.mask.words(words)
        yield "" if self.old.segments else self.mask.words(self.old.text)

    def report(self) -> Json:
        """Return the fields of the redacted report."""
        fields: Json = self.old.model_dump(exclude={"text"})
        made: Json = {name: self._value(name, value) for name, value in fields.items()}
        for source in made["sources"]:
            source["name"] = self.places.get(source["id"], source["name"])
        return {**made, "text": self.text}

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, str):
            return value if name in _OURS else self.mask.words(value)
        if isinstance(value, dict):
            return value if name in _OURS else self._fields(value)
        if isinstance(value, list | tuple) and not name.endswith("spans"):
            return [self._value(name, item) for item in value]
        return value

    def _fields(self, fields: Json) -> Json:
        made = {name: self._value(name, value) for name, value in fields.items()}
        spans = fields.get("spans")
        if spans and fields.get("exact") == exact(self.old.text, spans):
            made["exact"] = exact(self.text, spans)
        if made.get("key") != fields.get("key"):
            made["key"] = None  # a key with blocks in it would be the same for two people
        return made
