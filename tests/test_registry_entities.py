"""The entity files themselves: every name finds its entity, none is claimed twice, domains are domains."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from origins_reading import book

from provenance.registry import Registry
from provenance.registry.aliases import PLACES
from provenance.rules.kinds import Entity

ALL = book().of(Entity)
ENTITIES = tuple(e for e in ALL if not e.of and e.kind not in PLACES)
LANGUAGES = sorted({language for e in ENTITIES for language in e.aliases} - {"any"})
RATING = re.compile(
    r"\b(fake|propaganda|content farm|state[- ]media|(left|right)[- ](wing|leaning)|biased|reliab)", re.I
)


def names(entity: Entity, language: str) -> Iterator[str]:
    yield entity.name
    yield from entity.aliases.get("any", ())
    yield from entity.aliases.get(language, ())


def test_there_are_enough_of_every_kind():
    kinds = defaultdict(int)
    for entity in ENTITIES:
        kinds[entity.kind] += 1
    assert kinds["agency"] >= 100
    assert kinds["country"] >= 195
    assert kinds["newspaper"] >= 300
    assert kinds["platform"] >= 60
    assert len(ENTITIES) >= 1_500


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_finds_its_entity_in_a_sentence(language):
    registry = Registry.of(book())
    lost = []
    for entity in ENTITIES:
        around = f" {entity.context[0]}" if entity.context else ""
        for name in names(entity, language):
            text = f"… {name} …{around}"
            hits = [h.entity.id for h in registry.find_names(text, 0, len(text), language) if h.start == 2]
            if entity.id not in hits and name not in entity.ambiguous:
                lost.append((entity.id, name, hits))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_found_inside_a_longer_word(language):
    registry = Registry.of(book())
    wrong = []
    for entity in ENTITIES:
        for name in names(entity, language):
            text = f"x{name}x {' '.join(entity.context)}"
            if name[0].isalnum() and name[-1].isalnum():
                wrong += [
                    (name, h.alias) for h in registry.find_names(text, 0, len(name) + 2, language) if h.alias == name
                ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_two_entities_is_marked_doubtful_in_all_but_one(language):
    claims = defaultdict(list)
    for entity in ENTITIES:
        for name in set(names(entity, language)):
            claims[name].append(entity)
    plain = {n: [e.id for e in found if n not in e.ambiguous] for n, found in claims.items() if len(found) > 1}
    assert {n: ids for n, ids in plain.items() if len(ids) > 1} == {}


def test_doubtful_names_are_found_with_each_word_of_their_context_unless_it_fits_two():
    registry = Registry.of(book())
    lost = []
    for entity in ENTITIES:
        for name in entity.ambiguous:
            language = next((k for k, found in entity.aliases.items() if name in found), "any")
            text = f"… {name} … {' '.join(entity.context)}"
            rivals = [e for e in ENTITIES if e is not entity and name in set(names(e, language))]
            known = registry.resolve(name, None if language == "any" else language, text)
            if not rivals and (known is None or known.id != entity.id):
                lost.append((entity.id, name))
    assert lost == []


def test_every_domain_is_a_host_with_one_owner():
    registry = Registry.of(book())
    wrong = []
    for entity in ENTITIES:
        for domain in entity.domains:
            publisher = registry.publisher(domain)
            owner = publisher and (publisher.entity or publisher.platform)
            if owner is None or owner.id != entity.id:
                wrong.append((entity.id, domain))
    assert wrong == []


def test_no_entity_is_rated():
    assert [e.id for e in ENTITIES if RATING.search(e.why or "")] == []


def test_countries_belong_to_governments_and_media_to_media():
    assert {e.sector for e in ENTITIES if e.kind == "country"} == {"government"}
    assert {e.sector for e in ENTITIES if e.kind in ("newspaper", "broadcaster", "magazine", "portal")} == {"media"}
