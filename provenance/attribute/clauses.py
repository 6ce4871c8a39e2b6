"""Where a clause begins and ends, and whether it can be what a cue attributes."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from provenance.attribute.nouns import NounPhrase
from provenance.attribute.phrases import Scanner
from provenance.attribute.remarks import STOPS, Quote

if TYPE_CHECKING:
    from provenance.attribute.match import Match

CLAUSE_MARKS = frozenset(";")
EDGE_MARKS = frozenset(".,;:!?…–—-)]") | {"...", "--"}
DASHES = frozenset("–—―-") | {"--"}
LEADING_MARKS = frozenset(",;:–—-)]") | {"--"}
MOOD_WINDOW = 14
SHORT_QUOTE = 3
MIN_SENTENCE = 5


class Clauses:
    """Answers about the clauses of one block."""

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

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return the range without marks at its edges, and without the marks of a quotation that is all of it."""
        raw = self.t.raw
        quote = self.scanner.opens.get(start)
        if quote and quote.end >= end > quote.words_end - 1:
            start, end = quote.start + 1, min(end, quote.words_end)
        while start < end and raw[start] in LEADING_MARKS:
            start += 1
        while end > start and raw[end - 1] in EDGE_MARKS:
            end -= 1
        return start, end

    def opens_clause(self, k: int) -> bool:
        """Return whether what begins at k opens its clause: *was “very assertive,” said* gives only a part."""
        if k == 0 or not self.t.raw[k - 1][0].isalnum():
            return True
        joined = bool(self.t.mask[k - 1] & (self.g.conjunction | self.g.adverb | self.g.complementiser))
        return joined and k - 1 not in self.scanner.closes  # "are “too few” and “too late,” he said": one of two parts

    def is_verb(self, k: int) -> bool:
        """Return whether token k is a listed verb, or hearsay, that a gap after a cue cannot hold."""
        mask = self.t.mask[k]
        if mask & self.g.hearsay:
            return True  # "Die Ermittler gehen dem Vernehmen nach von … aus": not theirs to answer for
        return bool(mask & self.g.plain_verb) and not mask & (self.g.determiner | self.g.preposition | self.g.possessor)

    def opens_gap(self, k: int) -> bool:
        """Return whether a gap after a cue may begin at k: *said* **on Monday** *that*, not *said* **we** *that*."""
        g = self.g
        if self.scanner.pack.rule.verb_second or k >= len(self.t) or not self.t.raw[k][0].isalnum():
            return True
        return bool(self.t.mask[k] & (g.preposition | g.adverb | g.time | g.negation)) or self.t.raw[k][0].isdigit()

    def speaker(self, start: int, end: int) -> NounPhrase | None:
        """Return all between a quotation and its verb as the speaker, unless it holds a verb of its own."""
        t, g = self.t, self.g
        while start < end and not t.raw[start][0].isalnum():
            start += 1
        stop = end - 1 if end > start and t.raw[end - 1] == "," else end
        inner = range(start, stop)
        if not inner or any(
            t.mask[k] & (g.plain_verb | g.say) and not t.mask[k] & (g.determiner | g.possessor) for k in inner
        ):
            return None
        if t.mask[start] & (g.preposition | g.conjunction | g.subordinator) & ~g.determiner:
            return None
        if not any(self.scanner.is_noun(k) for k in inner):
            return None
        comma = next((k for k in inner if t.raw[k] == ","), stop)
        return NounPhrase(start, stop, comma, end)

    def end(self, start: int, limit: int, object_only: bool = False) -> int:
        """Return where the clause that begins at ``start`` ends: before the author's own comment or the next cue.

        An object (*supports* **the bill**) ends sooner: at a comma behind which another clause begins.
        """
        t, g = self.t, self.g
        depth = 0
        for k in range(start, limit):
            raw = t.raw[k]
            if self._quoted[k]:
                continue
            depth += (raw == "(") - (raw == ")")
            if depth < 0 or raw in CLAUSE_MARKS:
                return self.trim(start, k)[1]
            if raw == "," and k + 1 < limit and (self._breaks(k + 1, limit) or (object_only and self._turns(k + 1))):
                return self.trim(start, k)[1]
            if t.mask[k] & g.conjunction and k > start and self._new_cue(k + 1, limit):
                return self.trim(start, k)[1]
            if object_only and k > start and self._beside(k, limit):
                return self.trim(start, k)[1]
        return self.trim(start, limit)[1]

    def _beside(self, k: int, limit: int) -> bool:
        """What stands beside an object is no part of it: *backs the bill* **because …**, **during …**, **and left**."""
        t, g = self.t, self.g
        if t.raw[k] in DASHES and t.spaced(k):
            return True
        if t.mask[k] & g.conjunction and k + 1 < limit:
            return self._predicates(k + 1)
        return bool(t.mask[k] & g.adverbial) and not t.mask[k - 1] & g.preposition

    def _predicates(self, k: int) -> bool:
        """Return whether a verb stands at k, or behind the adverbs at k."""
        while k < len(self.t) and self.t.mask[k] & (self.g.adverb | self.g.negation):
            k += 1
        return (
            k < len(self.t)
            and bool(self.t.mask[k] & self.g.verb)
            and not self.t.mask[k] & (self.g.noun | self.g.determiner)
        )

    def _breaks(self, k: int, limit: int) -> bool:
        """A comma before the author's comment or before the next report (*, sagte er*) ends the content.

        The author comments with *, was …*, or turns (*, mais rien n'est prouvé*) in a mood that reports nothing.
        """
        mask = self.t.mask[k]
        if mask & self.g.commentary and not mask & self.g.determiner:
            return True
        if mask & self.g.participle or (
            mask & self.g.adverb and self.t.mask[min(k + 1, limit - 1)] & self.g.participle
        ):
            return True
        if mask & (self.g.subordinator | self.g.conjunction) and self._new_cue(k + 1, limit):
            return True
        if mask & self.g.turn and not self._reportive(((k, self._comma(k, limit)),)):
            return True
        return bool(mask & self.g.cue) and k + 1 < limit and bool(self.scanner.right(k + 1, limit))

    def _comma(self, k: int, limit: int) -> int:
        return next((j for j in range(k, min(limit, k + MOOD_WINDOW * 2)) if self.t.raw[j] == ","), limit)

    def _turns(self, k: int) -> bool:
        """Behind the comma begins another clause: *, and she left*, *, he would stay*, *, who left*, *, after …*."""
        g, mask = self.g, self.t.mask[k]
        if mask & g.preposition and k + 1 < len(self.t) and self.t.mask[k + 1] & g.relative:
            return not self.t.mask[k + 1] & g.determiner  # ", with whom he clashed"
        return bool(mask & (g.pronoun | g.subordinator | g.relative | g.conjunction)) and not mask & g.quantifier

    def _new_cue(self, k: int, limit: int) -> bool:
        """*… and added*, *… and Roth has said*: a coordinated report is no part of the content."""
        if any(self.t.mask[j] & self.g.cue for j in range(k, min(k + 2, limit))):
            return True
        phrase = self.scanner.right(k, limit) if k < limit else None
        if phrase is None:
            return False
        after, stepped = phrase.resume, self.g.adverb | self.g.negation | self.g.group
        while after < limit and self.t.mask[after] & stepped:
            after += 1
        return after < limit and bool(self.t.mask[after] & self.g.cue)

    def start(self, end: int, lo: int, inner: bool = False) -> int:
        """Return where the clause that ends before ``end`` begins; a leading conjunction stays outside.

        ``inner`` clauses count where no mark stands at ``end``: *…,* **die** *laut Roth* **fehlen**.
        """
        t, g = self.t, self.g
        start = lo
        inside = inner and end > lo and t.raw[end - 1][0].isalnum() and t.raw[end][0].isalnum()
        for k in range(end - 1, lo - 1, -1):
            if (
                t.raw[k] in CLAUSE_MARKS or (inside and t.raw[k] == "," and self._opens_inner(k + 1))
            ) and not self._quoted[k]:
                start = k + 1
                break
        while start < end and (t.raw[start] in LEADING_MARKS or t.mask[start] & g.conjunction):
            start += 1
        return start

    def _opens_inner(self, k: int) -> bool:
        """Return whether an inner clause opens at k, behind its comma: *, die*, *, unter denen*, *, weil*."""
        t, g = self.t, self.g
        if k + 1 < len(t) and t.mask[k] & g.preposition and t.mask[k + 1] & g.relative:
            k += 1
        relative = t.mask[k] & g.relative and not self.scanner.noun_behind(k)
        return bool(relative or t.mask[k] & g.subordinator & ~g.determiner)

    def closes_inner(self, start: int, k: int, limit: int) -> int:
        """Return where the inner clause that opens at ``start`` ends behind k, if the main clause goes on there."""
        t = self.t
        if start == 0 or t.raw[start - 1] != "," or not self._opens_inner(start):
            return limit
        ends = (j for j in range(k, limit - 1) if t.raw[j] == "," and self._main_clause(j + 1))
        return next(ends, limit)

    def _main_clause(self, k: int) -> bool:
        """Return whether the main clause goes on at k: with its verb, or a plain word that is none of ours."""
        g, mask = self.g, self.t.mask[k]
        if mask & (g.verb | g.say) and not mask & (g.determiner | g.preposition):
            return True
        return not mask and self.t.raw[k].islower() and self.t.raw[k].isalpha()

    def accepts(self, match: "Match") -> bool:
        """Return whether the slots of a match can be what its frame says they are."""
        frame = match.shape.frame
        if match.source and not self._can_speak(match):
            return False
        if any(a >= b for a, b in match.content):
            return False
        after_comma = [(a, b) for a, b in match.content if a > 0 and self.t.raw[a - 1] == "," and not match.quotes]
        if any(self._subordinate(a) for a, _ in after_comma) or self._adverbial(match):
            return False
        barred = self.scanner.pack.bits(*frame.where.without)
        if barred and any(self.t.mask[k] & barred for a, b in match.content for k in range(a, b)):
            return False
        return all(self._conditions[name](match.content) for name in frame.where.content)

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
            "verbal": self._verbal,
            "sentence": self._sentence,
            "quoted": self._holds_quote,
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

    def _can_speak(self, match: "Match") -> bool:
        phrase = match.source
        assert phrase is not None
        g, t = self.g, self.t
        alone = phrase.end - phrase.start == 1
        if alone and (t.mask[phrase.start] & g.expletive or self._points_at_thing(phrase.start)):
            return False
        if alone and t.mask[phrase.start] & g.possessive and "object" in match.shape.frame.where.content:
            return False  # "her views", "those attacks": the word that looks like a verb is a noun
        if self._subject_behind(match, phrase):
            return False
        fronted = bool(match.shape.before) and match.shape.before[-1].text == "CONTENT"
        last = (match.shape.anchor, *match.shape.after)[-1].text
        if last == "QUOTE" and not match.awaits and not self._ends_at(match.edge):
            return False
        after = match.hit.second[-1] + 1 if match.hit and match.edge in match.hit.second else match.edge
        free = match.cue and any(t.mask[k] & (g.according | g.participle) for k in match.cue)
        free = free and not self.scanner.pack.rule.verb_second
        ending = last == "SOURCE" or (fronted and last not in {"CONTENT", "QUOTE"})
        if ending and not free and not self._closes(after):
            return False
        if fronted and t.mask[phrase.start] & g.relative and t.mask[phrase.start] & g.pronoun:
            return False
        inverted = bool(match.cue) and phrase.start > min(match.cue)
        adverbial = fronted and not inverted and t.mask[match.content[0][0]] & g.preposition & ~g.determiner
        if adverbial and after < len(t) and t.raw[after][0].isalnum():
            return False  # "In a moment he won, Doyle declared on Monday that …"
        inner = range(phrase.start, phrase.head_end)
        barred = self.scanner.pack.bits(*match.shape.frame.where.source_without)
        head = next((k for k in inner if self.scanner.is_noun(k) and not t.mask[k] & g.determiner), phrase.start)
        if barred and any(self.scanner.bits(k) & barred for k in range(phrase.start, head + 1)):
            return False
        nouns = [k for k in inner if self.scanner.is_noun(k) or t.mask[k] & g.pronoun]
        if nouns and self.scanner.pack.rule.verb_second and not t.mask[phrase.start] & g.definite:
            return not self.scanner.is_time(nouns[0])  # "Wenige Stunden nach dem Putsch sagte …"
        return not nouns or not all(self.scanner.is_time(k) for k in nouns)

    def _subject_behind(self, match: "Match", phrase: NounPhrase) -> bool:
        """*Die Pläne der Regierung nannte* **er** *falsch*: a subject behind the verb leaves none before it."""
        behind = match.hit.end if match.hit else 0
        if not behind or phrase.start >= match.hit.start or behind >= len(self.t):  # type: ignore[union-attr]
            return False
        return bool(self.t.mask[behind] & self.g.nominative)

    def _points_at_thing(self, i: int) -> bool:
        """*Das sagte niemand*: a neuter demonstrative takes up a statement, not a speaker."""
        pronoun = self.scanner.pack.pronouns.get(self.t.low[i])
        return pronoun is not None and pronoun.person == "demonstrative" and "n" in pronoun.gender

    def _ends_at(self, k: int) -> bool:
        """A quotation that is all of the content ends its sentence, or has a mark or conjunction behind it."""
        quote = self.scanner.closes.get(k)
        if quote and self.t.raw[quote.words_end - 1] in STOPS:
            return True
        return k >= len(self.t) or not self.t.raw[k][0].isalnum() or bool(self.t.mask[k] & self.g.conjunction)

    def _closes(self, k: int) -> bool:
        """Return whether a source that ends its frame can end at k: in *said the bank stood ready* a clause goes on."""
        t, g = self.t, self.g
        if k >= len(t) or not t.raw[k][0].isalnum():
            return k >= len(t) or not t.mask[k] & g.possessor
        going_on = g.preposition | g.conjunction | g.adverb | g.subordinator | g.time | g.negation | g.adverbial
        if self.scanner.pack.rule.verb_second:
            going_on |= g.determiner | g.relative  # "sagte Ina Roth der Zeitung"
        return bool(t.mask[k] & going_on) and not t.mask[k] & (g.verb & ~g.preposition)

    def _subordinate(self, start: int) -> bool:
        g, mask = self.g, self.t.mask[start]
        blocked = g.subordinator | g.commentary | g.conjunction
        return bool(mask & blocked) and not mask & (g.wh | g.determiner)

    def _adverbial(self, match: "Match") -> bool:
        """*Volgens X, …* and *If it rains, …* before the cue are no content of the cue that follows."""
        if match.quotes or not match.content or match.content[0][0] >= min(match.cue, default=0):
            return False
        if self._unfinished(*match.content[0]):
            return True
        start, end = match.content[0]
        mask = self.t.mask[start] & ~self.g.determiner
        alone = not any(self.t.raw[k] == "," for k in range(start, end))
        return bool(mask & self.g.according) or (alone and bool(mask & self.g.subordinator))

    def _unfinished(self, start: int, end: int) -> bool:
        """Where the verb comes second, *Roth, die in Bonn lebt,* sagte … and *Nachdem er kam,* sagte … lack it."""
        t, g = self.t, self.g
        comma = next((k for k in range(start, end) if t.raw[k] == ","), end)
        if not self.scanner.pack.rule.verb_second or self._quoted[start]:
            return False
        if t.mask[start] & g.subordinator and not t.mask[start] & (g.wh | g.complementiser):
            return not any(t.raw[k - 1] == "," and t.mask[k] & (g.verb | g.reportive) for k in range(comma + 1, end))
        if comma + 1 >= end or not t.mask[comma + 1] & g.relative:
            return False
        phrase = self.scanner.right(start, end)
        return phrase is not None and phrase.head_end == comma

    def _predicate(self, content: tuple[tuple[int, int], ...]) -> bool:
        """*Many of the closures, he said,* **have involved** *courses*: the cue stands between subject and verb."""
        first, last = content[0], content[-1]
        k = last[0]
        while k < last[1] and self.t.mask[k] & (self.g.adverb | self.g.negation):
            k += 1
        return k < last[1] and self.is_verb(k) and not any(self.is_verb(i) for i in range(*first))

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
        return a in self.scanner.opens or bool(self.t.mask[a] & g.nominal) or self.scanner.right(a, b) is not None

    def _finite(self, content: tuple[tuple[int, int], ...]) -> bool:
        """Return whether the content has a subject and a verb: *she said* **the road was closed**, not *goodbye*."""
        return any(self._verb_after_subject(a, b) for a, b in content)

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
        return b - a >= MIN_SENTENCE and not adverbial and not any(self.scanner.is_time(k) for k in range(a, b))

    def _verb_after_subject(self, start: int, end: int) -> bool:
        g, t = self.g, self.t
        near = range(start + 1, min(end, start + MOOD_WINDOW * 2))
        if self.is_verb(start) or t.mask[start] & g.conjunction & ~g.determiner:
            return False
        if t.mask[start] & (g.preposition | g.adverb) and not t.mask[start] & (g.determiner | g.pronoun):
            return any(self._holds_verb(k) and t.mask[k - 1] & g.pronoun for k in near)
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
            if any(mask[k] & g.reportive for k in window) or (not mask[a] & g.relative and self._infinitive(window)):
                return True
        return False

    def _infinitive(self, window: range) -> bool:
        """*zu gehen*, *anzukündigen*; *zu einer Lösung* is no infinitive."""
        t, g, form = self.t, self.g, self.scanner.pack.infinitive
        for k in window:
            marked = t.mask[k] & g.infinitive and k + 1 < len(t) and t.raw[k + 1].islower()
            if (marked and not t.mask[k + 1] & g.determiner & ~g.verb) or (form and form.fullmatch(t.low[k])):
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
