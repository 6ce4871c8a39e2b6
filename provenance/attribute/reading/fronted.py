"""Whose act it is where its object opens the sentence: who speaks stands behind the verb then.

*Decyzję rządu pochwalił* **premier Jan Dobry**; *Die Sperrung der Brücke kündigte* **Bürgermeisterin Ina Roth** *an*.
"""

from provenance.attribute.matching.match import Match
from provenance.attribute.matching.subjects import is_deed, told, trade_places
from provenance.attribute.mentions.describe import Describer
from provenance.attribute.mentions.sorts import WORKS
from provenance.attribute.phrases.clauses import Clauses
from provenance.attribute.words.nouns import NounPhrase

SPEAKERS = frozenset({"person", "group", "organisation", "media", "agency"})


def with_subject(clauses: Clauses, describer: Describer, match: Match) -> Match:
    """Return the match with whoever stands behind its verb as its source, where only they can be its subject."""
    front, behind = match.source, _behind(clauses, match)
    if front is None or behind is None or not trade_places(clauses.scanner, front, behind):
        return match
    who = describer.describe(behind)
    nominative = clauses.t.mask[behind.start] & clauses.g.nominative
    if not nominative and (who.kind not in SPEAKERS or who.identity == "unknown"):
        return match
    content, rest = clauses.trim(front.start, min(match.cue)), (behind.resume, match.content[0][1])
    beside = rest[0] >= rest[1] or _only_tells_when(clauses, rest[0])
    whole = match._replace(source=behind, content=(content,) if beside else (content, rest))
    return whole if clauses.holds("object", whole.content) else match


def about_deed(clauses: Clauses, match: Match) -> bool:
    """Return whether a mere deed would speak: *Die Entscheidung* **kritisierte** *den Plan* is nobody's statement."""
    frame, source = match.shape.frame, match.source
    told = "object" in frame.where.content or frame.gives.form == "reported"
    if source is None or not told or match.quotes or WORKS & set(frame.where.source):
        return False
    return is_deed(clauses.scanner, source)


def _behind(clauses: Clauses, match: Match) -> NounPhrase | None:
    """Return the phrase behind the verb of a match that has its object there; None where it has none."""
    g, t = clauses.g, clauses.t
    if not _has_object(match) or not (clauses.scanner.pack.rule.verb_second or g.subject):
        return None
    if match.hit is None or told(clauses.scanner, match.hit):
        return None  # denials and confirmations have frames of their own for it
    start, end = match.content[0]
    if t.raw[start - 1] == "," or t.mask[start - 1] & g.complementiser:
        return None  # "Der Bericht zeigt, dass …": a clause
    while start < end and (t.mask[start] & g.adverb or clauses.scanner.is_time(start)):
        start += 1
    if start >= end or (g.subject and not t.mask[start] and t.raw[start].islower()):
        return None  # "Plan nazwała | błędem posłanka Anna Dobra"
    return clauses.scanner.right(start, end)


def _has_object(match: Match) -> bool:
    """Return whether the source stands before the verb and one content, no quotation, behind it, as its object."""
    source, frame = match.source, match.shape.frame
    objects = "object" in frame.where.content or frame.gives.form == "reported"
    if source is None or not match.cue or not objects or match.quotes or match.addressee or len(match.content) != 1:
        return False
    return source.start <= min(match.cue) and source.end <= match.content[0][0]


def _only_tells_when(clauses: Clauses, k: int) -> bool:
    """Return whether what stands at k, behind the subject, is no object: *…* **im Mai**, *…* **a odešel**."""
    t, g = clauses.t, clauses.g
    light = g.preposition | g.adverb | g.time | g.conjunction | g.subordinator
    return k >= len(t) or not t.raw[k][0].isalnum() or bool(t.mask[k] & light & ~g.determiner)
