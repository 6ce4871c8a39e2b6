"""Whom an outlet cites: behind a verb of citing stand whose words they are and the outlet, which is the subject.

*«…», — цитирует* **Рогова** *РБК*; *«…», – цитує* **її** *«Українська правда»*;
*citovala* **Drtinu** *agentura Reuters*; *Reuters citerar* **en källa**.
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
    if source is None or hit is None or not hit.entry.bits & describer.g.cites:
        return match
    if source.start < hit.end:
        return _object(describer, match, hit.end)
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


def _object(describer: Describer, match: Match, start: int) -> Match:
    """Return the match with the phrase right behind its verb as its source, where it can be one."""
    past = min((a for a, _ in match.content if a >= start), default=len(describer.t))
    phrase = describer.s.right(start, past)
    who = describer.describe(phrase) if phrase else None
    told = who is not None and not who.pronoun and (who.kind != "unknown" or who.determined or who.identity == "named")
    return match._replace(source=phrase) if told else match


def _phrase(start: int, end: int) -> NounPhrase:
    return NounPhrase(start, end, end, end)


def _outlet(d: Description, describer: Describer, k: int) -> bool:
    return d.kind in OUTLET_KINDS or (k in describer.s.opens and d.kind in {"unknown", "organisation"})


def _somebody(d: Description) -> bool:
    return d.kind in {"person", "unknown"} and d.identity in {"named", "partial"}
