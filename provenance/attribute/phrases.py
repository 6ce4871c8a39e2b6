"""Noun phrases and clauses by bounded scanning: no parse tree, only function-word classes and marks.

The scanners answer where a source's words begin and end. They stop early rather than take too much: a source
that swallowed a verb puts words in the wrong mouth.
"""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from provenance.attribute.pack import Pack
from provenance.attribute.remarks import Quote
from provenance.attribute.tokens import Entry, Tokens
from provenance.rules.kinds import Gives

MAX_NOUN_PHRASE = 40
MAX_BARE_WORDS = 4
MAX_RELATIVE = 14
MAX_TITLE = 8
MIN_COMPOUND = 7
MIN_TAIL = 4
MIN_FULL_NAME = 2
MAX_NAMED = 4
OPENING = frozenset("“„«»‘‚\"'(") | {",,", "``", "''"}
CLOSING = frozenset("”“»«’\"')") | {"''"}


class NounPhrase(NamedTuple):
    """Tokens ``start`` to ``end``: head phrase and appositions. ``head_end`` closes the head phrase,
    ``resume`` is where the sentence goes on (after the comma that closes an apposition or relative clause)."""

    start: int
    end: int
    head_end: int
    resume: int


class Scanner:
    """Reads one block: its tokens, quotations and the language's classes."""

    def __init__(self, tokens: Tokens, quotes: list[Quote], pack: Pack) -> None:
        self.t = tokens
        self.pack = pack
        self.g = pack.grammar
        self.quotes = quotes
        self.quote_at: list[Quote | None] = [None] * (len(tokens) + 1)
        for q in quotes:
            self.quote_at[q.start : q.end] = [q] * (q.end - q.start)
        self.opens = {q.start: q for q in quotes}
        self.closes = {q.end: q for q in quotes}
        self._behind = {q.start: after for q, after in pairwise(quotes)}
        self._rights: dict[tuple[int, int], NounPhrase | None] = {}
        self._lefts: dict[tuple[int, int], NounPhrase | None] = {}

    def whole(self, quote: Quote) -> Iterator[Quote]:
        """Yield the quotation and, where a remark parts it, what goes on behind."""
        yield quote
        while quote.parted and (nxt := self._behind.get(quote.start)):
            yield (quote := nxt)

    def spoken(self, quote: Quote) -> bool:
        """Return whether a quotation can be somebody's words: „Ärzte ohne Grenzen“, the film “Cold Water” are names.

        A name is a few words, each with a capital, or opened by one right behind a noun.
        """
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
        function = self.g.determiner | self.g.preposition | self.g.conjunction | self.g.adverb | self.g.subordinator
        return not mask & function or self._opens_name(i)

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

    def noun_bits(self, i: int) -> int:
        """Return the noun classes of token i, those of a compound's last part included (*Vereinssprecherin*)."""
        own = self.t.mask[i] & self.g.noun
        if own:
            return 0 if own & self.g.paper and self._proper(i) else own
        entry = None if self._called(i) else self.compound(i)
        return entry.bits & self.g.noun if entry else 0

    def _called(self, i: int) -> bool:
        """*milieuorganisatie* **Kustbond**: a compound with a capital behind a body's noun is that body's name."""
        if self.capital_nouns or i == 0 or not self.t.raw[i][0].isupper():
            return False
        before = self.compound(i - 1)
        return bool((self.t.mask[i - 1] | (before.bits if before else 0)) & self.g.body)

    def _proper(self, i: int) -> bool:
        """*hier soir* **Le Courrier** *de Lanque*: a document's noun with a capital behind an article opens a name."""
        if self.capital_nouns or i == 0 or not self.t.raw[i][0].isupper():
            return False
        return bool(self.t.mask[i - 1] & self.g.article)

    def bits(self, i: int) -> int:
        """Return the classes of token i, those of a compound's last part included."""
        entry = self.compound(i)
        return self.t.mask[i] | (entry.bits if entry else 0)

    def noun_gives(self, i: int) -> Gives:
        """Return what the word lists say of the noun at token i."""
        for hit in self.t.hits[i]:
            if hit.entry.bits & self.g.noun:
                return self.pack.gives[hit.entry.rule]
        entry = self.compound(i)
        return self.pack.gives[entry.rule] if entry else Gives()

    def compound(self, i: int) -> Entry | None:
        """Return the listed noun that closes a compound, or None where the language builds none."""
        pack, low = self.pack, self.t.low[i]
        if not pack.tails or len(low) < MIN_COMPOUND or self.t.mask[i]:
            return None
        for cut in range(2, len(low) - MIN_TAIL + 1):
            entry = pack.tails.get(low[cut:])
            if entry:
                return entry
        return None

    # -- rightwards ---------------------------------------------------------------------------------------------

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
        if t.mask[i] & g.pronoun and not self._determines(i, limit):
            return NounPhrase(i, i + 1, i + 1, i + 1)
        end, head = self._core(i, limit)
        if not head:
            return None
        return self._with_apposition(i, end, limit)

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
            if self.is_noun(k):
                head, bare = not self._adjective(k, limit) or head, 0
            elif head and self.t.mask[k] & self.g.possessor:
                head, owned = False, True  # "Karvonia's central bank": what is owned opens like a phrase of its own
            elif not (self._goes_on(k, limit) if head else self._may_open(k, limit)):
                break
            elif not head and self._bare_word(k):
                bare += 1
                if bare > MAX_BARE_WORDS:
                    break
            k += 1
        k = self._without_tail(i, k)
        head = head or owned or (bare > 0 and not self.capital_nouns)
        return k, head and k > i

    def _may_open(self, k: int, limit: int) -> bool:
        """Return whether token k may stand before the first noun: an article, number, adjective."""
        g, mask, raw = self.g, self.t.mask[k], self.t.raw[k]
        if not raw[0].isalnum():
            return self._inner_mark(k, limit)
        if mask & g.determiner or (k > 0 and mask & g.link and self.t.mask[k - 1] & g.quantifier):
            return True
        return not mask & (g.verb | g.stop | g.preposition | g.conjunction | g.pronoun | g.reflexive)

    def _bare_word(self, k: int) -> bool:
        return self.t.raw[k][0].isalpha() and not self.t.mask[k] & (self.g.determiner | self.g.link)

    def _goes_on(self, k: int, limit: int) -> bool:
        """Return whether token k, after a noun, belongs to the same phrase."""
        g, mask, raw = self.g, self.t.mask[k], self.t.raw[k]
        if not raw[0].isalnum() and not mask & g.possessor:
            return self._inner_mark(k, limit)
        if mask & (g.verb | g.stop) and not mask & (g.determiner | g.possessor):
            return False
        return self._links(k, limit) or self._trailing_noun(k, limit) or self._field(k, limit) or self._linked(k)

    def _linked(self, k: int) -> bool:
        """*le directeur de la* **clinique** *de Lyon*: an unlisted word after a link is its noun."""
        if self.pack.rule.verb_second or self.t.mask[k] or not self.t.raw[k].isalpha():
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
        if self.pack.rule.verb_second or self.t.mask[k] or not self.t.raw[k][0].isalpha():
            return False
        return k + 1 >= limit or not self.t.raw[k + 1][0].isalnum()

    def _links(self, k: int, limit: int) -> bool:
        """Return whether token k, after a noun, goes on with the same phrase: *of the city*, *und die Stadt*."""
        t, g = self.t, self.g
        mask = t.mask[k]
        if mask & (g.possessor | g.postmodifier):
            return True
        article = mask & g.determiner and t.mask[k - 1] & (g.link | g.conjunction)  # "the chief of the agency"
        if k + 1 >= limit or not (mask & (g.link | g.conjunction) or article):
            return t.raw[k][0].isdigit() or t.low[k] in self.particles
        after = k + 1
        while after < min(limit, k + 4) and not self._heads(after):
            if t.mask[after] & (g.verb | g.stop) or not t.raw[after][0].isalnum():
                return False
            after += 1
        return after < limit and self._heads(after) and not self.is_time(after)

    def _heads(self, k: int) -> bool:
        """Return whether token k can head what a link attaches: a noun, or an unlisted word that may be one."""
        plain = not self.capital_nouns and not self.t.mask[k] and self.t.raw[k].isalpha()
        return self.is_noun(k) or plain

    @cached_property
    def particles(self) -> frozenset[str]:
        """Lower-cased name particles of the language."""
        return frozenset(p.lower() for p in self.pack.rule.particles)

    def _inner_mark(self, k: int, limit: int) -> bool:
        """A quoted or bracketed name inside the phrase: the magazine „Stern“, the ministry (BMI)."""
        t = self.t
        if k in self.opens and self.opens[k].resumed:
            return False
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

    def _titles(self, quote: Quote) -> bool:
        """A quotation of few words without a stop or comma at its end may be a name."""
        return quote.end - quote.start <= MAX_TITLE and self.t.raw[quote.words_end - 1][0].isalnum()

    def _without_tail(self, i: int, k: int) -> int:
        """Take off what cannot end a noun phrase: a preposition, conjunction, article or opening mark."""
        t, g = self.t, self.g
        tail = g.preposition | g.conjunction | g.determiner | g.adverb | g.link
        while k > i and ((t.mask[k - 1] & tail and not self.is_noun(k - 1)) or t.raw[k - 1] in OPENING - CLOSING):
            k -= 1
        return k

    def _with_apposition(self, i: int, end: int, limit: int) -> NounPhrase:
        """Add ", der Sprecher der Stadt" to the phrase; step over ", who runs the centre,"."""
        t, g = self.t, self.g
        if end + 1 >= limit or t.raw[end] != "," or end in self.opens:
            return NounPhrase(i, end, end, end)
        relative = t.mask[end + 1] & g.relative and not self._noun_follows(end + 1, limit)
        relative = relative or (
            t.mask[end + 1] & g.preposition
            and end + 2 < limit
            and t.mask[end + 2] & g.relative
            and not self._noun_follows(end + 2, limit)
        )
        close = next((k for k in range(end + 2, limit) if t.raw[k] == ","), None)
        if relative:
            return NounPhrase(i, end, end, close + 1 if close else end)
        inner, head = self._core(end + 1, limit)
        if not head or t.mask[end + 1] & (g.pronoun | g.preposition | g.adverb | g.conjunction) & ~g.determiner:
            return NounPhrase(i, end, end, end)
        closed = inner >= limit or not t.raw[inner][0].isalnum()
        if not closed or not (self._describes(end + 1, inner) or self._named_apart(i, end, inner)):
            return NounPhrase(i, end, end, end)
        return NounPhrase(i, inner, end, inner + 1 if inner < limit and t.raw[inner] == "," else inner)

    def noun_behind(self, k: int) -> bool:
        """Return whether token k is an article: a noun, or adjectives and a noun, stand right behind it."""
        for j in range(k + 1, min(k + 4, len(self.t))):
            if self.is_noun(j):
                return j == k + 1 or not self.is_time(j)
            if self.t.mask[j] or not self.t.raw[j].islower():
                return False
        return False

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
        """*her spokesman,* **Jan Novak**: a full name behind a role that has an article and no name of its own."""
        t, g = self.t, self.g
        names = range(end + 1, inner)
        if not (t.mask[i] & g.determiner and t.mask[end - 1] & g.person) or len(names) < MIN_FULL_NAME:
            return False
        return all(t.raw[k][0].isupper() or t.low[k] in self.particles for k in names)

    # -- leftwards ----------------------------------------------------------------------------------------------

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
        if t.mask[k] & g.pronoun and not t.mask[k] & g.noun:
            first = self._part_of(k, floor)
            return NounPhrase(first, end, end, end)
        restricted = self._who(end, floor)
        if restricted:
            return restricted
        start = self._left_edge(end, floor)
        if start is None:
            return self._trailing_name(end, floor)
        stop, head = self._core(start, end)
        if not head or stop < end:
            return self._trailing_name(end, floor)
        return NounPhrase(start, end, end, end)

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
        k = end
        while k > floor and not self._bars(k - 1, end, floor):
            k -= 1
            if self.t.mask[k] & self.g.determiner and not self._continues(k, floor):
                break
        return self._subject_from(k, end, floor)

    def _bars(self, k: int, end: int, floor: int) -> bool:
        """Return whether token k, met on the way left, cannot belong to the phrase."""
        g, mask = self.g, self.t.mask[k]
        if mask & g.possessor and self._genitive(k, end):
            return False
        if not self.t.raw[k][0].isalnum():
            return not self._inner_mark(k, end)
        if mask & (g.verb | g.stop) and not mask & (g.determiner | g.noun) and not self._capital_inside(k, floor):
            return True
        if mask & g.pronoun and not mask & (g.determiner | g.link):
            return True
        if mask & g.adverb and not mask & (g.determiner | g.quantifier):
            return True
        return bool(mask & g.conjunction) and not self._joins(k, floor)

    def _subject_from(self, k: int, end: int, floor: int) -> int | None:
        """Return where the subject begins whose left edge was found at k; None where a preposition governs it."""
        t, g = self.t, self.g
        while k < end and t.mask[k] & (g.conjunction | g.adverb) and not t.mask[k] & g.determiner:
            k += 1
        if floor < k < end - 1 and t.mask[k] & g.complementiser:
            k += 1  # "says that Hillary Clinton called": no demonstrative
        governing = [i for i in (k, k - 1) if floor <= i < end and t.mask[i] & g.preposition]
        if any(not t.mask[i] & g.determiner for i in governing):
            return None  # "vor dem Konzert sagte sie": what a preposition governs is no subject
        return k if k < end else None

    def _genitive(self, k: int, end: int) -> bool:
        """*Orsini's ministry*: the ending between two nouns."""
        return bool(self.t.mask[k] & self.g.possessor) and k > 0 and self.is_noun(k - 1) and k + 1 < end

    def _capital_inside(self, k: int, floor: int) -> bool:
        return k > floor and self.t.raw[k][0].isupper() and self.t.raw[k - 1][0].isalnum()

    def _joins(self, k: int, floor: int) -> bool:
        """*A and B said*: a conjunction between two nouns belongs to the phrase."""
        return k > floor and self.is_noun(k - 1)

    def _continues(self, k: int, floor: int) -> bool:
        """Return whether a phrase reaches further left than the article at k: *the chief of the agency*."""
        if k <= floor:
            return False
        mask = self.t.mask[k - 1]
        genitive = self.capital_nouns and self.is_noun(k - 1) and bool(self.t.mask[k] & self.g.link)
        return (bool(mask & (self.g.link | self.g.conjunction)) and not self._clause_break(k - 1)) or genitive

    def _clause_break(self, k: int) -> bool:
        return bool(self.t.mask[k] & self.g.conjunction) and not (k > 0 and self.is_noun(k - 1))

    def _trailing_name(self, end: int, floor: int) -> NounPhrase | None:
        """Return the run of names right before ``end`` where the words further left make no phrase."""
        k = end
        while k > floor and self.is_noun(k - 1) and self.t.raw[k - 1][0].isupper():
            k -= 1
        if k == end or (k > floor and self.t.mask[k - 1] & (self.g.preposition | self.g.determiner)):
            return None
        if self.capital_nouns and end - k == 1 and not self.noun_bits(k):
            return None
        return NounPhrase(k, end, end, end)

    def _before_comma(self, comma: int, floor: int) -> NounPhrase | None:
        """``X, who runs the centre, said``: the phrase before the matching comma, with its apposition."""
        t, g = self.t, self.g
        opening = next((k for k in range(comma - 1, floor - 1, -1) if t.raw[k] == ","), None)
        if opening is None or opening <= floor:
            return None
        head = self.left(opening, floor)
        if head is None:
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
