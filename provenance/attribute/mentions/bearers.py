"""Whose name it is that stands among a source's words: the speaker's, or an owner's or superior's."""

from provenance.attribute.mentions.description import Core
from provenance.attribute.mentions.names import MIN_NAME_WORDS, Names
from provenance.attribute.words.nouns import NounPhrase
from provenance.model.values import Span

MAX_GOVERNING = 4
"""Words of what governs a phrase: *по словам*, *v souladu s*."""


class Bearers(Names):
    """Tells who of a noun phrase bears the name in it."""

    def _name_behind(self, cut: int, end: int) -> tuple[int, int] | None:
        """*la ministre de l'Énergie* **Inès Caron**: a name that a given name opens, at the end of the complement.

        *A spokesman for Ina Roth*, *ein Sohn des Ministers Karl Roth*: who is the complement is somebody else.
        """
        first = next((k for k in range(cut, end - 1) if self.t.mask[k] & self.g.given), end)
        if first < end and self._governed(cut - 1, first, titled=False):
            return None
        while end - 1 > first and not self.t.raw[end - 1][0].isalnum() and "(" in self.t.raw[first:end]:
            end = self.t.raw.index("(", first)  # "la ministre de l'Énergie Inès Caron (PRG)"
        name = self._name(first, end)
        return name if name and name[0] == first and name[1] == end and end - first >= MIN_NAME_WORDS else None

    def _person_behind(self, at: Core, name: Span | None, role: int | None) -> tuple[Span, int] | None:
        """Return the name of a person that stands behind a link, and the role that it belongs to."""
        start, cut, end = at
        office = self._office_behind(start, cut, end)
        if office is not None:
            return (office + 1, end), office
        unnamed = not name or (role is not None and role >= name[1])  # "the Wisconsin Republican" names no person
        later = self._name_behind(cut, end) if role is not None and unnamed else None
        return (later, role) if later and role is not None else None

    def _office_behind(self, start: int, cut: int, end: int) -> int | None:
        """*Bank of Harcombe* **governor** *Ann Doyle*: the role between a body's name with a link in it and a person's.

        *The office of mayor Ann Doyle* is an office: its noun has no capital.
        """
        t, first = self.t, start + bool(self.t.mask[start] & self.g.article)
        if cut >= end or not t.raw[first][0].isupper() or self.s.capital_nouns:
            return None
        roles = (k for k in range(cut + 2, end - MIN_NAME_WORDS) if self.s.noun_bits(k) & self.g.person)
        named = (k for k in roles if t.raw[k - 1][0].isupper())
        own = (k for k in named if t.raw[k].islower() or t.mask[k + 1] & self.g.given)
        return next((k for k in own if self._name(k + 1, end) == (k + 1, end)), None)

    def _called_after(self, name: tuple[int, int], role: int) -> bool:
        """*posłanka* **Partii Pracy**: a word behind a body's noun with a capital is the body's name, no person's."""
        body = name[0] - 1
        lone = name[1] - name[0] == 1 and body > role and not self.t.mask[name[0]] & self.g.given
        return bool(lone and self.g.subject and self.t.raw[body][0].isupper() and self.s.noun_bits(body) & self.g.body)

    def _owns(self, name: tuple[int, int], role: int, start: int) -> bool:
        """*адвокат* **Ивана Рогова**: behind an office that is a subject, a name in the owner's form is another's."""
        t, g = self.t, self.g
        if role >= name[0] or not t.mask[role] & g.subject:
            return False
        behind = range(max(0, start - MAX_GOVERNING), start)
        governing = g.according | g.preposition
        governed = any(h.end == start and h.entry.bits & governing for k in behind for h in t.hits[k])
        if governed or (start and t.mask[start - 1] & governing):
            return False  # "podle náměstkyně Radky Vondrové": all of it stands in that case
        return bool(t.mask[name[0]] & g.possessed) or self.pack.declensions.owner(t.words(*name))

    def _bears(self, start: int, end: int) -> bool:
        """Return whether an apposition tells who somebody is by a name: *one of the MPs,* **ex-mayor Ina Roth**.

        *Ein Abgeordneter der SPD,* **der Partei von Karl Roth**, *…,* **syn ministra Jana Dobrego**: another is named.
        """
        t, g = self.t, self.g
        start = max((k + 1 for k in range(start, end - 1) if t.mask[k] & g.possessor), default=start)
        name = self._name(start, end)  # "The Associated Press's Lisa Lerer"
        if name is None or self._governed(start, name[0]):
            return False
        if name[1] < end and (t.mask[name[1]] & g.possessor or self._heads_phrase(name[1])):
            return False  # "Karl Roth's party", "Karl Lunds parti"
        nouns = [k for k in range(start, name[0]) if self.s.noun_bits(k)]
        people = [k for k in nouns if self.s.noun_bits(k) & g.person or self._seat(k, name)]
        if nouns[-1:] != people[-1:]:
            return False
        if not g.subject:
            return True
        if not people:
            return not t.mask[name[0]] & g.possessed and not self.pack.declensions.owner(t.words(*name))
        return bool(t.mask[people[-1]] & g.subject) or (people == nouns[:1] and people[0] == start)

    def _seat(self, k: int, name: tuple[int, int]) -> bool:
        """**Nationalrat** *Marcel Dettling*: a body whose members go by its name stands right before a full name."""
        return bool(self.t.mask[k] & self.g.seat) and k == name[0] - 1 and name[1] - name[0] >= MIN_NAME_WORDS

    def _heads_phrase(self, k: int) -> bool:
        """Return whether a plain noun stands at k: what a name before it owns."""
        mask = self.t.mask[k]
        return self.t.raw[k].islower() and (not mask or bool(self.s.noun_bits(k)))

    def _governed(self, start: int, name: int, titled: bool = True) -> bool:
        """Return whether the name, or the office before it, hangs on a word: *leader* **of** *Carl Roth's …*.

        Where it is not ``titled``, an office with a capital is what another is over: *secretario de* **Defensa**.
        """
        k, g = name, self.g
        if k > start and self.t.mask[k - 1] & g.quantifier and not self.t.mask[k - 1] & g.article:
            return False  # "mor til tre Lise Vik"
        while k > start and (self._introduces(k - 1, titled) or self.t.mask[k - 1] & g.determiner):
            k -= 1
            if self._attaches(k):
                return k > start
        both = k < name and self.t.mask[k - 1] & g.conjunction and self.s.noun_bits(k - 2) & g.person
        return k > start and self._attaches(k - 1) and not both  # "Beraterin und Autorin Ina Roth"

    def _introduces(self, k: int, titled: bool) -> bool:
        office = bool(self.s.noun_bits(k) & self.g.person)
        return office and (titled or self.s.capital_nouns or self.t.raw[k][0].islower())

    def _past_owner(self, phrase: NounPhrase) -> int | None:
        """Return where a person or body begins behind the last owner's mark: *Carl Roth's* **lawyer**, **campaign**.

        None without an owner, or with a work behind it: *Roth's* statement are his own words.
        """
        owning = self.g.possessor | self.g.genitive_name
        owners = (k for k in range(phrase.start + 1, phrase.head_end - 1) if self.t.mask[k] & owning)
        behind = max(owners, default=phrase.head_end) + 1
        first = phrase.start + bool(self.t.mask[phrase.start] & self.g.article)
        if behind >= phrase.head_end:
            return None
        apart = self.t.raw[first].islower() and not self.t.mask[first] & self.g.quantifier
        if apart and any(self._attaches(k) for k in range(first + 1, behind - 1)):
            return None  # "a document on the club's website", but "one of the club's friends"
        speakers = self.g.person | self.g.anonymous | self.g.body
        inner = range(behind, phrase.head_end)
        if self._entity(behind, phrase.head_end):
            return behind
        return behind if any(self.s.noun_bits(k) & speakers or self.t.mask[k] & self.g.given for k in inner) else None
