"""A language's rules made into a ``Pack``: its words by their first one, its classes as bits, its frames by anchor."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from provenance.attribute.language.frames import shapes_of
from provenance.attribute.language.pack import ENDING, GAP, Listed, Pack
from provenance.attribute.language.tokens import Entry, token_pattern, words_of
from provenance.rules.book import RuleBook
from provenance.rules.grammar import Pronoun
from provenance.rules.kinds import Frame, SignalRule, Words
from provenance.rules.scope import COMPUTED, PRONOUN, classes_of

CITED = frozenset({"BODY", "DATA", "HEARSAY", "HEDGE"})
"""Classes that signals ask for and attribution too; words that only signals look for bear no class here."""


DEED = "DEED"
"""Words of this class bear none: they are read like any other word that no list knows."""
TAIL_CLASSES = ("ROLE", "ANONYMOUS", "BODY", "MEDIA", "AGENCY", "DOCUMENT", "DATA", "TIME")


def pack_of(book: RuleBook, code: str) -> Pack | None:
    """Return the pack of a language, made once per process; None for a language without one."""
    if book.language(code) is None:
        return None
    return book.compiled(("attribute.pack", code), lambda b: _build(b, code))


def _build(book: RuleBook, code: str) -> Pack:
    rule = book.language(code)
    assert rule is not None
    own = [r for r in book.of(Words, code) if DEED not in classes_of(r.id)]
    lists = (*own, *(r for r in book.of(Words, "any") if "GIVEN" in classes_of(r.id)))
    function = {n.upper().replace("-", "_"): forms for n, forms in rule.function_words.items()}
    pattern = token_pattern(*(function.get(name, ()) for name in ("ELISION", "CLITIC", "ENCLITIC")))
    cues = {name for r in lists for name in classes_of(r.id)}
    classes = _bits(book, cues, set(function))
    pronouns = {f.lower(): p for p in rule.pronouns for f in p.forms}
    small = _function_words(function, pronouns, classes, pattern)
    for entry in _entries(lists, classes, pattern):
        small.entries.setdefault(entry.words[0].lower(), []).append(entry)
    shapes = shapes_of(book.of(Frame, code), cues, classes, function)
    return Pack(
        code=code,
        rule=rule,
        tokens=pattern,
        entries={first: _listed(found) for first, found in small.entries.items()},
        classes=classes,
        function=small.singles,
        endings=small.endings,
        gives={r.id: r.gives for r in lists},
        pronouns=pronouns,
        shapes=shapes,
        abbreviations=frozenset(a.lower() for a in rule.abbreviations),
        tails=_tails(small.entries, classes) if rule.compounds else {},
        deeds=frozenset(f.lower() for r in book.of(Words, code) if DEED in classes_of(r.id) for f in r.forms),
        anchors=sum(classes[a] for a in shapes if a in classes),
    )


def _bits(book: RuleBook, cues: set[str], function: set[str]) -> dict[str, int]:
    """Return a bit for every class by name; none for what only signals look for."""
    asked = {name.partition("_")[0] for signal in book.of(SignalRule) for name in signal.words} - CITED - function
    names = sorted(cues | function | COMPUTED)
    return {name: 0 if name.partition("_")[0] in asked else 1 << n for n, name in enumerate(names)}


class _Small(NamedTuple):
    """Function words: the bits of single ones and of endings, and what has several words by the first."""

    singles: dict[str, int]
    endings: dict[str, int]
    entries: dict[str, list[Entry]]


def _function_words(
    function: Mapping[str, tuple[str, ...]],
    pronouns: Mapping[str, Pronoun],
    classes: Mapping[str, int],
    pattern: re.Pattern[str],
) -> _Small:
    small = _Small({}, {}, {})
    alone = tuple(form for form, p in pronouns.items() if p.person != "possessor")
    for name, forms in [*function.items(), (PRONOUN, alone)]:
        for ending in (f[1:].lower() for f in forms if f.startswith(ENDING) and name != "FRONTED"):
            small.endings[ending] = small.endings.get(ending, 0) | classes[name]
        for entry in _function_entries(forms, classes[name], pattern):
            if len(entry.words) == 1:
                small.singles[entry.words[0]] = small.singles.get(entry.words[0], 0) | entry.bits
            else:
                small.entries.setdefault(entry.words[0], []).append(entry)
    return small


def _function_entries(forms: Iterable[str], bit: int, pattern: re.Pattern[str]) -> Iterator[Entry]:
    for form in forms:
        words = words_of(pattern, form.lower().replace("’", "'"))
        if words and not form.startswith(ENDING):
            yield Entry("", form, bit, words)


def _entries(lists: Iterable[Words], classes: Mapping[str, int], pattern: re.Pattern[str]) -> Iterator[Entry]:
    for order, rule in enumerate(lists):
        bits = sum(classes[name] for name in classes_of(rule.id))
        for form in rule.forms:
            first, _, second = (part.strip() for part in form.replace("’", "'").partition(GAP))
            words = words_of(pattern, first)
            if words:
                second_part = words_of(pattern, second.lower())
                yield Entry(rule.id, form, bits, words, second_part, order, rule.gives.cue_class is not None)


def _listed(found: Iterable[Entry]) -> Listed:
    longer: dict[str, list[Entry]] = {}
    for entry in sorted(found, key=lambda e: (-len(e.words), e.order)):
        longer.setdefault(entry.lows[1] if len(entry.words) > 1 else "", []).append(entry)
    single = tuple(longer.pop("", ()))
    return Listed({second: tuple(those) for second, those in longer.items()}, single)


def _tails(entries: Mapping[str, list[Entry]], classes: Mapping[str, int]) -> dict[str, Entry]:
    nouns = sum(classes.get(name, 0) for name in TAIL_CLASSES)
    found: dict[str, Entry] = {}
    for first, listed in entries.items():
        for entry in listed:
            if len(entry.words) == 1 and entry.bits & nouns and len(first) >= 4:
                found.setdefault(first, entry)
    return found
