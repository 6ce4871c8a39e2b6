"""The sources of one article: which mentions are one and the same, decided only where the text decides it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from provenance.attribute.describe import Description
from provenance.attribute.full_names import PERSONAL, FullNames
from provenance.attribute.members import Member, is_public, joined, source_of
from provenance.model.values import Mention, Source
from provenance.registry.spelling import PERSON, Spelling
from provenance.rules.grammar import LanguageRule, Pronoun

NEAR = 1_200
"""How many code points back a pronoun may look for its antecedent."""
TURN = 400
"""Within so many code points after a speaker's last mention, a pronoun goes on with that speaker."""
MAX_RECENT = 20


class People:
    """Joins descriptions to members. Members keep the order in which they were first cited."""

    def __init__(self, language: LanguageRule, pronouns: Mapping[str, Pronoun], spelling: Spelling) -> None:
        self.language = language
        self.pronouns = pronouns
        self.spelling = spelling
        self.names = FullNames(language)
        self.members: list[Member] = []
        self._by_key: dict[str, int] = {}
        self._surnames: dict[str, list[int]] = {}
        self._recent: list[int] = []
        self._roles: dict[str, list[int]] = {}

    def hear(self, named: Iterable[Description]) -> None:
        """Take note of people named in full, cited or not: a lone surname elsewhere may be theirs."""
        self.names.hear(named)

    def add(self, d: Description) -> int | None:
        """Return the number of the member that the description belongs to, or None where it cannot be told."""
        if d.pronoun:
            told = (n for n in self._recent if d.span in self.members[n].mentions)  # one pronoun may have several cues
            number, kind = next(told, None), "pronoun"
            number = self._antecedent(d) if number is None else number
            number = self._only_one_named(d) if number is None else number
        else:
            d = self.names.spelled_out(d)
            number, kind = (
                self._same(d),
                ("name" if d.identity == "named" else "role" if d.role_word else "description"),
            )
        if number is None and d.pronoun:
            return None
        if number is None:
            d = self.names.in_full(d)
            number = self._by_key.get(self._key(d))
        if number is None:
            number = self._new(d)
        member = self.members[number]
        if not d.pronoun:
            member.says = joined(member.says, d)
            self._index(number, member.says)
        mention = Mention(spans=(d.span,), exact=d.words, kind=kind)  # type: ignore[arg-type]
        member.mentions.setdefault(d.span, mention)
        member.last = max(member.last, d.span[1])
        self._recent = [number, *(n for n in self._recent if n != number)][:MAX_RECENT]
        return number

    def _new(self, d: Description) -> int:
        self.members.append(Member(d))
        return len(self.members) - 1

    def _index(self, number: int, d: Description) -> None:
        self._by_key.setdefault(self._key(d), number)
        if d.role_word and number not in self._roles.setdefault(d.role_word, []):
            self._roles[d.role_word].append(number)
        if d.identity == "named" and d.kind in PERSONAL and not d.entity and d.name:
            known = self._surnames.setdefault(self.names.bare(d.name.split()[-1]), [])
            if number not in known:
                known.append(number)

    def _key(self, d: Description) -> str:
        if d.entity:
            return f"entity:{d.entity.id}"
        words = (d.name or d.words).casefold()
        if d.identity == "named":
            woman = self.language.gendered and d.gender == "f" and len(words.split()) > 1
            return f"named:{self.names.stem(words)}{':f' if woman else ''}"
        return f"{d.identity}:{words}"

    def _same(self, d: Description) -> int | None:
        number = self._by_key.get(self._key(d))
        if number is not None:
            return number
        if d.identity == "named" and d.name and not d.entity:
            return self._by_surname(d)
        return self._by_role(d)

    def _by_surname(self, d: Description) -> int | None:
        """A lone surname is the one person of that surname; two people of one surname stay two."""
        assert d.name is not None
        words = d.name.split()
        known = self._surnames.get(self.names.bare(words[-1]), [])
        if len(words) == 1:
            shared = self.language.gendered and self.names.bearers(words[-1]) > 1
            return known[0] if len(known) == 1 and not shared else None
        longer = [n for n in known if len((self.members[n].says.name or "").split()) == 1]
        return longer[0] if len(longer) == 1 and len(known) == 1 else None

    def _by_role(self, d: Description) -> int | None:
        """*The minister* is the one minister cited so far, when the article says *the* and names but one."""
        if not (d.role_word and d.definite and d.affiliation is None):
            return None
        if len(d.words.split()) - len(d.role_word.split()) not in {0, 1}:  # with an article, or without any
            return None
        same = [n for word, members in self._roles.items() if self._same_role(word, d.role_word) for n in members]
        if same:
            return same[0] if len(same) == 1 and self.members[same[0]].says.identity == "named" else None
        return self._named_in_office(d)

    def _named_in_office(self, d: Description) -> int | None:
        """*Do domu wróciła dyrygentka Anna Rudy.* **Dyrygentka** *dodała …*: named so before, though not cited."""
        holders = self.names.in_office(d.role_word or "", d.span[0])
        if len(holders) != 1:
            return None
        known = self._by_key.get(self._key(holders[0]))
        if known is None:
            known = self._new(holders[0])
            self._index(known, holders[0])
        return known

    def _same_role(self, longer: str, role: str) -> bool:
        """*The coach* is the *head coach*; *premier* is no *wicepremier* where words are not joined into one."""
        return longer == role or longer.endswith(role if self.language.compounds else f" {role}")

    def _antecedent(self, d: Description) -> int | None:
        """Return the one person cited shortly before whom the pronoun can mean; None where two could be meant."""
        pronoun = self.pronouns.get(d.pronoun or "")
        if pronoun is None or pronoun.person not in {"third", "possessor"}:
            return None
        recent = [(self.members[n].last, n) for n in self._recent if self.names.fits(pronoun, self.members[n].says)]
        near = [(last, n) for last, n in recent if 0 <= d.span[0] - last <= NEAR]
        if not near:
            return None
        last, number = max(near)
        if any(m.last > last and m.says.kind == "unknown" for m in (self.members[n] for n in self._recent)):
            return None  # "The accused denied it. He …": whoever that was spoke last
        rivals = [n for other, n in near if n != number and last - other < TURN]
        if d.span[0] - last > TURN and (rivals or len(near) > 1):
            return None
        name = self.members[number].says.name or ""
        return None if self.names.anyone_else(pronoun, last, d.span[0], name) else number

    def _only_one_named(self, d: Description) -> int | None:
        """Return the one person of that gender whom the text so far names in full, though nobody has cited them yet."""
        pronoun = self.pronouns.get(d.pronoun or "")
        if pronoun is None or pronoun.person not in {"third", "possessor"}:
            return None
        if any(self.names.fits(pronoun, m.says) for m in self.members):
            return None
        before = [person for place, person in self.names.first_who_fit(d.pronoun or "", pronoun) if place < d.span[0]]
        return self._new(before[0]) if len(before) == 1 else None

    def sources(self) -> tuple[Source, ...]:
        """Return the members as sources; ids follow the order of first citation."""
        keys = [self._public_key(m.says) for m in self.members]
        shared = {key for key, times in Counter(keys).items() if key and key.startswith(PERSON) and times > 1}
        return tuple(
            source_of(n, m, None if key in shared else key)
            for n, (m, key) in enumerate(zip(self.members, keys, strict=True), 1)
        )

    def _public_key(self, d: Description) -> str | None:
        """Return the key that merges a source across articles: entities, people in public roles; nobody by name alone.

        Two people of one article who share it are two, and neither can be told in another article.
        """
        if d.entity:
            return self._key(d)
        if d.identity != "named" or not d.name:
            return None
        if d.kind == "person":
            return self.spelling.key_of(d.name, self.names.bare) if is_public(d) else None
        return self._key(d) if d.kind in {"organisation", "media", "agency"} else None
