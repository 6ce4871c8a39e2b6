"""The sources of one article: which mentions are one and the same, decided only where the text decides it."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from provenance.attribute.mentions.description import Description
from provenance.attribute.speakers.antecedents import Candidate, chosen, fit_of
from provenance.attribute.speakers.bodies import Bodies, alone, spoken_of
from provenance.attribute.speakers.cast import Cast
from provenance.attribute.speakers.full_names import PERSONAL
from provenance.attribute.speakers.holders import Holders
from provenance.attribute.speakers.members import Member, is_public, joined, source_of
from provenance.model.values import Mention, Source, Span
from provenance.registry.spelling import PERSON, Spelling
from provenance.rules.grammar import Gender, LanguageRule, Pronoun

PERSONAL_GENDERS: tuple[Gender, ...] = ("m", "f")
NEAR = 1_200
"""How many code points back a pronoun may look for its antecedent."""


def _of_kin(person: Description, d: Description) -> bool:
    """Return whether somebody may go by the description, as far as their offices tell: no mayor is *the doctor*."""
    return bool(person.kin & d.kin) or not (person.kin and d.kin)


def _short(d: Description) -> bool:
    """*La ministre*, *le chercheur espagnol*: an office with no more than its article and one more word."""
    words = d.role.split() if d.role else []
    return d.role_word is not None and len(words) - len(d.role_word.split()) in {0, 1}


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
        self._cited_in_office = Holders(cast.names)
        self._bodies = Bodies()

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
        self._cited_in_office.hear(self.names.in_full(d))
        self._bodies.hear(number, d)
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
            return None if d.kind == "group" else self._by_surname(d)  # "Doyle and Smith" is no Smith
        return self._by_noun(d) if alone(d) else self._by_role(d)

    def _by_noun(self, d: Description) -> int | None:
        """*The company* is the one named as one, or the one company of which the paragraph spoke."""
        number = self._bodies.named_so(d)
        if number is not None:
            return number
        floor = max(self.cast.paragraph(d.span[0]), d.span[0] - NEAR)
        cited = (self.members[n].says for n in self._cited(floor, d.span[0]))
        named = {self._key(b): b for b in (*cited, *self.cast.bodies(floor, d.span[0])) if b.identity == "named"}
        who = spoken_of(d, named.items())
        if who is None:
            return None
        known = self._by_key.get(who)
        return self._new(self.names.in_full(named[who])) if known is None else known

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
        if not d.role_word or (d.determined and not d.definite):
            return None
        meant = self.cast.holders.by_title(d)
        if meant is None and d.definite and d.affiliation is None and _short(d):
            meant = self._in_office(d) or self._stood_for(d)
        if meant is None:
            return None
        number = self.number_of(meant)
        return self._new(meant) if number is None else number

    def _in_office(self, d: Description) -> Description | None:
        """Return the one person introduced with the office; of several the one of whom the paragraph speaks."""
        both = (self.cast.holders, self._cited_in_office)
        held = {who: p for h in both for who, p in h.of_office(d, self.language.compounds).items()}
        held = held or {who: p for h in both for who, p in h.of_kin(d).items()}
        another = self.cast.unnamed(d)
        if another >= self.cast.paragraph(d.span[0]):
            return None  # "Un médecin attend. […] Le médecin ajoute"
        if len(held) > 1 or another >= 0:
            here = set(self._present(d))
            held = {who: p for who, p in held.items() if who in here}
        return next(iter(held.values())) if len(held) == 1 else None

    def _present(self, d: Description) -> Iterator[str]:
        """Yield the names of those of whom the paragraph speaks right before a description."""
        floor = max(self.cast.paragraph(d.span[0]), d.span[0] - NEAR)
        for span, people in self.cast.before(d.span[0], floor):
            told = (*(self.members[n].says for n in self._cited(*span)), *people)
            yield from (self.names.stem(p.name) for p in told if p.name)

    def _stood_for(self, d: Description) -> Description | None:
        """*Vasari broke away.* **The Italian** *said …*: the one person of whom the paragraph spoke last."""
        if not d.stands_in:
            return None
        told = d.gender or d.article_gender
        gender = tuple(g for g in PERSONAL_GENDERS if told in {g, None})
        pronoun = Pronoun(forms=(d.words,), gender=gender, number=("singular",))
        sentences = self.cast.before(d.span[0], self.cast.paragraph(d.span[0]))
        heard_of = (list(self._candidates(pronoun, span, people)) for span, people in sentences)
        nearest = next((people for people in heard_of if people), [])
        people = [c for c in nearest if c.fit != "faint"] or nearest
        meant = people[0] if len({c.who for c in people}) == 1 else None
        if meant is None or meant.fit == "unclear" or meant.says.identity != "named" or not _of_kin(meant.says, d):
            return None
        spans = (meant.says.span, *(self.members[meant.number].mentions if meant.number is not None else ()))
        last = max(end for _, end in spans if end <= d.span[0])
        return meant.says if self.cast.named_nobody_else(last, d.span[0]) else None

    def _antecedent(self, d: Description) -> int | None:
        """Return the one person named or cited shortly before whom the pronoun can mean; None where two could be."""
        pronoun = self.pronouns.get(d.pronoun or "")
        if pronoun is None or pronoun.person not in {"third", "possessor"}:
            return None
        before = self.cast.before(d.span[0], d.span[0] - NEAR)
        sentences = [list(self._candidates(pronoun, span, people)) for span, people in before]
        own = {c.who for people in sentences for c in people if self._named_within(c, d.apart)}
        meant = chosen([c for c in people if c.who not in own] for people in sentences)
        if meant is None or (own and meant.fit == "faint"):
            return None
        number = self._new(meant.says) if meant.number is None else meant.number
        member = self.members[number]
        if member.says.gender is None and len(pronoun.gender) == 1:
            member.says = replace(member.says, gender=pronoun.gender[0])  # whoever was "she" once is so further on
        return number

    def _named_within(self, c: Candidate, own: tuple[Span, ...]) -> bool:
        """*Father said to save,* **he** *recalls*: whoever a statement names is not the pronoun that makes it."""
        mentions = self.members[c.number].mentions.values() if c.number is not None else ()
        spans = [span for m in mentions if m.kind != "pronoun" for span in m.spans]
        return any(a <= start and end <= b for a, b in own for start, end in (c.says.span, *spans))

    def _candidates(self, pronoun: Pronoun, span: Span, people: Iterable[Description]) -> Iterator[Candidate]:
        """Yield those of a sentence whom the pronoun may mean: the cited, then the named."""
        known: list[tuple[int | None, Description, bool]] = [
            (n, self.members[n].says, True) for n in self._cited(*span)
        ]
        for d in people:
            n = self.number_of(d)
            known.append((n, d if n is None else self.members[n].says, False))
        for n, says, cited in known:
            fit = fit_of(pronoun, says, self.language.gendered, cited)
            if fit:
                yield Candidate(self._key(says) if n is None else str(n), says, n, cited, fit)

    def _cited(self, start: int, end: int) -> list[int]:
        """Return the members cited between two places, in order."""
        first, last = (bisect_left(self._heard, (place, -1)) for place in (start, end))
        return [n for _, n in self._heard[first:last]]

    def number_of(self, d: Description) -> int | None:
        """Return the number of the member that the description belongs to; None where nobody is cited so yet."""
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
