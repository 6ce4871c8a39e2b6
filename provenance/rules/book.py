"""The frozen rule book every stage is handed."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, TypeVar, cast

from provenance.model.values import Value
from provenance.rules.grammar import LanguageRule
from provenance.rules.rule import Rule

R = TypeVar("R", bound=Rule)
T = TypeVar("T")


class Layer(Value):
    """One folder of rules: ``built-in`` or the folder's name as given, with the digest of what it holds."""

    name: str
    digest: str
    rules: int


class RuleBook:
    """All rules in force, in layer and file order. Immutable; safe to share between threads, cheap to pickle.

    Matchers built from the rules are kept per process (``compiled``) and dropped on pickling.
    """

    def __init__(
        self,
        rules: Mapping[str, Rule],
        layers: tuple[Layer, ...],
        digest: str,
        layer_of: Mapping[str, int] | None = None,
    ) -> None:
        self._rules = dict(rules)
        self._layer_of = dict(layer_of or {})
        self._renamed = {old: rule.id for rule in rules.values() for old in rule.was}
        self._compiled: dict[Hashable, object] = {}
        self.layers = layers
        self.digest = digest

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_compiled": {}}

    def __len__(self) -> int:
        return len(self._rules)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())

    def get(self, rule_id: str) -> Rule | None:
        """Return the rule with this id, or that once had it, or None; a rule that is switched off is returned too."""
        return self._rules.get(rule_id) or self._rules.get(self._renamed.get(rule_id, ""))

    def layer_of(self, rule_id: str) -> str | None:
        """Return the name of the layer that made or last changed a rule, or None where there is no such rule."""
        rule = self.get(rule_id)
        return self.layers[self._layer_of.get(rule.id, 0)].name if rule and self.layers else None

    def stands_after(self, rule_id: str, other: str) -> bool:
        """Return whether no later layer than that of a rule made or last changed the other one."""
        return self._layer_of.get(other, 0) <= self._layer_of.get(rule_id, 0)

    def of(self, kind: type[R], language: str | None = None) -> tuple[R, ...]:
        """Return the rules of a kind that are in force, in order; of one language when a code is given."""
        return self.compiled(("of", kind, language), lambda book: book._select(kind, language))

    def languages(self) -> tuple[str, ...]:
        """Return the codes of the languages that have a pack, sorted."""
        return tuple(sorted(r.id for r in self.of(LanguageRule)))

    def language(self, code: str | None) -> LanguageRule | None:
        """Return the language rule for a code, or None where there is no pack."""
        rule = self._rules.get(code) if code else None
        return rule if isinstance(rule, LanguageRule) and not rule.off else None

    def read_as(self, code: str | None) -> str | None:
        """Return the code of the language whose pack reads this one's texts: *nn* is read as *no*."""
        forms = self.compiled("language-forms", lambda b: {also: r.id for r in b.of(LanguageRule) for also in r.also})
        return forms.get(code, code) if code else None

    def compiled(self, key: Hashable, build: Callable[["RuleBook"], T]) -> T:
        """Return ``build(self)``, built once per process and key."""
        if key not in self._compiled:
            self._compiled[key] = build(self)
        return cast(T, self._compiled[key])

    def _select(self, kind: type[R], language: str | None) -> tuple[R, ...]:
        return tuple(
            r
            for r in self._rules.values()
            if isinstance(r, kind) and not r.off and (language is None or r.id.split(".", 1)[0] == language)
        )
