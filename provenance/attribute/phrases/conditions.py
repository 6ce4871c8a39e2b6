"""What a frame may ask of its content: a subject and a verb, a reportive mood, an object, a quotation."""

from collections.abc import Callable
from functools import cached_property

from provenance.attribute.phrases.leftward import Scanner
from provenance.attribute.words.remarks import Quote

MOOD_WINDOW = 14
SHORT_QUOTE = 3
MIN_SENTENCE = 5
LONG_SENTENCE = 12
"""Tokens that hold more than a time or place set before a clause."""


class Conditions:
    """Answers whether stretches of one block are what a frame asks for."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.t = scanner.t
        self.g = scanner.g
        self._quoted = bytearray(len(self.t) + 1)
        for q in scanner.quotes:
            if q.words_end - q.start - 1 > SHORT_QUOTE:
                self._quoted[q.start : q.words_end] = b"\1" * (q.words_end - q.start)

    def quoted(self, i: int) -> bool:
        """Return whether token i stands in a quotation of more than a few words."""
        return bool(self._quoted[i])

    def is_verb(self, k: int) -> bool:
        """Return whether token k is a listed verb, or hearsay, that a gap after a cue cannot hold."""
        mask = self.t.mask[k]
        if mask & self.g.hearsay:
            return True  # "Die Ermittler gehen dem Vernehmen nach von … aus": not theirs to answer for
        return bool(mask & self.g.plain_verb) and not mask & (self.g.determiner | self.g.preposition | self.g.possessor)

    def holds(self, condition: str, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the content is what a frame's condition of that name asks for."""
        return self._conditions[condition](content)

    @cached_property
    def _conditions(self) -> dict[str, Callable[[tuple[tuple[int, int], ...]], bool]]:
        """What a frame may ask of its content, by name."""
        return {
            "reportive": self._reportive,
            "clause": self._clause,
            "finite": self._finite,
            "object": self._objects,
            "phrase": self._phrased,
            "predicate": self._predicate,
            "goes-on": self._goes_on,
            "parted": self._parted,
            "noun": self._noun,
            "verbal": self._verbal,
            "sentence": self._sentence,
            "quoted": self._holds_quote,
            "thing": self._thing,
        }

    def _holds_quote(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether a quotation stands in the content, with no colon before it: that introduces another's."""
        opens = self.scanner.opens
        for a, b in content:
            first = next(
                (k for k in range(a, b) if k in opens and not opens[k].single and self._worded(opens[k])), None
            )
            if first is not None:
                return ":" not in self.t.raw[a:first]
        return False

    def _worded(self, quote: Quote) -> bool:
        return self.scanner.spoken(quote) and any(
            self.t.raw[k][0].isalnum() for k in range(quote.start, quote.words_end)
        )

    def _predicate(self, content: tuple[tuple[int, int], ...]) -> bool:
        """*Many of the closures, he said,* **have involved** *courses*: the cue stands between subject and verb."""
        first, last = content[0], content[-1]
        k = last[0]
        while k < last[1] and self.t.mask[k] & (self.g.adverb | self.g.negation):
            k += 1
        return k < last[1] and self.is_verb(k) and not any(self.is_verb(i) for i in range(*first))

    def _parted(self, content: tuple[tuple[int, int], ...]) -> bool:
        """*People, he explains,* **simply no longer like** *bread*: the cue stands in the middle of a clause."""
        first, last = (any(self.is_verb(k) for k in range(*part)) for part in (content[0], content[-1]))
        return last and not first

    def _goes_on(self, content: tuple[tuple[int, int], ...]) -> bool:
        """*The road, he said,* **except in May, is open***: not what the author adds, *, adding …*, *, as he left*."""
        return not self.t.mask[content[-1][0]] & (self.g.participle | self.g.commentary)

    def _objects(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the content begins like an object: *supports* **the bill**, not *backed* **away**."""
        g = self.g
        barred = (g.preposition & ~g.infinitive) | g.plain_verb | g.conjunction | g.adverb
        first = content[0][0]
        mask = self.t.mask[first]
        return not mask & barred or bool(mask & (g.determiner | g.infinitive))

    def _phrased(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the content begins with a noun phrase: *discussed* **the bill**, not *that …* or *to …*."""
        g, (a, b) = self.g, content[0]
        if self.t.mask[a] & (g.complementiser | g.wh | g.infinitive) or self.scanner.is_time(a):
            return False
        phrase = self.scanner.right(a, b)
        if phrase and phrase.resume < b and self._sentence_goes_on(phrase.resume):
            return False  # "a sailor named Berg has left"
        return a in self.scanner.opens or bool(self.t.mask[a] & g.nominal) or phrase is not None

    def _thing(self, content: tuple[tuple[int, int], ...]) -> bool:
        """*dismissed* **the minister's claims**, not **two aides** or **Ina Roth**: what is denied is nobody."""
        t, g, scanner = self.t, self.g, self.scanner
        a, b = content[0]
        pronoun = scanner.pack.pronouns.get(t.low[a]) if a + 1 == b else None
        k = next((i for i in range(a, b) if not t.mask[i] & (g.determiner | g.adverb)), a)
        person = scanner.noun_bits(k) & (g.person | g.anonymous) or scanner.is_given(k)
        if not person or t.mask[k] & g.cue:  # "nægter alle anklager": charges, prosecutor, accuses
            return pronoun is None or not {"m", "f"} & {*pronoun.gender}
        end = next((i for i in range(k, b) if not scanner.is_noun(i)), b)
        return end < b and bool(t.mask[end] & g.possessor)

    def _sentence_goes_on(self, k: int) -> bool:
        mask = self.t.mask[k]
        return bool(mask & self.g.auxiliary) and not mask & self.g.possessor and not self.scanner.pack.rule.verb_second

    def _noun(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the content is one noun phrase: **the plan** *was criticized by the mayor*."""
        a, b = content[0]
        phrase = self.scanner.right(a, b)
        return phrase is not None and phrase.resume >= b

    def _finite(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the content has a subject and a verb: *she said* **the road was closed**, not *goodbye*."""
        return any(self._verb_after_subject(a, b) or self._verb_within(a, b) for a, b in content)

    def _verb_within(self, start: int, end: int) -> bool:
        """*two dozen of the mayor's supporters in the state* **are** *…*: behind a long subject, a verb further on."""
        g, t = self.g, self.t
        opening = g.preposition | g.adverb | g.conjunction | g.infinitive | g.plain_verb
        if self.scanner.pack.rule.verb_second or t.mask[start] & opening & ~(g.determiner | g.pronoun):
            return False
        near = range(start + 2, min(end, start + MOOD_WINDOW * 2))
        return any(self._holds_verb(k) and not t.mask[k - 1] & (g.preposition | g.determiner) for k in near) or any(
            self._takes_object(k, end) for k in near
        )

    def _takes_object(self, k: int, end: int) -> bool:
        """*the state* **allocated** *more than two million*: a plain word between a noun and what opens an object."""
        g, t = self.g, self.t
        plain = not t.mask[k] and t.raw[k].isalpha() and t.raw[k].islower()
        if not plain or k + 1 >= end or t.mask[k - 1] & (g.determiner | g.preposition | g.infinitive):
            return False
        return bool(t.mask[k + 1] & (g.determiner | g.complementiser) and not t.mask[k + 1] & g.preposition)

    def _verbal(self, content: tuple[tuple[int, int], ...]) -> bool:
        verbs, possessor = self.g.verb | self.g.reportive, self.g.possessor
        if any(
            self.t.mask[k] & verbs and (not self.t.mask[k] & possessor or self._holds_verb(k))
            for a, b in content
            for k in range(a, b)
        ):
            return True
        return self.scanner.capital_nouns and any(
            b - a > SHORT_QUOTE and (self._verb_after_subject(a, b) or self._plain_word(a, b)) for a, b in content
        )

    def _plain_word(self, start: int, end: int) -> bool:
        """*Zwei von ihnen* **schwebten** *in Gefahr*: among capitalised nouns a plain word may be a verb."""
        t, s = self.t, self.scanner
        words = range(start + 1, end - 1)
        return any(
            not t.mask[k] and t.raw[k].isalpha() and t.raw[k].islower() and not s.name_like(k + 1) for k in words
        )

    def _sentence(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the content has a verb, or is long enough to have one and begins like no adverbial."""
        if self._verbal(content):
            return True
        a, b = content[0]
        adverbial = self.t.mask[a] & (self.g.preposition | self.g.subordinator | self.g.adverb) & ~self.g.determiner
        timed = adverbial or any(self.scanner.is_time(k) for k in range(a, b))
        return b - a >= (MIN_SENTENCE if not timed else LONG_SENTENCE)

    def _verb_after_subject(self, start: int, end: int) -> bool:
        g, t = self.g, self.t
        near = range(start + 1, min(end, start + MOOD_WINDOW * 2))
        if self.is_verb(start) or t.mask[start] & g.conjunction & ~g.determiner:
            return False
        if t.mask[start] & (g.preposition | g.adverb) and not t.mask[start] & (g.determiner | g.pronoun):
            if any(self._holds_verb(k) and t.mask[k - 1] & g.pronoun for k in near):
                return True
            comma = next((k for k in near if t.raw[k] == ","), end)  # "Even if it rains, the road will stay open"
            opens = (
                t.mask[comma + 1] if comma + 1 < end and t.mask[start] & (g.adverb | g.subordinator) else g.preposition
            )
            aside = g.preposition | g.participle | g.relative & ~g.determiner
            goes_on = comma + 1 < end and not opens & aside and not self.scanner.fronts(comma + 1)
            return goes_on and self._verb_after_subject(comma + 1, end)
        phrase = self.scanner.right(start, end)
        if phrase is None or phrase.resume >= end:
            return phrase is None and any(self._holds_verb(k) for k in near)
        after = phrase.resume
        while after < end and t.mask[after] & (g.adverb | g.negation):
            after += 1
        if after < end and self._holds_verb(after):
            return True
        if after >= end or not t.raw[after][0].isalnum():
            return False
        if t.mask[after] & (g.preposition | g.relative):
            return self._verb_ahead(after, end)
        if t.mask[after] & g.conjunction and after + 1 < end:
            return self._verb_after_subject(after + 1, end)
        return not t.mask[after] & (g.conjunction | g.determiner)

    def _verb_ahead(self, start: int, end: int) -> bool:
        """*the road* **along the two rivers was** *closed*: a verb before any mark or conjunction."""
        for k in range(start, min(end, start + MOOD_WINDOW)):
            if not self.t.raw[k][0].isalnum() and not self.t.mask[k] & self.g.possessor:
                return False
            if self._holds_verb(k):
                return True
        return False

    def _holds_verb(self, k: int) -> bool:
        """Return whether token k is a listed verb, or one written onto a pronoun: *she* **'ll** *go*."""
        mask, g = self.t.mask[k], self.g
        written_on = mask & g.possessor and self.t.mask[k - 1] & g.pronoun
        listed = mask & g.verb and not mask & (g.noun | g.determiner | g.preposition | g.possessor)
        return bool(written_on or (listed and not self.scanner.postmodifies(k)))

    def _reportive(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the clause speaks in a mood of report, or is an infinitive clause: *sie sei*, *zu gehen*.

        What begins like a relative clause (*, der zu Besuch war*) needs the mood.
        """
        g, mask = self.g, self.t.mask
        for a, b in content:
            window = range(a, min(b, a + MOOD_WINDOW * 2))
            relative = mask[a] & g.relative and not self.scanner.noun_behind(a)
            if any(mask[k] & g.reportive for k in window) or (not relative and self._infinitive(window)):
                return True
        return False

    def _infinitive(self, window: range) -> bool:
        """*zu gehen*, *anzukündigen*; *zu einer Lösung* is no infinitive."""
        t, g, form = self.t, self.g, self.scanner.pack.infinitive
        for k in window:
            marked = t.mask[k] & g.infinitive and k + 1 < len(t) and t.raw[k + 1].islower()
            alone = k + 2 >= len(t) or not t.raw[k + 2][0].isalnum()  # "bereit zu sein,": no possessive
            if (marked and (alone or not t.mask[k + 1] & g.determiner)) or (form and form.fullmatch(t.low[k])):
                return True
        return False

    def _clause(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether a main clause begins the content, no relative one: *sagte,* **die Brücke hält** *bis Mai*."""
        (a, b), g, mask = content[0], self.g, self.t.mask
        phrase = self.scanner.right(a, b)
        if phrase is None or phrase.resume + 1 >= b or (mask[a] & g.relative and phrase.end == a + 1):
            return False
        after, barred = phrase.resume, g.preposition | g.conjunction | g.determiner | g.adverb | g.pronoun | g.negation
        if not self.t.raw[after].islower() or self.t.raw[after - 1] == "," or mask[after] & barred & ~g.verb:
            return False
        return self.t.raw[after + 1] != ","
