"""Matching a frame's steps rightward from its anchor."""

from provenance.attribute.language.frames import QUOTE, Step
from provenance.attribute.matching.match import Match, with_phrase
from provenance.attribute.phrases.clauses import Clauses
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.remarks import Quote

MAX_GAP = 25
MAX_SKIP = 3
MAX_TOLD = 12
MAX_REMARK = 7
MAX_CONTENT_SEARCH = 120
FLEXIBLE = frozenset({"gap", "slot"})


class RightMatcher:
    """Matches the steps behind an anchor, through bounded slot scanners, never back."""

    def __init__(self, clauses: Clauses) -> None:
        self.c = clauses
        self.s = clauses.scanner
        self.t = self.s.t
        self.pack = self.s.pack
        self.skippable, self.negation = self.pack.bits("ADVERB", "NEGATION"), self.pack.bit("NEGATION")
        self.stepped = self.skippable | self.s.g.group

    def _right(self, steps: tuple[Step, ...], match: Match | None, limit: int, hi: int) -> Match | None:
        for n, step in enumerate(steps):
            if match is None:
                return None
            match = self._step_right(step, steps[n + 1 :], match, limit, hi)
        return match

    def _step_right(self, step: Step, rest: tuple[Step, ...], m: Match, limit: int, hi: int) -> Match | None:
        if m.hit and m.edge in m.hit.second:
            m = m._replace(
                edge=m.hit.second[-1] + 1
            )  # "roept de raad op om …": the particle is no part of what follows
        if step.kind == "gap":
            at = self._ahead(rest, m, limit, MAX_GAP) if rest else m.edge
            return None if at is None else m._replace(edge=at)
        if step.kind != "slot":
            return self._fixed_right(step, m, limit)
        if step.text == QUOTE:
            return self._quote_right(m)
        if step.text == "CONTENT":
            return self._content_right(rest, m, limit, hi)
        return self._phrase_right(step, rest, m, limit, hi)

    def _quote_right(self, m: Match) -> Match | None:
        quote = self.s.opens.get(m.edge)
        if quote is None:
            return m._replace(awaits=True) if self._introduces(m.edge) else None
        return None if m.quotes and self.s.answered(quote) else self._with_quote(m, quote, quote.end)

    def _phrase_right(self, step: Step, rest: tuple[Step, ...], m: Match, limit: int, hi: int) -> Match | None:
        if step.text == "SOURCE":
            if self._object_here(rest, m):
                return None
            m = self._past_audience(self._past_listener(m, limit), limit)
        adverb = self._adverb_first(m.edge, limit)
        phrase = None if adverb else self.s.right(m.edge, self._before_content(step, rest, m, limit))
        if phrase is None:
            return self._after_adverbs(step, rest, m, limit, hi)
        mark = next((s.text for s in rest[: 1 if self.pack.rule.verb_second else 2] if s.kind != "gap"), "")
        if phrase.resume > phrase.end and self.t.raw[phrase.resume - 1] == mark:
            phrase = phrase._replace(resume=phrase.resume - 1)  # the comma that closes the apposition is the pattern's
        return with_phrase(step, m._replace(edge=phrase.resume), phrase)

    def _adverb_first(self, k: int, limit: int) -> bool:
        """*ha detto* **poi** *la premier*: an adverb before the article or name is no part of who speaks."""
        t, g = self.t, self.s.g
        if k + 1 >= limit:
            return False  # the text may end with the verb
        light = t.mask[k] & self.skippable and not t.mask[k] & (g.determiner | g.noun | g.pronoun)
        return bool(light) and bool(t.mask[k + 1] & g.article or self.s.is_noun(k + 1))

    def _past_listener(self, m: Match, limit: int) -> Match:
        told = self._past_told(m, limit)
        if told == m.edge:
            return m
        governed = self.t.mask[m.edge] & self.s.g.preposition
        listener = m.addressee if governed else NounPhrase(m.edge, told, told, told)
        return m._replace(addressee=listener, edge=told)

    def _object_here(self, rest: tuple[Step, ...], m: Match) -> bool:
        """*Рогов призвал* **жителей** *к спокойствию*: a noun in no subject's form, right before the content."""
        t, g, k = self.t, self.s.g, m.edge
        reports = m.hit and m.hit.entry.bits & g.cue
        if not g.subject or not reports or not rest or rest[0].kind != "slot" or k >= len(t):
            return False
        return t.raw[k].islower() and bool(t.mask[k] & g.noun) and not t.mask[k] & g.subject

    def _past_audience(self, m: Match, limit: int) -> Match:
        """*explicaron a La Gaceta* **los abogados**: who was told stands between the verb and its subject."""
        t, g, k = self.t, self.s.g, m.edge
        reports = m.hit and m.hit.entry.bits & g.cue
        if not reports or m.addressee or k + 1 >= limit or not t.mask[k] & g.dative:
            return m
        told = self.s.right(k if t.mask[k] & g.determiner else k + 1, limit)
        if told is None or told.end != told.resume or told.end >= limit:
            return m
        subject = t.mask[told.end] & g.determiner and not t.mask[told.end] & g.preposition
        return m._replace(addressee=told, edge=told.end) if subject else m

    def _past_told(self, m: Match, limit: int) -> int:
        """Return where the subject begins behind its verb: *powiedział PAP* **rzecznik**, *mówił w Sejmie* **premier**.

        What stands before a noun in the subject's form, or before a given name, says to whom or where it was said.
        """
        t, g, k = self.t, self.s.g, m.edge
        reports = m.hit and m.hit.entry.bits & g.cue
        if not g.subject or not reports or k >= limit or t.mask[k] & g.subject or not self._told(k):
            return m.edge
        for j in range(k + 1, min(limit, k + MAX_TOLD)):
            if not self._stays_told(j):
                return m.edge
            if not t.mask[j - 1] & g.preposition and self._opens_subject(k, j, limit):
                return j
        return m.edge

    def _told(self, k: int) -> bool:
        """Return whether a phrase that is no subject may begin at k: *w Sejmie*, *PAP*, *„Kurierowi”*, *Novinkám*."""
        mask, g = self.t.mask[k], self.s.g
        if k in self.s.opens or mask & (g.outlet | g.preposition):
            return not mask & g.determiner
        host = k + 1 < len(self.t) and self.t.raw[k + 1] == "." and not self.t.spaced(k + 1)
        return (host or self.t.raw[k][0].isupper()) and not mask & (g.given | g.noun | g.determiner)

    def _stays_told(self, j: int) -> bool:
        """Return whether token j may stand between a verb and its subject: no mark but a title's, no verb."""
        t, g = self.t, self.s.g
        if not t.raw[j][0].isalnum():
            return bool(self.s.quote_at[j]) or j in self.s.closes or (t.raw[j] == "." and not t.spaced(j))
        return not t.mask[j] & (g.verb | g.stop | g.relative) or bool(t.mask[j] & g.noun)

    def _opens_subject(self, start: int, j: int, limit: int) -> bool:
        """Return whether a noun in the subject's form, with its adjectives, or a given name begins at j."""
        t, g, first = self.t, self.s.g, j
        while j + 1 < limit and t.mask[j] & g.quantifier and not t.mask[j] & g.subject:
            j += 1
        if t.mask[j] & g.subject:
            return t.raw[first][0].islower() or bool(t.mask[start] & g.preposition)
        if t.mask[start] & g.outlet and j == max(h.end for h in t.hits[start]):
            return self.s.name_like(j) and not t.mask[j]  # "рассказал ТАСС Рогов"
        plain = t.mask[start] & (g.preposition | g.outlet) or start in self.s.opens or t.raw[start].isupper()
        named = j + 1 < limit and self.s.is_given(j) and self.s.name_like(j + 1)
        return bool(named and (plain or t.raw[start + 1] == "."))

    def _introduces(self, edge: int) -> bool:
        return edge == len(self.t) and self.t.raw[-1] == ":"

    def _before_content(self, step: Step, rest: tuple[Step, ...], m: Match, limit: int) -> int:
        """*accused the mayor* **of negligence**, *told the meeting* **that**: such a word ends the phrase before it.

        So does what leads to the source behind a listener: *рассказали ТАСС* **в** *мэрии*.
        """
        gap = len(rest) > 1 and rest[0].kind == "gap"
        word = rest[1] if gap else rest[0] if rest else None
        told = step.text == "ADDRESSEE" and any(s.text == "SOURCE" for s in rest)
        if word is None or word.kind != "word":
            return limit
        linking = self.pack.function.get(word.text, 0) & self.s.g.link  # "zitierte Roth mit den Worten"
        if not (gap or word.content or linking or told):
            return limit
        reach = range(m.edge + 1, min(limit, m.edge + MAX_GAP))
        return next((k for k in reach if self.t.low[k] == word.text), limit)

    def _after_adverbs(self, step: Step, rest: tuple[Step, ...], m: Match, limit: int, hi: int) -> Match | None:
        if m.edge < limit and self.t.mask[m.edge] & self.skippable and len(m.skipped) < MAX_SKIP:
            return self._step_right(step, rest, m._replace(edge=m.edge + 1, skipped=(*m.skipped, m.edge)), limit, hi)
        return None

    def _fixed_right(self, step: Step, m: Match, limit: int) -> Match | None:
        at, skipped = m.edge, m.skipped
        for _ in range(MAX_SKIP + 1):
            if at < limit:
                end = self._matches(step, at, m)
                if end:
                    return self._taken(m._replace(edge=end, skipped=skipped), step, at, end)
                stepped = self.skippable & ~self.negation if step.content else self.skippable
                if not self.t.mask[at] & stepped or (step.kind == "mark" and step.text == ","):
                    return None
                skipped = (*skipped, at)
            at += 1
        return None

    def _taken(self, m: Match, step: Step, start: int, end: int) -> Match:
        if step.content:
            return m._replace(content=(*m.content, (start, end)))
        return m._replace(cue=(*m.cue, *range(start, end))) if step.cue else m

    def _matches(self, step: Step, at: int, m: Match) -> int:
        """Return where the step's words, beginning at ``at``, end; 0 where they do not stand there."""
        t = self.t
        if step.kind == "word":
            return at + 1 if t.low[at] == step.text else 0
        if step.kind == "mark":
            return at + 1 if t.raw[at] == step.text else 0
        if step.part == "second":
            return at + len(m.hit.second) if m.hit and m.hit.second and m.hit.second[0] == at else 0
        if not t.mask[at] & step.bit:
            return 0
        return max((h.end for h in t.hits[at] if h.entry.bits & step.bit), default=at + 1)

    def _ahead(self, rest: tuple[Step, ...], m: Match, limit: int, reach: int) -> int | None:
        """Return the first place ahead where the next fixed steps stand; a gap holds no stop, comma or quotation."""
        gap = reach <= MAX_GAP
        marks = ";!?," if gap else ";!?"
        bound = self.s.bound if gap else frozenset[int]()
        colon = rest[0].text == ":"  # "La ministre a résumé le plan : « … »": no clause begins before it
        quoting = any(s.text == QUOTE for s in rest[:2])
        if gap and not (colon or self._stand(rest, m.edge, m, limit) or self.c.opens_gap(m.edge)):
            return None
        for at in range(m.edge, min(limit, m.edge + reach)):
            said = quoting and self.t.mask[at] & self.s.g.saying  # "Roth sang before asking, “…”"
            that = self.pack.rule.verb_second and self.t.mask[at] & self.s.g.complementiser
            verb = gap and (self.c.is_verb(at) or bool(said or that))
            if self.t.raw[at] in marks or verb or (rest[0].text != QUOTE and at in self.s.opens):
                return at if self._stand(rest, at, m, limit) else None
            if at not in bound and self._stand(rest, at, m, limit):
                return None if gap and rest[0].text != ":" and self.c.holds_object(m.edge, at) else at
        return None

    def _stand(self, steps: tuple[Step, ...], at: int, m: Match, limit: int) -> bool:
        """Return whether the fixed steps up to the next slot stand at ``at``."""
        for step in steps:
            if step.text == "SOURCE" and at < limit and self.s.is_time(at):
                return False  # "сообщили в среду в мэрии"
            if step.kind in FLEXIBLE:
                return step.text != QUOTE or at in self.s.opens or self._introduces(at)
            end = self._matches(step, at, m) if at < limit else 0
            if not end:
                return False
            at = end
        return True

    def _past_time(self, edge: int, limit: int) -> int:
        """Return where the content begins behind a time: *said* on Monday | **the road was open**."""
        k, t = edge, self.t
        while k + 1 < limit and not self.pack.rule.verb_second and (ahead := self.s.past_time(k, limit)) > k:
            if ahead == k + 1 and ahead < limit and t.mask[ahead] & self.s.g.plain_verb:
                break  # "said | Monday was a holiday"
            k = ahead
        return k if k < limit and t.raw[k][0].isalnum() else edge

    def _own_clause(self, m: Match, limit: int) -> int:
        """*While he said the road was open***,** *Roth …*: a subordinate clause ends at its comma."""
        k, g = (m.source.start - 1 if m.source else -1), self.s.g
        if m.source and self.t.mask[m.source.resume - 1] & g.subject_relative and m.source.resume <= m.edge:
            k = m.source.resume - 2  # "Roth, que dijo que el puente cae, parte": the relative pronoun stands for her
        if k < 0 or self.pack.rule.verb_second or self.t.raw[m.edge - 1] == ",":
            return limit  # "comme la maire le dit, le pont est fermé"
        if self.t.mask[k + 1] & g.relative and "object" in m.shape.frame.where.content:
            limit = self.c.main_verb(m.edge, limit)
        relative = self.t.raw[k] == "," and self.t.mask[k + 1] & g.relative & ~g.determiner
        if not (self.t.mask[k] & g.subordinator or (relative and not self.t.mask[k + 1] & g.determiner)):
            return limit
        return next((j for j in range(m.edge + 1, limit) if self.t.raw[j] == "," and not self.c.quoted(j)), limit)

    def _content_right(self, rest: tuple[Step, ...], m: Match, limit: int, hi: int) -> Match | None:
        if rest:
            at = self._ahead(rest, m._replace(edge=m.edge + 1), limit, MAX_CONTENT_SEARCH)
            end = at
        else:
            limit = self._own_clause(m, limit)
            m = m._replace(edge=self._past_time(m.edge, limit))
            first = m.content[0][0] if m.content and not m.quotes and self.pack.rule.verb_second else 0
            limit = self.c.closes_inner(first, m.edge, limit) if first else limit
            if self.pack.rule.verb_second and m.hit and m.hit.entry.bits & self.s.g.nominal:
                limit = self.c.resumed(m.edge, limit)
            at = end = self.c.end(m.edge, limit, "object" in m.shape.frame.where.content)
        if end is None or at is None or end <= m.edge:
            return None
        return m._replace(content=(*m.content, (m.edge, end)), edge=at)

    def _with_quote(self, m: Match, quote: Quote, edge: int) -> Match:
        """Take a quotation as content, and with it what goes on behind a remark that parts it."""
        parts = tuple(self.c.trim(q.start + 1, q.words_end) for q in self.s.whole(quote))
        return m._replace(content=(*m.content, *parts), quotes=(*m.quotes, *parts), edge=edge)
