"""What a rule may refer to: languages, word classes, entities; and who claims which name or domain."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from provenance.rules.draft import Placed
from provenance.rules.faults import Fault, shown
from provenance.rules.files import Entry
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Entity, SignalRule, Words

PRONOUN = "PRONOUN"
"""The class that every form of a language's pronouns is in."""
UNLISTED = "UNLISTED"
"""The class of a plain word that no list knows, where a verb would report the quotation before it."""
COMPUTED = frozenset({PRONOUN, UNLISTED})


def classes_of(rule_id: str) -> tuple[str, ...]:
    """Return the word classes a ``words`` rule feeds: SAY and SAY_WARN for ``de.say.warn``."""
    parts = [class_name(part) for part in rule_id.split(".")[1:]]
    return tuple("_".join(parts[: n + 1]) for n in range(len(parts)))


def class_name(key: str) -> str:
    """Return how a pattern writes a class: ``so-verb`` is SO_VERB."""
    return key.upper().replace("-", "_")


@dataclass(slots=True)
class Scope:
    """Built once for all checks."""

    languages: set[str] = field(default_factory=set)
    parents: dict[str, str | None] = field(default_factory=dict)
    """Each entity's id, and its parent's."""
    signals: dict[str, Placed | None] = field(default_factory=dict)
    """Every signal in force; None for one at fault itself."""
    _classes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _separable: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _entities: list[Placed] = field(default_factory=list)

    @classmethod
    def of(cls, rules: Iterable[Placed], failed: Iterable[Entry] = ()) -> "Scope":
        """Return the scope of these rules. What a faulty entry was to name counts too, lest one fault make many."""
        scope = cls()
        for placed in rules:
            scope._take(placed)
        for entry in failed:
            scope._take_failed(entry)
        return scope

    def classes(self, language: str | None) -> Collection[str]:
        """Return the word classes a language knows, ``any`` included; of all languages for ``any`` or None."""
        return _known(self._classes, language)

    def separable(self, language: str | None) -> Collection[str]:
        """Return the word classes that have forms in two parts."""
        return _known(self._separable, language)

    def clashes(self) -> Iterator[Fault]:
        """Yield a fault for every alias or domain that two entities claim and neither text can decide."""
        yield from _alias_clashes(self._entities)
        yield from _domain_clashes(self._entities)

    def _take(self, placed: Placed) -> None:
        rule = placed.rule
        if isinstance(rule, LanguageRule):
            self.languages.add(rule.id)
            self._classes[rule.id] |= {class_name(key) for key in rule.function_words}
            self._classes[rule.id] |= COMPUTED if rule.pronouns else {UNLISTED}
        elif isinstance(rule, Words):
            language = rule.id.split(".")[0]
            self._classes[language].update(classes_of(rule.id))
            if any("…" in form for form in rule.forms):
                self._separable[language].update(classes_of(rule.id))
        elif isinstance(rule, SignalRule):
            self.signals[rule.id] = placed
        elif isinstance(rule, Entity):
            self.parents[rule.id] = rule.parent
            self._entities.append(placed)

    def _take_failed(self, entry: Entry) -> None:
        language = entry.id.split(".")[0]
        if entry.kind == "language":
            self.languages.add(entry.id)
            keys = entry.node.at(("function_words",))
            self._classes[entry.id] |= {class_name(key) for key, _, _ in keys.pairs()}
        elif entry.kind == "words":
            self._classes[language].update(classes_of(entry.id))
            self._separable[language].update(classes_of(entry.id))
        elif entry.kind == "entity":
            self.parents.setdefault(entry.id, None)
        elif entry.kind == "signal":
            self.signals.setdefault(entry.id, None)


def _known(classes: dict[str, set[str]], language: str | None) -> set[str]:
    if language is None or language == "any":
        return set().union(*classes.values())
    return classes.get(language, set()) | classes.get("any", set())


def _alias_clashes(entities: list[Placed]) -> Iterator[Fault]:
    """Two of one kind must both mark a shared alias ambiguous; of different kinds, one may hold it without context."""
    claims: dict[str, list[tuple[Placed, str, int]]] = defaultdict(list)
    for placed in (e for e in entities if _stands_alone(e)):
        for language, aliases in _aliases(placed).items():
            for at, alias in enumerate(aliases):
                claims[alias].append((placed, language, at))
    for alias, claimants in claims.items():
        if len(claimants) < 2:
            continue
        for position, (second, language, at) in enumerate(claimants[:20]):
            first = next((c for c in claimants[:position] if _clash(alias, c, (second, language, at))), None)
            if first:
                message = f"the alias {shown(alias)} is also claimed at {first[0].place}: list it as ambiguous in both"
                yield second.fault(message, *(("name",) if language == "name" else ("aliases", language, at)))


def _stands_alone(placed: Placed) -> bool:
    """A sort of body and a place name nobody by themselves."""
    return isinstance(placed.rule, Entity) and not placed.rule.of and placed.rule.kind not in ("region", "city")


def _aliases(placed: Placed) -> dict[str, tuple[str, ...]]:
    """The canonical name is an alias in every language."""
    rule = placed.rule
    if not isinstance(rule, Entity):
        return {}
    listed = any(rule.name in aliases for aliases in rule.aliases.values())
    return rule.aliases if listed else {**rule.aliases, "name": (rule.name,)}


def _clash(alias: str, one: tuple[Placed, str, int], two: tuple[Placed, str, int]) -> bool:
    first, second = one[0].rule, two[0].rule
    if not isinstance(first, Entity) or not isinstance(second, Entity) or first is second:
        return False
    if not {"any", "name"} & {one[1], two[1]} and one[1] != two[1]:
        return False
    plain = [alias not in first.ambiguous, alias not in second.ambiguous]
    return any(plain) if first.kind == second.kind else all(plain)


def _domain_clashes(entities: list[Placed]) -> Iterator[Fault]:
    owners: dict[str, Placed] = {}
    for placed in entities:
        for at, domain in enumerate(placed.rule.domains if isinstance(placed.rule, Entity) else ()):
            owner = owners.setdefault(domain, placed)
            if owner is not placed:
                yield placed.fault(f"the domain {shown(domain)} is also claimed at {owner.place}", "domains", at)
            elif domain in placed.rule.domains[:at]:  # type: ignore[attr-defined]
                yield placed.fault(f"the domain {shown(domain)} stands here twice", "domains", at)
