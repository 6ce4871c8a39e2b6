"""What a source's words say about it: its name, role, affiliation, kind, sector, and how far it is identified."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property

from provenance.attribute.mentions.description import Core, Description
from provenance.attribute.mentions.names import MIN_NAME_WORDS
from provenance.attribute.mentions.sorts import Sorts
from provenance.attribute.phrases.leftward import Scanner
from provenance.attribute.words.nouns import NounPhrase
from provenance.model.values import Span
from provenance.registry import NameHit

MAX_NAME = 6


class Describer(Sorts):
    """Reads the noun phrases of one block."""

    def __init__(self, scanner: Scanner, names: list[NameHit]) -> None:
        super().__init__(scanner, names)
        self._read: dict[NounPhrase, Description] = {}

    def describe(self, phrase: NounPhrase) -> Description:
        """Return what the phrase, with its apposition or relative clause, says of its referent."""
        if phrase not in self._read:
            self._read[phrase] = self._describe(phrase)
        return self._read[phrase]

    def _describe(self, phrase: NounPhrase) -> Description:
        t = self.t
        words = t.words(phrase.start, phrase.end)
        base = Description(
            t.span(phrase.start, phrase.end),
            words,
            definite=self._definite(phrase.start) or self._bare_office(phrase) or self._contracted(phrase.start),
            determined=self._determined(phrase.start) or self._known(phrase),
        )
        pronoun = t.mask[phrase.start] & self.g.pronoun or t.low[phrase.start] in self.pack.pronouns
        if phrase.end - phrase.start == 1 and pronoun:
            return replace(base, pronoun=t.low[phrase.start])
        if self._joint(phrase.start, phrase.head_end) or self._pair(phrase.start, phrase.head_end):
            name = self._without_article(phrase.start, phrase.head_end)
            return replace(base, kind="group", identity="named", name=name)
        if words.lower() in self.pack.pronouns:
            return replace(base, pronoun=words.lower())
        found = self._owned(base, phrase)
        return self._with_clause(found, phrase)

    def _determined(self, i: int) -> bool:
        return bool(self.t.mask[i] & self.g.determiner)

    def _known(self, phrase: NounPhrase) -> bool:
        """*sier* **29-åringen**, *forteller* **bergenseren**: an unlisted word with an article written onto it."""
        k = phrase.head_end - 1
        return not self.t.mask[k] and self.pack.bears_article(self.t.raw[k])

    def _definite(self, i: int) -> bool:
        mask = self.t.mask[i]
        return bool(mask & self.g.determiner) and not mask & self.g.quantifier and bool(mask & self.g.definite)

    def _contracted(self, i: int) -> bool:
        """*según las palabras* **del** *científico*: the article is written onto the preposition before."""
        before = self.t.mask[i - 1] if i else 0
        gendered = before & (self.g.feminine | self.g.masculine) and not before & self.g.determiner
        return bool(gendered) and not self.t.mask[i] & self.g.determiner

    def _bare_office(self, phrase: NounPhrase) -> bool:
        """**Министр** *добавил*, **statsministeren** *sa*: an office alone is the one already spoken of.

        So it is where there are no articles, and where the article is written onto it.
        """
        i = phrase.start
        if phrase.head_end == i + 1 and self.pack.without_article(self.t.low[i]):
            return True
        ends = (h.end for h in self.t.hits[i] if h.entry.bits & self.g.person)
        return bool(self.t.mask[i] & self.g.subject) and max(ends, default=0) == phrase.end

    def told(self, phrase: NounPhrase) -> bool:
        """Return whether a phrase beside a verb is no subject, by its case: *sdělila* **Vrbovanskému deníku**."""
        return self.pack.declensions.no_subject(self.t.words(phrase.start, phrase.head_end))

    def speaks(self, pronoun: str) -> bool:
        """Return whether the pronoun can stand for somebody who speaks."""
        rule = self.pack.pronouns.get(pronoun)
        return rule is not None and rule.gender != ("n",) and rule.person != "demonstrative"

    def full_names(self) -> list[Description]:
        """Return the people named in full anywhere in the block, cited or not, with the role before the name."""
        found = (self.describe(phrase) for first, phrase in self._named if phrase.end - first >= MIN_NAME_WORDS)
        return [d for d in found if d.kind == "person" and " " in (d.name or "")]

    def named(self) -> Iterator[Span]:
        """Yield where the names of the block stand, in token positions."""
        return ((first, phrase.end) for first, phrase in self._named)

    def phrase_of(self, first: int) -> NounPhrase:
        """Return the name that begins at a token, with the role right before it."""
        return self._phrases_named[first]

    @cached_property
    def _phrases_named(self) -> dict[int, NounPhrase]:
        return dict(self._named)

    def names_between(self, lo: int, hi: int, silent: Callable[[int], bool]) -> Iterator[Description]:
        """Yield whoever is named between two tokens, with the role before the name, but for tokens that are silent."""
        return (self.describe(phrase) for k, phrase in self._named if lo <= k < hi and not silent(k))

    @cached_property
    def _named(self) -> list[tuple[int, NounPhrase]]:
        """The names of the block, each with its first token."""
        found: list[tuple[int, NounPhrase]] = []
        k, n = 0, len(self.t)
        while k < n:
            if not (self.t.raw[k][0].isupper() and self._names_someone(k) and self.s.is_noun(k)):
                k += 1
                continue
            name = self._name(k, self._run_end(k, min(k + MAX_NAME, n))) or (k, k + 1)
            start = name[0] - 1 if name[0] and self.s.noun_bits(name[0] - 1) & self.g.person else name[0]
            found.append((name[0], NounPhrase(start, name[1], name[1], name[1])))
            k = name[1]
        return found

    # -- the head phrase ----------------------------------------------------------------------------------------

    def _owned(self, base: Description, phrase: NounPhrase) -> Description:
        """Return the head phrase, read behind its owner: *Carl Roth's* **lawyer**, *KTH:s* **rektor Ina Moen**."""
        behind = self._past_owner(phrase)
        if behind is None:
            return self._head(base, phrase)
        found = self._head(base, phrase._replace(start=behind))
        first = phrase.start + bool(self.t.mask[phrase.start] & self.g.article)
        owner, body = self.t.words(first, behind), self._affiliation(first, behind - 1)
        named = found.identity == "named"
        return replace(
            found,
            name=found.name if named else f"{owner} {found.name}",
            base=None,
            role=found.role and f"{owner} {found.role}",
            affiliation=found.affiliation or (body if body and self._is_body(phrase.start, behind) else None),
        )

    def _head(self, base: Description, phrase: NounPhrase) -> Description:
        start, end = phrase.start, phrase.head_end
        cut = self._link(start, end)
        name = self._name(start, cut)
        cut = self._before_bracket(name, cut)
        hit = self._entity(start, cut) or self._opening(start, cut, end)
        nouns = self._nouns(start, cut)
        role = next((k for k in nouns if self.s.noun_bits(k) & self.g.person), None)
        if behind := self._person_behind(Core(start, cut, end), name, role):
            return self._as_named(base, Core(start, end, end), *behind)
        if hit and (found := self._by_entity(base, hit, Core(start, cut, end), name)):
            return found
        if role is None and (titled := self._titled(start, end)):
            return self._as_titled(base, titled, end)
        if name and role is not None and role >= name[1]:
            return self._as_role(base, Core(start, cut, end), role)
        if name and role is None and not nouns and self._common(name):
            return replace(base, name=self._without_article(start, end))
        if name and role is not None and (self._called_after(name, role) or self._owns(name, role, start)):
            return self._as_role(base, Core(start, cut, end), role)
        called = name and nouns and nouns[-1] == name[0] - 1 and all(self.s.noun_bits(k) & self.g.body for k in nouns)
        if name and (role is not None or name[1] - name[0] >= MIN_NAME_WORDS or not nouns or called):
            return self._as_named(base, Core(start, cut, end), name, role)
        if role is not None:
            return self._as_role(base, Core(start, cut, end), role)
        if nouns:
            return self._as_listed(base, Core(start, cut, end), nouns[-1])
        return self._unlisted(base, Core(start, cut, end))

    def _unlisted(self, base: Description, at: Core) -> Description:
        """Return a phrase of words that no list has as a noun; *el italiano* stands for somebody just named."""
        stands = self._stands_for(at.start, at.cut)
        return (
            replace(base, name=self._without_article(at.start, at.end))
            if stands is None
            else self._as_role(base, at, stands)
        )

    def _joint(self, start: int, end: int) -> bool:
        """*Jan Dobry i minister Anna Rudy*: two people named in full are no one person."""
        joins = [k for k in range(start + 1, end) if self.t.mask[k] & self.g.conjunction]
        full = [k for k in range(start, end - 1) if self.s.is_given(k) and self.t.raw[k + 1][0].isupper()]
        return any(full[0] < k < full[-1] for k in joins) if full else False

    def _pair(self, start: int, end: int) -> bool:
        """*Norway and Denmark*, *Doyle and Smith*: two names are not the first of them, nor is one body of both."""
        t, g = self.t, self.g
        k = self._link(start, end)
        if self.s.capital_nouns or not start < k < end - 1 or not t.mask[k] & g.conjunction:
            return False
        known = (self.names.get(t.at[j][0]) for j in range(start, k))
        if any(hit and self._covers(hit, k) for hit in known):
            return False  # "Marks & Spencer"
        beside = t.raw[k - 1][0].isupper() and t.raw[k + 1][0].isupper()
        return beside and not any(self.s.noun_bits(j) for j in range(start, end))

    def _before_bracket(self, name: Span | None, cut: int) -> int:
        """*Paolo Neri* **(Pd)**: a party in brackets behind a person's name is not who speaks."""
        full = name and name[1] < cut and name[1] - name[0] >= MIN_NAME_WORDS and self.t.raw[name[1]] == "("
        return name[1] if name and full else cut

    def _by_entity(self, base: Description, hit: NameHit, at: Core, name: Span | None) -> Description | None:
        """Return the phrase as the entity it names, or as somebody of that entity: *источник ТАСС*, *rzecznik NATO*."""
        start, cut, end = at
        if self._one_of(start, end):
            return replace(base, kind="person", identity="partial", name=base.words)
        nouns = [k for k in range(start, cut) if self.s.noun_bits(k)]
        role = next((k for k in nouns if self.s.noun_bits(k) & self.g.person), None)
        if nouns and self.t.mask[nouns[0]] & self.g.anonymous and self.t.at[nouns[0]][1] < hit.start:
            return self._as_listed(base, Core(start, nouns[0] + 1, end), nouns[0])
        if (role is None or self._covers(hit, role)) and self._heads(hit, start, cut):
            return self.as_entity(base, hit)
        if name and role is not None and role < name[0] and self.t.span(*name) == (hit.start, hit.end):
            return self._as_role(base, Core(start, name[0], end), role)
        return None

    def _one_of(self, start: int, end: int) -> bool:
        """*jeden z deputowanych* **PSL**, *en av ledamöterna i* **Moderaterna** is not the party."""
        t, g = self.t, self.g
        counted = start + 2 < end and t.mask[start] & g.determiner and not t.mask[start] & (g.subject | g.definite)
        tied = counted and t.mask[start + 1] & g.attaching
        return bool(tied and (t.raw[start + 2].islower() or self.s.capital_nouns))

    # -- beside the head phrase --------------------------------------------------------------------------------

    def _with_clause(self, found: Description, phrase: NounPhrase) -> Description:
        """Take role and affiliation from an apposition or relative clause after the head phrase."""
        if phrase.end > phrase.head_end + 1:
            return self._apposition(found, phrase.head_end + 1, phrase.end)
        if phrase.resume > phrase.end + 2 and found.kind in {"person", "unknown"}:
            return self._relative(found, phrase.end + 1, phrase.resume - 1)
        return found

    def _apposition(self, found: Description, start: int, end: int) -> Description:
        inner = self._owned(
            Description(self.t.span(start, end), self.t.words(start, end)), NounPhrase(start, end, end, end)
        )
        if found.identity == "named" and inner.role_word:
            return replace(
                found,
                kind="person",
                role=found.role or self._without_article(start, end),
                role_word=found.role_word or inner.role_word,
                sector=found.sector if found.sector != "unknown" else inner.sector,
                affiliation=found.affiliation or inner.affiliation,
                gender=found.gender or inner.gender,
                article_gender=found.article_gender or inner.article_gender,
                kin=found.kin | inner.kin,
                public=found.public or inner.public,
            )
        short = found.kind == "unknown" and " " not in (found.name or " ") and inner.kind == "person"
        named = inner.identity == "named" and inner.kind in {"person", "unknown"} and self._bears(start, end)
        if (found.identity != "named" or short) and named:
            return replace(found, name=inner.name, identity="named", kind=inner.kind, role=found.role or found.name)
        return found

    def _relative(self, found: Description, start: int, end: int) -> Description:
        """*…, die das Amt für X leitet,*: the first body named in the clause is the affiliation."""
        for k in range(start + 1, end):
            if self.t.mask[k] & self.g.relative and not self.t.mask[k] & self.g.determiner:
                continue
            phrase = self.s.right(k, end)
            if phrase and any(self.s.is_noun(j) for j in range(phrase.start, phrase.end)):
                sector = self._sector(phrase.start, phrase.end)
                affiliation = self._without_article(phrase.start, phrase.end)
                return replace(
                    found,
                    kind="person",
                    affiliation=found.affiliation or affiliation,
                    sector=found.sector if found.sector != "unknown" else sector or "unknown",
                )
        return found
