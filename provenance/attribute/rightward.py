"""Noun phrases read rightward, by bounded scanning: no parse tree, only function-word classes and marks.

The scanners answer where a source's words begin and end. They stop early rather than take too much: a source
that swallowed a verb puts words in the wrong mouth.
"""

from provenance.attribute.nouns import NounPhrase, Nouns
from provenance.attribute.pack import Pack
from provenance.attribute.remarks import Quote
from provenance.attribute.tokens import APOSTROPHES, Tokens

MAX_NOUN_PHRASE = 40
MAX_BARE_WORDS = 4
MIN_FULL_NAME = 2
MAX_COMPLEMENT = 6
MAX_TIME = 4
OPENING = frozenset("“„«»‘‚\"'(") | {",,", "``", "''"}
CLOSING = frozenset("”“»«’\"')") | {"''"}


class Rightward(Nouns):
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
        return self._with_apposition(i, end, limit)

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

    def _core(self, i: int, limit: int) -> tuple[int, bool]:
        """Return where the head phrase that begins at i ends, and whether it has a noun."""
        head, owned, bare, k = False, False, 0, i
        while k < limit:
            if (head and self._other_name(k)) or ((head or bare) and self._told_paper(k)):
                break
            if self.is_noun(k):
                head, bare = not self._adjective(k, limit) or head, 0
            elif head and self.t.mask[k] & self.g.possessor:
                head, owned = False, True  # "Karvonia's central bank": what is owned opens like a phrase of its own
            elif not (k in self.inner and k > i) and not (
                self._goes_on(k, limit) or self._complement(i, k, limit) if head else self._may_open(k, limit)
            ):
                break
            elif not head and (self._bare_word(k) or (bare and self._new_phrase(k))):
                bare += 1
                if bare > MAX_BARE_WORDS or self._new_phrase(k):
                    break
            k += 1
        k = self._without_tail(i, k)
        head = head or owned or (bare > 0 and not self.capital_nouns)
        return k, head and k > i

    def _other_name(self, k: int) -> bool:
        """*Per gli inquirenti* **Fausto Berli** *ha incassato*: a given name behind a group is somebody else."""
        anonymous = self.t.mask[k - 1] & self.g.anonymous and self.t.raw[k - 1].islower() and self.g.dative
        return bool(anonymous) and self.is_given(k)

    def _told_paper(self, k: int) -> bool:
        """*fortalte nordmannen* **avisa Bladet** *at*: an outlet right behind a person is who was told."""
        t, g = self.t, self.g
        rule, before = self.pack.rule, t.raw[k - 1]
        beside = (rule.verb_second or rule.article_endings) and not self.capital_nouns and t.mask[k] & g.outlet
        person = self.noun_bits(k - 1) & g.person or self.pack.bears_article(before)
        return bool(beside and t.raw[k].islower() and person and before.islower())

    def _may_open(self, k: int, limit: int) -> bool:
        """Return whether token k may stand before the first noun: an article, number, adjective."""
        g, mask, raw = self.g, self.t.mask[k], self.t.raw[k]
        if not raw[0].isalnum():
            return self._inner_mark(k, limit)
        if mask & g.determiner or (k > 0 and mask & g.link and self.t.mask[k - 1] & g.quantifier):
            return True
        return not mask & (g.verb | g.stop | g.preposition | g.conjunction | g.pronoun | g.reflexive)

    def _new_phrase(self, k: int) -> bool:
        """*Según esta querella* **el** *acusado*: an article behind an unlisted noun opens another phrase."""
        g, before = self.g, self.t.mask[k - 1]
        article = self.t.mask[k] & g.definite & g.article and not self.t.mask[k] & g.link
        return bool(article) and not self.pack.rule.verb_second and not before & (g.attaching | g.determiner)

    def _bare_word(self, k: int) -> bool:
        return self.t.raw[k][0].isalpha() and not self.t.mask[k] & (self.g.determiner | self.g.link)

    def _goes_on(self, k: int, limit: int) -> bool:
        """Return whether token k, after a noun, belongs to the same phrase."""
        g, mask, raw = self.g, self.t.mask[k], self.t.raw[k]
        if not raw[0].isalnum() and not mask & g.possessor:
            return self._inner_mark(k, limit)
        if mask & (g.verb | g.stop) and not mask & (g.determiner | g.possessor) and not self.postmodifies(k):
            return False
        return self._links(k, limit) or self._trailing_noun(k, limit) or self._field(k, limit) or self._linked(k)

    def _complement(self, i: int, k: int, limit: int) -> bool:
        """*Министерство* **сельского хозяйства** *сообщило*, *сообщил представитель* **служб региона**.

        Behind a noun in the subject's form unlisted words are its complement, up to a mark or what opens a new phrase.
        """
        t, g = self.t, self.g
        if not g.subject or not any(t.mask[j] & g.subject for j in range(i, k)) or self._full_name(k):
            return False
        j = k
        while j < limit and j - k < MAX_COMPLEMENT and self._completing(j):
            j += 1
        joins = j < limit and t.mask[j] & (g.preposition | g.conjunction | g.adverb | g.time | g.noun)
        return j > k and (j >= limit or not t.raw[j][0].isalnum() or bool(joins) or t.raw[j][0].isupper())

    def _full_name(self, k: int) -> bool:
        """*podle Petra Smejkala* **neudržitelné**: a given name and a surname before k close their phrase."""
        t, g = self.t, self.g
        named = k > 1 and t.raw[k - 1][0].isupper() and t.raw[k - 2][0].isupper() and t.raw[k].islower()
        return bool(g.subject and named and t.mask[k - 2] & g.given and not self.noun_bits(k - 1))

    def _plain(self, k: int) -> bool:
        return not self.t.mask[k] and self.t.raw[k].islower() and not self.capital_nouns

    def _completing(self, k: int) -> bool:
        return self.t.raw[k].islower() and not self.t.mask[k] & ~self.g.postmodifier

    def _linked(self, k: int) -> bool:
        """*le directeur de la* **clinique** *de Lyon*: an unlisted word after a link is its noun."""
        if self.capital_nouns or self.t.mask[k] or not self.t.raw[k].isalpha():
            return False
        return bool(self.t.mask[k - 1] & (self.g.link | self.g.determiner))

    def _field(self, k: int, limit: int) -> bool:
        """*Hoogleraar waterbeheer Ilse Draaisma*: the field of a role, before the name."""
        if k == 0 or self.t.mask[k] or k + 1 >= limit:
            return False
        field = bool(self.t.mask[k - 1] & self.g.person) and self.t.raw[k + 1][0].isupper()
        return field or (
            not self.capital_nouns and bool(self.t.mask[k + 1] & self.g.noun)
        )  # "Capital portfolio manager"

    def _trailing_noun(self, k: int, limit: int) -> bool:
        """*according to council papers,*: unlisted words up to a mark, where no verb can follow the phrase at once."""
        if self.pack.rule.verb_second or self.t.mask[k] or not self.t.raw[k][0].isalpha() or self._full_name(k):
            return False
        return k + 1 >= limit or not self.t.raw[k + 1][0].isalnum()

    def _links(self, k: int, limit: int) -> bool:
        """Return whether token k, after a noun, goes on with the same phrase: *of the city*, *und die Stadt*."""
        t, g = self.t, self.g
        mask = t.mask[k]
        if mask & g.possessor or self.postmodifies(k):
            return True
        if mask & g.noun_link and self._closes_name(k - 1):
            return False
        if mask & g.agent and not t.mask[k - 1] & g.postmodifier:
            return False  # "un informe firmado por la ministra", but "dijo la ministra por carta"
        article = mask & g.determiner and t.mask[k - 1] & (g.link | g.conjunction)  # "the chief of the agency"
        if k + 1 >= limit or not (mask & (g.link | g.conjunction) or article):
            return t.raw[k][0].isdigit() or self._particle(k, limit)
        after = k + 1
        while after < min(limit, k + 4) and not self._heads(after):
            if t.mask[after] & (g.verb | g.stop) or not t.raw[after][0].isalnum():
                return False
            after += 1
        return after < limit and self._heads(after) and not self.is_time(after)

    def _particle(self, k: int, limit: int) -> bool:
        """*Ana* **de la** *Cruz*, not *la red Lanca* **el** *alcalde*: particles of a name have a name behind them."""
        while k < limit and self.t.low[k] in self.particles:
            k += 1
            if k < limit and self.t.raw[k][0].isupper():
                return True
        return False

    def _closes_name(self, k: int) -> bool:
        """*le conseiller Jean Caron* **au** *Figaro*: a name ends at k, so that its bearer's words end there."""
        return self.t.raw[k][0].isupper() and not self.noun_bits(k) and not self.t.mask[k] & self.g.postmodifier

    def _heads(self, k: int) -> bool:
        """Return whether token k can head what a link attaches: a noun, or an unlisted word that may be one."""
        plain = not self.capital_nouns and not self.t.mask[k] and self.t.raw[k].isalpha()
        return self.is_noun(k) or plain

    def _inner_mark(self, k: int, limit: int) -> bool:
        """A quoted or bracketed name inside the phrase: the magazine „Stern“, the ministry (BMI)."""
        t = self.t
        if k in self.opens and self.opens[k].resumed:
            return False
        if self._owner(k):
            return True
        if t.raw[k] in {".", "&", "/"}:
            return not t.spaced(k) and k + 1 < limit and (t.raw[k + 1][0].isalnum() or t.raw[k + 1] == ")")
        quote = self.opens.get(k)
        if quote and quote.end <= limit and self._titles(quote):
            return True
        within = self.quote_at[k]
        if within and within.start < k and self._titles(within):
            return True
        return (t.raw[k] == "(" and ")" in t.raw[k + 1 : k + 4]) or (
            t.raw[k] == ")" and "(" in t.raw[max(0, k - 3) : k]
        )

    def _owner(self, k: int) -> bool:
        """*the* **sailors’** *union*: an apostrophe alone behind a word's last letter, where that makes a genitive."""
        t = self.t
        if not 0 < k < len(t) - 1 or t.raw[k] not in APOSTROPHES or t.spaced(k) or not t.spaced(k + 1):
            return False
        return t.low[k - 1][-1:] + "'" in self.pack.rule.genitive and t.raw[k + 1][0].isalnum()

    def _without_tail(self, i: int, k: int) -> int:
        """Take off what cannot end a noun phrase: a preposition, conjunction, article or opening mark."""
        t, g = self.t, self.g
        tail = g.preposition | g.conjunction | g.determiner | g.adverb | g.link
        while k > i and (
            (t.mask[k - 1] & tail and not self.is_noun(k - 1) and k - 1 not in self.inner)
            or t.raw[k - 1] in OPENING - CLOSING
        ):
            k -= 1
        return k

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
        names = range(end + 1, inner)
        head = next((k for k in range(i, end) if self.is_noun(k)), i)
        person = t.mask[end - 1] | (0 if self.pack.rule.verb_second else t.mask[head])
        known = t.mask[i] & g.determiner or self.pack.rule.article_endings  # "leder i laget, Ina Moen"
        if not (known and person & g.person) or len(names) < MIN_FULL_NAME:
            return False
        return all(t.raw[k][0].isupper() or t.low[k] in self.particles for k in names)
