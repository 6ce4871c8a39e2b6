"""Matching frames: from every cue outward, left and right, through bounded slot scanners, never back."""

from collections.abc import Iterator

from provenance.attribute.language.frames import Shape, Step
from provenance.attribute.language.tokens import Hit
from provenance.attribute.matching.left import LeftMatcher
from provenance.attribute.matching.match import Match
from provenance.attribute.matching.negation import with_negation
from provenance.attribute.matching.right import MAX_SKIP
from provenance.attribute.matching.sides import Sides
from provenance.attribute.matching.slots import Slots
from provenance.attribute.phrases.clauses import Clauses


class Matcher(LeftMatcher):
    """Finds the frames of one block, sentence by sentence."""

    def __init__(self, clauses: Clauses) -> None:
        super().__init__(clauses)
        self._slots = Slots(clauses)

    def sentence(self, lo: int, hi: int) -> Iterator[Match]:
        """Yield every frame that matches between tokens lo and hi, in order of its anchor."""
        anchors, words, mask, low = self.pack.anchors, self.pack.shapes, self.t.mask, self.t.low
        bound = self.s.bound
        told = (i for i in range(lo, hi) if (mask[i] & anchors and i not in bound) or low[i] in words)
        places = [i for i in told if not self.c.quoted(i)]
        if not places:
            return
        sides = Sides(self.s, lo, hi, self._introduces(hi))
        possible: dict[str, tuple[Shape, ...]] = {}
        for i in places:
            lefts: dict[tuple[int, int], Match | None] = {}
            for anchor, hit in self._anchors(i):
                if anchor not in possible:
                    possible[anchor] = sides.possible(words[anchor])
                for shape in possible[anchor]:
                    if not (sides.after(shape.needs_after, i) and sides.before(shape.needs_before, i)):
                        continue
                    if shape.anchor.part == "first" and not (hit and hit.second):
                        continue
                    side = (shape.side, id(hit))
                    if side not in lefts:
                        lefts[side] = self._before(shape, hit, i, lo)
                    left = lefts[side]
                    match = self._match(left._replace(shape=shape), i, lo, hi) if left else None
                    if match:
                        yield match

    def _anchors(self, i: int) -> Iterator[tuple[str, Hit | None]]:
        """Yield the anchors that token i is: its word, the classes of its listed forms, its function classes."""
        low = self.t.low[i]
        if low in self.pack.shapes:
            yield low, None
        if self.t.mask[i] & self.pack.anchors:
            for hit in self._longest(i):
                yield from ((name, hit) for name in self.pack.anchor_names(hit.entry.bits))
            bare = self.pack.function.get(low, 0) | (self.t.mask[i] & self.s.g.unlisted)
            bare = bare if self.t.hits[i] else self.t.mask[i]  # by its ending too
            yield from ((name, None) for name in self.pack.anchor_names(bare))

    def _longest(self, i: int) -> Iterator[Hit]:
        """Yield the hits at i; a form that continues another at the same place replaces it."""
        hits = self.t.hits[i]
        whole = max((h.end + len(h.second) for h in hits), default=0)
        report = any(h.entry.verbal and h.end + len(h.second) == whole for h in hits)
        yield from (h for h in hits if h.end + len(h.second) == whole or (report and h.entry.verbal))

    def _before(self, shape: Shape, hit: Hit | None, i: int, lo: int) -> Match | None:
        """Return the match of all that stands left of the anchor at token i; None where it does not stand there."""
        if not shape.before and self.t.mask[i] & self.s.g.according and not self.c.opens_clause(i):
            return None
        end = hit.end if hit else i + 1
        cue = (*range(i, end), *(hit.second if hit else ())) if shape.anchor.cue else ()
        content = ((i, end),) if shape.anchor.content else ()
        nominal = hit is not None and bool(hit.entry.bits & self.s.g.nominal)
        edge = self._past_adjectives(i, lo) if nominal else i
        return self._left(shape.before, Match(shape, hit, cue, content, edge=edge), lo)

    def _past_adjectives(self, i: int, lo: int) -> int:
        """*their* **stubborn** *unwillingness*: where what describes a noun that reports begins."""
        t, g, k = self.t, self.s.g, i
        while k > max(lo, i - MAX_SKIP) and (t.mask[k - 1] & (g.attributive | g.adverb) or not t.mask[k - 1]):
            if not (t.raw[k - 1].isalpha() and t.raw[k - 1].islower()):
                break
            k -= 1
        return k

    def _match(self, left: Match, i: int, lo: int, hi: int) -> Match | None:
        shape, hit = left.shape, left.hit
        limit = hit.second[0] if hit and hit.second and _holds_content(shape.after) else hi
        begun = left._replace(edge=hit.end if hit else i + 1)
        right = self._right(shape.after, begun, limit, hi)
        if right is None and limit < hi and any(s.kind == "word" for s in shape.after):  # "roept hen op tot kalmte"
            right = self._right(shape.after, begun, hi, hi)
        if right is None or self._cut_by_particle(right):
            return None
        right = with_negation(right, self.c)
        if not self._slots.accept(right):
            return None
        if not shape.before and self._verbal(hit) and self._fronted(i, lo):
            return None
        if "opens" in shape.frame.where.cue and not self._cue_opens(right, lo):
            return None
        if "closes" in shape.frame.where.cue and not self._cue_closes(right):
            return None
        return right if right.cue or shape.frame.follows or self._opens(right, lo) else None

    def _verbal(self, hit: Hit | None) -> bool:
        """*Das Gericht prüft die* **Behauptung** *der Ministerin, dass …*: a noun may report anywhere."""
        return hit is None or not hit.entry.bits & self.s.g.nominal

    def _cut_by_particle(self, m: Match) -> bool:
        """*maakte dat dinsdag* **bekend** *op de site*: what its particle stands behind opens no clause."""
        particle = m.hit.second[0] if m.hit and m.hit.second else -1
        that = self.s.g.complementiser
        return any(a <= particle < b and a > 0 and self.t.mask[a - 1] & that for a, b in m.content)

    def _cue_opens(self, m: Match, lo: int) -> bool:
        """*Además* **dijo** *que no*: no words but adverbs and conjunctions stand before the cue."""
        light = self.skippable | self.s.g.conjunction
        return all(self.t.mask[k] & light for k in range(lo, min(m.cue)) if self.t.raw[k][0].isalnum())

    def _cue_closes(self, m: Match) -> bool:
        """*“…”,* **rigole le maire***.*: behind verb and speaker stands a mark or what only says where and when."""
        k = max(m.source.resume if m.source else 0, max(m.cue, default=-1) + 1)
        open_end = self.s.g.preposition | self.s.g.adverb | self.s.g.time
        return k >= len(self.t) or not self.t.raw[k][0].isalnum() or bool(self.t.mask[k] & open_end)

    def _fronted(self, i: int, lo: int) -> bool:
        """In a verb-second clause a phrase before the verb that can be its subject is it; none follows then."""
        return self._front(i, lo) is not None

    def _reads_out(self, m: Match) -> bool:
        """*El juez leyó* **la carta***: «…»*: between the source and the colon stands what is quoted."""
        first = m.quotes[0][0] if m.quotes and self.s.g.thing else 0
        between = range(m.source.resume, first) if m.source else range(0)
        other = self.s.g.paper | self.s.g.thing
        return any(self.t.mask[k] & other or self.t.raw[k] == "," for k in between)

    def _opens(self, m: Match, lo: int) -> bool:
        """Without a cue word (*Merz: „Wir bleiben.“*) the source has to open its sentence, or close the paragraph."""
        if m.source is None or self._reads_out(m):
            return False
        if any(step.kind == "gap" for step in m.shape.before):
            return True  # "On Monday Roth had a message for the club: “…”"
        return m.source.start == lo or not any(w[0].isalnum() for w in self.t.raw[m.source.end :])


def _holds_content(steps: tuple[Step, ...]) -> bool:
    """Return whether the content ends in the verb's bracket: *wies* **auf die Kosten** *hin*, not *wies darauf hin,*"""
    free = {"slot", "gap", "word"}
    return bool(steps) and steps[-1].text == "CONTENT" and all(s.kind in free for s in steps)
