"""Where a name, a listed noun or a known body stands in a source's words."""

from provenance.attribute.language.tokens import HYPHENS
from provenance.attribute.phrases.leftward import Scanner
from provenance.registry import NameHit

MIN_NAME_WORDS = 2
MAX_SHORTENED = 3
"""Letters of a name's word that a stop cuts short: *Wm. Roth*; behind a longer one the sentence ends."""


class Names:
    """Finds the names in the noun phrases of one block."""

    def __init__(self, scanner: Scanner, names: list[NameHit]) -> None:
        self.s = scanner
        self.t = scanner.t
        self.g = scanner.g
        self.pack = scanner.pack
        self.names = {h.start: h for h in sorted(names, key=lambda h: h.end)}

    def _link(self, start: int, end: int) -> int:
        """Return where the phrase's core ends: *die Sprecherin* | *des Ministeriums*, *the chief* | *of police*."""
        seen, inside = 0, False
        for k in range(start, end):
            named = seen == 1 or inside or (k > start and self.t.mask[k - 1] & self.g.given)
            inside = bool(named) and self._ties(k) and self._particle(k, end)
            if self._attaches(k) and seen and not inside:
                return k
            if self._names_someone(k):
                seen += 1
            elif self.s.is_noun(k):
                seen = max(seen, 1) if not self.s.noun_bits(k) & self.g.person else seen or 9
        return end

    def _ties(self, k: int) -> bool:
        """Return whether a particle of a name stands at k: *Ursula* **von** *der Leyen*, not *Anwälte* **von** *Roth*.

        Where nouns have capitals, an article behind one but a given name owns: *die Sperrung* **der** *Brücke*.
        """
        t, g = self.t, self.g
        person = k and self.s.noun_bits(k - 1) & (g.person | g.anonymous) and not t.mask[k - 1] & g.given
        if t.low[k] not in self.s.particles or person:
            return False
        article = self.s.capital_nouns and t.mask[k] & g.article and k and t.raw[k - 1][0].isupper()
        return not article or bool(t.mask[k - 1] & g.given)

    def _nouns(self, start: int, cut: int) -> list[int]:
        """Return the listed nouns between; an adjective that is a role's word too (*la tesis* **fiscal**) is none."""
        nouns = [k for k in range(start, cut) if self.s.noun_bits(k)]
        own = [k for k in nouns if not self._modifies(k, start)]
        return own or [k for k in nouns if not self.s.noun_bits(k) & self.g.person]

    def _modifies(self, k: int, start: int) -> bool:
        """*documentos* **oficiales**, *la tesis* **fiscal**: behind a plain noun an adjective is no noun of its own."""
        t, g = self.t, self.g
        if k == start or not t.mask[k] & g.postmodifier or not t.raw[k].islower() or not t.raw[k - 1].islower():
            return False
        return not t.mask[k - 1] & (g.attaching | g.determiner | g.conjunction) and not self.s.capital_nouns

    def _titled(self, start: int, end: int) -> int | None:
        """*el diario* **La** *Hora del Sur*: where a name opens whose article has a capital, behind a body's noun."""
        t, bodies = self.t, self.g.body
        inner = range(start, end - 2)
        opens = (k + 1 for k in inner if t.raw[k].islower() and self.s.noun_bits(k) & bodies)
        return next((k for k in opens if t.raw[k][0].isupper() and t.mask[k] & self.g.article), None)

    def _common(self, name: tuple[int, int]) -> bool:
        """Where every noun has a capital, a lone one that the article elsewhere gives an article is no name.

        *Tweet empfahl* … *der Tweet*; *Merkel sagte* stands, nobody writes *die Merkel*.
        """
        if not self.s.capital_nouns or name[1] - name[0] > 1:
            return False
        word, text = self.t.raw[name[0]], self.t.text
        if not word[1:].islower():
            return False  # "die SPD"
        return any(f" {article} {word}" in text for article in self.pack.rule.function_words.get("determiner", ()))

    def _is_body(self, start: int, end: int) -> bool:
        return any(self.s.noun_bits(k) & self.g.body for k in range(start, end)) or bool(self._entity(start, end - 1))

    def _attaches(self, k: int) -> bool:
        shortened = k and self.t.raw[k - 1][-1] in HYPHENS  # "Gesundheits- und Sozialdirektor"
        return bool(self.t.mask[k] & self.g.attaching) and not self.s.noun_bits(k) and not shortened

    def _particle(self, k: int, end: int) -> bool:
        """A particle after one name belongs to it (*Sanne van der Klis*); after two it attaches (*Lotte Vos van X*).

        A given name shows it behind a role too: *fractieleider* **Joost van der Plas**, *burgemeester Vos* **van X**.
        """
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
            first, k = k, self._run_end(k, end)
            if best is None or k - first >= best[1] - best[0]:
                best = (first, k)
        return best and (self._first_name(start, *best), best[1])

    def _run_end(self, first: int, end: int) -> int:
        """Return where the run of name-like tokens ends that begins at ``first``."""
        k = first
        while k < end and (self._names_someone(k) or (self._inside_name(k, end) and k > first)):
            k += 1
        return k

    def _names_someone(self, k: int) -> bool:
        t, g = self.t, self.g
        if not self.s.name_like(k) or t.mask[k] & g.nameless or self.s.noun_bits(k) or t.raw[k][-1] in HYPHENS:
            return False
        counts = t.mask[k] & g.quantifier and not t.mask[k] & (g.article | g.given)
        return not (counts and (k == 0 or not t.raw[k - 1][0].isalnum()))  # "Neither side"

    def _inside_name(self, k: int, end: int) -> bool:
        if self.t.raw[k] == ".":
            return k + 1 < end and (len(self.t.raw[k - 1]) <= MAX_SHORTENED or not self.t.spaced(k + 1))
        if self.t.raw[k] == "&":
            return k + 1 < end
        nxt = k + 1 < end and (self._names_someone(k + 1) or self.t.low[k + 1] in self.s.particles)
        return nxt and self._ties(k)

    def _entity(self, start: int, end: int) -> NameHit | None:
        if end <= start:
            return None
        ends = {self.t.at[k][1] for k in range(start, end)}
        hits = [h for k in range(start, end) if (h := self.names.get(self.t.at[k][0])) and h.end in ends]
        return max(hits, key=lambda h: (h.end - h.start, h.start), default=None)

    def _opening(self, start: int, cut: int, end: int) -> NameHit | None:
        """**Organização Mundial da Saúde** *(OMS)*: a known name that goes on past the phrase's core."""
        first = start + bool(self.t.mask[start] & self.g.article)
        hit = self.names.get(self.t.at[first][0]) if first < cut else None
        return hit if hit and self.t.at[cut - 1][1] < hit.end <= self.t.at[end - 1][1] else None

    def _heads(self, hit: NameHit, start: int, cut: int) -> bool:
        """*The US government* is no country: the name has to reach the last noun of the phrase."""
        last = max((k for k in range(start, cut) if self.s.is_noun(k)), default=cut - 1)
        return self.t.at[last][1] <= hit.end

    def _covers(self, hit: NameHit, k: int) -> bool:
        return hit.start <= self.t.at[k][0] < hit.end

    def _without_article(self, start: int, end: int) -> str:
        """Return the words without the article before them; *en av dem*, *einer der Anwälte* keep theirs."""
        mask, g = self.t.mask, self.g
        while start < end - 1 and mask[start] & g.article and not mask[start] & g.quantifier:
            if self._attaches(start + 1):
                break
            start += 1
        return self._bare(self.t.words(start, end))

    def _bare(self, name: str) -> str:
        """Return a name without the ending behind its apostrophe, where the language writes endings so: *Şahin'e*."""
        stem, mark, ending = name.replace("’", "'").rpartition("'")
        return name[: len(stem)] if stem and mark + ending in self.pack.rule.cut_endings else name

    def _first_name(self, start: int, first: int, end: int) -> int:
        """Return where a person's name begins in a run of names behind a role: *rzecznik MSZ RP* **Jan Dobry**."""
        t, g = self.t, self.g
        if not g.subject or end - first <= MIN_NAME_WORDS:
            return first
        opens = first == 0 or not t.raw[first - 1][0].isalnum()
        acronym = t.raw[first].isupper() and not t.raw[end - 1].isupper()
        if (opens or acronym) and not t.mask[first] & (g.given | g.possessed) and self.s.is_given(first + 1):
            return first + 1  # "Běžkyně Eliška Votrubová", "по ЖКХ Раиса Туманян": a capital that is no name's
        if not any(self.s.noun_bits(k) & g.person for k in range(start, first)):
            return first
        shouts = [k for k in range(first, end - MIN_NAME_WORDS) if t.raw[k].isupper() and len(t.raw[k]) > 1]
        first = shouts[-1] + 1 if shouts and not t.raw[end - 1].isupper() else first
        names = [k for k in range(first, end - 1) if t.mask[k] & g.given]
        own = [k for k in names if self.s.is_given(k)] or names
        while len(own) > 1 and own[-2] == own[-1] - 1:
            own.pop()
        return own[-1] if own else first

    def _gender(self, start: int, end: int) -> str | None:
        """Return the gender that a name tells: by its given name (*Eva-Lotta* by *Eva*), else by its surname."""
        given = next(
            (self.pack.gives[h.entry.rule].gender for h in self.t.hits[start] if h.entry.bits & self.g.given), None
        )
        if given or end - start < MIN_NAME_WORDS:
            return given
        first = self.pack.entries.get(self.t.low[start].partition("-")[0])
        parts = (e for e in (first.single if first else ()) if e.bits & self.g.given)
        by_part = next((self.pack.gives[e.rule].gender for e in parts), None)
        endings = self.pack.rule.surname_endings
        told = by_part or next((g for g, ends in endings.items() if self.t.low[end - 1].endswith(tuple(ends))), None)
        return told or self.pack.declensions.gender(self.t.words(start, end))
