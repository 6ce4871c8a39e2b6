"""Where a clause begins and ends."""

from provenance.attribute.phrases.conditions import MOOD_WINDOW, Conditions
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.remarks import DASHES

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
        joining = self.g.conjunction | self.g.adverb | self.g.complementiser
        joined = bool(self.t.mask[k - 1] & (joining | self.g.wh if self.g.verb_last else joining))
        return joined and k - 1 not in self.scanner.closes  # "are “too few” and “too late,” he said": one of two parts

    def opens_gap(self, k: int) -> bool:
        """Return whether a gap after a cue may begin at k: *said* **on Monday** *that*, not *said* **we** *that*."""
        g = self.g
        if self.scanner.pack.rule.verb_second or k >= len(self.t) or not self.t.raw[k][0].isalnum():
            return True
        if not self.t.mask[k] & (g.preposition | g.adverb | g.time | g.negation | g.adverbial):
            return self.t.raw[k][0].isdigit() or self.scanner.past_time(k, len(self.t)) > k
        if self.t.mask[k] & g.genitive and not self.t.mask[k] & (g.adverb | g.time):
            return k + 1 < len(self.t) and bool(self.t.mask[k + 1] & g.complementiser)  # "se souvient du surnom que …"
        return not self._object_behind(k)

    def _object_behind(self, k: int) -> bool:
        """*denunció* **este martes la propaganda** *que …*: behind a time an article opens what the verb is about."""
        t, g, n = self.t, self.g, len(self.t)
        k = self.scanner.past_time(k, n)
        while k < n and (self.scanner.is_time(k) or (t.mask[k] & g.adverb and not t.mask[k] & g.article)):
            k += 1
        definite = k + 1 < n and t.mask[k] & g.definite & g.article and not t.mask[k] & (g.preposition | g.pronoun)
        return bool(definite) and not self.scanner.is_time(k + 1)

    def holds_object(self, start: int, end: int) -> bool:
        """*prometió en el acto* **un subsidio** *que …*: an article that nothing governs opens the verb's object."""
        t, g, k = self.t, self.g, start
        governs, other = g.preposition | g.dative | g.link | g.determiner | g.adverb, g.preposition | g.dative
        while g.dative and k < end:
            past = self.scanner.past_time(k, end)
            opens = k > start and t.mask[k] & g.article and not t.mask[k] & (other | g.adverb | g.pronoun)
            if past == k and opens and not t.mask[k - 1] & governs:
                return True
            k = max(past, k + 1)
        return False

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
            if t.mask[k] & g.conjunction and k > start and self._new_cue(k + 1, limit) and not self._lists(start, k):
                return self.trim(start, k)[1]
            if object_only and k > start and self._beside(k, limit, inner):
                return self.trim(start, self.before(start, k))[1]
        return self.trim(start, limit)[1]

    def _lists(self, start: int, k: int) -> bool:
        """*Berg* **and** *his wife asked …*: a phrase alone stands before the conjunction: it joins subjects."""
        phrase = self.scanner.right(start, k + 1)
        return phrase is not None and phrase.end >= k and bool(self.t.raw[k + 1 : k + 2]) and self._phrase_behind(k + 1)

    def _phrase_behind(self, k: int) -> bool:
        return not self.t.mask[k] & self.g.cue and self.scanner.right(k, len(self.t)) is not None

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
        if self.scanner.occasion(k, limit):
            return True
        attached = t.mask[k - 1] & g.preposition or t.low[k - 1].endswith(self.scanner.pack.fronted)  # "modeled after"
        return not inner and bool(t.mask[k] & g.adverbial) and not (attached and self.scanner.pack.fronted)

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

    def main_verb(self, start: int, limit: int) -> int:
        """Return where the main verb stands behind a relative clause's object: *all who back it* **said** *…*."""
        t, g = self.t, self.g
        inner = g.relative | g.complementiser | g.wh | g.subordinator | g.infinitive
        for k in range(start + 1, limit):
            if t.mask[k] & inner & ~g.determiner or not t.raw[k][0].isalnum():
                return limit
            inside = (
                t.mask[k - 1] & (g.determiner | g.preposition | g.attributive | g.conjunction) or t.mask[k] & g.noun
            )
            if (self.is_verb(k) or t.mask[k] & g.cue) and not inside and t.raw[k].islower():
                return k
        return limit

    def _comma(self, k: int, limit: int) -> int:
        return next((j for j in range(k, min(limit, k + MOOD_WINDOW * 2)) if self.t.raw[j] == ","), limit)

    def _turns(self, k: int) -> bool:
        """Behind the comma begins another clause: *, and she left*, *, he would stay*, *, who left*, *, after …*."""
        g, mask = self.g, self.t.mask[k]
        if mask & g.preposition and k + 1 < len(self.t) and self.t.mask[k + 1] & g.relative:
            return not self.t.mask[k + 1] & g.determiner  # ", with whom he clashed"
        if self.scanner.fronts(k) or self._sentence_opens(k):
            return True
        return bool(mask & (g.pronoun | g.subordinator | g.relative | g.conjunction)) and not mask & g.quantifier

    def _sentence_opens(self, k: int) -> bool:
        """*his remarks about the fare,* **Berg made** *a threat*: behind the comma a name has a verb of its own."""
        t, phrase = self.t, self.scanner.right(k, len(self.t))
        if self.scanner.pack.rule.verb_second or not t.raw[k][0].isupper() or phrase is None:
            return False
        if phrase.resume >= len(t) or phrase.resume != phrase.head_end:
            return False
        return bool(t.mask[phrase.resume] & (self.g.plain_verb | self.g.cue))

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
        depth = 0
        for k in range(end - 1, lo - 1, -1):
            depth += (t.raw[k] == ")") - (t.raw[k] == "(")
            if (
                t.raw[k] in CLAUSE_MARKS or depth < 0 or (inside and t.raw[k] == "," and self._opens_inner(k + 1))
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

    def resumed(self, k: int, limit: int) -> int:
        """Return where the main clause goes on: *die Forderung, sie zu sperren,* | **blieb** *ohne Folgen*."""
        ends = (j for j in range(k, limit - 1) if self.t.raw[j] == "," and self._main_clause(j + 1))
        return next(ends, limit)

    def _main_clause(self, k: int) -> bool:
        """Return whether the main clause goes on at k: with its verb, or a plain word that is none of ours."""
        g, mask = self.g, self.t.mask[k]
        if mask & (g.verb | g.say) and not mask & (g.determiner | g.preposition):
            return True
        return not mask and self.t.raw[k].islower() and self.t.raw[k].isalpha()
