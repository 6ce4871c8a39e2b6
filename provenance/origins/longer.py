"""Where a known name is the beginning of a longer one: "The Guardian of Harcombe" is not "The Guardian"."""

import re

from provenance.rules.book import RuleBook
from provenance.rules.kinds import Words

_LINKS = "any.name-link"
_CLOSING = {"«": "»", "»": "«", "„": "“”", "“": "”“", '"': '"', "‘": "’", "‚": "‘’"}
_SPACES = " \u00a0"
_NAME = re.compile(r"[^\W_][\w.&'’-]*(?: [^\W\d_a-z][\w.&'’-]*){0,4}")


def whole_name(text: str, start: int, end: int, stop: int, book: RuleBook) -> int:
    """Return where the name ends whose first words end at ``end``: at its closing quotation mark, or behind "of …"."""
    closing = _CLOSING.get(text[start - 1 : start] if start else "")
    if closing:
        line = text[end:stop].partition("\n")[0]
        at = next((i for i, char in enumerate(line) if char in closing), -1)
        if at >= 0:
            return end + at
    return longer_name(text, end, stop, book)


def longer_name(text: str, end: int, stop: int, book: RuleBook) -> int:
    """Return where the name ends that goes on behind ``end``: after "of", "della" and a capital; else ``end``."""
    link = book.compiled(_LINKS, _pattern).match(text, end, stop)
    if link is None or not text[link.end() : link.end() + 1].isupper():
        return end
    name = _NAME.match(text, link.end(), stop)
    return name.end() if name else end


def _pattern(book: RuleBook) -> re.Pattern[str]:
    forms = sorted({form for rule in book.of(Words) if rule.id == _LINKS for form in rule.forms}, key=len, reverse=True)
    either = "|".join(re.escape(f) if f[-1] == "'" else rf"{re.escape(f)}[{_SPACES}]" for f in forms)
    return re.compile(rf"[{_SPACES}](?:{either or '(?!)'})")
