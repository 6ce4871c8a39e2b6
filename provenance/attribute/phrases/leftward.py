"""Noun phrases read leftward: the phrase that ends before a cue."""

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Tokens
from provenance.attribute.phrases.edges import Edges
from provenance.attribute.phrases.rightward import MAX_NOUN_PHRASE
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.remarks import DASHES, Quote

MAX_RELATIVE = 14
MAX_ADVERB = 5
MAX_BRACKETED = 5


class Scanner(Edges):
    """Reads the noun phrases of one block in both directions."""

    def __init__(self, tokens: Tokens, quotes: list[Quote], pack: Pack) -> None:
        super().__init__(tokens, quotes, pack)
        self._lefts: dict[tuple[int, int], NounPhrase | None] = {}

    def left(self, end: int, floor: int) -> NounPhrase | None:
        """Return the noun phrase that ends before token ``end`` and begins at or after ``floor``, or None."""
        key = (end, floor)
        if key not in self._lefts:
            self._lefts[key] = self._left(end, floor)
        return self._lefts[key]

    def _left(self, end: int, floor: int) -> NounPhrase | None:
        t, g = self.t, self.g
        floor = max(floor, end - MAX_NOUN_PHRASE)
        if end <= floor:
            return None
        if t.raw[end - 1] == ",":
            return self._before_comma(end - 1, floor)
        k = end - 1
        if t.raw[k] in DASHES:
            return self._before_dash(k, floor)
        taken = self._relative(k, floor) or self._long_pronoun(end, floor)
        if taken:
            return taken._replace(resume=end)
        if t.mask[k] & g.pronoun and not t.mask[k] & g.noun:
            return self._pronoun(k, end, floor)
        opens = k == floor or not t.raw[k - 1][0].isalnum() or bool(t.mask[k - 1] & (g.conjunction | g.complementiser))
        both = k > floor and t.mask[k - 1] & g.definite & g.article and not t.mask[k - 1] & g.quantifier
        if (opens or both) and self.alone(k, len(t)):
            return NounPhrase(k - 1 if both else k, end, end, end)  # "some said", "the two said"
        restricted = self._who(end, floor)
        if restricted:
            return restricted
        return self._bracketed(end, floor) or self._plain_phrase(end, floor)

    def _plain_phrase(self, end: int, floor: int) -> NounPhrase | None:
        start = self._left_edge(end, floor)
        if start is None:
            return self._own_name(end, floor) or self._trailing_name(end, floor)
        stop, head = self._core(start, end)
        if not head or stop < end:
            return self._trailing_name(end, floor)
        return NounPhrase(self._joined_pronoun(start, floor), end, end, end)

    def _joined_pronoun(self, start: int, floor: int) -> int:
        """**he and** *Mr. Roth said*: a pronoun joined to the phrase belongs to it."""
        t, g = self.t, self.g
        if start - 2 < floor or not t.mask[start - 1] & g.conjunction or not t.mask[start - 2] & g.pronoun:
            return start
        return start if t.mask[start - 2] & (g.relative | g.determiner) else start - 2

    def _bracketed(self, end: int, floor: int) -> NounPhrase | None:
        """*Roth (who runs the club)* **said**: the phrase before brackets that hold more than a name."""
        t = self.t
        if t.raw[end - 1] != ")":
            return None
        opening = next((k for k in range(end - 2, max(floor, end - MAX_RELATIVE), -1) if t.raw[k] == "("), None)
        if opening is None or end - opening <= MAX_BRACKETED:
            return None
        head = self.left(opening, floor)
        return head._replace(resume=end) if head else None

    def _long_pronoun(self, end: int, floor: int) -> NounPhrase | None:
        """Return the pronoun of several words that ends before ``end``: **ce dernier** *ajoute*."""
        first = next((k for k in range(max(floor, end - 3), end - 1) if self.pronoun_end(k) == end), None)
        return None if first is None else NounPhrase(first, end, end, end)

    def _relative(self, k: int, floor: int) -> NounPhrase | None:
        """Return the phrase that a relative pronoun takes up: *Roth,* **que** *dijo*, *nations* **that** *oppose*."""
        comma = self.t.mask[k] & self.g.subject_relative & ~self.g.pronoun and self.t.raw[k - 1] == ","
        taken = self._taken_up(k, floor) if comma else None
        return taken or (self.left(k, floor) if self._restricts(k, floor) else None)

    def _pronoun(self, k: int, end: int, floor: int) -> NounPhrase | None:
        head = self._antecedent(k, floor)
        if head is None and self.g.subject and self.t.mask[k] & self.g.relative:
            return None  # "ustawa, która mówi o …"
        first = self._part_of(k, floor)
        return head._replace(resume=end) if head else NounPhrase(first, end, end, end)

    def _antecedent(self, k: int, floor: int) -> NounPhrase | None:
        """*Jan Dobry,* **który** *powiedział*: whom the relative pronoun takes up, where articles tell nothing."""
        t, g = self.t, self.g
        if not g.subject or not t.mask[k] & g.relative or k - 1 <= floor or t.raw[k - 1] != ",":
            return None
        head = self._left(k - 1, floor)
        words = range(head.start, head.end) if head else ()
        speaker = g.person | g.body | g.given
        return head if any(self.bits(j) & speaker for j in words) else None

    def _taken_up(self, k: int, floor: int) -> NounPhrase | None:
        """*assure le maire Jean Caron,* **qui** *ajoute*: the phrase before a relative pronoun that is a subject.

        It may be governed there. Only people and bodies speak; behind a comma a name alone is enough.
        """
        t, g = self.t, self.g
        end = k - 1 if k - 1 > floor and t.raw[k - 1] == "," else k
        start = self._edge(end, floor)
        while start < end and t.mask[start] & (g.preposition | g.conjunction | g.adverb | g.link) & ~g.determiner:
            start += 1
        stop, head = self._core(start, end) if start < end else (start, False)
        if not head or stop < end:
            return self._trailing_name(end, floor) if end < k else None
        noun = next((j for j in range(start, end) if self.is_noun(j)), start)
        speaker = g.person | g.body | g.given | g.anonymous
        if not self.bits(noun) & speaker and not (end < k and self.name_like(noun) and not self.noun_bits(noun)):
            return None
        return self._with_bearer(NounPhrase(start, end, end, end), floor)

    def _with_bearer(self, phrase: NounPhrase, floor: int) -> NounPhrase:
        """**Jean Caron,** *maire de Lanque, qui …*: the name whose apposition the phrase is."""
        t, comma = self.t, phrase.start - 1
        if comma <= floor or t.raw[comma] != "," or t.mask[phrase.start] & self.g.determiner:
            return phrase
        name = self._trailing_name(comma, floor)
        return NounPhrase(name.start, phrase.end, name.end, phrase.resume) if name else phrase

    def _own_name(self, end: int, floor: int) -> NounPhrase | None:
        """*Po spotkaniu w Brukseli* **Jan Dobry** *powiedział*: a given name behind what a preposition governs."""
        t, g, k = self.t, self.g, end
        while g.subject and k > floor and self.name_like(k - 1) and self.is_noun(k - 1):
            k -= 1
        opens = (j for j in range(k + 1, end - 1) if self.is_given(j))
        first = next((j for j in opens if not t.mask[j - 1] & g.preposition), None)
        return None if first is None else NounPhrase(first, end, end, end)

    def _restricts(self, k: int, floor: int) -> bool:
        """*nations* **that** *oppose …*: a relative pronoun that is a complementiser too, right behind its noun."""
        mask, g = self.t.mask[k], self.g
        both = mask & g.relative and mask & g.complementiser
        return bool(both) and k > floor and self.t.raw[k - 1][0].isalnum() and not self.t.mask[k - 1] & g.verb

    def _before_dash(self, dash: int, floor: int) -> NounPhrase | None:
        """*Roth — who runs the centre — said*: the phrase before the first dash."""
        opening = next((k for k in range(dash - 1, floor, -1) if self.t.raw[k] in DASHES), None)
        head = self.left(opening, floor) if opening else None
        return NounPhrase(head.start, head.end, head.head_end, dash + 1) if head else None

    def _who(self, end: int, floor: int) -> NounPhrase | None:
        """*officials who spoke with the paper said*: the phrase before a relative clause that has no commas."""
        t, g = self.t, self.g
        for k in range(end - 2, max(floor, end - MAX_RELATIVE), -1):
            if not t.raw[k][0].isalnum():
                return None
            if t.mask[k] & g.relative and t.mask[k] & g.pronoun and not t.mask[k] & g.determiner:
                if not t.raw[k + 1].islower() or t.mask[k + 1] & (g.determiner | g.pronoun) or k + 2 >= end:
                    return None
                head = self.left(k, floor)
                return NounPhrase(head.start, head.end, head.head_end, end) if head else None
        return None

    def _part_of(self, k: int, floor: int) -> int:
        """*One of them*: a number word before the pronoun makes another phrase of it."""
        link = k - 1 > floor and self.t.mask[k - 1] & self.g.link and self.t.mask[k - 2] & self.g.quantifier
        return k - 2 if link else k

    def _left_edge(self, end: int, floor: int) -> int | None:
        return self._subject_from(self._edge(end, floor), end, floor)

    def _subject_from(self, k: int, end: int, floor: int) -> int | None:
        """Return where the subject begins whose left edge was found at k; None where a preposition governs it."""
        t, g = self.t, self.g
        while k < end and t.mask[k] & (g.conjunction | g.adverb) and not t.mask[k] & g.determiner:
            k += 1
        while k < end - 2 and t.raw[k].isdigit() and t.mask[k + 1] & g.month:
            k += 2  # "17 maja Jan Dobry powiedział"
        if floor < k < end - 1 and t.mask[k] & g.complementiser:
            k += 1  # "says that Hillary Clinton called": no demonstrative
        if end < len(t) and t.mask[end] & g.possessor:
            while k < end - 1 and t.mask[k] & g.preposition:
                k += 1
            return k  # "of the mayor's plan": an owner may be governed
        while floor < k < end - 1 and t.mask[k] & g.preposition and self._share(k):
            k -= 1  # "six in 10 men"
        if self._told_outlet(k):
            return None
        governing = [i for i in (k, k - 1) if floor <= i < end and t.mask[i] & g.preposition]
        if any(not t.mask[i] & g.determiner and not self._subordinates(i, k, end) for i in governing):
            return None  # "vor dem Konzert sagte sie": what a preposition governs is no subject
        return k if k < end else None

    def _told_outlet(self, k: int) -> bool:
        """*Леся Данилів у коментарі* **«Українській правді»** *припустила*: an outlet behind what governs it."""
        t, g = self.t, self.g
        if not g.subject or k >= len(t) or not (k in self.opens or t.mask[k] & g.outlet):
            return False
        before = (h for i in range(max(0, k - MAX_ADVERB), k - 1) for h in t.hits[i] if h.end == k)
        return any(h.entry.bits & g.adverb and t.mask[h.start] & g.preposition for h in before)

    def _share(self, k: int) -> bool:
        """Return whether numbers stand on both sides of k: *6 in 10*, *two of three*, *four out of ten*."""
        before = k - 1 - bool(k > 1 and self.t.mask[k - 1] & self.g.preposition)
        behind = k + 1 + bool(k + 2 < len(self.t) and self.t.mask[k + 1] & self.g.preposition)
        return all(self.t.raw[i][0].isdigit() or self.t.mask[i] & self.g.quantifier for i in (before, behind))

    def _subordinates(self, i: int, start: int, end: int) -> bool:
        """*after* **the council** *condemned …*: what may be a preposition opens a clause before a verb.

        *After the match Ina Roth said*: a name behind a thing is a phrase of its own.
        """
        t, g = self.t, self.g
        if self.pack.rule.verb_second or not t.mask[i] & g.subordinator:
            return False
        things = (k for k in range(start, end - 1) if t.raw[k][0].islower() and not t.mask[k] & g.determiner)
        return not (t.raw[end - 1][0].isupper() and any(not self.noun_bits(k) & g.person for k in things))

    def _trailing_name(self, end: int, floor: int) -> NounPhrase | None:
        """Return the run of names right before ``end`` where the words further left make no phrase."""
        k = end
        while k > floor and self.is_noun(k - 1) and self.t.raw[k - 1][0].isupper():
            k -= 1
        if k == end or (k > floor and self.t.mask[k - 1] & (self.g.preposition | self.g.determiner)):
            return None
        if self._among_governed(k, floor):
            return None
        if self.g.subject and end - k > 1 and self._behind_thing(k, floor) and not self.is_given(k):
            return None  # "na dotaz Seznam Zpráv uvedl": a body's name behind its noun
        if self.t.mask[k] & self.g.possessed:
            return None  # "W gabinecie Jana Dobrego powiedział": the speaker is somebody else
        if self.capital_nouns and end - k == 1 and not self.noun_bits(k):
            return None
        return NounPhrase(k, end, end, end)

    def _before_bare_relative(self, comma: int, floor: int) -> NounPhrase | None:
        """*Een ambtenaar* **die anoniem wil blijven,** *zei …*: a comma closes a relative clause that none opens."""
        places = (k for k in range(floor + 1, comma) if self.t.mask[k] & self.g.relative)
        heads = (self.left(k, floor) for k in places if self._past_relative(k, len(self.t)) == comma + 1)
        head = next((h for h in heads if h), None)
        return head._replace(resume=comma + 1) if head else None

    def _among_governed(self, k: int, floor: int) -> bool:
        """*posłowie w UE i* **NATO** *poproszą*: a name joined to one that a preposition governs."""
        if k <= floor + 1 or not self.t.mask[k - 1] & self.g.conjunction:
            return False
        k -= 1
        while k > floor and ((self.name_like(k - 1) and self.is_noun(k - 1)) or self._plain(k - 1)):
            k -= 1
        return k > floor and bool(self.t.mask[k - 1] & self.g.preposition)

    def _behind_thing(self, k: int, floor: int) -> bool:
        return k > floor + 1 and self._plain(k - 1) and bool(self.t.mask[k - 2] & self.g.preposition)

    def _before_comma(self, comma: int, floor: int) -> NounPhrase | None:
        """``X, who runs the centre, said``: the phrase before the matching comma, with its apposition."""
        t, g = self.t, self.g
        near = range(comma - 1, floor - 1, -1)  # "an official, who spoke on Monday, because …, said"
        opening = next((k for k in near if t.raw[k] == "," and not t.mask[k + 1] & g.inner_opener), None)
        if (opening is None or opening <= floor) and t.raw[comma - 1] == ")":
            bracketed = self.left(comma, floor)  # "Ina Roth (SPD), said"
            return bracketed._replace(resume=comma + 1) if bracketed else None
        if opening is None or opening <= floor:
            return self._before_bare_relative(comma, floor)
        if (head := self.left(opening, floor)) is None:
            return None
        first = t.mask[opening + 1]
        if first & g.relative and not self._noun_follows(opening + 1, comma + 1):
            return NounPhrase(head.start, head.end, head.head_end, comma + 1)
        if head.start > floor + 1 and t.raw[head.start - 1] == "," and not t.mask[head.start] & g.determiner:
            outer = self.left(head.start - 1, floor)  # "Lindsey Graham, R-S.C., a candidate, said"
            head = NounPhrase(outer.start, head.end, outer.head_end, head.resume) if outer else head
        if first & (g.determiner | g.noun) or self.is_noun(opening + 1) or not first & (g.preposition | g.adverb):
            inner, has_head = self._core(opening + 1, comma)
            if has_head and (inner == comma or t.mask[inner] & g.relative):
                return NounPhrase(head.start, comma, head.end, comma + 1)
        return NounPhrase(head.start, head.end, head.head_end, comma + 1)
