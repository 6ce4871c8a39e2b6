"""How a report is told in one language: texts, names of values, counted things, numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from provenance.wording.texts import LANGUAGE, TEXTS

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""What a language may tell apart when it counts, by the names that Unicode CLDR gives them."""
NO_TEXTS: Mapping[str, str] = MappingProxyType({})
_SLOT = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language; where it has none for something, the program's own stand."""

    language: str = LANGUAGE
    """The code of the language, for numbers, for what is counted, and for the page."""
    texts: Mapping[str, str] = field(default_factory=lambda: NO_TEXTS, hash=False)

    def say(self, key: str, **slots: object) -> str:
        """Return the text for a key with its ``{slots}`` filled; whole numbers are written as the language does.

        ``{n}`` decides between the forms of what is counted; ``{Line}`` is ``line`` with a capital. Raises KeyError
        for a key that has no text.
        """
        text = self._form(key, slots.get("n"))
        return _SLOT.sub(lambda slot: self._filled(slot[1], slots), text)

    def named(self, prefix: str, value: str) -> str:
        """Return what a value of the vocabulary is called: its own name, with spaces, where no text says otherwise."""
        key = f"{prefix}.{value}"
        return self.say(key) if key in TEXTS else value.replace("_", " ")

    def signal(self, signal: str, part: str, own: str) -> str:
        """Return one text of a signal, its slots unfilled: ``own`` where there is no translation of it."""
        return self.texts.get(signal_key(signal, part), own)

    def line(self, number: int) -> str:
        """Return ``line 5``."""
        return self.say("line", a=str(number))

    def lines(self, first: int, last: int) -> str:
        """Return ``line 5`` or ``lines 5–13``."""
        return self.line(first) if first == last else self.say("lines", a=str(first), b=str(last))

    def number(self, number: float) -> str:
        """Return a number with its thousands apart, to three places behind the point."""
        return format_decimal(number, locale=_locale(self.language))

    def percent(self, part: int, whole: int) -> str:
        """Return a share in whole percent, 0 of nothing."""
        return self.say("percent", number=round(100 * part / whole) if whole else 0)

    def quoted(self, words: str) -> str:
        """Return words in quotation marks."""
        return self.say("quote", words=words)

    def language_name(self, code: str) -> str:
        """Return what a language is called, or its code."""
        return str(_locale(self.language).languages.get(code, code))

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return "rtl" if _locale(self.language).character_order == "right-to-left" else "ltr"

    def forms(self, key: str) -> dict[str, str]:
        """Return every form of a counted text, by category, its slots unfilled; ``other`` is always there."""
        texts, _ = self._texts(key)
        found = {category: texts[f"{key}.{category}"] for category in CATEGORIES if f"{key}.{category}" in texts}
        return {"other": texts[key], **found}

    def _form(self, key: str, n: object) -> str:
        texts, language = self._texts(key)
        if isinstance(n, int):
            return texts.get(f"{key}.{_locale(language).plural_form(n)}", texts[key])
        return texts[key]

    def _texts(self, key: str) -> tuple[Mapping[str, str], str]:
        return (self.texts, self.language) if key in self.texts else (TEXTS, LANGUAGE)

    def _filled(self, name: str, slots: Mapping[str, object]) -> str:
        if name not in slots and name.lower() in slots:
            return capital(self._filled(name.lower(), slots))
        value = slots[name]
        return self.number(value) if isinstance(value, int) else str(value)


def signal_key(signal: str, part: str) -> str:
    """Return the key under which a text of a signal is kept."""
    return f"signal.{signal}.{part}"


def slots_of(text: str) -> frozenset[str]:
    """Return the names of the slots of a text, ``{Line}`` as ``line``. Raises ValueError for a brace that is none."""
    if "{" in (rest := _SLOT.sub("", text)) or "}" in rest:
        raise ValueError("a slot is a name in braces, such as {line}")
    return frozenset(name.lower() for name in _SLOT.findall(text))


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(LANGUAGE)


BASE = Wording()
"""The program's own words."""
