"""Reports without a subject that take over the speaker of the one before: *said Roth,* **adding** *that …*."""

from collections.abc import Sequence

from provenance.attribute.matching.match import Match


def joins(match: Match) -> bool:
    """Return whether the match's frame asks for a report before it in the sentence."""
    return "joins" in match.shape.frame.where.cue


def joined(matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """Return the matches of a sentence, each joined one with its speaker, and those that have nothing to join."""
    standing: list[Match] = []
    loose: list[Match] = []
    for match in matches:
        if not joins(match):
            standing.append(match)
            continue
        report = _before(standing, match)
        if report is None:
            loose.append(match)
        else:
            standing.append(match._replace(source=report.source))
    return standing, loose


def _before(matches: Sequence[Match], match: Match) -> Match | None:
    """Return the last report before the match whose source is given, and which stands inside no other one."""
    first = min(match.cue)
    earlier = [m for m in matches if m.source and _end(m) <= first]
    outer = [m for m in earlier if not any(_holds(other, m) for other in earlier)]
    return max(outer, key=_end, default=None)


def _end(match: Match) -> int:
    assert match.source is not None
    return max([match.source.end, *(i + 1 for i in match.cue), *(b for _, b in match.content)])


def _holds(outer: Match, inner: Match) -> bool:
    return outer is not inner and any(a <= i < b for a, b in outer.content for i in inner.cue)
