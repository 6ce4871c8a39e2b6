"""What a translation must keep to: keys and signals that exist, and the slots of the text it stands for."""

import re
from collections.abc import Iterator

from provenance.rules.draft import Placed
from provenance.rules.faults import Fault, nearest, shown
from provenance.rules.kinds import SignalRule, WordingRule
from provenance.rules.scope import Scope
from provenance.rules.told import PARTS, is_form
from provenance.wording import CATEGORIES, TEXTS, slots_of

COUNT = "n"
"""The slot that decides between the forms of what is counted; a form for one thing may do without it."""
_SLOT = re.compile(r"\{([a-z_]+)\}")
_CHOICE = re.compile(r"\[([a-z_]+)\?")


def check_wording(placed: Placed, rule: WordingRule, scope: Scope) -> Iterator[Fault]:
    """Yield the faults of a wording rule."""
    for key, text in rule.texts.items():
        message = _of_text(key, text)
        if message:
            yield placed.fault(message, "texts", key)
    for signal, translated in rule.signals.items():
        if signal not in scope.signals:
            yield placed.fault(f"no signal {shown(signal)}{nearest(signal, scope.signals)}", "signals", signal)
            continue
        own = scope.signals[signal]
        if own is None or not isinstance(own.rule, SignalRule) or _changed_after(own, placed):
            continue
        for part in PARTS:
            text, original = getattr(translated, part), getattr(own.rule, part)
            message = "" if text is None else _of_signal(text, original, own.rule)
            if message:
                yield placed.fault(f"'{part}': {message}", "signals", signal, part)


def _of_text(key: str, text: str) -> str:
    base, _, category = key.rpartition(".")
    counted = category in CATEGORIES and COUNT in slots_of(TEXTS.get(base, ""))
    if key not in TEXTS and not counted:
        return f"no text {shown(key)}{nearest(key, _keys())}"
    original = TEXTS[base] if counted else TEXTS[key]
    try:
        given, wanted = slots_of(text), slots_of(original)
    except ValueError as error:
        return str(error)
    return _slots(given, wanted, wanted - {COUNT} if counted else wanted, shown(original))


def _of_signal(text: str, original: str, rule: SignalRule) -> str:
    if "{" in (rest := _SLOT.sub("", text)) or "}" in rest:
        return "a slot is a lower-case name in braces, such as {line}"
    known = frozenset().union(*(_names(getattr(rule, part)) for part in PARTS))
    return _slots(_names(text), known, frozenset(_SLOT.findall(original)), shown(original))


def _names(text: str) -> frozenset[str]:
    return frozenset((*_SLOT.findall(text), *_CHOICE.findall(text)))


def _slots(given: frozenset[str], known: frozenset[str], needed: frozenset[str], original: str) -> str:
    for name in sorted(given - known):
        return f"no slot {{{name}}} in {original}{nearest(name, known)}"
    missing = sorted(needed - given)
    return f"{', '.join(f'{{{name}}}' for name in missing)} is missing, as in {original}" if missing else ""


def _keys() -> list[str]:
    return [key for key in TEXTS if not is_form(key)]


def _changed_after(own: Placed, wording: Placed) -> bool:
    """A translation that the rules it came with made true is not at fault when a later layer says something new."""
    return max(own.layer, own.changed_in) > max(wording.layer, wording.changed_in)
