"""Whom an outlet cites: behind a verb of citing stand whose words they are and the outlet, which is the subject.

*«…», — цитирует* **Рогова** *РБК*; *«…», – цитує* **її** *«Українська правда»*;
*citovala* **Drtinu** *agentura Reuters*.
"""

from provenance.attribute.matching.match import Match
from provenance.attribute.mentions.describe import Describer
from provenance.attribute.mentions.description import Description
from provenance.attribute.words.nouns import NounPhrase
from provenance.model.values import OUTLET_KINDS

MOST = 10
"""Words that both may have."""


def with_quoted(describer: Describer, match: Match) -> Match:
    """Return the match with whoever is cited as its source, where an outlet stands beside them; else as it was."""
    source, hit = match.source, match.hit
    if source is None or hit is None or not hit.entry.bits & describer.g.cites or source.start < hit.end:
        return match
    first, last = hit.end, source.head_end
    if last - first > MOST:
        return match
    if describer.t.low[first] in describer.pack.pronouns and last > first + 1:
        return match._replace(source=_phrase(first, first + 1))
    for k in range(first + 1, last):
        before, behind = describer.describe(_phrase(first, k)), describer.describe(_phrase(k, last))
        if _outlet(behind, describer, k) and _somebody(before):
            return match._replace(source=_phrase(first, k))
        if before.kind in OUTLET_KINDS and _somebody(behind):
            return match._replace(source=_phrase(k, last))
    return match


def _phrase(start: int, end: int) -> NounPhrase:
    return NounPhrase(start, end, end, end)


def _outlet(d: Description, describer: Describer, k: int) -> bool:
    return d.kind in OUTLET_KINDS or (k in describer.s.opens and d.kind in {"unknown", "organisation"})


def _somebody(d: Description) -> bool:
    return d.kind in {"person", "unknown"} and d.identity in {"named", "partial"}
