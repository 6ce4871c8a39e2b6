"""Matches one variant of a phrase around an anchor: outwards in both directions, piece by piece, never back.

A frontier holds every place the match may have reached, so the work is bounded by the few hundred code points
that slots and gaps may span, whatever the text.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

from provenance.rules.folded import Folded
from provenance.rules.phrase_text import Piece, Variant
from provenance.rules.slots import BACKWARD, FORWARD

MAX_GAP = 60
MAX_FRONTIER = 120
_MAX_PUNCTUATION = 40
_SCAN_STEPS = 20  # a slot's scanner reads some twenty tokens

Trail = tuple[tuple[str, int, int], ...]
"""The slots filled so far: name, start, end."""
Frontier = dict[int, Trail]


class Bounds(NamedTuple):
    """The block in the folded view, and the particles that names may hold."""

    start: int
    end: int
    particles: Collection[str]


class Shape(NamedTuple):
    """A variant with the literal that anchors it, and the pieces before it from right to left."""

    variant: Variant
    anchor: int
    leftward: Variant

    @classmethod
    def of(cls, variant: Variant) -> "Shape":
        """Return the shape whose anchor is the variant's longest literal."""
        literals = [at for at, piece in enumerate(variant) if piece.kind == "literal"]
        anchor = max(literals, key=lambda at: len(variant[at].text))
        # Going left, the piece that was passed before says whether a space may stand between the two.
        leftward = [variant[at]._replace(glued=variant[at + 1].glued) for at in range(anchor - 1, -1, -1)]
        return cls(variant, anchor, tuple(leftward))

    @property
    def literal(self) -> str:
        """The anchor's text, folded."""
        return self.variant[self.anchor].text


Match = tuple[int, int, Trail]
"""Start, end and slots, in places of the folded view."""


def match_at(shape: Shape, view: Folded, at: int, bounds: Bounds, fits: str) -> tuple[Match | None, int]:
    """Return the match around an anchor that begins at ``at`` and cuts no word, or None, and the steps taken."""
    end = at + len(shape.literal)
    if len(shape.variant) == 1:
        whole = at_start(fits, view.plain, at, bounds.start) and at_end(fits, view.plain, end, bounds.end)
        return ((at, end, ()) if whole else None), 1
    if not shape.leftward and not at_start(fits, view.plain, at, bounds.start):
        return None, 1
    before, steps = _grow({at: ()}, shape.leftward, view, bounds, _left)
    after, more = _grow({end: ()}, shape.variant[shape.anchor + 1 :], view, bounds, _right)
    start = next((p for p in before if at_start(fits, view.plain, p, bounds.start)), None)
    stop = next((p for p in after if at_end(fits, view.plain, p, bounds.end)), None)
    if start is None or stop is None:
        return None, steps + more
    return (start, stop, before[start] + after[stop]), steps + more


def edges(text: str, start: int, end: int) -> bool:
    """Return whether no word runs across either end of the stretch, which is not empty."""
    # As ``cuts``, written out: every anchor found in a text is asked.
    if start and ((before := text[start - 1]).isalnum() or before == "_"):
        first = text[start]
        if first.isalnum() or first == "_":
            return False
    if end < len(text) and ((after := text[end]).isalnum() or after == "_"):
        last = text[end - 1]
        return not (last.isalnum() or last == "_")
    return True


def cuts(text: str, at: int) -> bool:
    """Return whether a word runs across this place."""
    return 0 < at < len(text) and _wordy(text[at - 1]) and _wordy(text[at])


def at_start(fits: str, text: str, at: int, begin: int) -> bool:
    """Return whether the match may begin here: for whole-line and line-start only punctuation may stand before it."""
    if fits not in {"whole-line", "line-start"}:
        return True
    for i in range(at - 1, max(begin, at - _MAX_PUNCTUATION) - 1, -1):
        if text[i] == "\n":
            return True
        if text[i].isalnum():
            return False
    return at - _MAX_PUNCTUATION <= begin


def at_end(fits: str, text: str, at: int, stop: int) -> bool:
    """Return whether the match may end here: for whole-line and line-end only punctuation may stand after it."""
    if fits not in {"whole-line", "line-end"}:
        return True
    for i in range(at, min(stop, at + _MAX_PUNCTUATION)):
        if text[i] == "\n":
            return True
        if text[i].isalnum():
            return False
    return at + _MAX_PUNCTUATION >= stop


_Reached = list[tuple[int, Trail]]
_Step = Callable[[Piece, int, Folded, Bounds, Piece | None], _Reached]


def _grow(frontier: Frontier, pieces: Variant, view: Folded, bounds: Bounds, step: _Step) -> tuple[Frontier, int]:
    steps = 1
    for at, piece in enumerate(pieces):
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        grown: Frontier = {}
        for place, trail in frontier.items():
            for reached, filled in step(piece, place, view, bounds, following):
                grown.setdefault(reached, trail + filled)
        steps += len(frontier) * (_SCAN_STEPS if piece.kind == "slot" else 1) + len(grown)
        frontier = dict(list(grown.items())[:MAX_FRONTIER])
        if not frontier:
            break
    return frontier, steps


def _right(piece: Piece, at: int, view: Folded, bounds: Bounds, following: Piece | None) -> _Reached:
    if piece.kind == "gap":
        return [(p, ()) for p in _gap_right(at, view, bounds, following)]
    spaced = not piece.glued and at < bounds.end and view.text[at] == " "
    place = at + 1 if spaced else at
    if piece.kind == "literal":
        end = place + len(piece.text)
        fits = end <= bounds.end and view.text.startswith(piece.text, place) and edges(view.text, place, end)
        return [(end, ())] if fits else []
    ends = FORWARD[piece.text](view.plain, place, bounds.end, bounds.particles)
    return [(end, ((piece.text, place, end),)) for end in ends if edges(view.text, place, end)]


def _left(piece: Piece, at: int, view: Folded, bounds: Bounds, following: Piece | None) -> _Reached:
    if piece.kind == "gap":
        return [(p, ()) for p in _gap_left(at, view, bounds, following)]
    spaced = not piece.glued and at > bounds.start and view.text[at - 1] == " "
    place = at - 1 if spaced else at
    if piece.kind == "literal":
        start = place - len(piece.text)
        fits = start >= bounds.start and view.text.startswith(piece.text, start) and edges(view.text, start, place)
        return [(start, ())] if fits else []
    starts = BACKWARD[piece.text](view.plain, place, bounds.start, bounds.particles)
    return [(start, ((piece.text, start, place),)) for start in starts if edges(view.text, start, place)]


def _gap_right(at: int, view: Folded, bounds: Bounds, following: Piece | None) -> list[int]:
    """Return where the piece after a gap may begin: nearest first, in the same line."""
    stop = min(bounds.end, at + MAX_GAP)
    line = view.plain.find("\n", at, stop)
    stop = stop if line < 0 else line
    if following and following.kind == "literal":
        return _occurrences(view.text, following.text, at, min(bounds.end, stop + len(following.text)))
    return [i for i in range(at, stop) if _wordy(view.text[i]) and not (i and _wordy(view.text[i - 1]))]


def _gap_left(at: int, view: Folded, bounds: Bounds, following: Piece | None) -> list[int]:
    """Return where the piece before a gap may end: nearest first, in the same line."""
    begin = max(bounds.start, at - MAX_GAP)
    begin = max(begin, view.plain.rfind("\n", begin, at) + 1)
    if following and following.kind == "literal":
        size = len(following.text)
        found = _occurrences(view.text, following.text, max(bounds.start, begin - size), at)
        return [start + size for start in reversed(found)]
    return [i for i in range(at, begin, -1) if _wordy(view.text[i - 1]) and not (i < at and _wordy(view.text[i]))]


def _occurrences(text: str, word: str, start: int, stop: int) -> list[int]:
    found: list[int] = []
    at = text.find(word, start, stop)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1, stop)
    return found


def _wordy(char: str) -> bool:
    return char.isalnum() or char == "_"
