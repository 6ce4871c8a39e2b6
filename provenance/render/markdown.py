"""A report as Markdown: the same lines as in a terminal."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from provenance.render.view import View, view_of
from provenance.render.wording import capital, say
from provenance.report.model import Report

_ACTIVE = re.compile(r"[\\`*_\[\]<>#|~$&]|(?<=:)/|(?<=www)\.|^[-+=]|(?<=^\d)[.)]", re.IGNORECASE)
NO_NAMES: Mapping[str, str] = MappingProxyType({})


def render_markdown(report: Report, label: str = "", languages: Mapping[str, str] = NO_NAMES) -> str:
    """Return the report as Markdown in which nothing that comes from the article is markup."""
    view = view_of(report, label, languages)
    return "\n".join(line.rstrip() for line in _lines(view)) + "\n"


def _lines(view: View) -> Iterable[str]:
    yield from (f"# {_escaped(view.title)}", "", _escaped(view.head), "")
    yield from (_heading("traced"), "", *_items(view.traced), "")
    yield from (_heading("sources"), "", *_sources(view), "")
    yield from (_heading("origin"), "", *_items((" → ".join(view.chain), *view.notes)), "")
    yield from (_heading("look"), "", f"*{say('look.note')}*", "", *_look(view), "")
    yield from (_heading("cannot"), "", *_items(view.cannot), "")
    yield f"{_escaped(view.accuracy)} {say('accuracy.rules')}"


def _heading(key: str) -> str:
    return f"## {capital(say(key).lower())}"


def _items(lines: Iterable[str]) -> list[str]:
    return [f"- {_escaped(line)}" for line in lines]


def _sources(view: View) -> Iterable[str]:
    if not view.sources:
        yield view.no_sources
        return
    yield f"| {say('sources.words')} | {say('sources.line')} | |"
    yield "|--:|--:|:--|"
    for row in view.sources:
        details = "".join(f"<br>{_escaped(verb)} {_escaped(text)}" for verb, text in row.details)
        about = f" · {_escaped(row.about)}" if row.about else ""
        yield f"| {row.words:,} | {row.line} | **{_escaped(row.name)}**{about}{details} |"


def _look(view: View) -> Iterable[str]:
    if not view.look:
        yield say("look.none")
        return
    yield f"| | | {say('sources.line')} | |"
    yield "|:--|:--|--:|:--|"
    for row in view.look:
        yield f"| {row.level} | {_escaped(row.title)} | {_escaped(row.lines)} | {_escaped(row.quote)} |"


def _escaped(text: str) -> str:
    """A backslash before each mark that Markdown, HTML or an extension of either could act on."""
    return _ACTIVE.sub(r"\\\g<0>", text)
