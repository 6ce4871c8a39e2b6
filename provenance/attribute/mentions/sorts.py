"""The sorts of source that a head phrase can be: an entity, somebody named, an office, a listed noun."""

from collections.abc import Iterator
from dataclasses import replace

from provenance.attribute.mentions.bearers import Bearers
from provenance.attribute.mentions.description import Core, Description
from provenance.attribute.mentions.names import MIN_NAME_WORDS
from provenance.model.values import Identity, Sector, SourceKind
from provenance.registry import NameHit, told_as
from provenance.rules.grammar import Gender
from provenance.rules.kinds import Gives

ENTITY_KINDS: dict[str, SourceKind] = {
    "agency": "agency", "newspaper": "media", "broadcaster": "media", "magazine": "media", "portal": "media",
    "blog": "media", "fact_checker": "media", "platform": "media",
}  # fmt: skip

WORKS = frozenset({"document", "dataset"})
AUTHORITIES = frozenset({"government", "judiciary", "military", "public_body"})


class Sorts(Bearers):
    """Reads a head phrase as one of the sorts."""

    def as_entity(self, base: Description, hit: NameHit) -> Description:
        """Return the description as the entity that the name stands for."""
        e = hit.entity
        kind = ENTITY_KINDS.get(e.kind, "organisation")
        return replace(base, kind=kind, identity="named", sector=e.sector, name=self._told(hit), entity=e)

    def bodies_between(self, start: int, end: int) -> Iterator[Description]:
        """Yield the entities that stand between two places of the text, each as its name alone tells it."""
        hits = (hit for hit in self.names.values() if start <= hit.start and hit.end <= end)
        return (self.as_entity(Description((hit.start, hit.end), hit.alias), hit) for hit in hits)

    def bodies(self) -> Iterator[tuple[str, str]]:
        """Yield the entities that the block names, by id, each with what the language calls it there."""
        return ((hit.entity.id, self._told(hit)) for hit in self.names.values())

    def _told(self, hit: NameHit) -> str:
        """Return the entity's name as the article's language has it; canonical names are in one that has its own."""
        rule = self.pack.rule
        if rule.name == rule.english:
            return hit.entity.name
        return told_as(hit.entity, hit.alias, self.pack.code, bool(rule.cut_endings))

    def _as_named(self, base: Description, at: Core, name: tuple[int, int], role: int | None) -> Description:
        t, (start, cut, end) = self.t, at
        text = self._bare(t.words(*name))
        listed = [k for k in range(start, cut) if self.s.noun_bits(k) & ~self.g.person]
        owns = role is None or (listed[-1:] == [name[1]] and not self.g.genitive_name)
        if listed and listed[-1] >= name[1] and owns:
            return self._as_listed(base, at, listed[-1])  # "Karl Roth Stiftung", "minister Karl Lunds parti"
        if role is None and listed and self._seat(listed[-1], name):
            role = listed[-1]
        if role is None and listed and listed[-1] < name[0]:
            return self._as_body(base, at, name, listed[-1])
        before = self._without_article(start, name[0]) if name[0] > start else None
        gives = self._gives(role) if role is not None else Gives()
        kind: SourceKind = "person" if role is not None or name[1] - name[0] >= MIN_NAME_WORDS else "unknown"
        return replace(
            base,
            kind=kind,
            identity="named",
            sector=gives.sector or "unknown",
            name=text,
            role=before if self._office(role) else None,
            role_word=self.office(role) if role is not None and self._office(role) else None,
            gender=gives.gender or self._gender(*name),
            article_gender=self._gender_by_article(start) if role is not None else None,
            affiliation=self._affiliation(cut, end),
            kin=self._kin(start, cut),
            public=gives.sector is not None,
        )

    def _as_body(self, base: Description, at: Core, name: tuple[int, int], noun: int) -> Description:
        """Return a body or work with a name behind its noun: *Firma* **Hydrolek**, *artykuł* *Jana Nowego*.

        The noun of an authority is part of the name where there are no articles, **Ministerstwo Zdrowia**, and where
        nouns have capitals: **Verfassungsschutz Sachsens**.
        """
        gives = self._gives(noun)
        if gives.kind in WORKS and self.t.mask[name[0]] & self.g.given:
            return self._as_listed(base, at, noun)  # whoever wrote it lends it no name
        office = (self.g.subject or self.s.capital_nouns) and gives.sector in AUTHORITIES
        office_words = self._without_article(at.start, self._up_to_bracket(*at)) if office else ""
        text = self._based(office_words) if office else self._bare(self.t.words(*name))
        if self._institute(at, name, noun):
            text = self._without_article(at.start, self._up_to_bracket(*at))
        kind, sector = gives.kind or "organisation", gives.sector or "unknown"
        return replace(
            base, kind=kind, identity="named", sector=sector, name=text, noun=self._first_noun(at.start, noun)
        )

    def _institute(self, at: Core, name: tuple[int, int], noun: int) -> bool:
        """**Instituto Brasileiro** *de Pesquisas*: two capitals, the first a body's noun, name it with what goes on."""
        t, g = self.t, self.g
        if g.subject or self.s.capital_nouns or name[0] != noun + 1 or not t.raw[noun][0].isupper():
            return False
        return (at.cut < at.end and bool(t.mask[at.cut] & g.attaching)) or bool(t.mask[name[0]] & g.postmodifier)

    def _first_noun(self, start: int, last: int) -> str:
        """*la* **asociación** *Centro Vivo*: what a body is, where its name begins with a noun too."""
        first = next((k for k in range(start, last) if self.s.noun_bits(k) & self.g.body), last)
        return self.t.low[first]

    def _up_to_bracket(self, start: int, cut: int, end: int) -> int:
        return next((k for k in range(start + 1, end) if self.t.raw[k] == "("), end)

    def _as_titled(self, base: Description, name: int, end: int) -> Description:
        gives = self._gives(name - 1)
        kind, sector = gives.kind or "organisation", gives.sector or "unknown"
        return replace(base, kind=kind, identity="named", sector=sector, name=self.t.words(name, end))

    def _office(self, role: int | None) -> bool:
        """*Mr.* and *Dr.* are titles, no roles."""
        return role is not None and bool(self.s.noun_bits(role) & ~self.g.title)

    def office(self, k: int) -> str:
        """Return the listed form of the role at token k: *prime minister*; of a compound all of it."""
        listed = [h.entry.item for h in self.t.hits[k] if h.entry.bits & self.g.person]
        word = max(listed, key=len).lower() if listed else self.t.low[k]
        return self.pack.without_article(word) or self._based(word)

    def _based(self, words: str) -> str:
        """Return the words of an office or body in their base form: *sądu okręgowego* → *sąd okręgowy*."""
        return self.pack.declensions.noun(words)

    def _as_role(self, base: Description, at: Core, role: int) -> Description:
        start, cut, end = at
        gives = self._gives(role)
        sector, affiliation = gives.sector or self._sector(cut, end), self._affiliation(cut, end)
        words = self._without_article(start, end)
        return replace(
            base,
            kind="person",
            identity="partial",
            sector=sector or "unknown",
            name=words,
            base=self._based(words),
            role=words,
            role_word=self.office(role),
            gender=gives.gender,
            article_gender=self._gender_by_article(start),
            affiliation=affiliation,
            kin=self._kin(start, cut),
            called=self._called(start, role),
            stands_in=bool(self.t.mask[role] & self.g.stands_for),
            public=gives.sector is not None,
        )

    def _as_listed(self, base: Description, at: Core, noun: int) -> Description:
        start, cut, end = at
        gives = self._gives(noun)
        kind = gives.kind or "unknown"
        identity: Identity = gives.identity or "partial"
        answers = kind not in WORKS
        sector: Sector = (gives.sector or self._sector(cut, end) or "unknown") if answers else "unknown"
        affiliation = self._affiliation(cut, end) if kind in {"person", "group"} else None
        body = bool(self.s.noun_bits(noun) & self.g.body)
        words = self._without_article(start, self._up_to_bracket(start, cut, end) if body else end)
        if identity == "anonymous" and affiliation and self._entity(cut, end):
            identity = "partial"
        return replace(
            base,
            kind=kind,
            identity=identity,
            sector=sector,
            name=words,
            base=self._based(words),
            affiliation=affiliation,
            noun=self.t.low[noun],
        )

    # -- whom it may be ------------------------------------------------------------------------------------------

    def _kin(self, start: int, cut: int) -> int:
        """Return the groups of offices that the words between are of."""
        words = 0
        for k in range(start, cut):
            words |= self.t.mask[k]
        return sum(called for own, called in self.pack.kin if words & (own | called))

    def _called(self, start: int, role: int) -> int:
        """Return the groups that a role's word stands for; *her doctor* is somebody else."""
        if any(self.t.mask[k] & self.pack.bit("POSSESSIVE") for k in range(start, role)):
            return 0
        return sum(called for _, called in self.pack.kin if self.t.mask[role] & called)

    def _stands_for(self, start: int, cut: int) -> int | None:
        """*protestó* **el italiano**: a word behind an article that stands for somebody just named."""
        k = cut - 1
        alone = cut - start == 2 and self.t.mask[start] & self.g.definite
        return k if alone and self.t.mask[k] & self.g.stands_for and self.t.raw[k].islower() else None

    def _gender_by_article(self, start: int) -> Gender | None:
        """**la** *portavoz*, *en opinión* **del** *experto*: the gender that an article tells, None where none does."""
        for k in (start, start - 1):
            mask = self.t.mask[k] if k >= 0 else 0
            if mask & (self.g.feminine | self.g.masculine) and not (mask & self.g.feminine and mask & self.g.masculine):
                return "f" if mask & self.g.feminine else "m"
        return None

    # -- details ------------------------------------------------------------------------------------------------

    def _gives(self, k: int) -> Gives:
        return self.s.noun_gives(k)

    def _affiliation(self, cut: int, end: int) -> str | None:
        """Return the words after the core that name a body: *Sprecherin* **des Weißen Hauses**."""
        k = cut
        while k < end and self.t.mask[k] & self.g.attaching and not self.s.noun_bits(k):
            k += 1
        nouns = [j for j in range(k, end) if self.s.is_noun(j)]
        if not nouns or any(self.s.noun_bits(j) & self.g.person for j in nouns):
            return None  # "the wife of President Doyle" belongs to no body
        hit = self._entity(k, end)
        return (
            self._told(hit)
            if hit and hit.end - hit.start >= (self.t.span(k, end)[1] - self.t.span(k, end)[0]) - 1
            else self.t.words(k, end)
        )

    def _sector(self, cut: int, end: int) -> Sector | None:
        hit = self._entity(cut, end) if end > cut else None
        if hit and hit.entity.sector != "unknown":
            return hit.entity.sector
        return next((s for k in range(cut, end) if self.s.noun_bits(k) and (s := self._gives(k).sector)), None)
