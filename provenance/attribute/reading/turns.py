"""Turns in a printed conversation: paragraphs that a speaker's name and a colon open (*ROTH: We were tired.*)."""

import re
from collections import Counter
from collections.abc import Iterable

from provenance.attribute.language.frames import TURN
from provenance.attribute.language.pack import Pack
from provenance.attribute.matching.match import Match
from provenance.attribute.phrases.clauses import Clauses
from provenance.attribute.words.nouns import NounPhrase

MAX_LABEL = 40
MAX_WORDS = 4
MIN_SPEECH = 2
INITIALS = 2
"""Letters that stand for a full name in a printed interview: *E. V.: Ano.*"""
OPENING = "\"“”«„'‘ \t"


def label_of(line: str) -> str | None:
    """Return the name before the colon that opens a line of speech; None where no name does."""
    label, colon, rest = line[: MAX_LABEL + len(line) - len(line.lstrip(OPENING))].lstrip(OPENING).partition(":")
    words = label.split()
    named = 0 < len(words) <= MAX_WORDS and all(w[0].isupper() and w.replace(".", "").isalpha() for w in words)
    return label if colon and named and (not rest or rest[0].isspace()) else None


def speakers(text: str, lines: Iterable[str]) -> frozenset[str]:
    """Return the labels that name somebody whose full name stands in the text, and whoever takes turns with them."""
    labels = Counter(label for line in lines if (label := label_of(line)))
    named = {label for label in labels if _is_named(text, label)}
    talk = any(labels[label] > 1 for label in named)
    return frozenset(named | {label for label, turns in labels.items() if talk and turns > 1 and label.isupper()})


def _is_named(text: str, label: str) -> bool:
    if " " in label and text.count(label) > text.count(label + ":"):
        return True
    letters = label.replace(".", " ").split()
    if len(letters) == INITIALS and "." in label and all(len(w) == 1 for w in letters):
        return bool(re.search(rf"\b{letters[0]}[^\W\d_]+ {letters[1]}[^\W\d_]+", text))
    last = label.rsplit(maxsplit=1)[-1]
    surname = last.title() if last.isupper() else last
    at = text.find(" " + surname)
    while at > 0:
        before = text[max(0, at - MAX_LABEL) : at].split()
        end = at + 1 + len(surname)
        if before and before[-1][0].isupper() and before[-1].isalpha() and not text[end : end + 1].isalnum():
            return True
        at = text.find(" " + surname, at + 1)
    return False


def turn_of(clauses: Clauses, pack: Pack, label: str | None) -> Match | None:
    """Return the whole paragraph as what its label's speaker says; None where the label is a word the pack lists."""
    shapes, t = pack.shapes.get(TURN, ()), clauses.t
    colon = next((k for k, raw in enumerate(t.raw) if raw == ":"), 0) if label and shapes else 0
    start = next((k for k in range(colon) if t.raw[k][0].isalnum()), colon)
    g = clauses.g
    listed = g.noun | g.time | g.determiner | g.adverb | g.preposition
    if colon == start or any(t.mask[k] & listed for k in (start, colon - 1)):
        return None
    content = clauses.trim(colon + 1, len(t))
    if content[1] - content[0] < MIN_SPEECH:
        return None
    source = NounPhrase(start, colon, colon, colon)
    quoted = (content,) if 0 in clauses.scanner.opens else ()
    return Match(shapes[0], None, (colon,), (content,), quoted, source)
