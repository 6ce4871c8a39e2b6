"""A comparison of two reports as text."""

from provenance.compare import Change, Comparison, Place
from provenance.render.safe import shortened
from provenance.render.wording import say

QUOTE = 110


def render_comparison(comparison: Comparison, before: str, after: str) -> str:
    """Return what changed as lines of safe text, kinds together, under the names of the two inputs."""
    lines = [f"{shortened(before, 200)} → {shortened(after, 200)}"]
    if not comparison.changes:
        return "\n".join([*lines, "", say("diff.none"), ""])
    kinds = dict.fromkeys(change.kind for change in comparison.changes)
    for kind in kinds:
        lines += ["", say(f"diff.{kind}")]
        lines += [line for change in comparison.changes if change.kind == kind for line in _change(change)]
    return "\n".join([*lines, ""])


def _change(change: Change) -> list[str]:
    told = " → ".join(shortened(side, QUOTE) for side in (change.before, change.after) if side)
    places = (("diff.before", change.before_at), ("diff.after", change.after_at))
    return [f"  {told}", *(f"      {say(key)} {_place(place)}" for key, place in places if place)]


def _place(place: Place) -> str:
    return f"{say('line', a=place.line)}: “{shortened(place.exact, QUOTE)}”"
