"""A report as Markdown: the same lines as in a terminal."""

import re
from collections.abc import Iterable

from provenance.render.view import View, view_of
from provenance.report.model import Report
from provenance.wording import BASE, Wording

_ACTIVE = re.compile(r"[\\`*_\[\]<>#|~$&]|(?<=:)/|(?<=www)\.|^[-+=]|(?<=^\d)[.)]", re.IGNORECASE)


def render_markdown(report: Report, label: str = "", wording: Wording = BASE) -> str:
    """Return the report as Markdown in which nothing that comes from the article is markup."""
    view = view_of(report, label, wording)
    return "\n".join(line.rstrip() for line in _lines(view, wording)) + "\n"


def _lines(view: View, wording: Wording) -> Iterable[str]:
    say = wording.say
    yield from (f"# {_escaped(view.title)}", "", _escaped(view.head), "")
    yield from (f"## {say('traced')}", "", *_items(view.traced), "")
    yield from (f"## {say('sources')}", "", f"*{say('sources.note')}*", "", *_sources(view, wording), "")
    yield from (f"## {say('origin')}", "", *_items((" → ".join(view.chain), *view.notes)), "")
    yield from (f"## {say('look')}", "", f"*{say('look.note')}*", "", *_look(view, wording), "")
    if view.next:
        yield from (f"## {say('next')}", "", f"*{say('next.note')}*", "", *_next(view), "")
    yield from (f"## {say('cannot')}", "", *_items(view.cannot), "")
    yield f"{_escaped(view.accuracy)} {say('accuracy.rules')}"


def _items(lines: Iterable[str]) -> list[str]:
    return [f"- {_escaped(line)}" for line in lines]


def _sources(view: View, wording: Wording) -> Iterable[str]:
    if not view.sources:
        yield view.no_sources
        return
    yield f"| {wording.say('sources.words')} | {wording.say('sources.line')} | |"
    yield "|--:|--:|:--|"
    for row in view.sources:
        details = "".join(f"<br>{_escaped(verb)} {_escaped(text)}" for verb, text in row.details)
        about = f" · {_escaped(row.about)}" if row.about else ""
        yield f"| {wording.number(row.words)} | {row.line} | **{_escaped(row.name)}**{about}{details} |"


def _look(view: View, wording: Wording) -> Iterable[str]:
    if not view.look:
        yield wording.say("look.none")
        return
    yield f"| | | {wording.say('sources.line')} | |"
    yield "|:--|:--|--:|:--|"
    for row in view.look:
        yield f"| {row.told} | {_escaped(row.title)} | {_escaped(row.lines)} | {_escaped(row.quote)} |"


def _next(view: View) -> list[str]:
    return [f"{number}. {_escaped(one.text)} {_escaped(one.anchor)}" for number, one in enumerate(view.next, start=1)]


def _escaped(text: str) -> str:
    """A backslash before each mark that Markdown, HTML or an extension of either could act on."""
    return _ACTIVE.sub(r"\\\g<0>", text)
