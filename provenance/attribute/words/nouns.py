"""The words of a block and what the language's lists say of them: names, nouns, times, compounds."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Entry, Tokens
from provenance.attribute.words.remarks import DASHES, MAX_REMARK, Quote
from provenance.rules.kinds import Gives

MAX_TITLE = 8
MAX_NAMED = 4
MAX_BEFORE_TIME = 2
"""An article and a preposition: *in the* morning."""
YEAR = re.compile(r"(?:1[89]|20)\d\d")
MAX_OCCASION = 6


class NounPhrase(NamedTuple):
    """Tokens ``start`` to ``end``: head phrase and appositions. ``head_end`` closes the head phrase,
    ``resume`` is where the sentence goes on (after the comma that closes an apposition or relative clause)."""

    start: int
    end: int
    head_end: int
    resume: int


class Nouns:
    """The words of one block: its tokens, quotations and the language's classes, and which of them are nouns."""

    def __init__(self, tokens: Tokens, quotes: list[Quote], pack: Pack) -> None:
        self.t = tokens
        self.pack = pack
        self.g = pack.grammar
        self.particles = pack.particles
        self.quotes = quotes
        self.quote_at: list[Quote | None] = [None] * (len(tokens) + 1)
        for q in quotes:
            self.quote_at[q.start : q.end] = [q] * (q.end - q.start)
        self.opens = {q.start: q for q in quotes}
        self.closes = {q.end: q for q in quotes}
        self.inner = self._inner_words()
        self.bound = self._bound_words()
        self._behind = {q.start: after for q, after in pairwise(quotes)}

    def _inner_words(self) -> frozenset[int]:
        """Return the tokens inside listed nouns of several words: *straż* **pożarna**."""
        long = (h for hits in self.t.hits for h in hits if h.end > h.start + 1 and h.entry.bits & self.g.noun)
        return frozenset(k for h in long if not h.entry.verbal for k in range(h.start + 1, h.end))

    def _bound_words(self) -> frozenset[int]:
        """Return the tokens that go on with a conjunction, adverb or idiom: *después de* **que**, *la* **denuncia**."""
        bits = self.g.subordinator | self.g.adverb | self.g.commentary | self.g.silent
        long = (h for hits in self.t.hits for h in hits if h.end > h.start + 1 and h.entry.bits & bits)
        governs = self.g.preposition if self.g.dative else 0
        free = (h for h in long if not h.entry.verbal and not self.t.mask[h.start - 1] & governs)
        return frozenset(k for h in free for k in range(h.start + 1, h.end))  # "ha insistito sul fatto che …" reports

    def whole(self, quote: Quote) -> Iterator[Quote]:
        """Yield the quotation and, where a remark parts it, what goes on behind without a remark of its own."""
        yield quote
        while quote.parted and (nxt := self._behind.get(quote.start)) and not self.answered(nxt):
            yield (quote := nxt)

    def answered(self, quote: Quote) -> bool:
        """*„A,“ řekl Novák.* **„B,“ dodal** *Malý*; *“A,” he said.* **“B,” Roth added**: it has a remark of its own."""
        t, k, marks = self.t, quote.end, DASHES | {","}
        while k < len(t) and t.raw[k] in marks:
            k += 1
        if k >= len(t):
            return False
        parted = k > quote.end or t.raw[k - 1] in marks
        if parted and any(h.entry.verbal for h in t.hits[k]):
            return True
        if not (parted or t.raw[quote.words_end - 1] == "," or t.raw[k].islower()):
            return False
        reach = range(k, min(len(t), k + MAX_REMARK))
        end = next((j for j in reach if not t.raw[j][0].isalnum()), reach.stop)
        return any(t.mask[j] & self.g.cue for j in range(k, end))

    def spoken(self, quote: Quote) -> bool:
        """Return whether a quotation can be somebody's words: „Ärzte ohne Grenzen“, the film “Cold Water” are names.

        A name is a few words, each with a capital, or opened by one right behind a noun.
        """
        if quote.words_end - quote.start > 2 * MAX_NAMED + 1:
            return True
        words = [k for k in range(quote.start + 1, quote.words_end) if self.t.raw[k][0].isalnum()]
        if len(words) > MAX_NAMED or not words or not self.t.raw[words[0]][0].isupper():
            return True
        capitals = all(self.t.raw[k][0].isupper() for k in words)
        return not capitals and not (quote.start and self.t.raw[quote.start - 1][0].isupper())

    @cached_property
    def capital_nouns(self) -> bool:
        """Whether every noun of the language is written with a capital."""
        return self.pack.rule.nouns_capitalised

    def name_like(self, i: int) -> bool:
        """Return whether token i looks like part of a name (or, where nouns are capitalised, like a noun)."""
        raw = self.t.raw[i]
        if raw[0].isupper():
            return True
        if raw.islower() or not raw[0].isalpha():
            return raw == "&"
        return any(c.isupper() for c in raw)

    def is_time(self, i: int) -> bool:
        """Return whether token i names a time: *Montag*, *Donnerstagabend*."""
        if self.t.mask[i] & self.g.time:
            return True
        entry = self.compound(i)
        return bool(entry and entry.bits & self.g.time)

    def past_time(self, k: int, limit: int) -> int:
        """Return where a time that begins at k ends: *el 10 de abril*, *nesta terça-feira (3)*; k where none does."""
        t, g, start = self.t, self.g, k
        while k < limit and t.mask[k] & (g.determiner | g.preposition) and not self.is_time(k):
            k += 1
        if k - start > MAX_BEFORE_TIME or k >= limit:
            return start
        if t.raw[k].isdigit():
            month = next((j for j in range(k + 1, min(k + 3, limit)) if self._month(j)), None)
            return start if month is None else self._past_year(month + 1, limit)
        if not self.is_time(k):
            return start
        while k < limit and (self.is_time(k) or t.mask[k] & g.month):
            k += 1
        while k < limit and t.raw[k].isdigit() and k + 1 < limit and t.mask[k + 1] & g.month:
            k += 2  # "mardi 3 mars"
        return k + 3 if t.raw[k : k + 3][:1] == ["("] and t.raw[k + 2 : k + 3] == [")"] else k

    def _month(self, j: int) -> bool:
        """*el 3 de* **julio**: behind a figure a given name without its capital is a month."""
        g, mask = self.g, self.t.mask[j]
        return bool(mask & g.month) or (
            bool(mask & g.given) and self.t.raw[j].islower() and self.t.raw[j - 1].islower()
        )

    def _past_year(self, k: int, limit: int) -> int:
        at = k + 1 if k + 1 < limit and self.t.mask[k] & (self.g.link | self.g.preposition) else k
        return at + 1 if at < limit and YEAR.fullmatch(self.t.raw[at]) else k

    def occasion(self, k: int, limit: int) -> bool:
        """*praised the crew* **in a speech**: a preposition, and before the next one a word for how it was said."""
        t, g = self.t, self.g
        if not g.occasion or not t.mask[k] & g.preposition or t.mask[k - 1] & g.preposition:
            return False
        near = range(k + 1, min(limit, k + MAX_OCCASION))
        stop = next((j for j in near if not t.raw[j][0].isalnum() or t.mask[j] & g.preposition), near.stop)
        if not t.mask[k] & g.occasional or not any(t.mask[j] & g.occasion for j in range(k + 1, stop)):
            return False
        owned = t.mask[k + 1] & g.possessive and not t.mask[k + 1] & (g.article | g.quantifier)
        return not owned and not any(t.mask[j] & g.infinitive for j in range(stop, limit))

    def is_noun(self, i: int) -> bool:
        """Return whether token i is a listed noun or name-like and no function word."""
        mask = self.t.mask[i]
        if mask & self.g.noun or self.compound(i):
            return True
        if not self.name_like(i):
            return self.t.raw[i][0].isdigit() and self.t.raw[i][-1].isalpha()
        function = self.g.determiner | self.g.preposition | self.g.conjunction | self.g.adverb
        opens = i == 0 or not self.t.raw[i - 1][0].isalnum()
        if self.capital_nouns or opens:
            function |= self.g.subordinator
        if opens and (mask & self.g.wh or self.fronts(i)):
            return False
        return not mask & function or self._opens_name(i) or self._inside_name(i, function)

    def _inside_name(self, i: int, function: int) -> bool:
        """*Almanya* **Sağlık** *Bakanlığı*: a number word or adjective with a capital, behind another."""
        counts = self.t.mask[i] & function and not self.t.mask[i] & function & ~self.g.quantifier
        return bool(counts) and not self.capital_nouns and i > 0 and self.t.raw[i - 1][:1].isupper()

    def fronts(self, i: int) -> bool:
        """*Standing in the rain, Roth …*: a participle that opens a sentence is no name, nor a subject."""
        t, g = self.t, self.g
        if not self.pack.fronted or t.mask[i] or i + 1 >= len(t) or not t.low[i].endswith(self.pack.fronted):
            return False
        behind = g.preposition | g.determiner | g.adverb | g.pronoun | g.complementiser | g.wh
        return bool(t.mask[i + 1] & behind) and t.raw[i][1:].islower()

    def pronoun_end(self, i: int) -> int:
        """Return where a pronoun of several words at token i ends, *ce dernier*, *este último*; i where none begins."""
        if not self.t.mask[i] & self.g.pronoun:
            return i
        return max((h.end for h in self.t.hits[i] if h.entry.bits & self.g.pronoun and h.end > i + 1), default=i)

    def is_given(self, i: int) -> bool:
        """Return whether token i is a given name in no possessor's form: *Jan*, not *Jana*."""
        return bool(self.t.mask[i] & self.g.given) and not self.t.mask[i] & self.g.possessed and self.name_like(i)

    def _opens_name(self, i: int) -> bool:
        """*Van der Klis*: a particle with a capital, and a name behind it.

        Where every noun has a capital, one particle says nothing: *Zur Rechtfertigung*.
        """
        k = i
        while k < len(self.t) and self.t.low[k] in self.particles:
            k += 1
        if k == i or k >= len(self.t) or self.noun_bits(k) or (self.capital_nouns and k == i + 1):
            return False
        return self.t.raw[k][0].isupper() and not self.t.mask[k] & self.g.determiner

    def _adjective(self, k: int, limit: int) -> bool:
        """*Recent sonar data*: a capital that opens a sentence makes no name when an unlisted plain word follows."""
        if self.capital_nouns or self.t.mask[k]:
            return False
        if self.t.raw[k][0].islower():
            return (
                k + 1 < limit and self.t.raw[k + 1][0].isalpha() and not self.t.mask[k + 1]
            )  # "a pro-Roth super club"
        if k and self.t.raw[k - 1][0].isalnum():
            return False
        ahead = range(k + 1, min(k + 4, limit))
        noun = next((j for j in ahead if self.t.mask[j] & self.g.noun), None)
        return noun is not None and all(self.t.raw[j].islower() and not self.t.mask[j] for j in range(k + 1, noun))

    def postmodifies(self, k: int) -> bool:
        """Return whether token k opens a description after its noun: *a poll* **published** *by …*."""
        mask = self.t.mask[k]
        if not mask & self.g.verb:
            return bool(mask & self.g.postmodifier)
        after = self.t.mask[k + 1] if k + 1 < len(self.t) else 0
        behind = after & (self.g.preposition | self.g.time) and not after & self.g.infinitive
        return bool(mask & self.g.postmodifier and behind)

    def noun_bits(self, i: int) -> int:
        """Return the noun classes of token i, those of a compound's last part included (*Vereinssprecherin*)."""
        own = self.t.mask[i] & self.g.noun
        if own:
            named = (own & self.g.paper and self._proper(i)) or (own & self.g.person and self._surname(i))
            return 0 if named else own
        entry = self.compound(i)
        return entry.bits & self.g.noun if entry and not self._called(i) else 0

    def _surname(self, i: int) -> bool:
        """*Mireille* **Vigneron**, *Peter* **Fischer**: behind a given name a role with a capital is a surname."""
        raw, mask, k = self.t.raw, self.t.mask, i - 1
        if k < 0 or not (raw[i][0].isupper() and raw[k][0].isupper() and mask[k] & self.g.given):
            return False
        opens = i + 2 < len(raw) and raw[i + 1] == "."  # "South Carolina Sen. Ann Doyle"
        return not (opens and mask[i + 2] & self.g.given)

    def _called(self, i: int) -> bool:
        """*milieuorganisatie* **Kustbond**: a compound with a capital behind a body's noun is that body's name."""
        if self.capital_nouns or i == 0 or not self.t.raw[i][0].isupper():
            return False
        return bool(self.bits(i - 1) & self.g.body)

    def _proper(self, i: int) -> bool:
        """*hier soir* **Le Courrier** *de Lanque*: a document's noun with a capital behind an article opens a name."""
        if self.capital_nouns or i == 0 or not self.t.raw[i][0].isupper():
            return False
        return bool(self.t.mask[i - 1] & self.g.article)

    def bits(self, i: int) -> int:
        """Return the classes of token i, those of a compound's last part included."""
        entry = self.compound(i)
        return self.t.mask[i] | (entry.bits if entry else 0)

    def noun_behind(self, k: int) -> bool:
        """Return whether token k is an article: a noun, or adjectives and a noun, stand right behind it."""
        for j in range(k + 1, min(k + 4, len(self.t))):
            if self.is_noun(j):
                return j == k + 1 or not self.is_time(j)
            if self.t.mask[j] or not self.t.raw[j].islower():
                return False
        return False

    def noun_gives(self, i: int) -> Gives:
        """Return what the word lists say of the noun at token i."""
        for hit in self.t.hits[i]:
            if hit.entry.bits & self.g.noun:
                return self.pack.gives[hit.entry.rule]
        entry = self.compound(i)
        return self.pack.gives[entry.rule] if entry else Gives()

    def compound(self, i: int) -> Entry | None:
        """Return the listed noun that closes a compound, or None where the language builds none."""
        return None if self.t.mask[i] else self.pack.tail(self.t.low[i])

    def _titles(self, quote: Quote) -> bool:
        """A quotation of few words without a stop or comma at its end may be a name."""
        return quote.end - quote.start <= MAX_TITLE and self.t.raw[quote.words_end - 1][0].isalnum()
