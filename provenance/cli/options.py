"""Options that several commands share, and the checks of what they are given."""

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
LONGEST = 2_000


def _language(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _CODE.fullmatch(value):
        raise click.BadParameter("a language code such as `en` is expected")
    return value and re.split("[-_]", value)[0].lower()


def _url(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine or len(value) > LONGEST or not value.isprintable() or " " in value:
        raise click.BadParameter("an address such as `https://example.org/article` is expected")
    return value


def _date(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter("a date such as `2024-11-02` is expected") from None
    return value


def _outlet(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and (not value.strip() or len(value) > 200 or not value.isprintable()):
        raise click.BadParameter("the name of an outlet is expected")
    return value and value.strip()


class Nearest(click.Choice[str]):
    """One of several words; of another one the nearest is named."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """Return what is wrong with a word, and which one was probably meant."""
        near = nearest(str(value), self.choices)
        told = super().get_invalid_choice_message(value, ctx)
        return f"{told[:-1]}; did you mean '{near}'?" if near else told


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that was probably meant, or None where none is near."""
    return next(iter(get_close_matches(word.lower().lstrip("."), list(choices), 1)), None)


_HINTS = (
    click.option("--language", metavar="CODE", callback=_language, help="The article's language, where you know it."),
    click.option("--url", metavar="URL", callback=_url, help="The address the article was found at."),
    click.option("--date", metavar="DATE", callback=_date, help="When the article was published (2024-11-02)."),
    click.option("--outlet", metavar="NAME", callback=_outlet, help="Who published the article."),
)
rules = click.option(
    "--rules",
    "folders",
    metavar="DIR",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Lay a folder of your own rules over the built-in ones; may be repeated.",
)
ratings = click.option(
    "--ratings",
    "ratings",
    metavar="FILE",
    multiple=True,
    help="Show what a list of ratings of yours says of the domains: MAPPING=FILE, or FILE with FILE.yaml beside it.",
)
redact = click.option(
    "--redact",
    "redact",
    is_flag=True,
    help="Leave out the names of private persons and the words of readers' comments (docs/privacy.md).",
)


def _report_language(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    return value and value.strip().lower()


report_language = click.option(
    "--report-language",
    metavar="CODE",
    callback=_report_language,
    help="The language of the report's own words: a code such as `de`, or `auto` for the article's; else English.",
)
force = click.option("--force", is_flag=True, help="Replace files that are already there.")


def hints(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what the caller knows of the article."""
    for option in reversed(_HINTS):
        command = option(command)
    return command


def given(**values: str | None) -> dict[str, str]:
    """Return the hints that were given."""
    return {name: value for name, value in values.items() if value}
