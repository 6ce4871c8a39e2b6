"""The words of a block and what the language's lists say of them: names, nouns, times, compounds."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from provenance.attribute.pack import Pack
from provenance.attribute.remarks import DASHES, Quote
from provenance.attribute.tokens import Entry, Tokens
from provenance.rules.kinds import Gives

MAX_TITLE = 8
MIN_COMPOUND = 7
MIN_TAIL = 4
MAX_NAMED = 4


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
        self._behind = {q.start: after for q, after in pairwise(quotes)}

    def _inner_words(self) -> frozenset[int]:
        """Return the tokens inside listed nouns of several words: *straż* **pożarna**."""
        long = (h for hits in self.t.hits for h in hits if h.end > h.start + 1 and h.entry.bits & self.g.noun)
        return frozenset(k for h in long if not h.entry.verbal for k in range(h.start + 1, h.end))

    def whole(self, quote: Quote) -> Iterator[Quote]:
        """Yield the quotation and, where a remark parts it, what goes on behind without a remark of its own."""
        yield quote
        while quote.parted and (nxt := self._behind.get(quote.start)) and not self.answered(nxt):
            yield (quote := nxt)

    def answered(self, quote: Quote) -> bool:
        """*„A,“ řekl Novák.* **„B,“ dodal** *Malý*: what goes on behind a remark has a remark of its own."""
        marks = DASHES | {","}
        k = quote.end
        while k < len(self.t) and self.t.raw[k] in marks:
            k += 1
        marked = k > quote.end or self.t.raw[k - 1] in marks or self.t.raw[quote.words_end - 1] in marks
        return marked and k < len(self.t) and any(h.entry.verbal for h in self.t.hits[k])

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
        if self.capital_nouns or self.t.mask[k] or (k and self.t.raw[k - 1][0].isalnum()):
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
        raw, k = self.t.raw, i - 1
        return k >= 0 and raw[i][0].isupper() and raw[k][0].isupper() and bool(self.t.mask[k] & self.g.given)

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
        pack = self.pack
        if not pack.tails or self.t.mask[i] or len(low := self.t.low[i]) < MIN_COMPOUND:
            return None
        for cut in range(2, len(low) - MIN_TAIL + 1):
            entry = pack.tails.get(low[cut:])
            if entry:
                return entry
        return None

    def _titles(self, quote: Quote) -> bool:
        """A quotation of few words without a stop or comma at its end may be a name."""
        return quote.end - quote.start <= MAX_TITLE and self.t.raw[quote.words_end - 1][0].isalnum()
