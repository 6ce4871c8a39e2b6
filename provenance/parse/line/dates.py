"""Dates as pages write them, in machine form and in prose; what may be read two ways is no date."""

import re
from datetime import date, datetime

from provenance.rules.book import RuleBook
from provenance.rules.kinds import Words

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:?\d\d|(?!\d))")
COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)")
EARLIEST, LATEST = 1990, 2100
PROSE_WINDOW = 120
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
EASTERN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
TOKEN = re.compile(r"\d+|[^\W\d_]+")
MONTH_CLASS = "month"


def iso_date(value: str) -> str | None:
    """Return the value's date or date and time in ISO 8601, or None when it holds no valid one."""
    value = value.strip()[:60]
    match = ISO.match(value)
    if match:
        if not _valid(match[1], match[2], match[3]):
            return None
        return _full(value) or match[0][:10]
    match = COMPACT.match(value)
    return "-".join(match.groups()) if match and _valid(*match.groups()) else None


def prose_date(text: str, book: RuleBook) -> str | None:
    """Return the first day a line names ("3. Mai 2024", "May 3, 2024", "03.05.2024") in ISO 8601, or None.

    "03/05/2024" may be March or May: it is a date only where one of its numbers cannot be a month.
    """
    text = text[:PROSE_WINDOW]
    for pattern in (EASTERN, YEAR_FIRST):
        if match := pattern.search(text):
            return _iso(match[1], match[2], match[3])
    if match := DOTTED.search(text):
        return _iso(match[3], match[2], match[1])
    if match := SLASHED.search(text):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return _iso(match[3], match[2], match[1])
        return _iso(match[3], match[1], match[2]) if second > 12 else None
    return _named(text, book)


def _named(text: str, book: RuleBook) -> str | None:
    """Return the day given with the month's name: its number and a year stand beside the name."""
    names = book.compiled("parse.months", _months)
    tokens = TOKEN.findall(text)
    for i, token in enumerate(tokens):
        month = names.get(token.casefold())
        near = [t for t in tokens[max(0, i - 2) : i + 4] if t.isdigit()]
        day_ = next((t for t in near if len(t) <= 2), None)
        year = next((t for t in near if len(t) == 4), None)
        if month and day_ and year:
            return _iso(year, month, day_)
    return None


def _months(book: RuleBook) -> dict[str, str]:
    found: dict[str, str] = {}
    for rule in book.of(Words):
        _, kind, *rest = rule.id.split(".")
        if kind == MONTH_CLASS and rest:
            found.update((form.casefold().rstrip("."), rest[0]) for form in rule.forms)
    return found


def _iso(year: str, month: str, day_: str) -> str | None:
    return f"{year}-{int(month):02}-{int(day_):02}" if _valid(year, month, day_) else None


def url_date(url: str) -> str | None:
    """Return the day an address names in its path (``/2024/11/02/``), or None."""
    match = IN_URL.search(url[:2000])
    if not match or not _valid(*match.groups()):
        return None
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"


def day(value: str) -> str:
    """Return the calendar day of an ISO date."""
    return value[:10]


def _full(value: str) -> str | None:
    """Return day and time in ISO 8601 where the value states a time; a day alone is no midnight."""
    if value[10:11] not in ("T", "t", " "):
        return None
    text = value.replace(" ", "T", 1) if len(value) > 10 and value[10] == " " else value
    text = re.sub(r"\.\d+(?=Z|[+-]|$)", "", text)
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _valid(year: str, month: str, day_: str) -> bool:
    try:
        return EARLIEST <= date(int(year), int(month), int(day_)).year <= LATEST
    except ValueError:
        return False
