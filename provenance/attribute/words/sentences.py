"""Sentences of a block, in token positions."""

from provenance.attribute.language.pack import Pack
from provenance.attribute.language.tokens import Tokens
from provenance.attribute.words.remarks import Quote

STOPS = frozenset({".", "!", "?", "…", "...", "....", "。", "！", "？"})
CLOSERS = frozenset("\"”“’'»«›‹)]}") | {"''"}
MAX_INITIAL = 1
MIN_TOLD = 6
"""Tokens before an abbreviation that can be a sentence of their own."""
MIN_PLAIN = 3
"""Letters of the words on both sides of a stop that lost its space: no *e.V.*, no *node.Js*."""
YEAR = 4
MAX_YEAR_MARK = 2
"""Letters of a word for *year* behind one: *2018 r.*, *2013–2015 гг.*"""
MAX_SENTENCE = 300
"""Tokens. What runs on longer is read in pieces: work stays proportional to the text."""


def sentences_of(tokens: Tokens, pack: Pack, quotes: list[Quote]) -> list[tuple[int, int]]:
    """Return the sentences of a block as token ranges; a stop inside a quotation ends none but at its end."""
    inside = [0] * (len(tokens) + 1)
    for q in quotes:
        for i in range(q.start, q.words_end):
            inside[i] = q.end
    bounds, start, i, n = [], 0, 0, len(tokens)
    while i < n:
        end = i + 1
        if tokens.raw[i] in STOPS and _ends(tokens, pack, i, start):
            while end < n and tokens.raw[end] in CLOSERS and not tokens.spaced(end):
                end += 1
            if (not inside[i] or inside[i] <= end) and _begins(tokens, end):
                bounds.append((start, end))
                start = end
        i = end
    if start < n:
        bounds.append((start, n))
    return [piece for lo, hi in bounds for piece in _pieces(lo, hi)]


def _pieces(lo: int, hi: int) -> list[tuple[int, int]]:
    return [(at, min(at + MAX_SENTENCE, hi)) for at in range(lo, hi, MAX_SENTENCE)]


def _begins(tokens: Tokens, i: int) -> bool:
    if i >= len(tokens):
        return True
    first = next((tokens.raw[k] for k in range(i, min(i + 3, len(tokens))) if tokens.raw[k][0].isalnum()), "")
    return (tokens.spaced(i) or _run_together(tokens, i)) and not first[:1].islower()


def _run_together(tokens: Tokens, i: int) -> bool:
    """*behind a* **camera.Police** *came*: a stop between a plain word and a word with a capital, their space lost."""
    stop, word, behind = tokens.raw[i - 1], tokens.raw[i - 2] if i > 1 else "", tokens.raw[i]
    plain = word.isalpha() and word.islower() and len(word) >= MIN_PLAIN
    return stop in STOPS and plain and behind.istitle() and len(behind) >= MIN_PLAIN


def _ends(tokens: Tokens, pack: Pack, i: int, start: int) -> bool:
    if tokens.raw[i] != "." or i == 0:
        return True
    word, low = tokens.raw[i - 1], tokens.low[i - 1].rpartition("-")[2]
    if tokens.spaced(i) or not word[0].isalnum():
        return True
    if word.isdigit() and len(word) <= 2 and "#" in pack.abbreviations:
        return False
    initial = len(word) == MAX_INITIAL and word.isalpha() and word.isupper()
    initial = initial and not tokens.mask[i - 1] & pack.grammar.outlet  # "skriver politiet på X."
    if initial or low not in pack.abbreviations:
        return not initial
    return _goes_anew(tokens, pack, i, start)


def _counted(tokens: Tokens, pack: Pack, i: int, start: int) -> bool:
    """*не менее 11,4 млн руб.* **Деньги** *…*: behind a number's unit a capital begins a sentence."""
    if i + 1 >= len(tokens) or not tokens.mask[i - 1] & pack.grammar.unit or i - start < MIN_TOLD:
        return False
    number = any(tokens.raw[k][0].isdigit() for k in range(max(start, i - 4), i - 1))
    return number and tokens.raw[i + 1][:1].isupper()


def _dated(tokens: Tokens, pack: Pack, i: int, start: int) -> bool:
    """*Zamknięto go w marcu 2018 r.* **Pracę** *…*: a year that does not open its clause can end the sentence.

    *W 2018 r.* **Sąd** *orzekł*, *mówi, że w 2018 r.* **Sąd** *orzekł*: here it opens one.
    """
    g, k = pack.grammar, i - 2
    if k < start or i + 1 >= len(tokens) or not tokens.raw[i + 1][0].isupper() or tokens.mask[i + 1] & g.given:
        return False
    if not (tokens.raw[k].isdigit() and len(tokens.raw[k]) == YEAR and len(tokens.raw[i - 1]) <= MAX_YEAR_MARK):
        return False
    while k > start and (tokens.raw[k - 1].isdigit() or tokens.mask[k - 1] & (g.month | g.preposition)):
        k -= 1
    opening = g.complementiser | g.conjunction | g.subordinator | g.relative | g.according
    return k > start and tokens.raw[k - 1][0].isalnum() and not tokens.mask[k - 1] & opening


def _goes_anew(tokens: Tokens, pack: Pack, i: int, start: int) -> bool:
    """Return whether a sentence begins behind the stop of an abbreviation: *w 2018 r.* **Premier** *zapowiedział*.

    What can be no name shows it; in *W 2018 r. Sąd Najwyższy orzekł* the sentence has only begun.
    """
    g, k = pack.grammar, i + 1
    if _dated(tokens, pack, i, start) or _counted(tokens, pack, i, start):
        return True
    if k >= len(tokens) or not tokens.raw[k][0].isupper() or tokens.mask[i - 1] & g.title or i - start < MIN_TOLD:
        return False
    mask = tokens.mask[k]
    if tokens.low[k] in pack.particles or mask & g.given:
        return False
    if mask & (g.preposition | g.conjunction | g.subordinator | g.adverb | g.pronoun | g.according | g.cue):
        return tokens.raw[k][1:].islower()
    counted = i > 1 and tokens.raw[i - 2][0].isdigit()
    return counted and bool(mask & g.person) and not pack.rule.nouns_capitalised
