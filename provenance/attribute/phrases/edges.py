"""How far left the words before a cue may belong to one noun phrase."""

from provenance.attribute.phrases.rightward import Rightward


class Edges(Rightward):
    """Finds the left edges of noun phrases in one block."""

    def _edge(self, end: int, floor: int) -> int:
        """Return how far left the words before ``end`` may belong to one phrase."""
        k = end
        while k > floor and not self._bars(k - 1, end, floor):
            k -= 1
            inside = k in self.inner or self._continues(k, floor) or self._entitles(k, floor)
            if self.t.mask[k] & self.g.determiner and not inside:
                break
        if floor < k < end and self.t.mask[k] & self.g.subject and self._entitled(k - 1):
            k -= 1
        return k

    def _bars(self, k: int, end: int, floor: int) -> bool:
        """Return whether token k, met on the way left, cannot belong to the phrase."""
        g, mask = self.g, self.t.mask[k]
        if k in self.inner or (mask & g.possessor and self._genitive(k, end)):
            return False
        if not self.t.raw[k][0].isalnum():
            return not self._inner_mark(k, end)
        if mask & (g.verb | g.stop) and not mask & (g.determiner | g.noun) and not self._capital_inside(k, floor):
            return not self.postmodifies(k)
        if mask & g.pronoun and not mask & (g.determiner | g.link):
            return True
        if mask & g.adverb and not mask & (g.determiner | g.quantifier):
            return not (k > floor and self.t.mask[k - 1] & (g.determiner | g.link))  # "the newly filed reports"
        return bool(mask & g.conjunction) and not self._joins(k, floor)

    def _genitive(self, k: int, end: int) -> bool:
        """*Orsini's ministry*: the ending between two nouns."""
        return bool(self.t.mask[k] & self.g.possessor) and k > 0 and self.is_noun(k - 1) and k + 1 < end

    def _capital_inside(self, k: int, floor: int) -> bool:
        return k > floor and self.t.raw[k][0].isupper() and self.t.raw[k - 1][0].isalnum()

    def _joins(self, k: int, floor: int) -> bool:
        """*A and B said*: a conjunction between two nouns belongs to the phrase."""
        return k > floor and (self.is_noun(k - 1) or self._completes(k - 1, floor))

    def _completes(self, k: int, floor: int) -> bool:
        """*Министерство сельского* **хозяйства** *и промышленности*: unlisted words behind a noun that is a subject."""
        while k > floor and self._completing(k):
            k -= 1
        return bool(self.t.mask[k] & self.g.subject)

    def _continues(self, k: int, floor: int) -> bool:
        """Return whether a phrase reaches further left than the article at k: *the chief of the agency*."""
        if k <= floor:
            return False
        mask = self.t.mask[k - 1]
        genitive = self.capital_nouns and self.is_noun(k - 1) and bool(self.t.mask[k] & self.g.link)
        return (bool(mask & (self.g.link | self.g.conjunction)) and not self._clause_break(k - 1)) or genitive

    def _entitles(self, k: int, floor: int) -> bool:
        """*le journal* **Le** *Courrier de Lanque*: an article with a capital opens the name of the body before it."""
        inside = k > floor and self.t.raw[k][0].isupper() and self.t.raw[k - 1].islower()
        return inside and bool(self.t.mask[k - 1] & self.g.body)

    def _entitled(self, k: int) -> bool:
        """**Najwyższa** *Izba Kontroli*: an adjective with a capital before a noun with one."""
        return not self.t.mask[k] and self.t.raw[k].istitle() and self.t.raw[k + 1][0].isupper()

    def _clause_break(self, k: int) -> bool:
        return bool(self.t.mask[k] & self.g.conjunction) and not (k > 0 and self.is_noun(k - 1))
