"""Where the article comes from, in words: the chain of who held it, and every clue beside it."""

from provenance.model.chain import ChainLink, Holder
from provenance.model.values import Evidence, Origin
from provenance.origins.chain import chain_of
from provenance.render.safe import safe, shortened
from provenance.render.telling import Telling, first_words, spans_of
from provenance.report.model import Report

QUOTE = 90
_ALWAYS_SHOWN = frozenset({"author", "first_publication"})
_HOLDERS = 4
_TOLD = frozenset({"canonical", "translated_from"})
_NOTED = frozenset({"republished_from", "agency_credit", "referral"})


def chain_told(telling: Telling) -> tuple[str, ...]:
    """Return the links of the chain that are known, or worth saying that they are not; this text is the last."""
    chain = chain_of(telling.report.metadata, telling.report.origins)
    told = (link for link in chain if link.status != "cannot_tell" or link.role in _ALWAYS_SHOWN)
    return (*(_link(link, telling) for link in told), telling.say("origin.this"))


def chain_names(report: Report) -> str:
    """Return who is known to have held the text before this page, from the first on; empty where nobody is."""
    links = (link for link in chain_of(report.metadata, report.origins) if link.role != "author")
    names = dict.fromkeys(shortened(holder.name, QUOTE) for link in links for holder in link.holders)
    return " → ".join(list(names)[:_HOLDERS])


def notes_told(telling: Telling) -> tuple[str, ...]:
    """Return one line for each clue that the chain alone does not tell, and for what the page contradicts."""
    report = telling.report
    names = {mention for source in report.sources for mention in (source.name, source.domain, source.entity) if mention}
    clues = (origin for origin in report.origins if origin.relation not in {"canonical", "published_by"})
    notes = [_note(origin, bool(names & {origin.name, origin.domain, origin.entity}), telling) for origin in clues]
    if report.metadata.conflicts:
        fields = ", ".join(telling.named("field", field) for field in report.metadata.conflicts)
        notes.append(telling.say("origin.note.conflicts", fields=safe(fields)))
    return tuple(dict.fromkeys(notes))


def name_of(origin: Origin) -> str:
    """Return what an origin is called, safe to print."""
    return shortened(origin.name or origin.domain or "?", QUOTE)


def _note(origin: Origin, cited: bool, telling: Telling) -> str:
    key = f"origin.note.{origin.relation if origin.relation in _NOTED else 'other'}"
    rest = "" if cited else telling.say("origin.note.referral.nothing")
    line = _place(origin.evidence, telling)
    return telling.say(key, name=name_of(origin), line=line, quote=first_words(origin, QUOTE), rest=rest)


def _link(link: ChainLink, telling: Telling) -> str:
    names = list(dict.fromkeys(_holder(holder, telling) for holder in link.holders))
    name = ", ".join(names[:_HOLDERS]) or "?"
    if link.status == "conflicting" and link.role != "author":
        name = telling.say("origin.conflicting", names=telling.say("origin.or").join(names[:_HOLDERS]))
    return telling.say(f"origin.{link.role}", name=name)


def _holder(holder: Holder, telling: Telling) -> str:
    name = shortened(holder.name, QUOTE)
    if holder.relation == "author":
        return name
    kind = safe(telling.named("outlet", holder.kind)) if holder.kind and holder.relation == "republished_from" else ""
    how = f"{telling.say(f'origin.by.{holder.relation}')}, " if holder.relation in _TOLD else ""
    return f"{' '.join(part for part in (kind, name) if part)} ({how}{_place(holder.evidence, telling)})"


def _place(evidence: tuple[Evidence, ...], telling: Telling) -> str:
    spans = spans_of(evidence)
    return telling.place(spans[:1]) if spans else telling.say("origin.markup")
