"""Matching a frame's steps leftward from its anchor: verb groups, subjects near and far, quotations before the cue."""

from provenance.attribute.language.frames import QUOTE, Step
from provenance.attribute.matching.front import FrontMatcher
from provenance.attribute.matching.match import Match, with_phrase
from provenance.attribute.matching.right import FLEXIBLE, MAX_CONTENT_SEARCH, MAX_GAP, MAX_SKIP
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.remarks import DASHES, Quote

MAX_GROUP = 6
MAX_LISTENER = 6
YEAR = 4


class LeftMatcher(FrontMatcher):
    """Matches the steps before an anchor."""

    def _left(self, steps: tuple[Step, ...], m: Match | None, lo: int) -> Match | None:
        n = 0
        while m is not None and n < len(steps):
            if _verb_last(steps[n:]):
                return self._from_front(steps[n:], m, lo)
            fixed = next((k for k in range(n, len(steps)) if steps[k].kind not in FLEXIBLE), None)
            wide = fixed is not None and (_wide(steps[n:fixed]) or self._governed(steps[n : fixed + 1], m, lo))
            if fixed is not None and steps[n].kind in FLEXIBLE and steps[n].text != QUOTE and wide:
                m = self._bracket(steps[n:fixed], steps[fixed], m, lo)
                n = fixed + 1
                continue
            m = self._step_left(steps[n:], m, lo)
            n += 1
            if m is not None and n < len(steps) and steps[n - 1].kind == "gap":
                n += 1  # a gap takes the slot on its far side with it
        return m

    def _governed(self, steps: tuple[Step, ...], m: Match, lo: int) -> bool:
        """*wurde von* **der Stadt** *bestätigt*: what the pattern's own word governs is found by that word."""
        if not (len(steps) == 2 and steps[0].text == "SOURCE" and steps[1].kind == "word"):
            return False
        phrase = self.s.left(self._group(m.edge, lo), lo)
        return phrase is None or (bool(self.s.g.subject) and not self._matches(steps[1], phrase.start - 1, m))

    def _bracket(self, between: tuple[Step, ...], fixed: Step, m: Match, lo: int) -> Match | None:
        """Match the steps between a fixed one further left and the anchor: *hat* vor Konsequenzen *gewarnt*."""
        for at in range(m.edge - 1, max(lo, m.edge - MAX_CONTENT_SEARCH) - 1, -1):
            end = self._matches(fixed, at, m)
            if end and end <= m.edge:
                inner = self._right(between[::-1], self._taken(m._replace(edge=end), fixed, at, end), m.edge, m.edge)
                filled = inner and (inner.edge == m.edge or between[0].kind == "gap")
                if inner and not filled and inner.source and between[0].text == "SOURCE":
                    inner, filled = self._whole_office(inner, end, m.edge, lo), True
                return inner._replace(edge=at) if inner and filled else None
            if self.t.raw[at] in ";:":
                return None
        return None

    def _whole_office(self, m: Match, start: int, end: int, lo: int) -> Match | None:
        """*в* **пресс-службе областного главка** *журналистам сообщили*: all between is the office named."""
        phrase = self.c.speaker(start, self._group(end, lo)) if self.s.g.subject else None
        return m._replace(source=phrase) if phrase and phrase.head_end == phrase.end else None

    def _step_left(self, steps: tuple[Step, ...], m: Match, lo: int) -> Match | None:
        step = steps[0]
        if step.kind == "gap":
            return self._clause_subject(steps[1], m, lo) if len(steps) > 1 else m
        if step.kind != "slot":
            return self._fixed_left(step, m, lo)
        if step.text == QUOTE:
            quote = self.s.closes.get(m.edge)
            begins = quote and (quote.resumed or self.c.opens_clause(quote.start))
            if quote is None or not begins or self._closed(quote, m.edge, lo):
                return None
            if self.t.mask[quote.words_end - 1] & self.s.g.clausal:
                return None  # "sanıkların \"adeta üniversite kurduklarını\" söyledi": the end of the author's clause
            return self._with_quote(m, quote, quote.start)
        if step.text == "CONTENT":
            start = self.c.start(m.edge, lo, inner=self.pack.rule.verb_second and not m.shape.frame.follows)
            if m.content and not m.quotes:
                start = self._behind_colon(start, m.edge)
            end = self.c.trim(start, m.edge)[1]
            return m._replace(content=((start, end), *m.content), edge=start) if end > start else None
        edge = self._group(m.edge, lo)
        phrase = self._after_quote(steps, edge) or self.s.left(edge, lo) or self._far(edge, lo)
        front = self._front(edge, lo) if len(steps) == 1 and self.t.raw[edge] != "," else None
        if front and (phrase is None or front.start < phrase.start):
            phrase = front
        told = m.hit and m.hit.entry.bits & self.s.g.according
        if phrase is None or (self.s.g.verb_last and not told and self._owns(phrase)):
            return None
        aux = tuple(k for k in range(edge, m.edge) if self.t.mask[k] & (self.s.g.group | self.s.g.semi))
        skipped = (*m.skipped, *range(edge, m.edge))
        return with_phrase(step, m._replace(edge=phrase.start, cue=(*aux, *m.cue), skipped=skipped), phrase)

    def _closed(self, quote: Quote, edge: int, lo: int) -> bool:
        """*“It was ours.” Roth accused …*: a full stop closed the quotation, and no dash names its speaker."""
        return quote.end == lo and self.t.raw[quote.words_end - 1] == "." and self.t.raw[edge] not in DASHES

    def _group(self, edge: int, lo: int) -> int:
        """Return where the verb group that ends before ``edge`` begins: *had* not yet *| said*."""
        start, mask, g = edge, self.t.mask, self.s.g
        stepped = self.stepped
        while start > lo and edge - start < MAX_GROUP:
            if told := self._listener(start, lo):
                return self._group(told, lo)
            if start - 1 > lo and mask[start - 1] & g.infinitive and mask[start - 2] & g.semi:
                start, stepped = start - 2, stepped | g.be  # "continues to say", "was able to say"
            elif start - 1 > lo and mask[start - 2] & g.preposition and self._dates(start - 1):
                start -= 2  # "in April charged"
            elif mask[start - 1] & stepped:
                start -= 1
            else:
                break
        return start

    def _listener(self, end: int, lo: int) -> int:
        """*Frida Lundová* **deníku Expressen** *řekla*: where the outlet that is told begins; 0 where none is."""
        g, t, k = self.s.g, self.t, end
        if not g.listener:
            return 0
        while (
            k > max(lo, end - MAX_LISTENER)
            and (self.s.name_like(k - 1) or self.s.quote_at[k - 1] or t.raw[k - 1].isdigit())
            and not t.mask[k - 1] & g.given
        ):
            k -= 1
        return k - 1 if lo < k - 1 and t.mask[k - 1] & g.listener and not t.mask[k - 2] & g.preposition else 0

    def _dates(self, k: int) -> bool:
        """Return whether token k is a day, month or year, where the verb may follow a time at once."""
        year = self.t.raw[k].isdigit() and len(self.t.raw[k]) == YEAR
        return not self.pack.rule.verb_second and (year or bool(self.t.mask[k] & self.s.g.time))

    def _far(self, edge: int, lo: int) -> NounPhrase | None:
        """*Officials in towns along the river* **say**: the clause's first phrase, with no other verb up to the cue."""
        if self.pack.rule.verb_second:
            return None
        if self.s.g.verb_last:
            return self._opener(self._front_start(edge, lo), edge)
        phrase = self.s.subject(self._behind_colon(self.c.start(edge, lo), edge), edge)
        barred = self.s.g.be | (self.s.g.preposition & ~self.s.g.subordinator) | self.s.g.subject_relative
        if phrase is None or edge - phrase.resume > MAX_GAP or self.t.mask[edge - 1] & barred:
            return None
        if ":" in self.t.raw[phrase.resume : edge]:
            return None  # "Détroit : les deux voisins s'accusent"
        if phrase.resume == phrase.head_end and self.t.raw[phrase.resume : edge].count(",") == 1:
            return None  # "The plan, an aide said": a lone comma parts the phrase from the verb
        return None if self._verb_between(phrase.resume, edge) else phrase

    def _verb_between(self, start: int, end: int) -> bool:
        """Return whether a verb stands between, outside of relative clauses: *Roth, 59, who saw it,* **said**."""
        g, t, k = self.s.g, self.t, start
        while k < end:
            if t.raw[k] == "," and k + 1 < end and t.mask[k + 1] & g.relative and not t.mask[k + 1] & g.determiner:
                k = next((j for j in range(k + 1, end) if t.raw[j] == ","), end)
            if k < end and t.mask[k] & g.verb and not t.mask[k] & (g.determiner | g.noun):
                return True
            k += 1
        return False

    def _front(self, end: int, lo: int) -> NounPhrase | None:
        """Return all before the verb as its subject: *Eine mit den Verhandlungen vertraute Person* **sagte**."""
        start, t, g = self.c.start(end, lo), self.t, self.s.g
        opens = t.mask[start] & g.determiner or (self.pack.rule.article_endings and self.s.noun_bits(start))
        if not self.pack.rule.verb_second or not opens or t.mask[start] & g.oblique:
            return None
        if end - start > MAX_GAP or any(self.s.is_time(k) for k in range(start, end)):
            return None
        return self.c.speaker(start, end)

    def _after_quote(self, steps: tuple[Step, ...], edge: int) -> NounPhrase | None:
        """Between a quotation and its verb stands nothing but the speaker: *“…,” portfolio manager Bonnie Ray said*."""
        if not any(s.text == QUOTE for s in steps[1:3]):
            return None
        for k in range(edge - 1, max(0, edge - MAX_GAP), -1):
            if k in self.s.closes:
                return self.c.speaker(k, edge)
        return None

    def _clause_subject(self, step: Step, m: Match, lo: int) -> Match | None:
        """The phrase that opens the sentence is the subject of a later verb: *Smith left and said …*."""
        if self.s.g.verb_last:
            phrase = self._opener(self._front_start(m.edge, lo), m.edge)
            if phrase is None or step.text == QUOTE or self._owns(phrase):
                return None
            return with_phrase(step, m._replace(edge=phrase.start), phrase)
        start = self._behind_colon(self._subordinate_start(m.edge, self.c.start(m.edge, lo)), m.edge)
        spoken = self.s.quote_at[start]
        if spoken and spoken.start < start and spoken.end <= m.edge:
            start = spoken.end  # "– Wody jest mało – mówi Jan Dobry i dodaje, że …"
        near = m.edge - start <= MAX_CONTENT_SEARCH
        phrase = self.s.subject(start, m.edge) if near else None
        if phrase is None or phrase.resume > m.edge or step.text == QUOTE:
            return None
        phrase = self._who_goes_on(phrase, m.edge) or self._last_speaker(phrase, m.edge)
        return with_phrase(step, m._replace(edge=phrase.start), phrase)

    def _last_speaker(self, phrase: NounPhrase, edge: int) -> NounPhrase:
        """*En un audio de la cadena,* **el jefe** *habla de «…» y jura que …*: whose report goes on."""
        t, g = self.t, self.s.g
        before = range(edge - 1, phrase.resume, -1) if g.dative else range(0)
        verb = next((k for k in before if t.mask[k] & g.say and not self.c.quoted(k)), None)
        nearer = self.s.left(self._group(verb, phrase.resume), phrase.resume) if verb else None
        return nearer or phrase

    def _who_goes_on(self, phrase: NounPhrase, edge: int) -> NounPhrase | None:
        """*There are many* **who** *have paid but* **want** *to stay*: the verb goes on with a relative clause."""
        t, g = self.t, self.s.g
        if self.pack.rule.verb_second:
            return None
        for k in range(edge - 1, max(phrase.resume, edge - MAX_GAP) - 1, -1):
            if not t.raw[k][0].isalnum() or t.mask[k] & g.complementiser:
                return None
            if t.mask[k] & g.relative and t.mask[k] & g.pronoun and not t.mask[k] & g.determiner:
                return NounPhrase(k, k + 1, k + 1, k + 1)
        return None

    def _subordinate_start(self, edge: int, lo: int) -> int:
        """*Sie ging, nachdem* **die Anwältin** *mitgeteilt hatte*: the subject of a subordinate clause is inside it."""
        if self.pack.rule.verb_second:
            for k in range(edge - 1, max(lo, edge - MAX_GAP) - 1, -1):
                if self.t.mask[k] & self.s.g.subordinator and (k == lo or self.t.raw[k - 1] == ","):
                    return k + 1
        return lo

    def _fixed_left(self, step: Step, m: Match, lo: int) -> Match | None:
        at, skipped = m.edge, m.skipped
        if step.kind == "mark" and self._closes_quote(step, at):
            return m
        for _ in range(MAX_SKIP + 1):
            for start in range(at - 1, max(lo, at - 4) - 1, -1):
                if self._matches(step, start, m) == at:
                    return self._taken_left(m._replace(edge=start, skipped=skipped), step, start, at)
            beside = m.source is None and not m.content and not self.pack.rule.verb_second  # ", even suggesting"
            if at - 1 < lo or not self.t.mask[at - 1] & self.stepped or (step.kind == "mark" and not beside):
                return None
            at -= 1
            skipped = (*skipped, at)
        return None

    def _closes_quote(self, step: Step, at: int) -> bool:
        """*… rather late,” said*: the comma stands inside the quotation that the content ends with."""
        quote = self.s.closes.get(at)
        return quote is not None and self.t.raw[quote.words_end - 1] == step.text

    def _taken_left(self, m: Match, step: Step, start: int, end: int) -> Match:
        if step.content:
            return m._replace(content=((start, end), *m.content))
        return m._replace(cue=(*range(start, end), *m.cue)) if step.cue else m


def _verb_last(steps: tuple[Step, ...]) -> bool:
    """Return whether the steps, nearest first, are content, perhaps a mark, the source, perhaps a class before it."""
    if not steps or steps[0].text != "CONTENT" or steps[0].kind != "slot":
        return False
    source = 2 if len(steps) > 2 and steps[1].kind == "mark" else 1
    behind = steps[source + 1 :]
    return (
        steps[source : source + 1] != () and steps[source].text == "SOURCE" and all(s.kind == "class" for s in behind)
    )


def _wide(steps: tuple[Step, ...]) -> bool:
    """Return whether the steps hold a gap or content, whose near edge only the fixed step beyond can give."""
    return len(steps) > 1 or any(s.kind == "gap" or s.text == "CONTENT" for s in steps)
