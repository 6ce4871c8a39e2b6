"""A report for a terminal: a screen and a half, as wide as the window, without red or traffic lights."""

from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provenance.render.sources import SourceRow
from provenance.render.view import LookRow, View, view_of
from provenance.report.model import Report
from provenance.wording import BASE, Wording

NARROWEST, WIDEST = 40, 200
WIDE = 104
"""From this width on a quotation stands beside its finding instead of below it."""
SHOWN_SOURCES = 14


def render_terminal(
    report: Report, width: int = 80, color: bool = False, label: str = "", wording: Wording = BASE
) -> str:
    """Return the report as lines of at most ``width`` columns, with ANSI colours only where ``color`` asks for them.

    ``label`` is what the input is called.
    """
    width = max(NARROWEST, min(width, WIDEST))
    view = view_of(report, label, wording)
    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None, no_color=not color,
        markup=False, highlight=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    for block in _blocks(view, width, wording):
        console.print(block)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _blocks(view: View, width: int, wording: Wording) -> list[RenderableType]:
    say = wording.say
    return [
        Text(view.head, style="dim"),
        Text(view.title, style="bold"),
        *_section(say("traced"), [Text(line) for line in view.traced]),
        *_section(say("sources"), _sources(view, wording), note=say("sources.note")),
        *_section(say("origin"), [Text(" → ".join(view.chain)), *(Text(note) for note in view.notes)]),
        *_section(say("look"), _look(view, width) or [Text(say("look.none"))], note=say("look.note")),
        *(_section(say("next"), _next(view), note=say("next.note")) if view.next else []),
        *_section(say("cannot"), [Text(" · ".join(view.cannot))]),
        Text(""),
        Text(f"{view.accuracy}   {say('accuracy.rules')}", style="dim"),
    ]


def _section(title: str, content: list[RenderableType], note: str = "") -> list[RenderableType]:
    heading = Text(title.upper(), style="bold cyan")
    if note:
        heading.append(f"   {note}", style="not bold dim")
    return [Text(""), heading, *(Padding(block, (0, 0, 0, 2)) for block in content)]


def _sources(view: View, wording: Wording) -> list[RenderableType]:
    if not view.sources:
        return [Text(view.no_sources)]
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", min_width=5)
    table.add_column(justify="right", min_width=4)
    table.add_column(ratio=1)
    table.add_row(*(Text(wording.say(key), style="dim") for key in ("sources.words", "sources.line")), "")
    for row in view.sources[:SHOWN_SOURCES]:
        table.add_row(wording.number(row.words), str(row.line), _source(row))
    rest = view.sources[SHOWN_SOURCES:]
    if rest:
        names = " · ".join(row.name for row in rest)
        table.add_row("", "", Text(wording.say("sources.more", n=len(rest), names=names)))
    return [table]


def _source(row: SourceRow) -> RenderableType:
    cell = Table.grid(expand=True)
    cell.add_column(ratio=1)
    name = Text(row.name, style="bold")
    if row.about:
        name.append(f"   {row.about}", style="not bold dim")
    cell.add_row(name)
    for verb, text in row.details:
        cell.add_row(_detail(verb, text))
    return cell


def _detail(verb: str, text: str) -> RenderableType:
    line = Table.grid(padding=(0, 1, 0, 0), expand=True)
    label = Text(f"  {verb}".rstrip(), style="dim")
    line.add_column(no_wrap=True, min_width=label.cell_len)
    line.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    line.add_row(label, Text(text))
    return line


def _look(view: View, width: int) -> list[RenderableType]:
    if not view.look:
        return []
    # What does not expand shares its width by the longest words, and a quotation that must not wrap wins it all.
    table = Table.grid(padding=(0, 2, 0, 0), expand=width >= WIDE)
    table.add_column(no_wrap=True)
    table.add_column(max_width=width // 2 if width >= WIDE else None)
    table.add_column(no_wrap=True)
    if width >= WIDE:
        table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for row in view.look:
        _look_row(table, row, width)
    return [table]


def _next(view: View) -> list[RenderableType]:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for number, one in enumerate(view.next, start=1):
        table.add_row(str(number), Text.assemble(one.text, " ", (one.anchor, "dim")))
    return [table]


def _look_row(table: Table, row: LookRow, width: int) -> None:
    level = Text(row.told, style="bold" if row.level == "look_first" else "dim")
    if width >= WIDE:
        table.add_row(level, Text(row.title), Text(row.lines), Text(row.quote, style="dim"))
        return
    table.add_row(level, Text(row.title), Text(row.lines))
    if row.quote and row.level != "info":
        table.add_row("", Text(row.quote, style="dim", no_wrap=True, overflow="ellipsis"), "")
