"""Names that must be known: agencies and outlets in a credit, alone, in lists, or before the words that go on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from provenance.model.values import Span
from provenance.origins.address import Home
from provenance.origins.longer import longer_name
from provenance.origins.media import medium_called
from provenance.origins.named import (
    CONTEXT,
    KNOWN_AGENCY,
    KNOWN_MEDIA,
    LONGEST_NAME,
    MOST_WORDS,
    Named,
    is_medium,
    of_entity,
    words_of,
)
from provenance.origins.spelling import readings, trimmed_name
from provenance.registry import Registry
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity, OriginGives
from provenance.rules.phrases import PhraseHit

_BETWEEN = re.compile(r"\s*[/,;|+&]\s*|\s+[^\W\dA-Z_]{1,4}\s+|\s+[-–—]\s+")
_INITIALS = re.compile(r"[^\W\d_]{1,4}\.?")
_LONGEST_LIST = 8
_LONGEST_JOINT = 4
_INITIALS_LENGTH, _WELL_KNOWN = 2, 3


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Looks for the media that one rule asks for in one text."""

    text: str
    language: str | None
    gives: OriginGives
    registry: Registry
    book: RuleBook
    home: Home

    def named(self, hit: PhraseHit) -> list[Named]:
        """Return the media in the hit's name; none where it holds others than may share a credit."""
        start = hit.slots["NAME"][0]
        end = min(hit.slots["NAME"][1], start + LONGEST_NAME)
        context = self.text[max(0, start - CONTEXT) : end + CONTEXT]
        beside = self._has_words_beside(hit)
        found = self._listed(self.text[start:end], context, beside and self.gives.kind == KNOWN_AGENCY)
        if not found and beside:
            found = self._leading(start, end) or self._longer_known(hit.slots["NAME"])
        if not found or self._credits_a_picture(hit):
            return []
        return [of_entity(entity, self.gives) for entity in {e.id: e for e in (*self._sharing(hit), *found)}.values()]

    def beginning(self, span: Span) -> Entity | None:
        """Return the medium whose known name begins here and is longer than what looks like one: "Gazeta wyborcza"."""
        end = min(len(self.text), span[1] + LONGEST_NAME)
        line = self.text[span[0] : end].split("\n", 1)[0]
        found = self.registry.find_names(self.text, span[0], span[0] + len(line), self.language)
        longer = found and found[0].start == span[0] and found[0].end > span[1]
        return found[0].entity if longer and is_medium(found[0].entity, KNOWN_MEDIA) else None

    def _longer_known(self, span: Span) -> list[Entity]:
        """Return the known name that the slot holds the first words of: "O Estado de S." Paulo."""
        entity = self.beginning(span)
        return [entity] if entity is not None and is_medium(entity, self.gives.kind) else []

    def _sharing(self, hit: PhraseHit) -> list[Entity]:
        """Return who is named before the name in the same breath: "AFP and Reuters"."""
        before = self.registry.find_names(self.text, hit.start, hit.slots["NAME"][0], self.language)
        return [found.entity for found in before if is_medium(found.entity, self.gives.kind)]

    def _credits_a_picture(self, hit: PhraseHit) -> bool:
        words = re.split(r"[\W_]+", self.text[hit.start : min(hit.end, hit.start + LONGEST_NAME)].casefold())
        return not words_of(self.book, "any.picture-word").isdisjoint(words)

    def _has_words_beside(self, hit: PhraseHit) -> bool:
        """Return whether the phrase has words of its own; where it is all marks, the name must be the whole slot."""
        start, end = hit.slots["NAME"]
        beside = self.text[hit.start : start] + self.text[end : hit.end]
        return any(char.isalpha() for char in beside)

    def _listed(self, stated: str, context: str, worded: bool) -> list[Entity]:
        """Return the entities of a list whose every part is a known medium or initials: "dpa/AFP", "SDA/ij".

        Where the phrase has words of its own, others may share the credit: "With reporting by Ann Field and AFP".
        """
        whole = self._medium(trimmed_name(stated), context)
        if whole is not None and is_medium(whole, self.gives.kind):
            return [whole]
        if any(longer_name(stated, m.start(), len(stated), self.book) > m.start() for m in _BETWEEN.finditer(stated)):
            return []
        found: list[Entity] = []
        for part in self._split(stated, context):
            name = trimmed_name(part)
            entity = self._medium(name, context)
            if entity is not None and is_medium(entity, self.gives.kind):
                found.append(entity)
            elif entity is None and (joined := self._joined(name, context)):
                found += joined
            elif entity is None and not (self._may_share(name) or (worded and _looks_like_a_name(name))):
                return []
        return found

    def _split(self, stated: str, context: str) -> Iterator[str]:
        """Yield the parts of a list; a short word between two others may be a name itself: "mit *dpa* und KNA"."""
        last = 0
        for between in islice(_BETWEEN.finditer(stated), _LONGEST_LIST):
            word = between.group().strip()
            if not (word.isalpha() and self._known_as(word, context)):
                yield stated[last : between.start()]
                last = between.end()
        yield stated[last:]

    def _joined(self, name: str, context: str) -> list[Entity]:
        """Return the agencies that a hyphen joins, where it does: "ANSA-AFP"."""
        found = [self._medium(part, context) for part in name.split("-", _LONGEST_LIST) if part]
        known = [entity for entity in found if entity and is_medium(entity, self.gives.kind)]
        return known if 1 < len(known) == len(found) else []

    def _may_share(self, name: str) -> bool:
        """Return whether a part of a credit may stand beside an agency: initials, a date, the page's own desk."""
        dated = not any(char.isalpha() for char in name)
        desk = name.casefold() in words_of(self.book, "any.own-desk")
        return dated or desk or bool(_INITIALS.fullmatch(name)) or self._is_own(name)

    def _is_own(self, name: str) -> bool:
        """Return whether a part of a credit is the page itself: "Hafenpost/AFP", "AFP/The Harbour - desk@mail"."""
        return self.home.goes_by(name) or "@" in name

    def _medium(self, stated: str, context: str) -> Entity | None:
        names = [*readings(stated), *self._without_word_for_it(stated)]
        found = (self._known_as(name, context) for name in names if name)
        return next((entity for entity in found if entity), None)

    def _without_word_for_it(self, stated: str) -> Iterator[str]:
        """Yield the name without what an agency is called before it or behind: "Agencia EFE", "dpa-infocom GmbH"."""
        first, _, rest = stated.partition(" ")
        joint = first.isalpha() and first.islower() and len(first) <= _LONGEST_JOINT
        if joint or first.casefold() in words_of(self.book, "any.agency-word"):
            yield rest
        before, _, last = stated.rpartition(" ")
        if self.gives.kind == KNOWN_AGENCY and last.casefold() in words_of(self.book, "any.agency-tail"):
            yield before

    def _known_as(self, name: str, context: str) -> Entity | None:
        entity = self.registry.resolve(name, self.language, context)
        if entity is not None and self.gives.kind == KNOWN_AGENCY and _is_initials_here(name, entity, self.language):
            return None
        if entity is None:
            entity = medium_called(name, self.gives.kind == KNOWN_AGENCY, self.language, self.book)
            if entity and self.gives.kind == KNOWN_AGENCY and _is_initials_here(name, entity, self.language):
                entity = None
        if entity is None and self.gives.kind == KNOWN_AGENCY:
            entity = self.registry.agency_in_any_case(name)
        if entity is None and "." in name:
            publisher = self.registry.publisher(name)
            entity = publisher.entity if publisher else None
        return entity if is_medium(entity, KNOWN_MEDIA) else None

    def _leading(self, start: int, end: int) -> list[Entity]:
        """Return the known names a stretch of running text begins with: "dpa und AFP erstellt"."""
        taken: list[Entity] = []
        last = start
        for hit in self.registry.find_names(self.text, start, end, self.language):
            between = self.text[last : hit.start]
            apart = _BETWEEN.fullmatch(between) if taken else not trimmed_name(between)
            if not apart or not is_medium(hit.entity, self.gives.kind):
                break
            taken.append(hit.entity)
            last = hit.end
        # "AP Photo/J. Miller": a name that goes on is another name.
        rest = self.text[last:end].lstrip(" \u00a0")
        longer = rest[:1].isupper() or rest[:1] in ("-", "&") or longer_name(self.text, last, end, self.book) > last
        return [] if longer else taken


def _looks_like_a_name(stated: str) -> bool:
    words = stated.split()
    return 0 < len(words) <= MOST_WORDS and words[0][:1].isupper() and words[-1][:1].isupper()


def _is_initials_here(name: str, entity: Entity, language: str | None) -> bool:
    """Return whether two letters are a writer's: they name an agency in another language, and in hardly any."""
    listed = {code for code, names in entity.aliases.items() if name in names}
    return len(name) <= _INITIALS_LENGTH and len(listed) < _WELL_KNOWN and not listed & {language, "any"}
