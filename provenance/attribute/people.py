"""The sources of one article: which mentions are one and the same, decided only where the text decides it."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from provenance.attribute.antecedents import Candidate, chosen, fit_of
from provenance.attribute.cast import Cast
from provenance.attribute.description import Description
from provenance.attribute.full_names import PERSONAL, same_role
from provenance.attribute.members import Member, is_public, joined, source_of
from provenance.model.values import Mention, Source, Span
from provenance.registry.spelling import PERSON, Spelling
from provenance.rules.grammar import LanguageRule, Pronoun

NEAR = 1_200
"""How many code points back a pronoun may look for its antecedent."""


class People:
    """Joins descriptions to members. Members keep the order in which they were first cited."""

    def __init__(self, language: LanguageRule, pronouns: Mapping[str, Pronoun], spelling: Spelling, cast: Cast) -> None:
        self.language = language
        self.pronouns = pronouns
        self.spelling = spelling
        self.cast = cast
        self.names = cast.names
        self._heard: list[tuple[int, int]] = []
        """Where each member was cited, in order."""
        self.members: list[Member] = []
        self._by_key: dict[str, int] = {}
        self._surnames: dict[str, list[int]] = {}
        self._roles: dict[str, list[int]] = {}

    def knows(self, d: Description) -> bool:
        """Return whether somebody of that surname is named in full in the article."""
        return d.name is not None and self.names.has(d.name.split()[-1])

    def add(self, d: Description) -> int | None:
        """Return the number of the member that the description belongs to, or None where it cannot be told."""
        if d.pronoun:
            here = self._cited(d.span[0], d.span[0] + 1)  # one pronoun may have several cues
            told = (n for n in here if d.span in self.members[n].mentions)
            number, kind = next(told, None), "pronoun"
            number = self._antecedent(d) if number is None else number
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
        insort(self._heard, (d.span[0], number))
        return number

    def refer(self, pronoun: Description, to: Description) -> int | None:
        """Return the number of the member whom ``to`` tells; a relative pronoun is one more mention of them."""
        number = self.add(to)
        if number is not None:
            mention = Mention(spans=(pronoun.span,), exact=pronoun.words, kind="pronoun")
            self.members[number].mentions.setdefault(pronoun.span, mention)
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
        words = ((None if d.identity == "named" else d.base) or d.name or d.words).casefold()
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
        same = [
            n
            for word, members in self._roles.items()
            if same_role(word, d.role_word, self.language.compounds)
            for n in members
        ]
        if not same:
            holder = self.names.in_office(d.role_word, d.span[0])
            return self._new(holder) if holder else None
        return same[0] if len(same) == 1 and self.members[same[0]].says.identity == "named" else None

    def _antecedent(self, d: Description) -> int | None:
        """Return the one person named or cited shortly before whom the pronoun can mean; None where two could be."""
        pronoun = self.pronouns.get(d.pronoun or "")
        if pronoun is None or pronoun.person not in {"third", "possessor"}:
            return None
        sentences = self.cast.before(d.span[0], d.span[0] - NEAR)
        meant = chosen(list(self._candidates(pronoun, span, people)) for span, people in sentences)
        if meant is None:
            return None
        number = self._new(meant.says) if meant.number is None else meant.number
        member = self.members[number]
        if member.says.gender is None and len(pronoun.gender) == 1:
            member.says = replace(member.says, gender=pronoun.gender[0])  # whoever was "she" once is so further on
        return number

    def _candidates(self, pronoun: Pronoun, span: Span, people: Iterable[Description]) -> Iterator[Candidate]:
        """Yield those of a sentence whom the pronoun may mean: the cited, then the named."""
        known: list[tuple[int | None, Description, bool]] = [
            (n, self.members[n].says, True) for n in self._cited(*span)
        ]
        for d in people:
            n = self._number(d)
            known.append((n, d if n is None else self.members[n].says, False))
        for n, says, cited in known:
            fit = fit_of(pronoun, says, self.language.gendered, cited)
            if fit:
                yield Candidate(self._key(says) if n is None else str(n), says, n, cited, fit)

    def _cited(self, start: int, end: int) -> list[int]:
        """Return the members cited between two places, in order."""
        first, last = (bisect_left(self._heard, (place, -1)) for place in (start, end))
        return [n for _, n in self._heard[first:last]]

    def _number(self, d: Description) -> int | None:
        known = self._same(d)
        return self._by_key.get(self._key(self.names.in_full(d))) if known is None else known

    def sources(self) -> tuple[Source, ...]:
        """Return the members as sources; ids follow the order of first citation."""
        keys = [self._public_key(m.says) for m in self.members]
        shared = {key for key, times in Counter(keys).items() if key and key.startswith(PERSON) and times > 1}
        return tuple(
            source_of(n, self._shown(m), None if key in shared else key)
            for n, (m, key) in enumerate(zip(self.members, keys, strict=True), 1)
        )

    def _shown(self, m: Member) -> Member:
        return replace(m, says=replace(m.says, name=self.names.in_base(m.says)))

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
