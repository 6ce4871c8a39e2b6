"""Faults of rule files: each names its place, and all are reported at once."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

MAX_SHOWN = 200


class Fault(NamedTuple):
    """One fault in a rule file; ``line`` and ``col`` count from 1."""

    file: str
    line: int
    col: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}: {self.message}"


class RuleErrors(ValueError):  # noqa: N818 - holds many
    """Everything that is wrong with the rules that were to be loaded, in file and line order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        shown = [str(f) for f in self.faults[:MAX_SHOWN]]
        if len(self.faults) > MAX_SHOWN:
            shown.append(f"… and {len(self.faults) - MAX_SHOWN} more")
        super().__init__("\n".join(shown))

    def __reduce__(self) -> tuple[type["RuleErrors"], tuple[tuple[Fault, ...]]]:
        return RuleErrors, (self.faults,)


def nearest(given: str, valid: Iterable[str]) -> str:
    """Return a hint such as ``; did you mean 'label'?``, or all that is valid where nothing is near and it is short."""
    choices = sorted(valid)
    close = get_close_matches(given[:80], choices, n=1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; valid: {', '.join(choices)}" if 0 < len(choices) <= 30 else ""


def shown(text: str, most: int = 60) -> str:
    """Return the text in quotes for a message, on one line, cut to ``most`` code points."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: most + 1]).split())
    return f"'{line[:most]}…'" if len(text) > most else f"'{line}'"
