"""Which of two phrases about a verb is its subject: by its case, or because the other is a mere deed.

*Decyzję rządu pochwalił* **premier Jan Dobry**; *Kritikken avviser* **minister Eva Lund**; **Kowal** *krytykuje rząd*.
"""

from provenance.attribute.language.tokens import Hit
from provenance.attribute.words.nouns import NounPhrase, Nouns

TOLD = frozenset({"denies", "confirms"})
NAME = 2
"""Words of a name that tell its case."""


def trade_places(scanner: Nouns, front: NounPhrase, behind: NounPhrase) -> bool:
    """Return whether the phrase behind the verb is its subject and the one before it what the verb is about."""
    g = scanner.g
    if scanner.t.mask[behind.start] & (g.oblique | g.preposition) & ~g.nominative:
        return False
    if g.subject and somebody(scanner, behind):
        return not somebody(scanner, front)
    return is_deed(scanner, front) or bool(scanner.t.mask[front.start] & (g.oblique | g.object_clitic))


def somebody(scanner: Nouns, phrase: NounPhrase) -> bool:
    """Return whether a person stands in the form of a subject: **premier** *Jan Dobry*, **Jan Dobry**, **poslanci**."""
    t, g = scanner.t, scanner.g
    noun = _head(scanner, phrase)
    first = max(noun + (not scanner.is_given(noun)), phrase.head_end - NAME)
    name = t.words(first, phrase.head_end) if first < phrase.head_end else ""
    if t.mask[phrase.head_end - 1] & g.possessed or (name and scanner.pack.declensions.person(name, False, ())):
        return False  # "Partia chwali premier Annę Dobrą"
    person = scanner.noun_bits(noun) & (g.person | g.anonymous) and t.mask[noun] & g.subject
    return bool(person) or scanner.is_given(noun)


def is_deed(scanner: Nouns, phrase: NounPhrase) -> bool:
    """Return whether the phrase tells what somebody decides or does: **die Entscheidung** *der Ministerin*."""
    return scanner.pack.is_deed(scanner.t.low[_head(scanner, phrase)])


def told(scanner: Nouns, hit: Hit) -> bool:
    """Return whether a verb is one of denying or confirming: what it is about is told, and is nobody."""
    gives = scanner.pack.gives.get(hit.entry.rule)
    return gives is not None and gives.stance in TOLD


def _head(scanner: Nouns, phrase: NounPhrase) -> int:
    inner = range(phrase.start, phrase.head_end)
    return next((k for k in inner if scanner.is_noun(k) or scanner.pack.is_deed(scanner.t.low[k])), phrase.start)
