"""A language pack made ready for matching: word classes by form, function words, frames by anchor."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from provenance.attribute.language.declension import Declensions, Lists
from provenance.attribute.language.frames import Shape
from provenance.attribute.language.grammar import Grammar
from provenance.attribute.language.tokens import APOSTROPHES, Entry, Hit, Tokens
from provenance.rules.grammar import LanguageRule, Pronoun
from provenance.rules.kinds import Gives

GAP = "…"
KIN, CALLED = "KIN_", "CALLED_"
MIN_COMPOUND = 7
MIN_TAIL = 4
MIN_KNOWN = 6
ENDING = "…"
OPENING = "‘"
MAX_QUOTED = 60
"""Tokens behind a single quotation mark in which an apostrophe may close the quotation."""


class Listed(NamedTuple):
    """The entries that begin with one word, in the order they are tried."""

    longer: Mapping[str, tuple[Entry, ...]]
    """Those of several words, by their second."""
    single: tuple[Entry, ...]


@dataclass(frozen=True)
class Pack:
    """Everything the engine asks about one language. All lookups are by lower-cased form."""

    code: str
    rule: LanguageRule
    tokens: re.Pattern[str]
    entries: Mapping[str, Listed]
    """Word-list entries by their first word."""
    classes: Mapping[str, int]
    """The bit of every word class and function-word class, by upper-cased name."""
    function: Mapping[str, int]
    """The bits of a single function word."""
    endings: Mapping[str, int]
    """The bits of function words told by their ending alone (*-ly*), where no list knows the word."""
    gives: Mapping[str, Gives]
    pronouns: Mapping[str, Pronoun]
    shapes: Mapping[str, tuple[Shape, ...]]
    """Frame shapes by anchor: a lower-cased word, or an upper-cased class name."""
    abbreviations: frozenset[str]
    tails: Mapping[str, Entry]
    """Listed nouns by lower-cased form, where the language's compounds end in them; else empty."""
    deeds: frozenset[str]
    """Nouns, lower-cased, for what somebody decides, does or says: they speak for nobody."""
    anchors: int
    """The bits of all classes that anchor a shape."""

    def anchor_names(self, bits: int) -> tuple[str, ...]:
        """Return the classes among ``bits`` that anchor a shape."""
        found = self._anchor_names.get(bits)
        if found is None:
            found = tuple(a for a in self.shapes if bits & self.classes.get(a, 0))
            self._anchor_names[bits] = found
        return found

    @cached_property
    def grammar(self) -> Grammar:
        """Return the classes the scanners ask about."""
        return Grammar(self.bits)

    @cached_property
    def kin(self) -> tuple[tuple[int, int], ...]:
        """Return for each group of offices the bits of its own words and of those that all of it go by."""
        groups = ((bit, name.removeprefix(KIN)) for name, bit in self.classes.items() if name.startswith(KIN))
        return tuple((bit, self.bit(CALLED + name)) for bit, name in groups)

    @cached_property
    def fronted(self) -> tuple[str, ...]:
        """Return the endings of words that may open a sentence before its subject: *Standing in the rain, Roth …*."""
        return tuple(f[len(ENDING) :].lower() for f in self.rule.function_words.get("fronted", ()))

    @cached_property
    def declensions(self) -> Declensions:
        """Return what shows the words of the language in their base form."""
        g = self.grammar
        lists = Lists(lambda w: self._listed(w, g.quantifier), lambda w: self._listed(w, g.noun), self._genders)
        return Declensions(self.rule.declensions, lists)

    def _listed(self, word: str, bits: int) -> bool:
        own = self.entries[word.lower()].single if word.lower() in self.entries else ()
        return any(e.bits & bits for e in own) or bool(self.function.get(word.lower(), 0) & bits)

    def _genders(self, given: str) -> frozenset[str]:
        own = self.entries[given.lower()].single if given.lower() in self.entries else ()
        bases = (e for e in own if e.bits & self.grammar.given and not e.bits & self.grammar.possessed)
        return frozenset(self.gives[e.rule].gender or "any" for e in bases)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Lower-cased name particles of the language."""
        return frozenset(p.lower() for p in self.rule.particles)

    @cached_property
    def infinitive(self) -> re.Pattern[str] | None:
        """Return what an infinitive with its mark inside looks like, in lower case, or None where there are none."""
        marks = [w for w, bits in self.function.items() if bits & self.bit("INFINITIVE")]
        prefixes = [p.lower() for p in self.rule.infinitive_prefixes]
        if not (marks and prefixes):
            return None
        return re.compile(rf"(?:{'|'.join(map(re.escape, prefixes))})(?:{'|'.join(map(re.escape, marks))})\w{{4,}}")

    @cached_property
    def _anchor_names(self) -> dict[int, tuple[str, ...]]:
        return {}

    def bit(self, name: str) -> int:
        """Return the bit of a class, 0 where the language has no such class."""
        return self.classes.get(name, 0)

    def bits(self, *names: str) -> int:
        """Return the bits of several classes together."""
        total = 0
        for name in names:
            total |= self.classes.get(name, 0)
        return total

    def tail(self, low: str) -> Entry | None:
        """Return the listed noun that closes a compound, or None where the language builds none."""
        if not self.tails or len(low) < MIN_COMPOUND:
            return None
        return next((self.tails[end] for end in _ends(low) if end in self.tails), None)

    def is_deed(self, low: str) -> bool:
        """Return whether a word is a listed noun for what somebody decides or does, or a compound that ends in one."""
        if low in self.deeds or not self.rule.compounds:
            return low in self.deeds
        return any(end in self.deeds for end in _ends(low))

    def without_article(self, low: str) -> str | None:
        """Return a listed office without the article written onto it (*statsminister*-**en**); None without one."""
        stems = (low.removesuffix(e) for e in self.rule.article_endings if low.endswith(e))
        return next((stem for stem in stems if self._is_office(stem)), None)

    def bears_article(self, raw: str) -> bool:
        """Return whether a word looks like a noun with an article written onto it: *bergenser*-**en**."""
        endings = tuple(e for e in self.rule.article_endings if len(e) > 1)
        return bool(endings) and len(raw) >= MIN_KNOWN and raw[0] == raw[0].lower() and raw.endswith(endings)

    def _is_office(self, low: str) -> bool:
        listed = self.entries[low].single if low in self.entries else ()
        tail = None if listed or low in self.function else self.tail(low)
        return any(e.bits & self.bit("ROLE") for e in (*listed, *([tail] if tail else [])))

    def read(self, text: str, start: int, end: int) -> Tokens:
        """Return the classified tokens of ``text[start:end]``."""
        tokens = Tokens(text, start, end, self.tokens)
        entries, mask = self.entries, tokens.mask
        closing = self.bits("CONJUNCTION", "COMPLEMENTISER", "WH", "PREPOSITION", "INFINITIVE")
        mask[:] = [self.function.get(low, 0) for low in tokens.low]
        for i in [i for i, low in enumerate(tokens.low) if low in entries]:
            longer, single = entries[tokens.low[i]]
            listed = (*longer.get(tokens.low[i + 1], ()), *single) if longer and i + 1 < len(mask) else single
            hits = [h for entry in listed if (h := _hit(tokens, i, entry, closing))]
            if any(h.entry.verbal for h in hits) and self._is_noun_here(tokens, i, hits):
                hits = [h for h in hits if not h.entry.verbal]
            if hits:
                tokens.hits[i] = hits
                for hit in hits:
                    mask[i] |= hit.entry.bits
        if self.endings:
            self._by_ending(tokens)
        if self.owning:
            self._bare_owners(tokens)
        for i in [i for i, raw in enumerate(tokens.raw) if raw == "." and i and mask[i - 1]]:
            if _is_initial(tokens, i - 1):
                mask[i - 1], tokens.hits[i - 1] = 0, ()
        return tokens

    def _is_noun_here(self, tokens: Tokens, i: int, hits: list[Hit]) -> bool:
        """*a* **claim**, *his latest* **remarks**, *the mayor's* **plan**: the word before makes a noun of a verb."""
        if not i:
            return False
        before = tokens.mask[i - 1]
        if before & self.bit("ARTICLE") or (before & self.bit("ATTRIBUTIVE") and tokens.raw[i - 1].islower()):
            return True
        owned = before & self.bit("CLITIC") and i > 1 and not tokens.mask[i - 2] & self.bit("PRONOUN")
        return bool(owned) and any(not h.entry.verbal for h in hits)

    @cached_property
    def owning(self) -> tuple[str, ...]:
        """What a word ends with whose owner's mark is an apostrophe alone: *the players'* **union**."""
        return tuple(g[:-1] for g in self.rule.genitive if len(g) > 1 and g[-1] in APOSTROPHES)

    def _bare_owners(self, tokens: Tokens) -> None:
        """Tell an owner's apostrophe from one that closes a quotation."""
        raw, bit, quoted = tokens.raw, self.bit("CLITIC"), -MAX_QUOTED
        for i in [i for i, word in enumerate(raw) if word in APOSTROPHES or word == OPENING]:
            if tokens.spaced(i) or not i:
                quoted = i
            elif i + 1 < len(raw) and tokens.spaced(i + 1) and raw[i + 1][0].isalnum() and i - quoted > MAX_QUOTED:
                tokens.mask[i] |= bit if tokens.low[i - 1].endswith(self.owning) else 0

    def _by_ending(self, tokens: Tokens) -> None:
        mask, ends = tokens.mask, tuple(self.endings)
        for i in [i for i, low in enumerate(tokens.low) if low.endswith(ends)]:
            low = tokens.low[i]
            named = i == 0 and len(mask) > 1 and any(h.entry.verbal for h in tokens.hits[1])  # "Jolly said"
            plain = not mask[i] and (tokens.raw[i] == low or (i == 0 and not named))
            fits = (end for end in self.endings if low.endswith(end) and (plain or end[0] in APOSTROPHES))
            mask[i] |= max((self.endings[end] for end in fits if len(low) > len(end) + 1), default=0)


def _ends(low: str) -> Iterator[str]:
    """Yield what may close a compound, the longest first: *vereinssprecherin* → … *sprecherin* …."""
    return (low[cut:] for cut in range(2, len(low) - MIN_TAIL + 1))


def _is_initial(tokens: Tokens, i: int) -> bool:
    """**В.** *Путин*, **И.**И. *Иванов*: a letter with a stop before a name is no preposition or conjunction."""
    raw = tokens.raw[i]
    named = i + 2 < len(tokens) and tokens.raw[i + 2][0].isupper() and not tokens.spaced(i + 2)
    return len(raw) == 1 and raw.isupper() and not tokens.spaced(i + 1) and named


REACH = 30
"""How many tokens may stand between the two parts of a separable verb or idiom."""
SENTENCE_MARKS = frozenset(".!?;")


def _hit(tokens: Tokens, i: int, entry: Entry, closing: int) -> Hit | None:
    n = len(entry.words)
    if n > 1 and tuple(tokens.low[i : i + n]) != entry.lows:
        return None
    if entry.capital and any(w[:1].isupper() and tokens.raw[i + k][:1] != w[:1] for k, w in enumerate(entry.words)):
        return None  # a form written with a capital (German "Quelle", English "May") asks for one
    if entry.verbal and i > 0 and tokens.raw[i][0].isupper() and tokens.raw[i - 1][0].isalnum():
        return None  # "the United States", "die Angaben": inside a sentence a capital is a name's or noun's
    if not entry.second:
        return Hit(entry, i, i + n)
    at = _second(tokens, i + n, entry.second, closing)
    return Hit(entry, i, i + n, tuple(range(at, at + len(entry.second)))) if at else None


def _second(tokens: Tokens, start: int, words: tuple[str, ...], closing: int) -> int:
    """Return where the second part begins, 0 where it is missing.

    A particle closes its bracket: in "gab an die Presse nichts bekannt" *an* is no particle, the next word shows it;
    so it does in "roept de partijen op tot kalmte", where *op* is one.
    """
    n = len(words)
    for i in range(start, min(start + REACH, len(tokens))):
        low = tokens.low[i]
        if low in SENTENCE_MARKS:
            return 0
        if low == words[0] and tuple(tokens.low[i : i + n]) == words:
            after = i + n
            if after >= len(tokens) or not tokens.low[after][0].isalnum() or tokens.mask[after] & closing:
                return i
    return 0
