"""Reports as pages that open from disk: one self-contained file each, which asks nothing of any network."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from provenance import __version__
from provenance.graph import citation_graph
from provenance.model.values import shown
from provenance.render.page.blocks import parts_of
from provenance.render.page.cards import cards_of, numbers_of
from provenance.render.page.drawing import drawing_of
from provenance.render.page.look import looks_of
from provenance.render.page.pieces import Piece
from provenance.render.page.shell import page
from provenance.render.page.strip import WIDTH, strip_of
from provenance.render.telling import Telling
from provenance.render.view import view_of
from provenance.report.model import Report
from provenance.wording import BASE, Wording

FAULTS = ("not_an_attribution", "wrong_source", "wrong_content")
COLOURS, LINES = 8, 4
"""How many colours and kinds of line tell sources apart; beyond their product only the number does."""


def render_page(
    report: Report,
    label: str = "",
    wording: Wording = BASE,
    *,
    excerpts_only: bool = False,
    ratings: Sequence[str] = (),
) -> str:
    """Return the report as one HTML file. With ``excerpts_only`` text in which nothing was found is cut short.

    ``ratings`` are lines of what lists of the reader's own say.
    """
    telling = Telling.of(report, wording)
    view = view_of(report, label, wording)
    rows = view.sources
    numbers = numbers_of(report, rows)
    cards = cards_of(telling, rows, numbers)
    starts = [segment.start for segment in report.segments]
    drawing = drawing_of(citation_graph([(label, report)]), wording)
    return page(
        "report.html",
        ("page.css", "graph.css"),
        ("cytoscape.min.js", "words.js", "graph.js", "report.js"),
        wording,
        report=report,
        view=view,
        rows=rows,
        numbers=numbers,
        cards=cards,
        order=[a.id for a in shown(report.attributions)],
        parts=parts_of(report, wording, excerpts_only),
        strip=strip_of(telling),
        strip_width=WIDTH,
        looks=looks_of(report, wording),
        drawing=drawing,
        excerpts_only=excerpts_only,
        ratings=ratings,
        look_of=_look_of,
        classes=lambda piece: _classes(piece, numbers),
        ids=_ids,
        block_of=lambda offset: f"p{bisect_right(starts, offset) - 1}",
        version=__version__,
        words=_words(wording),
        data={
            "text_sha256": report.document.text_sha256,
            "rulebook": report.rulebook.digest,
            "cards": cards,
            "elements": drawing.elements,
        },
    )


def _look_of(number: int) -> str:
    """Return the classes that give a source its colour and its line."""
    return f"s{number % COLOURS} u{number // COLOURS % LINES}" if number else "s-none"


def _classes(piece: Piece, numbers: Mapping[str, int]) -> str:
    """Return what a piece looks like: content underlined, cue and source told apart, in the colour of the innermost."""
    spoken = (*piece.content, *piece.cue, *piece.source)
    names = [name for name, ids in (("c", piece.content), ("q", piece.cue), ("f", piece.source)) if ids]
    return " ".join((*names, *(("h",) if piece.hedged else ()), *((_look_of(numbers[spoken[0]]),) if spoken else ())))


def _ids(piece: Piece) -> str:
    return " ".join(dict.fromkeys((*piece.content, *piece.cue, *piece.source)))


def _words(wording: Wording) -> dict[str, object]:
    """Return the words that the page's script writes."""
    say = wording.say
    return {
        "copy": say("page.copy"),
        "copied": say("page.copied"),
        "copy_text": wording.forms("page.copy.text")["other"],
        "wrong": say("page.wrong"),
        "right": say("page.wrong.right"),
        "undo": say("page.wrong.undo"),
        "count": wording.forms("page.wrong.count"),
        "only": say("page.only"),
        "all": say("page.all"),
        "faults": {fault: say(f"page.wrong.{fault}") for fault in FAULTS},
    }


__all__ = ["render_page"]
