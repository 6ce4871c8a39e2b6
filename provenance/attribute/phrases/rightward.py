"""Noun phrases read rightward, by bounded scanning: no parse tree, only function-word classes and marks.

The scanners answer where a source's words begin and end. They stop early rather than take too much: a source
that swallowed a verb puts words in the wrong mouth.
"""

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Tokens
from provenance.attribute.phrases.heads import Heads
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.remarks import Quote

MAX_NOUN_PHRASE = 40
MAX_TAIL = 8
"""Tokens of what a preposition adds to a role before the name of whoever holds it."""
MIN_FULL_NAME = 2
MAX_TIME = 4


class Rightward(Heads):
    """Reads the noun phrase that begins at a token."""

    def __init__(self, tokens: Tokens, quotes: list[Quote], pack: Pack) -> None:
        super().__init__(tokens, quotes, pack)
        self._rights: dict[tuple[int, int], NounPhrase | None] = {}

    def right(self, i: int, limit: int) -> NounPhrase | None:
        """Return the noun phrase that begins at token i and ends before ``limit``, or None."""
        key = (i, limit)
        if key not in self._rights:
            self._rights[key] = self._right(i, limit)
        return self._rights[key]

    def _right(self, i: int, limit: int) -> NounPhrase | None:
        t, g = self.t, self.g
        limit = min(limit, i + MAX_NOUN_PHRASE)
        if i >= limit:
            return None
        if (long := self.pronoun_end(i)) > i + 1:
            return NounPhrase(i, long, long, long)
        if t.mask[i] & g.pronoun and not self._determines(i, limit):
            return NounPhrase(i, i + 1, i + 1, i + 1)
        end, head = self._core(i, limit)
        if not head:
            return NounPhrase(i, i + 1, i + 1, i + 1) if self.alone(i, limit) else None
        return self._with_apposition(i, self._past_tail(i, end, limit), limit)

    def _past_tail(self, i: int, end: int, limit: int) -> int:
        """*el portavoz del PSOE* **en la Asamblea***, Luis Paz*; *el senador* **por Florida Marco Paz**: what a
        preposition adds to a role belongs to it where the name of whoever holds it stands behind."""
        t, g = self.t, self.g
        role = any(self.noun_bits(k) & g.person for k in range(i, end)) and t.mask[i] & g.determiner
        named = any(self.is_given(k) for k in range(i, end))
        if self.pack.rule.verb_second or not role or named or end >= limit or not t.mask[end] & g.preposition:
            return end
        for k in range(end + 1, min(limit, end + MAX_TAIL)):
            if t.raw[k] == ",":
                return k if self._full_name_behind(k + 1, limit) else end
            if not t.raw[k][0].isalnum() or self._clausal(k) or self.is_time(k):
                return end
            if self.is_given(k) and k > end + 1 and t.raw[k - 1][0].isupper() and self._names(k, limit) > k + 1:
                return self._names(k, limit)
        return end

    def _clausal(self, k: int) -> bool:
        """Return whether token k is a verb or what opens a clause, and no noun, name or preposition."""
        g, mask = self.g, self.t.mask[k]
        noun = mask & (g.determiner | g.noun | g.preposition | g.thing) or self.t.raw[k][0].isupper()
        return bool(mask & (g.verb | g.cue | g.stop | g.pronoun)) and not noun

    def _names(self, k: int, limit: int) -> int:
        """Return where a run of capitals and a name's particles ends that begins at k."""
        j = k
        while j < limit and (self.t.raw[j][0].isupper() or (j > k and self._particle(j, limit))):
            j += 1
        return j

    def _full_name_behind(self, k: int, limit: int) -> bool:
        """Return whether a full name, a role perhaps before it, fills what stands up to the next mark."""
        first = k + bool(k < limit and self.noun_bits(k) & self.g.person and self.t.raw[k].islower())
        end = self._names(first, limit)
        closed = end >= len(self.t) or not self.t.raw[end][0].isalnum()
        return closed and end - first >= MIN_FULL_NAME and not any(self.noun_bits(j) for j in range(first, end))

    def subject(self, start: int, end: int) -> NounPhrase | None:
        """Return the phrase that opens the clause from ``start``, whatever is set before it; None where none does.

        *In a letter to parents,* **the school** *…*; *“We knew,” said* **the mayor***, adding …*.
        """
        t, g, k = self.t, self.g, start
        opening = g.preposition | g.subordinator
        while k < end:
            mask = t.mask[k]
            if k in self.opens:
                k = self.opens[k].end
            elif t.raw[k].isdigit() and t.raw[k + 1 : k + 2] == [","]:
                k += 2  # "On July 6, 2015, Roth …"
            elif not t.raw[k][0].isalnum() or mask & (g.conjunction | g.adverb | g.cue) & ~g.determiner:
                k = max((h.end for h in t.hits[k] if h.entry.bits & g.adverb), default=k + 1)  # "en ese sentido"
            elif (past := self._past_time(k, end)) > k:
                k = past
            elif self.fronts(k) or (mask & opening and not mask & (g.determiner | g.pronoun)):
                k = next((j for j in range(k, min(end, k + MAX_NOUN_PHRASE)) if t.raw[j] == ","), end)
            else:
                phrase = self.right(k, len(t))
                return phrase if phrase and phrase.resume <= end else self.right(k, end)
        return None

    def _past_time(self, k: int, end: int) -> int:
        """Return where the clause goes on behind a time: *Last month,* | **Roth**; *A week later* | **she**."""
        t, g, j = self.t, self.g, k
        while j < min(end, k + MAX_TIME) and (t.mask[j] & g.determiner or t.raw[j][0].isdigit() or j == k):
            if self.is_time(j):
                break
            j += 1
        if self.pack.rule.verb_second or j >= end or not self.is_time(j) or t.mask[k] & (g.pronoun | g.noun):
            return k
        while j < end and (self.is_time(j) or t.mask[j] & g.adverb):
            j += 1
        return j if j < end and (t.raw[j] == "," or t.mask[j] & g.pronoun) else k

    def alone(self, i: int, limit: int) -> bool:
        """*All* **agreed**, **some** *say*, *said* **one**: a number word alone, before a verb or behind a cue."""
        t, g = self.t, self.g
        verb = i + 1 < limit and t.mask[i + 1] & g.verb & ~g.determiner
        verb = verb or (i > 0 and t.mask[i - 1] & g.cue and (i + 1 >= len(t) or not t.raw[i + 1][0].isalnum()))
        return bool(verb and self.t.mask[i] & self.g.quantifier) and not self.pack.rule.verb_second

    def _determines(self, i: int, limit: int) -> bool:
        """*Die Ministerin*: a form that can stand alone stands before a noun here."""
        if not self.t.mask[i] & self.g.determiner or i + 1 >= limit:
            return False
        after = self.t.mask[i + 1]
        barred = self.g.verb | self.g.preposition | self.g.stop | self.g.adverb
        return self.t.raw[i + 1][0].isalnum() and not after & barred & ~self.g.determiner

    def _with_apposition(self, i: int, end: int, limit: int) -> NounPhrase:
        """Add ", der Sprecher der Stadt" to the phrase; step over ", who runs the centre,"."""
        t, g = self.t, self.g
        if end + 1 >= limit or t.raw[end] != "," or end in self.opens:
            return NounPhrase(i, end, end, self._past_relative(end, limit))
        relative = t.mask[end + 1] & g.relative and not self._noun_follows(end + 1, limit)
        relative = relative or (
            t.mask[end + 1] & g.preposition
            and end + 2 < limit
            and t.mask[end + 2] & g.relative
            and not self._noun_follows(end + 2, limit)
        )
        close = self._comma(end + 2, limit)
        if relative and close and self._infinitive_clause(close):
            return NounPhrase(i, end, end, end)
        if relative:
            return NounPhrase(i, end, end, close + 1 if close else end)
        inner, head = self._core(end + 1, limit)
        if not head or t.mask[end + 1] & (g.pronoun | g.preposition | g.adverb | g.conjunction) & ~g.determiner:
            return NounPhrase(i, end, end, end)
        closed = inner >= limit or not t.raw[inner][0].isalnum()
        if not closed and close and self._describes_on(i, end, inner, close):
            inner, closed = close, True
        if not closed and t.mask[inner] & g.relative and self._describes(end + 1, inner):
            return NounPhrase(i, inner, end, self._relative_end(inner, limit))
        if not closed or not (self._describes(end + 1, inner) or self._named_apart(i, end, inner)):
            return NounPhrase(i, end, end, end)
        return NounPhrase(i, inner, end, inner + 1 if inner < limit and t.raw[inner] == "," else inner)

    def _infinitive_clause(self, close: int) -> bool:
        """*die Forderung des Vereins, die Fähre* **zu sperren**, *…*: no relative clause ends so."""
        form = self.pack.infinitive
        return bool(self.t.mask[close - 2] & self.g.infinitive or (form and form.fullmatch(self.t.low[close - 1])))

    def _comma(self, k: int, limit: int) -> int | None:
        """Return the next comma outside of brackets."""
        depth = 0
        for j in range(k, limit):
            depth += (self.t.raw[j] == "(") - (self.t.raw[j] == ")")
            if depth <= 0 and self.t.raw[j] == ",":
                return j
        return None

    def _past_relative(self, k: int, limit: int) -> int:
        """*Een ambtenaar* **die anoniem wil blijven,** *zei …*: where the verb comes second, it follows the comma."""
        t, g = self.t, self.g
        if not self.pack.rule.verb_second or self.capital_nouns or k >= limit or not t.mask[k] & g.relative:
            return k
        marks = (j for j in range(k + 1, limit) if t.raw[j] in {",", ".", ":", ";"} or j in self.opens)
        close = next(marks, None)
        verb = close is not None and t.raw[close] == "," and close + 1 < limit and t.mask[close + 1] & g.verb
        return close + 1 if close is not None and verb else k

    def _describes_on(self, i: int, end: int, inner: int, close: int) -> bool:
        """*Ina Roth, directrice de campagne pour la pêche* **durable à Lanque***,*: behind a name and a role without an
        article all up to the comma describes, if no verb stands in it."""
        t, g = self.t, self.g
        named = t.raw[end - 1][0].isupper() and not t.mask[i] & g.pronoun
        role = t.mask[end + 1] & g.person and not self.pack.rule.verb_second
        verbs, plain = g.verb | g.cue | g.stop | g.relative | g.pronoun, g.determiner | g.noun | g.preposition
        return bool(named and role) and not any(
            t.mask[k] & verbs and not t.mask[k] & plain for k in range(inner, close)
        )

    def _relative_end(self, k: int, limit: int) -> int:
        """*a lawyer* **who works for the city** *.*: the next mark."""
        return next((j for j in range(k, limit) if self.t.raw[j] in {",", ".", ";"} or j in self.opens), limit)

    def _noun_follows(self, k: int, limit: int) -> bool:
        """*, der Sprecher*: an article, then at most three adjectives and a noun with a comma or end behind it."""
        for j in range(k + 1, min(k + 5, limit)):
            if self.is_noun(j):
                end, _ = self._core(k, limit)
                return end >= limit or self.t.raw[end] in {",", ".", ":", "”", "“", '"', ")", ";"}
            if self.t.mask[j] & (self.g.verb | self.g.preposition | self.g.pronoun) or not self.t.raw[j][0].isalnum():
                return False
        return False

    def _describes(self, i: int, end: int) -> bool:
        """An apposition names a role, body or place in a body; a bare name after a comma may open a list."""
        listed = any(self.t.mask[k] & self.g.noun for k in range(i, end))
        return listed or bool(self.t.mask[i] & self.g.determiner)

    def _named_apart(self, i: int, end: int, inner: int) -> bool:
        """*her spokesman,* **Jan Novak**, *el ministro de Hacienda,* **Juan Paz**: a full name behind a role with an
        article and no name of its own."""
        t, g = self.t, self.g
        names = range(end + 1, next((k for k in range(end + 1, inner) if t.raw[k] == "("), inner))
        head = next((k for k in range(i, end) if self.is_noun(k)), i)
        person = t.mask[end - 1] | (0 if self.pack.rule.verb_second else t.mask[head])
        known = t.mask[i] & g.determiner or self.pack.rule.article_endings  # "leder i laget, Ina Moen"
        if not (known and person & g.person) or len(names) < MIN_FULL_NAME:
            return False
        return all(t.raw[k][0].isupper() or t.low[k] in self.particles for k in names)
