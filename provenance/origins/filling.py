"""From a matched phrase to the origins it names: slots looked up in the registry, or the hit is dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from provenance.model.values import Span
from provenance.origins.address import NOWHERE, Home
from provenance.origins.links import NO_ANCHORS, Anchors
from provenance.origins.longer import longer_name, whole_name
from provenance.origins.media import medium_called
from provenance.origins.spelling import readings, trimmed_name, without_tail
from provenance.registry import Publisher, Registry
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity, OriginGives, Phrase, Words
from provenance.rules.phrases import PhraseHit

KNOWN_AGENCY, KNOWN_MEDIA = "agency", "media"
"""Kinds that hold only where the registry knows the name as such: "Quelle: dpa" is a credit, "Quelle: Stadt" is not."""

PICTURES = "photo."
"""Entities with ids that begin so sell pictures: no origin of a text."""

_BETWEEN = re.compile(r"\s*[/,;|+&]\s*|\s+[^\W\dA-Z_]{1,4}\s+|\s+[-–—]\s+")
_INITIALS = re.compile(r"[^\W\d_]{1,4}\.?")
_LINKED = frozenset({"based_on", "republished_from", "translated_from"})
_MAY_BE_UNNAMED = frozenset({"agency_credit", "translated_from"})
"""A page may say that agencies wrote it, or that it is a translation, and not whose."""
_COMMA = re.compile(r"\s*[,;]\s+")
_LONGEST_LIST = 8
_MOST_WORDS = 6
_MOST_SOURCES = 3
_SHORTEST_NAME = 3
_LONGEST_JOINT = 4
_INITIALS_LENGTH, _WELL_KNOWN = 2, 3
_LONGEST_NAME = 120
_CONTEXT = 200
_NO_PUBLISHER = ("any.language-name", "any.no-publisher")
_AGENCY_WORDS = ("any.agency-word",)
_AGENCY_TAILS = ("any.agency-tail",)
_OWN_DESKS = ("any.own-desk",)
_OUTLET_NOUNS = ("any.outlet-noun",)
_PICTURE_WORDS = ("any.picture-word",)


class Named(NamedTuple):
    """Whom an origin names, as far as the phrase and the registry say."""

    name: str | None
    domain: str | None
    kind: str | None
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the slots of the hits of one text."""

    text: str
    language: str | None
    registry: Registry
    book: RuleBook
    anchors: Anchors = NO_ANCHORS
    home: Home = NOWHERE

    def named(self, hit: PhraseHit) -> list[Named]:
        """Return whom the hit names, in order; none where its rule wants a known agency or outlet and finds none."""
        gives = hit.rule.origin
        if gives is None:
            return []
        language = _language_of(hit.rule, self.book) or self.language
        if "NAME" in hit.slots and gives.kind in (KNOWN_AGENCY, KNOWN_MEDIA):
            return self._known(hit, gives, language)
        if "DOMAIN" in hit.slots:
            found = self._by_address(hit, gives)
            return [found] if found else []
        if "NAME" in hit.slots:
            return self._by_name(hit.slots["NAME"], gives, language)
        leads_to = self.anchors.within((hit.start, hit.end)) if gives.relation in _LINKED else None
        if leads_to is not None:
            return _linked(leads_to.publisher, gives, self._words(leads_to.span))
        unnamed = gives.relation in _MAY_BE_UNNAMED or gives.name
        return [Named(gives.name, None, gives.kind)] if unnamed else []

    def _by_address(self, hit: PhraseHit, gives: OriginGives) -> Named | None:
        publisher = self.registry.publisher(self.text[slice(*hit.slots["DOMAIN"])])
        if publisher is None:
            return None
        # An archive keeps the copy itself; any other platform is only the host of whoever publishes there.
        entity = publisher.entity or (publisher.platform if gives.relation == "archived_at" else None)
        if gives.kind in (KNOWN_AGENCY, KNOWN_MEDIA) and not _is(entity, gives.kind):
            return None
        stated = self._words(hit.slots["NAME"]) if "NAME" in hit.slots else gives.name
        return Named(entity.name if entity else stated, publisher.domain, _kind(gives, entity), entity)

    def _by_name(self, span: Span, gives: OriginGives, language: str | None) -> list[Named]:
        span = (span[0], whole_name(self.text, *span, span[1] + _LONGEST_NAME, self.book))
        span = self._behind_its_sort(span)
        stated = self._words(span)
        context = self.text[max(0, span[0] - _CONTEXT) : span[1] + _CONTEXT]
        entity = self._beginning(span, language) or self._resolved(stated, language, context)
        if entity is not None:
            return [] if _is_no_origin(entity, gives) else [_of(entity, gives)]
        leads_to = self.anchors.within(span) if gives.relation in _LINKED else None
        if leads_to is not None:
            return _linked(leads_to.publisher, gives, stated)
        if not stated or self._is_doubtful(stated, span, gives, language):
            return []
        stated_parts = _parts(without_tail(stated), gives)
        parts = [self._part(name, gives, language) for name in stated_parts if not self._is_no_publisher(name)]
        return [part for part in parts if part is not None]

    def _behind_its_sort(self, span: Span) -> Span:
        """Return the name alone where the sort of outlet stands before it with a capital: "Tageszeitung Hafenpost"."""
        sort, _, name = self.text[slice(*span)].partition(" ")
        named = name[:1].isupper() and sort.casefold() in _forms(_OUTLET_NOUNS, self.book)
        return (span[1] - len(name), span[1]) if named else span

    def _part(self, stated: str, gives: OriginGives, language: str | None) -> Named | None:
        """Return whom a part of a list names; None for an agency after "Source:", which is credited by other rules."""
        entity = medium_called(stated, False, language, self.book) if gives.relation == "based_on" else None
        if entity is None:
            return Named(stated, None, _kind(gives, None))
        return None if _is_no_origin(entity, gives) else _of(entity, gives)

    def _resolved(self, stated: str, language: str | None, context: str) -> Entity | None:
        for name in readings(stated):
            entity = self.registry.resolve(name, language, context) or self.registry.agency_in_any_case(name)
            if entity is not None:
                return entity
        return None

    def _beginning(self, span: Span, language: str | None) -> Entity | None:
        """Return the medium whose known name begins here and is longer than what looks like one: "Gazeta wyborcza"."""
        end = min(len(self.text), span[1] + _LONGEST_NAME)
        line = self.text[span[0] : end].split("\n", 1)[0]
        found = self.registry.find_names(self.text, span[0], span[0] + len(line), language)
        longer = found and found[0].start == span[0] and found[0].end > span[1] and _is(found[0].entity, KNOWN_MEDIA)
        return found[0].entity if longer else None

    def _is_doubtful(self, stated: str, span: Span, gives: OriginGives, language: str | None) -> bool:
        """Return whether an unknown name may be none: "in May 2019", "in German"; a noun where nouns have capitals."""
        dated = stated[:1].isdigit() or self.text[span[1] : span[1] + 2].lstrip(" ")[:1].isdigit()
        if dated or self._is_no_publisher(stated):
            return True
        rule = self.book.language(language)
        return gives.relation == "referral" and " " not in stated and rule is not None and rule.nouns_capitalised

    def _is_no_publisher(self, stated: str) -> bool:
        return stated.casefold() in _forms(_NO_PUBLISHER, self.book)

    def _known(self, hit: PhraseHit, gives: OriginGives, language: str | None) -> list[Named]:
        start = hit.slots["NAME"][0]
        end = min(hit.slots["NAME"][1], start + _LONGEST_NAME)
        context = self.text[max(0, start - _CONTEXT) : end + _CONTEXT]
        worded = gives.kind == KNOWN_AGENCY and self._has_words_beside(hit)
        found = self._listed(self.text[start:end], gives, language, context, worded)
        if not found and self._has_words_beside(hit):
            found = self._leading(start, end, gives, language) or self._longer_known(hit.slots["NAME"], gives, language)
        if not found or self._credits_a_picture(hit):
            return []
        shared = self._sharing(hit, gives, language)
        return [_of(entity, gives) for entity in {e.id: e for e in (*shared, *found)}.values()]

    def _longer_known(self, span: Span, gives: OriginGives, language: str | None) -> list[Entity]:
        """Return the known name that the slot holds the first words of: "O Estado de S." Paulo."""
        entity = self._beginning(span, language)
        return [entity] if entity is not None and _is(entity, gives.kind) else []

    def _sharing(self, hit: PhraseHit, gives: OriginGives, language: str | None) -> list[Entity]:
        """Return who is named before the name in the same breath: "AFP and Reuters"."""
        before = self.registry.find_names(self.text, hit.start, hit.slots["NAME"][0], language)
        return [found.entity for found in before if _is(found.entity, gives.kind)]

    def _credits_a_picture(self, hit: PhraseHit) -> bool:
        words = re.split(r"[\W_]+", self.text[hit.start : min(hit.end, hit.start + _LONGEST_NAME)].casefold())
        return not _forms(_PICTURE_WORDS, self.book).isdisjoint(words)

    def _has_words_beside(self, hit: PhraseHit) -> bool:
        """Return whether the phrase has words of its own; where it is all marks, the name must be the whole slot."""
        start, end = hit.slots["NAME"]
        beside = self.text[hit.start : start] + self.text[end : hit.end]
        return any(char.isalpha() for char in beside)

    def _listed(
        self, stated: str, gives: OriginGives, language: str | None, context: str, worded: bool
    ) -> list[Entity]:
        """Return the entities of a list whose every part is a known medium or initials: "dpa/AFP", "SDA/ij".

        Where the phrase has words of its own, others may share the credit: "With reporting by Ann Field and AFP".
        """
        whole = self._medium(trimmed_name(stated), gives, language, context)
        if whole is not None and _is(whole, gives.kind):
            return [whole]
        if any(longer_name(stated, m.start(), len(stated), self.book) > m.start() for m in _BETWEEN.finditer(stated)):
            return []
        found: list[Entity] = []
        for part in self._split(stated, gives, language, context):
            name = trimmed_name(part)
            entity = self._medium(name, gives, language, context)
            if entity is not None and _is(entity, gives.kind):
                found.append(entity)
            elif entity is None and (joined := self._joined(name, gives, language, context)):
                found += joined
            elif entity is None and not (self._may_share(name) or (worded and _looks_like_a_name(name))):
                return []
        return found

    def _split(self, stated: str, gives: OriginGives, language: str | None, context: str) -> Iterator[str]:
        """Yield the parts of a list; a short word between two others may be a name itself: "mit *dpa* und KNA"."""
        last = 0
        for between in islice(_BETWEEN.finditer(stated), _LONGEST_LIST):
            word = between.group().strip()
            if not (word.isalpha() and self._known_as(word, gives, language, context)):
                yield stated[last : between.start()]
                last = between.end()
        yield stated[last:]

    def _joined(self, name: str, gives: OriginGives, language: str | None, context: str) -> list[Entity]:
        """Return the agencies that a hyphen joins, where it does: "ANSA-AFP"."""
        found = [self._medium(part, gives, language, context) for part in name.split("-", _LONGEST_LIST) if part]
        known = [entity for entity in found if entity and _is(entity, gives.kind)]
        return known if 1 < len(known) == len(found) else []

    def _may_share(self, name: str) -> bool:
        """Return whether a part of a credit may stand beside an agency: initials, a date, the page's own desk."""
        dated = not any(char.isalpha() for char in name)
        desk = name.casefold() in _forms(_OWN_DESKS, self.book)
        return dated or desk or bool(_INITIALS.fullmatch(name)) or self._is_own(name)

    def _is_own(self, name: str) -> bool:
        """Return whether a part of a credit is the page itself: "Hafenpost/AFP", "AFP/The Harbour - desk@mail"."""
        return self.home.goes_by(name) or "@" in name

    def _medium(self, stated: str, gives: OriginGives, language: str | None, context: str) -> Entity | None:
        names = [*readings(stated), *self._without_word_for_it(stated, gives)]
        found = (self._known_as(name, gives, language, context) for name in names if name)
        return next((entity for entity in found if entity), None)

    def _without_word_for_it(self, stated: str, gives: OriginGives) -> Iterator[str]:
        """Yield the name without what an agency is called before it or behind: "Agencia EFE", "dpa-infocom GmbH"."""
        first, _, rest = stated.partition(" ")
        joint = first.isalpha() and first.islower() and len(first) <= _LONGEST_JOINT
        if joint or first.casefold() in _forms(_AGENCY_WORDS, self.book):
            yield rest
        before, _, last = stated.rpartition(" ")
        if gives.kind == KNOWN_AGENCY and last.casefold() in _forms(_AGENCY_TAILS, self.book):
            yield before

    def _known_as(self, name: str, gives: OriginGives, language: str | None, context: str) -> Entity | None:
        entity = self.registry.resolve(name, language, context)
        if entity is not None and gives.kind == KNOWN_AGENCY and _is_initials_here(name, entity, language):
            return None
        if entity is None:
            entity = medium_called(name, gives.kind == KNOWN_AGENCY, language, self.book)
            if entity and gives.kind == KNOWN_AGENCY and _is_initials_here(name, entity, language):
                entity = None
        if entity is None and gives.kind == KNOWN_AGENCY:
            entity = self.registry.agency_in_any_case(name)
        if entity is None and "." in name:
            publisher = self.registry.publisher(name)
            entity = publisher.entity if publisher else None
        return entity if _is(entity, KNOWN_MEDIA) else None

    def _leading(self, start: int, end: int, gives: OriginGives, language: str | None) -> list[Entity]:
        """Return the known names a stretch of running text begins with: "dpa und AFP erstellt"."""
        taken: list[Entity] = []
        last = start
        for hit in self.registry.find_names(self.text, start, end, language):
            between = self.text[last : hit.start]
            apart = _BETWEEN.fullmatch(between) if taken else not trimmed_name(between)
            if not apart or not _is(hit.entity, gives.kind):
                break
            taken.append(hit.entity)
            last = hit.end
        # "AP Photo/J. Miller": a name that goes on is another name.
        rest = self.text[last:end].lstrip(" \u00a0")
        longer = rest[:1].isupper() or rest[:1] in ("-", "&") or longer_name(self.text, last, end, self.book) > last
        return [] if longer else taken

    def _words(self, span: Span) -> str:
        return trimmed_name(
            self.text[span[0] : span[1] + 1] if self.text[span[1] : span[1] + 1] == ")" else self.text[slice(*span)]
        )


def _forms(ids: tuple[str, ...], book: RuleBook) -> frozenset[str]:
    """Return the words of these rules, in small letters."""
    found = (rule.forms for rule in book.of(Words) if rule.id in ids)
    return book.compiled(("origins.words", ids), lambda _: frozenset(f.casefold() for forms in found for f in forms))


def _language_of(rule: Phrase, book: RuleBook) -> str | None:
    first = rule.id.split(".", 1)[0]
    return first if book.language(first) else None


def _kind(gives: OriginGives, entity: Entity | None) -> str | None:
    if gives.kind not in (None, KNOWN_MEDIA, KNOWN_AGENCY):
        return gives.kind
    return entity.kind if entity else None


def _looks_like_a_name(stated: str) -> bool:
    words = stated.split()
    return 0 < len(words) <= _MOST_WORDS and words[0][:1].isupper() and words[-1][:1].isupper()


def _of(entity: Entity, gives: OriginGives) -> Named:
    return Named(entity.name, entity.domains[0] if entity.domains else None, _kind(gives, entity), entity)


def _is(entity: Entity | None, kind: str | None) -> bool:
    if entity is None:
        return False
    return entity.kind == "agency" if kind == KNOWN_AGENCY else entity.sector == "media" and entity.kind != "platform"


def _is_no_origin(entity: Entity, gives: OriginGives) -> bool:
    """Return whether a known name is none here: a country, a picture agency, a host; a source is no credit."""
    credited = gives.relation == "based_on" and entity.kind == "agency"
    hosts = gives.relation == "published_by" and entity.kind == "platform"
    return credited or hosts or entity.kind == "country" or entity.id.startswith(PICTURES)


def _is_initials_here(name: str, entity: Entity, language: str | None) -> bool:
    """Return whether two letters are a writer's: they name an agency in another language, and in hardly any."""
    listed = {code for code, names in entity.aliases.items() if name in names}
    return len(name) <= _INITIALS_LENGTH and len(listed) < _WELL_KNOWN and not listed & {language, "any"}


def _linked(publisher: Publisher, gives: OriginGives, stated: str | None = None) -> list[Named]:
    """Return whom a linked notice names: the words, unless they are a headline; the registry's name where it knows.

    Nobody where the link leads to a host of pictures or to an agency after "Source:".
    """
    entity = publisher.entity
    if entity is not None and _is_no_origin(entity, gives):
        return []
    short = stated if stated and len(stated.split()) <= _MOST_WORDS else None
    return [Named(entity.name if entity else short, publisher.domain, _kind(gives, entity), entity)]


def _parts(stated: str, gives: OriginGives) -> list[str]:
    """Return the names of a list after "Source:": "Lancet, Harcombe University" are two, "Harcombe, own sums" none.

    Neither is a headline: it would have to link to whose it is. Many names are a list of reading.
    """
    parts = _COMMA.split(stated, _LONGEST_LIST)
    named = all(p[:1].isupper() and len(p) >= _SHORTEST_NAME and len(p.split()) <= _MOST_WORDS for p in parts)
    if gives.relation != "based_on":
        return [stated]
    return parts if named and len(parts) <= _MOST_SOURCES else []
