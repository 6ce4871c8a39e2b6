"""Who holds which office in an article: *the minister* further on is whoever it introduced as one."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from provenance.attribute.mentions.description import Description
from provenance.attribute.speakers.full_names import FullNames, same_role

MAX_ALIKE = 12
"""Of more people with one office none is looked for."""


@dataclass(slots=True)
class Holders:
    """The people whom an article names, by their office and by what such people are called besides."""

    names: FullNames
    _by_role: dict[str, dict[str, Description]] = field(default_factory=dict)
    _by_kin: dict[int, dict[str, Description]] = field(default_factory=dict)

    def hear(self, d: Description) -> None:
        """Take note of somebody named in full with an office; the first words about each count."""
        if d.identity != "named" or d.kind != "person" or d.entity or not d.name:
            return
        who = self.names.stem(d.name)
        if d.role_word:
            self._by_role.setdefault(d.role_word, {}).setdefault(who, d)
        for bit in _bits(d.kin):
            self._by_kin.setdefault(bit, {}).setdefault(who, d)

    def of_office(self, d: Description, compounds: bool) -> dict[str, Description]:
        """Return those introduced before with the description's own word for their office, by name."""
        assert d.role_word is not None
        found: dict[str, Description] = {}
        for word, people in self._by_role.items():
            if same_role(word, d.role_word, compounds):
                _add(found, d, people)
        return found

    def of_kin(self, d: Description) -> dict[str, Description]:
        """Return those introduced before with an office that goes by the description's word too: **the edile**."""
        found: dict[str, Description] = {}
        for bit in _bits(d.called):
            _add(found, d, self._by_kin.get(bit, {}))
        return found

    def by_title(self, d: Description) -> Description | None:
        """Return the one whose title the description gives in more words than the office: *la ministre des Sports*.

        A headline may do so before the name stands.
        """
        words = (d.role or "").casefold()
        if d.role_word is None or len(words.split()) < 2:
            return None
        people = self._by_role.get(d.role_word, {})
        held = [p for p in people.values() if _begins(p, words)] if len(people) <= MAX_ALIKE else []
        return held[0] if len(held) == 1 and _of_gender(held[0], d) else None


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield mask & -mask
        mask &= mask - 1


def _begins(held: Description, words: str) -> bool:
    role = (held.role or "").casefold()
    return role == words or role.startswith(f"{words} ")


def _add(found: dict[str, Description], d: Description, people: dict[str, Description]) -> None:
    if len(people) > MAX_ALIKE:
        return
    fitting = {who: p for who, p in people.items() if p.span[1] <= d.span[0] and _of_gender(p, d)}
    found.update((who, p) for who, p in fitting.items() if who not in found)


def _of_gender(a: Description, b: Description) -> bool:
    genders = {a.gender or a.article_gender, b.gender or b.article_gender} - {None}
    return len(genders) < 2
