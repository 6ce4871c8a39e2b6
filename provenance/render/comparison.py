"""A comparison of two reports as text."""

from provenance.compare import Change, Comparison, Place
from provenance.render.safe import shortened
from provenance.wording import BASE, Wording

QUOTE = 110


def render_comparison(comparison: Comparison, before: str, after: str, wording: Wording = BASE) -> str:
    """Return what changed as lines of safe text, kinds together, under the names of the two inputs."""
    lines = [f"{shortened(before, 200)} → {shortened(after, 200)}"]
    if not comparison.changes:
        return "\n".join([*lines, "", wording.say("diff.none"), ""])
    kinds = dict.fromkeys(change.kind for change in comparison.changes)
    for kind in kinds:
        lines += ["", wording.say(f"diff.{kind}").upper()]
        lines += [line for change in comparison.changes if change.kind == kind for line in _change(change, wording)]
    return "\n".join([*lines, ""])


def _change(change: Change, wording: Wording) -> list[str]:
    told = " → ".join(shortened(side, QUOTE) for side in (change.before, change.after) if side)
    places = (("diff.before", change.before_at), ("diff.after", change.after_at))
    return [f"  {told}", *(f"      {wording.say(key)} {_place(place, wording)}" for key, place in places if place)]


def _place(place: Place, wording: Wording) -> str:
    return f"{wording.line(place.line)}: {wording.quoted(shortened(place.exact, QUOTE))}"
