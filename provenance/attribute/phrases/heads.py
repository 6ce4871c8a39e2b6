"""Where the head phrase of a noun phrase ends: *the council's new spokeswoman* **|** *, who …*."""

from provenance.attribute.language.tokens import APOSTROPHES
from provenance.attribute.words.nouns import Nouns

MAX_BARE_WORDS = 4
MAX_COMPLEMENT = 6
OPENING = frozenset("“„«»‘‚\"'(") | {",,", "``", "''"}
CLOSING = frozenset("”“»«’\"')") | {"''"}


class Heads(Nouns):
    """Reads the head phrase that begins at a token."""

    def _core(self, i: int, limit: int) -> tuple[int, bool]:
        """Return where the head phrase that begins at i ends, and whether it has a noun."""
        head, owned, bare, k = False, False, 0, i
        while k < limit:
            if (head and (self._other_name(k) or self._own_phrase(i, k))) or ((head or bare) and self._told_paper(k)):
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

    def _own_phrase(self, i: int, k: int) -> bool:
        """*Według ministerstwa klimatu* **rozporządzenie** *…*: a subject behind another case opens a phrase."""
        t, g = self.t, self.g
        own = t.mask[k] & g.subject and self.noun_bits(k) and t.raw[k].islower() and k not in self.inner
        if not own or t.mask[i] & g.quantifier or t.mask[k - 1] & (g.attaching | g.determiner | g.conjunction):
            return False
        return self.pack.declensions.begins(t.raw[k])

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
        if self._owner(k) or self._shortened(k, limit):
            return True
        if t.raw[k] == "." and self._initial(k):
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

    def _initial(self, k: int) -> bool:
        """*Mert* **K.**, *Şeyda* **T.** *ise*: a surname of one letter, its stop inside the sentence."""
        t, ends = self.t, {",", ";", ":", ")", "("}
        letter = k > 1 and len(t.raw[k - 1]) == 1 and t.raw[k - 1].isupper() and not t.spaced(k)
        goes_on = k + 1 < len(t) and (t.raw[k + 1] in ends or t.raw[k + 1].islower())
        return letter and goes_on and t.raw[k - 2].istitle()

    def _shortened(self, k: int, limit: int) -> bool:
        """*rzecznik prok***.** *Jan Dobry*: the stop of a listed abbreviation, with more of the phrase behind it."""
        t = self.t
        if t.raw[k] != "." or not k or t.spaced(k) or k + 1 >= limit:
            return False
        return t.low[k - 1] in self.pack.abbreviations and t.raw[k - 1].islower() and t.raw[k + 1][0].isalpha()

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
