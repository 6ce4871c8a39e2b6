"""Where a name begins and ends among the words of a phrase."""

from provenance.attribute.phrases import Scanner

MIN_NAME_WORDS = 2


class Names:
    """The names in the noun phrases of one block."""

    def __init__(self, scanner: Scanner) -> None:
        self.s = scanner
        self.t = scanner.t
        self.g = scanner.g
        self.pack = scanner.pack

    def _name_behind(self, cut: int, end: int) -> tuple[int, int] | None:
        """*la ministre de l'Énergie* **Inès Caron**: a name that a given name opens, at the end of the complement."""
        first = next((k for k in range(cut, end - 1) if self.t.mask[k] & self.g.given), end)
        while end - 1 > first and not self.t.raw[end - 1][0].isalnum() and "(" in self.t.raw[first:end]:
            end = self.t.raw.index("(", first)  # "la ministre de l'Énergie Inès Caron (PRG)"
        name = self._name(first, end)
        return name if name and name[0] == first and name[1] == end and end - first >= MIN_NAME_WORDS else None

    def _called_after(self, name: tuple[int, int], role: int) -> bool:
        """*posłanka* **Partii Pracy**: a word behind a body's noun with a capital is the body's name, no person's."""
        body = name[0] - 1
        lone = name[1] - name[0] == 1 and body > role and not self.t.mask[name[0]] & self.g.given
        return bool(lone and self.g.subject and self.t.raw[body][0].isupper() and self.s.noun_bits(body) & self.g.body)

    def _particle(self, k: int, end: int) -> bool:
        """A particle after one name belongs to it (*Sanne van der Klis*); after two it attaches (*Lotte Vos van X*)."""
        while k < end and self.t.low[k] in self.s.particles:
            k += 1
        return k < end and self._names_someone(k)

    def _name(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the longest run of name-like tokens that are no listed nouns."""
        best: tuple[int, int] | None = None
        k = start
        while k < end:
            if not self._names_someone(k):
                k += 1
                continue
            first = k
            while k < end and (self._names_someone(k) or (self._inside_name(k, end) and k > first)):
                k += 1
            if best is None or k - first >= best[1] - best[0]:
                best = (first, k)
        return best and (self._first_name(start, *best), best[1])

    def _first_name(self, start: int, first: int, end: int) -> int:
        """Return where a person's name begins in a run of names behind a role: *rzecznik MSZ RP* **Jan Dobry**."""
        t, g = self.t, self.g
        if not g.subject or end - first <= MIN_NAME_WORDS:
            return first
        if not any(self.s.noun_bits(k) & g.person for k in range(start, first)):
            return first
        shouts = [k for k in range(first, end - MIN_NAME_WORDS) if t.raw[k].isupper() and len(t.raw[k]) > 1]
        first = shouts[-1] + 1 if shouts and not t.raw[end - 1].isupper() else first
        names = [k for k in range(first, end - 1) if t.mask[k] & g.given]
        own = [k for k in names if self.s.is_given(k)] or names
        while len(own) > 1 and own[-2] == own[-1] - 1:
            own.pop()
        return own[-1] if own else first

    def _names_someone(self, k: int) -> bool:
        return self.s.name_like(k) and not self.t.mask[k] & self.g.nameless and not self.s.noun_bits(k)

    def _inside_name(self, k: int, end: int) -> bool:
        if self.t.raw[k] in {".", "&"}:
            return k + 1 < end
        nxt = k + 1 < end and (self._names_someone(k + 1) or self.t.low[k + 1] in self.s.particles)
        return self.t.low[k] in self.s.particles and nxt

    def _given_gender(self, k: int) -> str | None:
        return next((self.pack.gives[h.entry.rule].gender for h in self.t.hits[k] if h.entry.bits & self.g.given), None)
