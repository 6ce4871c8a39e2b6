"""From a matched phrase to the origins it names: slots looked up in the registry, or the hit is dropped."""

import re
from dataclasses import dataclass

from provenance.model.values import Span
from provenance.origins.address import NOWHERE, Home
from provenance.origins.known import KnownNames
from provenance.origins.links import NO_ANCHORS, Anchor, Anchors
from provenance.origins.longer import whole_name
from provenance.origins.media import medium_called
from provenance.origins.named import (
    CONTEXT,
    KNOWN_AGENCY,
    KNOWN_MEDIA,
    LONGEST_NAME,
    MOST_WORDS,
    Named,
    is_medium,
    is_no_origin,
    kind_of,
    linked,
    of_entity,
    words_of,
)
from provenance.origins.spelling import readings, trimmed_name, without_tail
from provenance.registry import Registry
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity, OriginGives, Phrase
from provenance.rules.phrases import PhraseHit

_LINKED = frozenset({"based_on", "republished_from", "translated_from"})
_MAY_BE_UNNAMED = frozenset({"agency_credit", "translated_from"})
"""A page may say that agencies wrote it, or that it is a translation, and not whose."""
_COMMA = re.compile(r"\s*[,;]\s+")
_LONGEST_LIST = 8
_MOST_SOURCES = 3
_SHORTEST_NAME = 3


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
        known = KnownNames(self.text, language, gives, self.registry, self.book, self.home)
        if "NAME" in hit.slots and gives.kind in (KNOWN_AGENCY, KNOWN_MEDIA):
            return known.named(hit)
        if "DOMAIN" in hit.slots:
            found = self._by_address(hit, gives)
            return [found] if found else []
        if "NAME" in hit.slots:
            return self._by_name(hit.slots["NAME"], known)
        leads_to = self.anchors.within((hit.start, hit.end)) if gives.relation in _LINKED else None
        if leads_to is not None and not self._leads_home(leads_to):
            return [] if self._is_glued(leads_to) else linked(leads_to.publisher, gives, self._words(leads_to.span))
        unnamed = gives.relation in _MAY_BE_UNNAMED or gives.name
        return [Named(gives.name, None, gives.kind)] if unnamed else []

    def _by_address(self, hit: PhraseHit, gives: OriginGives) -> Named | None:
        publisher = self.registry.publisher(self.text[slice(*hit.slots["DOMAIN"])])
        if publisher is None:
            return None
        # An archive keeps the copy itself; any other platform is only the host of whoever publishes there.
        entity = publisher.entity or (publisher.platform if gives.relation == "archived_at" else None)
        if gives.kind in (KNOWN_AGENCY, KNOWN_MEDIA) and not is_medium(entity, gives.kind):
            return None
        stated = self._words(hit.slots["NAME"]) if "NAME" in hit.slots else gives.name
        return Named(entity.name if entity else stated, publisher.domain, kind_of(gives, entity), entity)

    def _by_name(self, span: Span, known: KnownNames) -> list[Named]:
        gives, language = known.gives, known.language
        span = (span[0], whole_name(self.text, *span, span[1] + LONGEST_NAME, self.book))
        leads_to = self.anchors.within(span) if gives.relation in _LINKED else None
        if leads_to is not None and self._is_glued(leads_to):
            span, leads_to = (span[0], leads_to.span[0]), None
        elif leads_to is not None and self._leads_home(leads_to):
            leads_to = None
        span = self._behind_its_edition(self._behind_its_sort(span))
        stated = self._words(span)
        context = self.text[max(0, span[0] - CONTEXT) : span[1] + CONTEXT]
        entity = known.beginning(span) or self._resolved(stated, language, context)
        if entity is not None:
            return [] if is_no_origin(entity, gives) else [of_entity(entity, gives)]
        if leads_to is not None:
            return linked(leads_to.publisher, gives, stated)
        if not stated or self._is_doubtful(stated, span, gives, language):
            return []
        stated_parts = _parts(without_tail(stated), gives)
        parts = [self._part(name, gives, language) for name in stated_parts if not self._is_no_publisher(name)]
        return [part for part in parts if part is not None]

    def _behind_its_sort(self, span: Span) -> Span:
        """Return the name alone where the sort of outlet stands before it with a capital: "Tageszeitung Hafenpost"."""
        sort, _, name = self.text[slice(*span)].partition(" ")
        named = name[:1].isupper() and sort.casefold() in words_of(self.book, "any.outlet-noun")
        return (span[1] - len(name), span[1]) if named else span

    def _behind_its_edition(self, span: Span) -> Span:
        """Return the name alone where an edition stands before it: "Ausgabe 7/2024 der Hafenpost"."""
        words = self.text[slice(*span)].split(" ", 3)
        if len(words) <= 3 or words[0].casefold() not in words_of(self.book, "any.edition-word"):
            return span
        numbered = words[1][:1].isdigit() and words[2] in words_of(self.book, "any.name-link")
        return (span[1] - len(words[3]), span[1]) if numbered else span

    def _is_glued(self, anchor: Anchor) -> bool:
        """Return whether a link begins right behind a word, as a button does: "Source: Hafenpost*Buy reprints*"."""
        before = self.text[anchor.span[0] - 1 : anchor.span[0]]
        return before.isalnum() or before == "."

    def _leads_home(self, anchor: Anchor) -> bool:
        """Return whether a link leads to the site's own page on whom it names."""
        return self.home.is_publisher(anchor.publisher.domain, None)

    def _part(self, stated: str, gives: OriginGives, language: str | None) -> Named | None:
        """Return whom a part of a list names; None for an agency after "Source:", which is credited by other rules."""
        entity = medium_called(stated, False, language, self.book) if gives.relation == "based_on" else None
        if entity is None:
            return Named(stated, None, kind_of(gives, None))
        return None if is_no_origin(entity, gives) else of_entity(entity, gives)

    def _resolved(self, stated: str, language: str | None, context: str) -> Entity | None:
        for name in readings(stated):
            entity = self.registry.resolve(name, language, context) or self.registry.agency_in_any_case(name)
            if entity is not None:
                return entity
        return None

    def _is_doubtful(self, stated: str, span: Span, gives: OriginGives, language: str | None) -> bool:
        """Return whether an unknown name may be none: "in May 2019", "in German"; a noun where nouns have capitals."""
        dated = stated[:1].isdigit() or self.text[span[1] : span[1] + 2].lstrip(" ")[:1].isdigit()
        if dated or self._is_no_publisher(stated):
            return True
        rule = self.book.language(language)
        return gives.relation == "referral" and " " not in stated and rule is not None and rule.nouns_capitalised

    def _is_no_publisher(self, stated: str) -> bool:
        return stated.casefold() in words_of(self.book, "any.language-name", "any.no-publisher")

    def _words(self, span: Span) -> str:
        return trimmed_name(
            self.text[span[0] : span[1] + 1] if self.text[span[1] : span[1] + 1] == ")" else self.text[slice(*span)]
        )


def _language_of(rule: Phrase, book: RuleBook) -> str | None:
    first = rule.id.split(".", 1)[0]
    return first if book.language(first) else None


def _parts(stated: str, gives: OriginGives) -> list[str]:
    """Return the names of a list after "Source:": "Lancet, Harcombe University" are two, "Harcombe, own sums" none.

    Neither is a headline: it would have to link to whose it is. Many names are a list of reading.
    """
    parts = _COMMA.split(stated, _LONGEST_LIST)
    named = all(p[:1].isupper() and len(p) >= _SHORTEST_NAME and len(p.split()) <= MOST_WORDS for p in parts)
    if gives.relation != "based_on":
        return [stated]
    return parts if named and len(parts) <= _MOST_SOURCES else []
