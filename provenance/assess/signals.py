"""From facts to signals: a rule bounds what was measured and says it in words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provenance.assess.fact import Detector, Fact, Slot, quoted
from provenance.assess.facts import detectors
from provenance.assess.reading import Reading
from provenance.model.findings import Unchecked, unchecked
from provenance.model.values import Evidence, Signal
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Range, SignalRule
from provenance.wording import BASE, Wording

LEVELS = ("look_first", "notice", "info")
_SLOT = re.compile(r"\{([a-z_]+)\}")
_CHOICE = re.compile(r"\[([a-z_]+)\?([^\[\]|]*)\|([^\[\]|]*)\]")
_QUOTES_SHOWN = 6
_ADDED = frozenset({"n", "quotes"})
"""Slots that joining fills."""


@dataclass(frozen=True)
class Raised:
    """Signals in order, and the rules that could not be followed."""

    signals: tuple[Signal, ...]
    not_checked: tuple[Unchecked, ...]


def raise_signals(reading: Reading) -> Raised:
    """Return the signals of every rule in force: by level, then position in the text, then id."""
    found: list[Signal] = []
    unfollowed: list[Unchecked] = []
    known = reading.book.compiled("assess.detectors", lambda _: detectors())
    for rule in reading.book.of(SignalRule):
        outcome = _follow(reading, rule, known)
        if isinstance(outcome, Unchecked):
            unfollowed.append(outcome)
        else:
            found.extend(outcome)
    return Raised(tuple(sorted(found, key=_order)), tuple(unfollowed))


def _order(signal: Signal) -> tuple[int, float, str]:
    start = min((e.spans[0][0] for e in signal.evidence if e.spans), default=float("inf"))
    return LEVELS.index(signal.level), start, signal.id


def _follow(reading: Reading, rule: SignalRule, known: Mapping[str, Detector]) -> list[Signal] | Unchecked:
    detector = known.get(rule.fact)
    if detector is None:
        return unchecked("signal.no_fact", id=rule.id, fact=quoted(rule.fact))
    facts = list(detector(reading, rule.words))
    unknown = _needed(reading.book, rule) - _ADDED - set(facts[0].values if facts else _needed(reading.book, rule))
    if unknown:
        return unchecked("signal.no_slot", id=rule.id, fact=rule.fact, slots=", ".join(sorted(unknown)))
    return [_signal(rule, fact, reading.wording) for fact in _taken(reading, rule, facts)]


def _needed(book: RuleBook, rule: SignalRule) -> set[str]:
    texts = " ".join((rule.title, rule.explanation, rule.also_when, rule.would_change))
    return {*_SLOT.findall(texts), *(choice.group(1) for choice in _CHOICE.finditer(texts)), *rule.when}


def _taken(reading: Reading, rule: SignalRule, facts: list[Fact]) -> Iterator[Fact]:
    kept = [f for f in facts if _holds(rule.when, f.values)]
    together = [f for f in kept if f.take == "together"]
    first = [f for f in kept if f.take == "first"][:1]
    yield from (f for f in kept if f.take == "each")
    yield from first
    if together:
        joined = _joined(reading, together)
        if _holds(rule.when, joined.values):
            yield joined


def _holds(bounds: Mapping[str, Range], values: Mapping[str, Slot]) -> bool:
    """A bound on a slot that is filled later, by joining, is met for now."""
    return all(_within(bound, values[name]) for name, bound in bounds.items() if name in values)


def _within(bound: Range, value: Slot) -> bool:
    if isinstance(value, str):
        return False
    return (bound.at_least is None or value >= bound.at_least) and (bound.at_most is None or value <= bound.at_most)


def _joined(reading: Reading, facts: list[Fact]) -> Fact:
    evidence = tuple(e for fact in facts for e in fact.evidence)
    values = {**facts[0].values, "n": len(facts), "quotes": _quotes(reading, evidence)}
    return Fact(values, evidence, status=facts[0].status)


def _quotes(reading: Reading, evidence: tuple[Evidence, ...]) -> str:
    """Quotations with their line in brackets: “eenheid van 1.500 troepen” (7)."""
    lines: dict[str, list[str]] = {}
    for e in evidence:
        at = f"{reading.line(e.spans[0][0])}" if e.spans else ""
        places = lines.setdefault(quoted(e.exact or ""), [])
        if at and at not in places:
            places.append(at)
    marked = [(reading.wording.quoted(text), at) for text, at in lines.items()]
    shown = [f"{text} ({', '.join(at)})" if at else text for text, at in marked]
    return " · ".join([*shown[:_QUOTES_SHOWN], *(["…"] if len(shown) > _QUOTES_SHOWN else [])])


def _signal(rule: SignalRule, fact: Fact, wording: Wording) -> Signal:
    def told(part: str, own: str) -> str:
        return fill(wording.signal(rule.id, part, own), fact.values, wording)

    return Signal(
        id=rule.id,
        status=fact.status,
        level=rule.level,
        title=told("title", rule.title),
        explanation=told("explanation", rule.explanation),
        evidence=fact.evidence,
        also_when=told("also_when", rule.also_when),
        would_change=told("would_change", rule.would_change),
        rule=rule.id,
    )


def fill(text: str, values: Mapping[str, Slot], wording: Wording = BASE) -> str:
    """Return the text with ``{slot}`` filled, and ``[slot?a|b]`` read as a where the slot holds something, else b.

    Numbers are written as the language does.
    """
    chosen = _CHOICE.sub(lambda c: c.group(2) if values.get(c.group(1)) else c.group(3), text)
    return _SLOT.sub(lambda slot: _shown(values.get(slot.group(1), slot.group(0)), wording), chosen)


def _shown(value: Slot, wording: Wording) -> str:
    return value if isinstance(value, str) else wording.number(value)
