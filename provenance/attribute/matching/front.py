"""Who speaks where the verb stands last: *Toplantıda konuşan* **Vali Demir,** *yolun kapandığını söyledi*.

The speaker opens the sentence and the content fills it up to the verb. What is set before the speaker and what else
the speaker reports in the same sentence (*… belirterek, … söyledi*) belong to neither.
"""

from provenance.attribute.language.frames import Step
from provenance.attribute.matching.match import Match, with_phrase
from provenance.attribute.matching.right import RightMatcher
from provenance.attribute.words.nouns import NounPhrase

MAX_SETTING = 16


class FrontMatcher(RightMatcher):
    """Finds the speaker that opens a sentence."""

    def _from_front(self, steps: tuple[Step, ...], m: Match, lo: int) -> Match | None:
        """Where the verb stands last, the subject opens the sentence and the content fills it: *Kaya, … söyledi*."""
        start = self._front_start(m.edge, lo)
        source = next(n for n, step in enumerate(steps) if step.text == "SOURCE")
        phrase = self._opener(start, m.edge) if source > 1 else self._bare_opener(start, m.edge)
        if phrase is None or self._owns(phrase) or (source > 1 and self.t.raw[phrase.resume] != steps[1].text):
            return None
        if self.t.mask[phrase.resume] & self.s.g.subordinator:
            return None  # "İncelemelerde bulunan Vali Toprak, …": the participle makes it part of another phrase
        before = phrase.start - 1
        if source + 1 < len(steps):
            if before < lo or not self._matches(steps[source + 1], before, m):
                return None
        elif not self._opens_here(start, phrase.start):
            return None
        behind = phrase.resume + bool(self.t.mask[phrase.resume] & self.s.g.complementiser)
        content = self.c.trim(self._behind_converb(self._behind_setting(behind, m.edge), m.edge), m.edge)
        return with_phrase(steps[source], m._replace(content=(content, *m.content), edge=phrase.start), phrase)

    def _front_start(self, edge: int, lo: int) -> int:
        """Return where the clause that ends in the verb at ``edge`` begins; *X … reddederken,* **Y** *…* is two."""
        t, start = self.t, self._behind_colon(self.c.start(edge, lo), edge)
        inner = (k + 1 for k in range(start, edge) if t.mask[k] & self.s.g.meanwhile and not self.c.quoted(k))
        start = max((end for end in inner if end < edge), default=start)
        while start < edge and (t.mask[start] & self.skippable or t.raw[start] == ","):
            start += 1
        return start

    def _opener(self, start: int, edge: int) -> NounPhrase | None:
        """Return the phrase before the first comma, or *ise*: **Eş Başkan, yargıç Celeste Amaro,** *grevin …*."""
        t = self.t
        end = self._boundary(start, edge)
        if end is None:
            return self._first(start, edge)
        whole = self.s.right(start, edge)
        if whole and whole.head_end == end and end < whole.end < edge and t.raw[whole.end] == ",":
            return whole._replace(resume=whole.end)
        if (phrase := self.s.right(start, end)) and phrase.resume == end:
            return phrase
        left = self.s.left(end, start)
        setting = left and left.start > start and t.mask[left.head_end - 1] & (self.s.g.wh | self.s.g.adverb)
        if setting:
            return None  # "Kaya gazetecilere yaptığı açıklamada, …"
        apart = left and left.start > start and not t.mask[left.start - 1] & self.s.g.subordinator
        return self._first(start, edge) if apart and t.raw[end] != "," else self._all_of(start, left)

    def _owns(self, phrase: NounPhrase) -> bool:
        """**Tomaz Ribe'nin** *çekilmesi dikkat çekti*: a name in the genitive, a noun in another case is no subject."""
        inner, g = range(phrase.head_end - 1, phrase.start - 1, -1), self.s.g
        mask = self.t.mask[next((k for k in inner if self.s.is_noun(k)), phrase.head_end - 1)]
        return bool(mask & g.genitive_name or (mask & g.adverb and not mask & g.noun))

    def _all_of(self, start: int, phrase: NounPhrase | None) -> NounPhrase | None:
        """**İnşaat firmasının** *sahibi Rıfat Gencer,*: what a genitive ties to the phrase is part of it."""
        t, g = self.t, self.s.g
        if phrase is None:
            return None
        first, barred = phrase.start, g.verb | g.stop | g.adverb | g.pronoun | g.time | g.preposition
        while first > start and t.raw[first - 1][0].isalnum() and not t.mask[first - 1] & barred & ~g.determiner:
            first -= 1
        return phrase._replace(start=first)

    def _bare_opener(self, start: int, edge: int) -> NounPhrase | None:
        """Return the phrase that opens the clause without a mark; none where another one stands before a mark."""
        phrase = self._first(start, edge)
        end = self._boundary(start, edge)
        if phrase is None or end is None or end < phrase.end:
            return phrase
        marked = self._opener(start, edge)
        return None if marked and marked.start >= phrase.end else phrase

    def _first(self, start: int, edge: int) -> NounPhrase | None:
        """Return the phrase at ``start``, read as far as the sentence goes and not cut off at the verb."""
        phrase = self.s.right(start, len(self.t))
        return phrase if phrase and phrase.resume <= edge else self.s.right(start, edge)

    def _boundary(self, start: int, edge: int) -> int | None:
        """Return where the first comma or particle behind a subject stands, outside of quotations and brackets."""
        t, depth = self.t, 0
        for k in range(start, edge):
            depth += (t.raw[k] == "(") - (t.raw[k] == ")")
            mark = t.raw[k] == "," or (t.mask[k] & self.s.g.complementiser and k > start)
            if mark and not depth and not self.c.quoted(k):
                return k
        return None

    def _opens_here(self, start: int, first: int) -> bool:
        """Return whether nothing but a time stands between the beginning of the clause and the speaker."""
        return all(self.s.is_time(k) or self.t.mask[k] & self.skippable for k in range(start, first))

    def _behind_setting(self, start: int, edge: int) -> int:
        """*Kaya,* **dün yaptığı açıklamada,** | *yolun kapandığını söyledi*: where it was said is no part of it."""
        t, g = self.t, self.s.g
        inner = range(start + 1, min(edge - 1, start + MAX_SETTING))
        comma = next((k for k in inner if t.raw[k] == "," and k > start + 1 and not self.c.quoted(k)), start)
        return comma + 1 if comma > start and t.mask[comma - 1] & g.setting else start

    def _behind_converb(self, start: int, edge: int) -> int:
        """*Kaya,* **yolun kapandığını belirterek,** | *sürücüleri uyardı*: what was reported before is another's."""
        bit = self.pack.bit("CONVERB")
        hits = (h for k in range(start, edge) for h in self.t.hits[k] if h.entry.bits & bit and not self.c.quoted(k))
        return max((h.end for h in hits if h.end < edge), default=start)

    def _behind_colon(self, start: int, end: int) -> int:
        """*Курочкин не согласен:* **люди***, поясняет он,* **разлюбили хлеб**: a colon opens a clause of its own."""
        if not (self.s.g.subject or self.s.g.verb_last):
            return start
        inner = (k + 1 for k in range(end - 2, start, -1) if self.t.raw[k] == ":" and not self.c.quoted(k))
        return next(inner, start)
