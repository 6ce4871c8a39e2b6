"""Two versions of an article as one page: both quotations of every difference side by side. Nothing on it runs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from provenance import __version__
from provenance.compare import Change, Comparison, Place
from provenance.render.page.shell import page
from provenance.render.safe import shortened
from provenance.wording import BASE, Wording

QUOTE = 600
TOLD = 200


@dataclass(frozen=True, slots=True)
class Word:
    """Words of a quotation; ``own`` where the other version has not got them."""

    text: str
    own: bool
    tag: str


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two versions has."""

    heading: str
    told: str
    line: str
    words: tuple[Word, ...]
    hidden: bool = False
    """Whether a source is there whose name is not told."""


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one kind."""

    title: str
    changes: tuple[tuple[Side, Side], ...]


def render_diff(comparison: Comparison, before: str, after: str, wording: Wording = BASE) -> str:
    """Return the comparison as one HTML file, under the names of the two inputs."""
    counts = Counter(change.kind for change in comparison.changes)
    titles = {kind: wording.say(f"diff.{kind}") for kind in counts}
    told = (wording.say("diff.page.count", n=n, kind=titles[kind]) for kind, n in counts.items())
    return page(
        "diff.html",
        ("page.css", "diff.css"),
        (),
        wording,
        before=shortened(before, TOLD),
        after=shortened(after, TOLD),
        counts=" · ".join(told),
        groups=[Group(titles[kind], tuple(_of_kind(comparison, kind, wording))) for kind in counts],
        digests=(comparison.before_sha256[:12], comparison.after_sha256[:12]),
        version=__version__,
    )


def _of_kind(comparison: Comparison, kind: str, wording: Wording) -> Iterator[tuple[Side, Side]]:
    for change in comparison.changes:
        if change.kind == kind:
            yield _sides(change, wording)


def _sides(change: Change, wording: Wording) -> tuple[Side, Side]:
    quotations = _quotation(change.before_at), _quotation(change.after_at)
    old, new = _words(*quotations)
    hidden = change.kind == "identity_changed" and change.before_at is None
    return (
        Side("diff.page.before", shortened(change.before or "", TOLD), _line(change.before_at, wording), old, hidden),
        Side("diff.page.after", shortened(change.after or "", TOLD), _line(change.after_at, wording), new),
    )


def _quotation(place: Place | None) -> str:
    return shortened(place.statement or place.exact, QUOTE) if place else ""


def _line(place: Place | None, wording: Wording) -> str:
    return wording.line(place.line) if place else ""


def _words(old: str, new: str) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return both quotations in stretches that the other has, or has not; where one is missing none is marked."""
    before, after = old.split(), new.split()
    if not before or not after:
        return tuple(_marked(old, False, "del")), tuple(_marked(new, False, "ins"))
    sides: tuple[list[Word], list[Word]] = ([], [])
    for how, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        sides[0].extend(_marked(" ".join(before[a:b]), how != "equal", "del"))
        sides[1].extend(_marked(" ".join(after[c:d]), how != "equal", "ins"))
    return _spaced(sides[0]), _spaced(sides[1])


def _marked(text: str, own: bool, tag: str) -> Iterator[Word]:
    if text:
        yield Word(text, own, tag)


def _spaced(words: list[Word]) -> tuple[Word, ...]:
    """Return the stretches with a space, which no mark covers, between any two."""
    spaced: list[Word] = []
    for word in words:
        spaced += [Word(" ", False, word.tag), word] if spaced else [word]
    return tuple(spaced)
