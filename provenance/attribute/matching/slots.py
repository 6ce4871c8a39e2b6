"""Whether what a frame found can stand in its slots: a source that can speak, a content that can be said."""

from provenance.attribute.matching.match import Match
from provenance.attribute.matching.subjects import told, trade_places
from provenance.attribute.phrases.clauses import Clauses
from provenance.attribute.words.nouns import NounPhrase
from provenance.attribute.words.remarks import STOPS


class Slots:
    """Judges the matches of one block."""

    def __init__(self, clauses: Clauses) -> None:
        self.c = clauses
        self.t = clauses.t
        self.g = clauses.g
        self.s = clauses.scanner

    def accept(self, match: Match) -> bool:
        """Return whether the slots of a match can be what its frame says they are."""
        frame = match.shape.frame
        if any(a >= b for a, b in match.content):
            return False
        if match.source and not self._can_speak(match):
            return False
        if self._goes_past(match) or self._is_subject(match) or self._trades_places(match) or self._heads(match):
            return False
        after_comma = [(a, b) for a, b in match.content if a > 0 and self.t.raw[a - 1] == "," and not match.quotes]
        if any(self._subordinate(a) for a, _ in after_comma) or self._adverbial(match):
            return False
        barred = self.s.pack.bits(*frame.where.without)
        if barred and any(self.t.mask[k] & barred for a, b in match.content for k in range(a, b)):
            return False
        return all(self.c.holds(name, match.content) for name in frame.where.content)

    def _is_subject(self, match: Match) -> bool:
        """*L'élu, qui a réuni 600 personnes,* **réclame** *la venue du ministre*: before the cue stands its subject."""
        source = match.source
        if match.quotes or source is None or len(match.content) != 1 or not self.g.dative or not match.cue:
            return False
        (start, end), cue = match.content[0], min(match.cue)
        phrase = self.s.right(start, cue) if end < cue and self.t.raw[end] == "," else None
        return phrase is not None and phrase.resume >= end

    def _trades_places(self, match: Match) -> bool:
        """*Partia* **odrzuciła** *kandydata*: of two nouns about a verb the one behind it has to be its subject.

        Only what is told is denied or confirmed: there a noun in the subject's form is enough.
        """
        source, t, g = match.source, self.t, self.g
        objects = "object" in match.shape.frame.where.content and (g.subject or self.s.pack.rule.verb_second)
        if not objects or match.quotes or not match.cue or source is None or source.start < min(match.cue):
            return False
        before = next(((a, b) for a, b in match.content if b <= min(match.cue)), None)
        if before is None or t.mask[source.start - 1] & g.preposition or match.hit is None:
            return False
        front = self.s.right(*before) or NounPhrase(*before, before[1], before[1])
        if trade_places(self.s, front, source) or self.s.pack.declensions.no_subject(t.words(*before)):
            return False
        return not (g.subject and told(self.s, match.hit)) or bool(t.mask[self._noun_in(*before)] & g.subject)

    def _heads(self, match: Match) -> bool:
        """**HARCOMBE:** *The city … again,* **highlighting** *…*: what a colon parts from its clause is no subject."""
        end = match.source.end if match.source else 0
        last = min(match.cue, default=0)
        return 0 < end < last and self.t.raw[end] == ":" and end + 1 < last

    def _noun_in(self, start: int, end: int) -> int:
        """Return the first listed noun between two tokens, or the first of them."""
        return next((k for k in range(start, end) if self.t.mask[k] & self.g.noun), start)

    def _goes_past(self, match: Match) -> bool:
        """*l'armée avance* **et** *salue …*: behind the cue a conjunction leads on to something else."""
        first = match.content[0][0] if match.content else 0
        other = self.g.complementiser | self.g.preposition
        return (
            not match.quotes
            and first - 1 in match.cue
            and bool(self.t.mask[first] & self.g.conjunction)
            and not self.t.mask[first] & other
        )

    def _can_speak(self, match: Match) -> bool:
        phrase = match.source
        assert phrase is not None
        g, t = self.g, self.t
        alone = phrase.end - phrase.start == 1
        if alone and (t.mask[phrase.start] & g.expletive or self._points_at_thing(phrase.start)):
            return False
        if alone and t.mask[phrase.start] & g.possessive and "object" in match.shape.frame.where.content:
            return False  # "her views", "those attacks": the word that looks like a verb is a noun
        if self._subject_behind(match, phrase) or self._takes_up_object(match, phrase):
            return False
        fronted = bool(match.shape.before) and match.shape.before[-1].text == "CONTENT"
        last = (match.shape.anchor, *match.shape.after)[-1].text
        if last == "QUOTE" and not match.awaits and not self._ends_at(match.edge):
            return False
        after = match.hit.second[-1] + 1 if match.hit and match.edge in match.hit.second else match.edge
        free = match.cue and any(t.mask[k] & (g.according | g.participle) for k in match.cue)
        free = free and not self.s.pack.rule.verb_second
        ending = last == "SOURCE" or (fronted and last not in {"CONTENT", "QUOTE"})
        if ending and not free and not self._closes(after) and t.raw[after - 1] != ",":
            return False
        if fronted and t.mask[phrase.start] & g.relative and t.mask[phrase.start] & g.pronoun:
            return False
        inverted = bool(match.cue) and phrase.start > min(match.cue)
        opening = match.content[0][0] if match.content else 0
        adverbial = t.mask[opening] & g.preposition & ~g.determiner or self.s.fronts(opening)
        if fronted and not inverted and adverbial and self._goes_on_at(after):
            return False  # "In a moment he won, Doyle declared on Monday that …"
        inner = range(phrase.start, phrase.head_end)
        if self._barred(match, phrase) or self._dates(inner) or not any(t.raw[k][-1].isalpha() for k in inner):
            return False
        nouns = [k for k in inner if self.s.is_noun(k) or t.mask[k] & g.pronoun]
        if nouns and self.s.pack.rule.verb_second and not t.mask[phrase.start] & g.definite:
            # "Wenige Stunden nach dem Putsch sagte …"
            return not self.s.is_time(nouns[0]) or bool(self.s.noun_bits(nouns[0]))
        return not nouns or not all(self.s.is_time(k) for k in nouns)

    def _goes_on_at(self, k: int) -> bool:
        """Return whether the clause goes on at k with more than a time: *Doyle said* on Monday **that** *…*."""
        t, g = self.t, self.g
        while k < len(t) and (self.s.is_time(k) or t.raw[k][0].isdigit() or t.mask[k] & g.adverb):
            k += 1
            if k < len(t) and t.mask[k] & g.preposition and k + 1 < len(t) and self.s.is_time(k + 1):
                k += 1
        return k < len(t) and (t.raw[k][0].isalnum() or t.raw[k] == ":")

    def _dates(self, inner: range) -> bool:
        """*Le 18 décembre*, *these last days*: articles, figures and words for times alone speak for nobody."""
        t, g = self.t, self.g
        light = [t.raw[k][0].isdigit() or bool(t.mask[k] & g.determiner) or self.s.is_time(k) for k in inner]
        return all(light) and any(self.s.is_time(k) for k in inner)

    def _barred(self, match: Match, phrase: NounPhrase) -> bool:
        """Return whether the source is, or begins with, a word of a class that its frame does not take as one."""
        barred = self.s.pack.bits(*match.shape.frame.where.source_without)
        inner, determiner = range(phrase.start, phrase.head_end), self.g.determiner
        nouns = (k for k in inner if self.s.is_noun(k) and not self.t.mask[k] & determiner)
        head = next(nouns, phrase.start + bool(self.t.mask[phrase.start] & determiner))
        opening = range(phrase.start, min(head + 1, len(self.t)))  # "de acuerdo con dos" may end the text
        return bool(barred) and any(self.s.bits(k) & barred for k in opening)

    def _subject_behind(self, match: Match, phrase: NounPhrase) -> bool:
        """*Die Pläne der Regierung nannte* **er** *falsch*: a subject behind the verb leaves none before it."""
        behind = match.hit.end if match.hit else 0
        if not behind or phrase.start >= match.hit.start or behind >= len(self.t):  # type: ignore[union-attr]
            return False
        return bool(self.t.mask[behind] & self.g.nominative)

    def _takes_up_object(self, match: Match, phrase: NounPhrase) -> bool:
        """*El balance* **lo** *ha confirmado el alcalde*: what a pronoun takes up before the verb is its object."""
        steps, behind = match.shape.after, match.hit.end if match.hit else 0
        if not steps or steps[0].text != "CONTENT" or steps[0].content or behind in self.s.opens:
            return False
        taken = (k for k in match.skipped if phrase.end <= k < behind)
        return any(self.t.mask[k] & self.g.object_clitic for k in taken)

    def _points_at_thing(self, i: int) -> bool:
        """*Das sagte niemand*: a neuter demonstrative takes up a statement, not a speaker."""
        pronoun = self.s.pack.pronouns.get(self.t.low[i])
        return pronoun is not None and pronoun.person == "demonstrative" and "n" in pronoun.gender

    def _ends_at(self, k: int) -> bool:
        """A quotation that is all of the content ends in a comma or its sentence, or a mark or conjunction follows."""
        if k >= len(self.t) or not self.t.raw[k][0].isalnum() or self.t.mask[k] & self.g.conjunction:
            return True
        quote = self.s.closes.get(k)
        return quote is not None and self.t.raw[quote.words_end - 1] in {",", *STOPS}

    def _closes(self, k: int) -> bool:
        """Return whether a source that ends its frame can end at k: in *said the bank stood ready* a clause goes on."""
        t, g = self.t, self.g
        if k >= len(t) or not t.raw[k][0].isalnum():
            return k >= len(t) or not t.mask[k] & g.possessor
        going_on = (
            g.preposition | g.dative | g.conjunction | g.adverb | g.subordinator | g.time | g.negation | g.adverbial
        )
        if self.s.pack.rule.verb_second:
            going_on |= g.determiner | g.relative  # "sagte Ina Roth der Zeitung"
        if t.mask[k] & g.relative and t.mask[k] & g.pronoun and not t.mask[k] & (g.determiner | g.complementiser):
            return True  # "said a fisherman who had been there"
        return bool(t.mask[k] & going_on) and not t.mask[k] & (g.verb & ~g.preposition)

    def _subordinate(self, start: int) -> bool:
        g, mask = self.g, self.t.mask[start]
        blocked = g.subordinator | g.commentary | g.conjunction
        return bool(mask & blocked) and not mask & (g.wh | g.determiner)

    def _adverbial(self, match: Match) -> bool:
        """*Volgens X, …* and *If it rains, …* before the cue are no content of the cue that follows."""
        if match.quotes or not match.content or match.content[0][0] >= min(match.cue, default=0):
            return False
        alone = len(match.content) == 1  # "La victime, un homme de 71 ans, aurait été surprise"
        if (alone or self.s.pack.rule.verb_second) and self._unfinished(*match.content[0]):
            return True
        start, end = match.content[0]
        mask = self.t.mask[start] & ~self.g.determiner
        alone = not any(self.t.raw[k] == "," for k in range(start, end))
        if len(match.content) > 1 and self.c.holds("finite", match.content[1:]):
            alone = False  # "If it rains, Roth said, the road will close"
        return bool(mask & self.g.according) or (alone and bool(mask & self.g.subordinator))

    def _unfinished(self, start: int, end: int) -> bool:
        """Where the verb comes second, *Roth, die in Bonn lebt,* sagte … and *Nachdem er kam,* sagte … lack it."""
        t, g = self.t, self.g
        comma = next((k for k in range(start, end) if t.raw[k] == ","), end)
        if self.c.quoted(start):
            return False
        if not self.s.pack.rule.verb_second:
            return self._interrupted(start, end)
        if t.mask[start] & g.subordinator and not t.mask[start] & (g.wh | g.complementiser):
            if t.mask[start] & g.preposition and comma == end:
                return False  # "Während der Ferien sollen die Streiks ruhen"
            return not any(t.raw[k - 1] == "," and t.mask[k] & (g.verb | g.reportive) for k in range(comma + 1, end))
        if comma + 1 >= end or not t.mask[comma + 1] & g.relative:
            return False
        governed = t.mask[start] & g.preposition & ~g.determiner  # "In einem Brief, der hier liegt, schreibt …"
        phrase = self.s.right(start + bool(governed), end)
        return phrase is not None and phrase.head_end == comma

    def _interrupted(self, start: int, end: int) -> bool:
        """*Berg, who runs the club,* **said** *the road …*: a subject and what is inserted behind it are no clause."""
        t, phrase = self.t, self.s.right(start, end)
        if phrase is None or phrase.head_end >= end or t.raw[phrase.head_end] != ",":
            return False
        commas = [k for k in range(phrase.head_end, end) if t.raw[k] == ","]
        return all(self._aside(a + 1, b) for a, b in zip(commas, [*commas[1:], end], strict=True))

    def _aside(self, start: int, end: int) -> bool:
        """Return whether what stands between two commas is no clause of its own: *who …*, *leading …*, *a sailor*."""
        g, opens = self.g, self.t.mask[start] if start < end else 0
        if opens & (g.relative | g.participle) & ~g.determiner or (start < end and self.s.fronts(start)):
            return True
        return not any(self.c.is_verb(k) or self.t.mask[k] & g.cue for k in range(start, end))
