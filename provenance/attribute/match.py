"""Matching frames: from every cue outward, left and right, through bounded slot scanners, never back."""

from collections.abc import Iterator
from typing import NamedTuple

from provenance.attribute.clauses import Clauses
from provenance.attribute.frames import QUOTE, Shape, Step
from provenance.attribute.nouns import NounPhrase
from provenance.attribute.remarks import DASHES, Quote
from provenance.attribute.tokens import Hit

MAX_GAP = 25
MAX_SKIP = 3
MAX_CONTENT_SEARCH = 120
FLEXIBLE = frozenset({"gap", "slot"})

Range = tuple[int, int]


class Match(NamedTuple):
    """A frame found in a sentence, in token positions."""

    shape: Shape
    hit: Hit | None
    cue: tuple[int, ...] = ()
    content: tuple[Range, ...] = ()
    quotes: tuple[Range, ...] = ()
    """The parts of the content that are quotations."""
    source: NounPhrase | None = None
    addressee: NounPhrase | None = None
    edge: int = 0
    """Where the match ends on the side being matched; internal."""
    awaits: bool = False
    """The quotation it introduces opens the next block: *She continued:*."""
    skipped: tuple[int, ...] = ()
    follows: bool = False
    """Its source is that of the sentence before."""
    """Adverbs and negations stepped over."""


class Matcher:
    """Finds the frames of one block, sentence by sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.c = clauses
        self.s = clauses.scanner
        self.t = self.s.t
        self.pack = self.s.pack
        self.skippable = self.pack.bits("ADVERB", "NEGATION")
        self.stepped = self.skippable | self.s.g.group

    def sentence(self, lo: int, hi: int) -> Iterator[Match]:
        """Yield every frame that matches between tokens lo and hi, in order of its anchor."""
        anchors, words, mask, low = self.pack.anchors, self.pack.shapes, self.t.mask, self.t.low
        places = [i for i in range(lo, hi) if (mask[i] & anchors or low[i] in words) and not self.c.quoted(i)]
        if not places:
            return
        present, classes = self._inventory(lo, hi)
        possible: dict[str, tuple[Shape, ...]] = {}
        for i in places:
            for anchor, hit in self._anchors(i):
                if anchor not in possible:
                    possible[anchor] = tuple(
                        s for s in words[anchor] if s.needs <= present and all(classes & bit for bit in s.bits)
                    )
                for shape in possible[anchor]:
                    match = self._match(shape, hit, i, lo, hi)
                    if match:
                        yield match

    def _inventory(self, lo: int, hi: int) -> tuple[set[str], int]:
        """Return the words and marks of a sentence and its classes: most shapes lack one and need no matching."""
        present, classes = set(self.t.low[lo:hi]), 0
        for mask in self.t.mask[lo:hi]:
            classes |= mask
        if lo in self.s.closes or self._introduces(hi) or any(k in self.s.opens for k in range(lo, hi)):
            present.add(QUOTE)
        return present, classes

    def _anchors(self, i: int) -> Iterator[tuple[str, Hit | None]]:
        """Yield the anchors that token i is: its word, the classes of its listed forms, its function classes."""
        low = self.t.low[i]
        if low in self.pack.shapes:
            yield low, None
        if self.t.mask[i] & self.pack.anchors:
            for hit in self._longest(i):
                yield from ((name, hit) for name in self.pack.anchor_names(hit.entry.bits))
            yield from ((name, None) for name in self.pack.anchor_names(self.pack.function.get(low, 0)))

    def _longest(self, i: int) -> Iterator[Hit]:
        """Yield the hits at i; a form that continues another at the same place replaces it."""
        hits = self.t.hits[i]
        whole = max((h.end + len(h.second) for h in hits), default=0)
        report = any(h.entry.verbal and h.end + len(h.second) == whole for h in hits)
        yield from (h for h in hits if h.end + len(h.second) == whole or (report and h.entry.verbal))

    def _match(self, shape: Shape, hit: Hit | None, i: int, lo: int, hi: int) -> Match | None:
        if shape.anchor.part == "first" and not (hit and hit.second):
            return None
        end = hit.end if hit else i + 1
        cue = (*range(i, end), *(hit.second if hit else ())) if shape.anchor.cue else ()
        if not shape.before and self.t.mask[i] & self.s.g.according and not self.c.opens_clause(i):
            return None
        start = Match(shape, hit, cue, ((i, end),) if shape.anchor.content else ())
        left = self._left(shape.before, start._replace(edge=i), lo)
        if left is None:
            return None
        limit = hit.second[0] if hit and hit.second and _holds_content(shape.after) else hi
        right = self._right(shape.after, left._replace(edge=end), limit, hi)
        if right is None or not self.c.accepts(right) or (not shape.before and self._fronted(i, lo)):
            return None
        if "opens" in shape.frame.where.cue and not self._cue_opens(right, lo):
            return None
        return right if right.cue or shape.frame.follows or self._opens(right, lo) else None

    def _cue_opens(self, m: Match, lo: int) -> bool:
        """*Además* **dijo** *que no*: no words but adverbs and conjunctions stand before the cue."""
        light = self.skippable | self.s.g.conjunction
        return all(self.t.mask[k] & light for k in range(lo, min(m.cue)) if self.t.raw[k][0].isalnum())

    def _fronted(self, i: int, lo: int) -> bool:
        """In a verb-second clause a phrase before the verb that can be its subject is it; none follows then."""
        return self._front(i, lo) is not None

    def _front(self, end: int, lo: int) -> NounPhrase | None:
        """Return all before the verb as its subject: *Eine mit den Verhandlungen vertraute Person* **sagte**."""
        start, t, g = self.c.start(end, lo), self.t, self.s.g
        if not self.pack.rule.verb_second or not t.mask[start] & g.determiner or t.mask[start] & g.oblique:
            return None
        if end - start > MAX_GAP or any(self.s.is_time(k) for k in range(start, end)):
            return None
        return self.c.speaker(start, end)

    def _opens(self, m: Match, lo: int) -> bool:
        """Without a cue word (*Merz: „Wir bleiben.“*) the source has to open its sentence, or close the paragraph."""
        if m.source is None:
            return False
        return m.source.start == lo or not any(w[0].isalnum() for w in self.t.raw[m.source.end :])

    # -- rightwards ---------------------------------------------------------------------------------------------

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
            quote = self.s.opens.get(m.edge)
            if quote is None:
                return m._replace(awaits=True) if self._introduces(m.edge) else None
            return self._with_quote(m, quote, quote.end)
        if step.text == "CONTENT":
            return self._content_right(rest, m, limit, hi)
        phrase = self.s.right(m.edge, self._before_content(rest, m, limit))
        if phrase is None:
            return self._after_adverbs(step, rest, m, limit, hi)
        if (
            rest
            and rest[0].kind == "mark"
            and phrase.resume > phrase.end
            and self.t.raw[phrase.resume - 1] == rest[0].text
        ):
            phrase = phrase._replace(resume=phrase.resume - 1)  # the comma that closes the apposition is the pattern's
        return _with_phrase(step, m._replace(edge=phrase.resume), phrase)

    def _introduces(self, edge: int) -> bool:
        return edge == len(self.t) and self.t.raw[-1] == ":"

    def _before_content(self, rest: tuple[Step, ...], m: Match, limit: int) -> int:
        """*accused the mayor* **of negligence**: a word that opens the content ends the phrase before it."""
        if not rest or rest[0].kind != "word" or not rest[0].content:
            return limit
        reach = range(m.edge + 1, min(limit, m.edge + MAX_GAP))
        return next((k for k in reach if self.t.low[k] == rest[0].text), limit)

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
                if not self.t.mask[at] & self.skippable or (step.kind == "mark" and step.text == ","):
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
        if gap and not self._stand(rest, m.edge, m, limit) and not self.c.opens_gap(m.edge):
            return None
        for at in range(m.edge, min(limit, m.edge + reach)):
            verb = gap and self.c.is_verb(at)
            if self.t.raw[at] in marks or verb or (rest[0].text != QUOTE and at in self.s.opens):
                if not self._stand(rest, at, m, limit):
                    return None
                return at
            if self._stand(rest, at, m, limit):
                return at
        return None

    def _stand(self, steps: tuple[Step, ...], at: int, m: Match, limit: int) -> bool:
        """Return whether the fixed steps up to the next slot stand at ``at``."""
        for step in steps:
            if step.kind in FLEXIBLE:
                return step.text != QUOTE or at in self.s.opens or self._introduces(at)
            end = self._matches(step, at, m) if at < limit else 0
            if not end:
                return False
            at = end
        return True

    def _past_time(self, edge: int, limit: int) -> int:
        """Return where the content begins behind a time: *said* on Monday | **the road was open**."""
        k, t, g = edge, self.t, self.s.g
        while k + 1 < limit and not self.pack.rule.verb_second:
            ahead = k + 1 if t.mask[k] & (g.preposition | g.adverbial) else k
            if not t.mask[ahead] & g.time:
                break
            k = ahead + 1
        return k if k < limit and t.raw[k][0].isalnum() else edge

    def _own_clause(self, m: Match, limit: int) -> int:
        """*While he said the road was open***,** *Roth …*: a subordinate clause ends at its comma."""
        k, g = (m.source.start - 1 if m.source else -1), self.s.g
        if k < 0 or self.pack.rule.verb_second:
            return limit
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
            at = end = self.c.end(m.edge, limit, "object" in m.shape.frame.where.content)
        if end is None or at is None or end <= m.edge:
            return None
        return m._replace(content=(*m.content, (m.edge, end)), edge=at)

    def _with_quote(self, m: Match, quote: Quote, edge: int) -> Match:
        """Take a quotation as content, and with it what goes on behind a remark that parts it."""
        parts = tuple(self.c.trim(q.start + 1, q.words_end) for q in self.s.whole(quote))
        return m._replace(content=(*m.content, *parts), quotes=(*m.quotes, *parts), edge=edge)

    # -- leftwards ----------------------------------------------------------------------------------------------

    def _left(self, steps: tuple[Step, ...], m: Match | None, lo: int) -> Match | None:
        n = 0
        while m is not None and n < len(steps):
            if _verb_last(steps[n:]):
                return self._from_front(steps[n:], m, lo)
            fixed = next((k for k in range(n, len(steps)) if steps[k].kind not in FLEXIBLE), None)
            if steps[n].kind in FLEXIBLE and steps[n].text != QUOTE and fixed is not None and _wide(steps[n:fixed]):
                m = self._bracket(steps[n:fixed], steps[fixed], m, lo)
                n = fixed + 1
                continue
            m = self._step_left(steps[n:], m, lo)
            n += 1
            if m is not None and n < len(steps) and steps[n - 1].kind == "gap":
                n += 1  # a gap takes the slot on its far side with it
        return m

    def _from_front(self, steps: tuple[Step, ...], m: Match, lo: int) -> Match | None:
        """Where the verb stands last, the subject opens the sentence and the content fills it: *Kaya, … söyledi*."""
        start = self.c.start(m.edge, lo)
        while start < m.edge and self.t.mask[start] & self.skippable:
            start += 1
        parted = len(steps) > 2
        end = next((k for k in range(start, m.edge) if self.t.raw[k] == steps[1].text), None) if parted else m.edge
        phrase = self.s.right(start, end) if end else None
        if phrase is None or (parted and phrase.resume != end):
            return None
        content = self.c.trim(phrase.resume, m.edge)
        return _with_phrase(steps[-1], m._replace(content=(content, *m.content), edge=phrase.start), phrase)

    def _bracket(self, between: tuple[Step, ...], fixed: Step, m: Match, lo: int) -> Match | None:
        """Match the steps between a fixed one further left and the anchor: *hat* vor Konsequenzen *gewarnt*."""
        for at in range(m.edge - 1, max(lo, m.edge - MAX_CONTENT_SEARCH) - 1, -1):
            end = self._matches(fixed, at, m)
            if end and end <= m.edge:
                inner = self._right(between[::-1], self._taken(m._replace(edge=end), fixed, at, end), m.edge, m.edge)
                filled = inner and (inner.edge == m.edge or between[0].kind == "gap")
                return inner._replace(edge=at) if inner and filled else None
            if self.t.raw[at] in ";:":
                return None
        return None

    def _step_left(self, steps: tuple[Step, ...], m: Match, lo: int) -> Match | None:
        step = steps[0]
        if step.kind == "gap":
            return self._clause_subject(steps[1], m, lo) if len(steps) > 1 else m
        if step.kind != "slot":
            return self._fixed_left(step, m, lo)
        if step.text == QUOTE:
            quote = self.s.closes.get(m.edge)
            if quote is None or not self.c.opens_clause(quote.start) or self._closed(quote, m.edge, lo):
                return None
            return self._with_quote(m, quote, quote.start)
        if step.text == "CONTENT":
            start = self.c.start(m.edge, lo)
            end = self.c.trim(start, m.edge)[1]
            return m._replace(content=((start, end), *m.content), edge=start) if end > start else None
        edge = self._group(m.edge, lo)
        phrase = self._after_quote(steps, edge) or self.s.left(edge, lo) or self._far(edge, lo)
        front = self._front(edge, lo) if len(steps) == 1 else None
        if front and (phrase is None or front.start < phrase.start):
            phrase = front
        if phrase is None:
            return None
        aux = tuple(k for k in range(edge, m.edge) if self.t.mask[k] & (self.s.g.group | self.s.g.semi))
        skipped = (*m.skipped, *range(edge, m.edge))
        return _with_phrase(step, m._replace(edge=phrase.start, cue=(*aux, *m.cue), skipped=skipped), phrase)

    def _closed(self, quote: Quote, edge: int, lo: int) -> bool:
        """*“It was ours.” Roth accused …*: a full stop closed the quotation, and no dash names its speaker."""
        return quote.end == lo and self.t.raw[quote.words_end - 1] == "." and self.t.raw[edge] not in DASHES

    def _group(self, edge: int, lo: int) -> int:
        """Return where the verb group that ends before ``edge`` begins: *had* not yet *| said*."""
        start, mask, g = edge, self.t.mask, self.s.g
        while start > lo and edge - start < MAX_SKIP:
            if start - 1 > lo and mask[start - 1] & g.infinitive and mask[start - 2] & g.semi:
                start -= 2  # "continues to say"
            elif mask[start - 1] & self.stepped:
                start -= 1
            else:
                break
        return start

    def _far(self, edge: int, lo: int) -> NounPhrase | None:
        """*Officials in towns along the river* **say**: the clause's first phrase, with no other verb up to the cue."""
        if self.pack.rule.verb_second:
            return None
        phrase = self.s.subject(self.c.start(edge, lo), edge)
        if phrase is None or edge - phrase.resume > MAX_GAP or self.t.mask[edge - 1] & self.s.g.be:
            return None
        g, t = self.s.g, self.t
        verb = any(t.mask[k] & g.verb and not t.mask[k] & (g.determiner | g.noun) for k in range(phrase.resume, edge))
        return None if verb else phrase

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
        start = self.c.start(m.edge, lo)
        near = m.edge - start <= MAX_CONTENT_SEARCH
        phrase = self.s.subject(start, m.edge) if near else None
        if phrase is None or phrase.resume > m.edge or step.text == QUOTE:
            return None
        return _with_phrase(step, m._replace(edge=phrase.start), phrase)

    def _fixed_left(self, step: Step, m: Match, lo: int) -> Match | None:
        at, skipped = m.edge, m.skipped
        if step.kind == "mark" and self._closes_quote(step, at):
            return m
        for _ in range(MAX_SKIP + 1):
            for start in range(at - 1, max(lo, at - 4) - 1, -1):
                if self._matches(step, start, m) == at:
                    return self._taken_left(m._replace(edge=start, skipped=skipped), step, start, at)
            if at - 1 < lo or not self.t.mask[at - 1] & self.stepped or step.kind == "mark":
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
    """Return whether the steps, nearest first, are content and before it, perhaps behind a mark, the source."""
    last = len(steps) == 2 or (len(steps) == 3 and steps[1].kind == "mark")
    return last and steps[0].text == "CONTENT" and steps[-1].text == "SOURCE" and steps[0].kind == "slot"


def _wide(steps: tuple[Step, ...]) -> bool:
    """Return whether the steps hold a gap or content, whose near edge only the fixed step beyond can give."""
    return len(steps) > 1 or any(s.kind == "gap" or s.text == "CONTENT" for s in steps)


def _holds_content(steps: tuple[Step, ...]) -> bool:
    return bool(steps) and steps[0].kind == "slot" and all(s.kind == "slot" for s in steps)


def _with_phrase(step: Step, m: Match, phrase: NounPhrase) -> Match:
    return m._replace(source=phrase) if step.text == "SOURCE" else m._replace(addressee=phrase)
