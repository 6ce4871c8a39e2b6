"""Who leads a body that the registry knows is in public life, and the same person wherever both are named.

*Andrij Kowalenko, Leiter des Zentrums gegen Desinformation*; *керівник Центру протидії дезінформації Андрій Коваленко*.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from provenance.model.values import Source, Span
from provenance.registry import NameHit, Registry
from provenance.registry.spelling import Spelling
from provenance.rules.book import RuleBook
from provenance.rules.kinds import EntityKind, Words

LEADER = "any.leader"
LED: frozenset[EntityKind] = frozenset(
    {"institution", "military", "intelligence", "court", "parliament", "ministry", "central_bank", "international_body",
     "ngo", "police", "health_body", "university"}
)  # fmt: skip
AROUND = 200
"""How many code points to either side of the name the body may stand."""
_LINK = 4
"""Up to how many letters a word between *head* and the body has: *of the*, *van het*."""
_MOST_LINKS, _MOST_BEHIND = 3, 12
_WORD = re.compile(r"[^\W\d_]+")
_STOPS = re.compile(r"[.!?;:\n]")
_ASIDE = (",", "(", "–", "—", " -")


class Leaders:
    """Reads who leads what in one article."""

    def __init__(self, text: str, language: str | None, book: RuleBook) -> None:
        self._text = text
        self._language = language
        self._registry = Registry.of(book)
        self._spelling = Spelling.of(book)
        self._words = book.compiled(LEADER, _leader_words)

    def with_keys(self, sources: tuple[Source, ...], bare: Callable[[str], str]) -> tuple[Source, ...]:
        """Return the sources; persons named in full who lead a known body have a key made of their name and its id.

        Two who would share one have none.
        """
        keys = {s.id: self._key(s, bare) for s in sources if s.kind == "person" and s.identity == "named" and not s.key}
        once = {key for key, times in Counter(keys.values()).items() if key and times == 1}
        return tuple(s.model_copy(update={"key": keys[s.id]}) if keys.get(s.id) in once else s for s in sources)

    def _key(self, source: Source, bare: Callable[[str], str]) -> str | None:
        person = self._spelling.key_of(source.name, bare)
        names = [self._name(source.name, m.spans[-1]) for m in source.mentions if m.kind == "name"] if person else []
        bodies = {body for name in names for body in self._led(name)}
        return f"{person}@{next(iter(bodies))}" if len(bodies) == 1 else None

    def _name(self, name: str, mention: Span) -> Span:
        """Return where the name itself stands in a mention that may hold a role too."""
        at = self._text.find(name, *mention)
        return (at, at + len(name)) if at >= 0 else mention

    def _led(self, name: Span) -> Iterator[str]:
        start, end = max(0, name[0] - AROUND), min(len(self._text), name[1] + AROUND)
        for hit in self._registry.find_names(self._text, start, end, self._language):
            if hit.entity.kind in LED and (self._before(hit, name, start) or self._behind(hit, name, end)):
                yield hit.entity.id

    def _before(self, body: NameHit, name: Span, start: int) -> bool:
        """*The head of the Centre, N*."""
        if body.end > name[0] or self._text[body.end : name[0]].strip(" ,"):
            return False
        return self._leads_to(_STOPS.split(self._text[start : body.start])[-1])

    def _behind(self, body: NameHit, name: Span, end: int) -> bool:
        """*N, head of the Centre*; *N, who the Centre leads*: nothing else may stand between."""
        between = self._text[name[1] : body.start]
        if body.start < name[1] or not between.startswith(_ASIDE) or _STOPS.search(between) or "," in between[1:]:
            return False
        words = _WORD.findall(between.casefold())
        at = next((i for i, word in enumerate(words[:_MOST_LINKS]) if word in self._words), None)
        if at is not None:
            return _all_short([*words[:at], *words[at + 1 :]])
        clause = re.split(r"[,.;:!?\n]", self._text[body.end : end])[0]
        behind = _WORD.findall(clause.casefold())[-_MOST_BEHIND:]
        return 0 < len(words) <= _MOST_LINKS and _all_short(words) and behind[-1:] != [] and behind[-1] in self._words

    def _leads_to(self, words: str) -> bool:
        """Return whether the words end with one for a leader and nothing but short ones behind it."""
        last = _WORD.findall(words.casefold())[-_MOST_LINKS - 1 :]
        at = max((i for i, word in enumerate(last) if word in self._words), default=None)
        return at is not None and _all_short(last[at + 1 :])


def _all_short(words: list[str]) -> bool:
    return all(len(word) <= _LINK for word in words)


def _leader_words(book: RuleBook) -> frozenset[str]:
    return frozenset(form.casefold() for rule in book.of(Words) if rule.id == LEADER for form in rule.forms)
