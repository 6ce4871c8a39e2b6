"""Dates as pages write them in machine form, checked; prose dates are left to the library that knows languages."""

import re
from datetime import date, datetime

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:?\d\d|(?!\d))")
COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$")
IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)")
EARLIEST, LATEST = 1990, 2100


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
