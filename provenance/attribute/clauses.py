"""Where a clause begins and ends, and whether it can be what a cue attributes."""

from typing import TYPE_CHECKING

from provenance.attribute.conditions import MOOD_WINDOW, Conditions
from provenance.attribute.nouns import NounPhrase
from provenance.attribute.remarks import DASHES, STOPS

if TYPE_CHECKING:
    from provenance.attribute.match import Match

CLAUSE_MARKS = frozenset(";")
EDGE_MARKS = frozenset(".,;:!?…–—-)]") | {"...", "--"}
LEADING_MARKS = frozenset(",;:–—-)]") | {"--"}


class Clauses(Conditions):
    """Answers about the clauses of one block."""

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

    def before(self, start: int, k: int) -> int:
        """Return where the words before k end without what only joins them to it: *he left* | *and then* **said**."""
        joining = self.g.conjunction | self.g.adverb | self.g.group
        while k > start and (self.t.mask[k - 1] & joining or self.t.raw[k - 1] in EDGE_MARKS):
            k -= 1
        return k

    def opens_clause(self, k: int) -> bool:
        """Return whether what begins at k opens its clause: *was “very assertive,” said* gives only a part."""
        if k == 0 or not self.t.raw[k - 1][0].isalnum():
            return True
        joined = bool(self.t.mask[k - 1] & (self.g.conjunction | self.g.adverb | self.g.complementiser))
        return joined and k - 1 not in self.scanner.closes  # "are “too few” and “too late,” he said": one of two parts

    def opens_gap(self, k: int) -> bool:
        """Return whether a gap after a cue may begin at k: *said* **on Monday** *that*, not *said* **we** *that*."""
        g = self.g
        if self.scanner.pack.rule.verb_second or k >= len(self.t) or not self.t.raw[k][0].isalnum():
            return True
        if not self.t.mask[k] & (g.preposition | g.adverb | g.time | g.negation | g.adverbial):
            return self.t.raw[k][0].isdigit()
        return not self._object_behind(k)

    def _object_behind(self, k: int) -> bool:
        """*denunció* **este martes la propaganda** *que …*: behind a time an article opens what the verb is about."""
        t, g, n = self.t, self.g, len(self.t)
        while k < n and (self.scanner.is_time(k) or (t.mask[k] & g.adverb and not t.mask[k] & g.article)):
            k += 1
        definite = k + 1 < n and t.mask[k] & g.definite & g.article and not t.mask[k] & (g.preposition | g.pronoun)
        return bool(definite) and not self.scanner.is_time(k + 1)

    def speaker(self, start: int, end: int) -> NounPhrase | None:
        """Return all between a quotation and its verb as the speaker, unless it holds a verb of its own."""
        t, g = self.t, self.g
        while start < end and not t.raw[start][0].isalnum():
            start += 1
        stop = end - 1 if end > start and t.raw[end - 1] == "," else end
        inner = range(start, stop)
        verbs, others = g.plain_verb | g.cue, g.determiner | g.possessor | g.noun
        if not inner or any(t.mask[k] & verbs and not t.mask[k] & others for k in inner):
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
        depth, inner = 0, self._in_infinitive(start)
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
            if object_only and k > start and self._beside(k, limit, inner):
                return self.trim(start, k)[1]
        return self.trim(start, limit)[1]

    def _in_infinitive(self, start: int) -> bool:
        """Return whether a clause with an infinitive begins: *vowed* **to stay** *until July*, in which all is its."""
        near = range(max(0, start - 1), min(start + 1, len(self.t)))
        return any(self.t.mask[k] & self.g.infinitive for k in near)

    def _beside(self, k: int, limit: int, inner: bool) -> bool:
        """What stands beside an object is no part of it: *backs the bill* **because …**, **during …**, **and left**."""
        t, g = self.t, self.g
        if t.raw[k] in DASHES and t.spaced(k):
            return True
        if t.mask[k] & g.conjunction and k + 1 < limit:
            return self._predicates(k + 1) or self._new_subject(k + 1, limit)
        return not inner and bool(t.mask[k] & g.adverbial) and not t.mask[k - 1] & g.preposition

    def _new_subject(self, k: int, limit: int) -> bool:
        """*backs the bill and* **she is** *pleased*: a pronoun with its verb behind a conjunction."""
        t, g = self.t, self.g
        return k + 1 < limit and bool(t.mask[k] & g.pronoun and t.mask[k + 1] & g.plain_verb)

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
        if mask & self.g.commentary and not (mask & self.g.determiner and self.scanner.noun_behind(k)):
            return True
        if mask & self.g.participle or (
            mask & self.g.adverb and self.t.mask[min(k + 1, limit - 1)] & self.g.participle
        ):
            return True
        if mask & (self.g.subordinator | self.g.conjunction) and self._new_cue(k + 1, limit):
            return True
        resumed = self.t.mask[min(k + 1, limit - 1)] & self.g.complementiser  # ", mais qu'il partira"
        if mask & self.g.turn and not resumed and not self._reportive(((k, self._comma(k, limit)),)):
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
        if any(a >= b for a, b in match.content):
            return False
        if match.source and not self._can_speak(match):
            return False
        after_comma = [(a, b) for a, b in match.content if a > 0 and self.t.raw[a - 1] == "," and not match.quotes]
        if any(self._subordinate(a) for a, _ in after_comma) or self._adverbial(match):
            return False
        barred = self.scanner.pack.bits(*frame.where.without)
        if barred and any(self.t.mask[k] & barred for a, b in match.content for k in range(a, b)):
            return False
        return all(self._conditions[name](match.content) for name in frame.where.content)

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
        if ending and not free and not self._closes(after) and t.raw[after - 1] != ",":
            return False
        if fronted and t.mask[phrase.start] & g.relative and t.mask[phrase.start] & g.pronoun:
            return False
        inverted = bool(match.cue) and phrase.start > min(match.cue)
        opening = match.content[0][0] if match.content else 0
        adverbial = t.mask[opening] & g.preposition & ~g.determiner or self.scanner.fronts(opening)
        if fronted and not inverted and adverbial and self._goes_on_at(after):
            return False  # "In a moment he won, Doyle declared on Monday that …"
        inner = range(phrase.start, phrase.head_end)
        if self._barred(match, phrase) or self._dates(inner) or not any(t.raw[k][0].isalpha() for k in inner):
            return False
        nouns = [k for k in inner if self.scanner.is_noun(k) or t.mask[k] & g.pronoun]
        if nouns and self.scanner.pack.rule.verb_second and not t.mask[phrase.start] & g.definite:
            return not self.scanner.is_time(nouns[0])  # "Wenige Stunden nach dem Putsch sagte …"
        return not nouns or not all(self.scanner.is_time(k) for k in nouns)

    def _goes_on_at(self, k: int) -> bool:
        """Return whether the clause goes on at k with more than a time: *Doyle said* on Monday **that** *…*."""
        t, g = self.t, self.g
        while k < len(t) and (self.scanner.is_time(k) or t.raw[k][0].isdigit() or t.mask[k] & g.adverb):
            k += 1
            if k < len(t) and t.mask[k] & g.preposition and k + 1 < len(t) and self.scanner.is_time(k + 1):
                k += 1
        return k < len(t) and (t.raw[k][0].isalnum() or t.raw[k] == ":")

    def _dates(self, inner: range) -> bool:
        """*Le 18 décembre*, *these last days*: articles, figures and words for times alone speak for nobody."""
        t, g = self.t, self.g
        light = [t.raw[k][0].isdigit() or bool(t.mask[k] & g.determiner) or self.scanner.is_time(k) for k in inner]
        return all(light) and any(self.scanner.is_time(k) for k in inner)

    def _barred(self, match: "Match", phrase: NounPhrase) -> bool:
        """Return whether the source is, or begins with, a word of a class that its frame does not take as one."""
        barred = self.scanner.pack.bits(*match.shape.frame.where.source_without)
        inner, determiner = range(phrase.start, phrase.head_end), self.g.determiner
        head = next((k for k in inner if self.scanner.is_noun(k) and not self.t.mask[k] & determiner), phrase.start)
        return bool(barred) and any(self.scanner.bits(k) & barred for k in range(phrase.start, head + 1))

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
        """A quotation that is all of the content ends in a comma or its sentence, or a mark or conjunction follows."""
        if k >= len(self.t) or not self.t.raw[k][0].isalnum() or self.t.mask[k] & self.g.conjunction:
            return True
        quote = self.scanner.closes.get(k)
        return quote is not None and self.t.raw[quote.words_end - 1] in {",", *STOPS}

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
