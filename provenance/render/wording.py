"""Every sentence of the terminal and Markdown report, in one place, so that it can be translated.

Nothing here says whether an article is true; a test holds the words that are never used.
"""

from collections.abc import Mapping
from types import MappingProxyType

TEXTS: Mapping[str, str] = MappingProxyType(
    {
        "head.plain": "plain text (no tags or links in the input)",
        "head.rendered": "web page (lines count its visible text)",
        "head.words": "{n} words",
        "head.words.one": "1 word",
        "head.language.unknown": "language: cannot tell",
        "head.language.mixed": "{language} and others",
        "head.untitled": "(no title found)",
        "traced": "WHAT CAN BE TRACED",
        "traced.rest": "{n} of {all} body words ({percent} %) rest on a source or are marked as hearsay{where}.",
        "traced.nothing": "None of the {all} body words rests on a source that was found.",
        "traced.empty": "No body text was found.",
        "traced.not_attempted": "Cannot tell on whom the {all} body words rest: "
        "attribution was not attempted, for want of rules for the language.",
        "traced.where": ", all in {lines}",
        "traced.kinds": "Of these: {kinds}.",
        "traced.kind.named": "{n} on named sources",
        "traced.kind.partial": "{n} on sources known by office or body only",
        "traced.kind.anonymous": "{n} on anonymous sources",
        "traced.kind.data": "{n} on data or documents",
        "traced.kind.unresolved": "{n} on sources that could not be resolved",
        "traced.kind.hearsay": "{n} on hearsay",
        "traced.gap": "{Lines}, {n} words ({percent} %): no source found. "
        "May be the author's own analysis or common knowledge.",
        "traced.headline.source": "Headline: attributed to {name}.",
        "traced.headline.hearsay": "Headline: marked as hearsay.",
        "traced.headline.none": "Headline: names no source.",
        "sources": "SOURCES, by words that rest on them",
        "sources.none": "No cited source was found.",
        "sources.not_attempted": "No source was looked for: there are no rules for the language.",
        "sources.words": "words",
        "sources.line": "line",
        "sources.more": "{n} more: {names}",
        "source.identity.named": "named",
        "source.identity.partial": "role or body only, no name",
        "source.identity.anonymous": "anonymous",
        "source.identity.unknown": "not known who",
        "source.kind.person": "person",
        "source.kind.group": "group",
        "source.kind.organisation": "organisation",
        "source.kind.media": "news outlet",
        "source.kind.agency": "news agency",
        "source.kind.document": "document",
        "source.kind.dataset": "data",
        "source.kind.social_post": "social media post",
        "source.kind.unknown": "",
        "source.sector.public_body": "public body",
        "source.sector.private_person": "private person",
        "source.sector.ngo": "NGO",
        "source.sector.unknown": "",
        "source.nobody": "nobody: {cue}",
        "source.nobody.about": "hearsay, no one answers for it",
        "source.absent": "not expressed: {cue}",
        "source.absent.about": "a cue without a source",
        "source.unresolved": "{name}",
        "source.unresolved.about": "could not be resolved",
        "source.role": "role",
        "source.affiliation": "of",
        "source.based_on": "from →",
        "source.relayed_by": "through →",
        "source.statements": "… {n} more statements",
        "source.statements.one": "… 1 more statement",
        "says.asserts": "says",
        "says.asserts.showing": "shows",
        "says.asserts.opining": "thinks",
        "says.asserts.attitude": "holds",
        "says.asserts.intent": "intends",
        "says.confirms": "confirms",
        "says.denies": "denies",
        "says.does_not_confirm": "has not confirmed",
        "says.declines_to_comment": "declines to comment",
        "says.warns": "warns",
        "says.accuses": "accuses",
        "says.demands": "demands",
        "says.asks": "asks",
        "says.promises": "promises",
        "says.speculates": "speculates",
        "says.hearsay": "it is said",
        "says.negated": "{verb} (negated)",
        "says.questioned": "{verb} (as a question)",
        "origin": "WHERE THE ARTICLE COMES FROM",
        "origin.author": "author {name}",
        "origin.first_publication": "first publication {name}",
        "origin.agency": "agency {name}",
        "origin.republisher": "{name}",
        "origin.this_text": "publisher {name}",
        "origin.this": "this text",
        "origin.conflicting": "{names}: the clues differ",
        "origin.or": " or ",
        "origin.by.canonical": "canonical address",
        "origin.by.translated_from": "translated from there",
        "origin.note.republished_from": "{Line} names {name} as the text's source. "
        "Copied, translated or first published there: cannot tell.",
        "origin.note.agency_credit": "{Line} credits {name}: “{quote}”.",
        "origin.note.referral": "{name} ({line}) is a reading tip{rest}.",
        "origin.note.referral.nothing": "; nothing is attributed to it",
        "origin.note.other": "{Line}: “{quote}”.",
        "origin.note.conflicts": "The page disagrees with itself about: {fields}.",
        "origin.markup": "the page's markup",
        "ratings": "RATINGS FROM YOUR LISTS",
        "ratings.note": "as the lists have them; they rate whole sites, not this text",
        "ratings.row": "{domain}: {list}: {value}",
        "ratings.value": "{value} on a scale {scale} (list of {date}, licence {licence})",
        "ratings.absent": "not in this list",
        "ratings.differ": "{domain}: the lists differ",
        "look": "WORTH A LOOK",
        "look.note": "nothing here says the article is false",
        "look.none": "Nothing was found that asks for a second look.",
        "look.level.look_first": "look first",
        "look.level.notice": "notice",
        "look.level.info": "info",
        "look.more": "(+{n})",
        "cannot": "CANNOT TELL FROM THIS FILE",
        "cannot.nothing": "nothing was left out",
        "accuracy": "Attribution in {language}: {measured}.",
        "accuracy.not_attempted": "Attribution: not attempted.",
        "accuracy.none": "Attribution: {measured}.",
        "accuracy.rules": "Rules behind each line: provenance explain",
        "explain.line": "{Line}: “{quote}”",
        "explain.segment": "segment",
        "explain.mark": "mark",
        "explain.attribution": "attribution",
        "explain.source": "source",
        "explain.origin": "origin",
        "explain.signal": "signal",
        "explain.rule": "rule",
        "explain.confidence": "{confidence} confidence",
        "explain.item": "word or phrase of the rule: “{item}”",
        "explain.why": "why: {why}",
        "explain.no_rule": "not in the rules in force",
        "explain.cue": "cue: {cue}",
        "explain.cue.none": "cue: none expressed",
        "explain.content": "content: “{content}”",
        "explain.by": "source: {name} ({status})",
        "explain.by.none": "source: {status}",
        "explain.searched": "searched: {searched}",
        "explain.path": "at: {path}",
        "explain.also": "also seen when: {text}",
        "explain.change": "would change if: {text}",
        "line": "line {a}",
        "lines": "lines {a}–{b}",
    }
)


def say(key: str, **slots: object) -> str:
    """Return the text for a key with its ``{slots}`` filled. Raises KeyError for a key that has no text."""
    return TEXTS[key].format(**slots)


def counted(key: str, n: int, **slots: object) -> str:
    """Return the text for ``n`` things; a text under ``key.one`` is taken for a single one."""
    return say(f"{key}.one" if n == 1 and f"{key}.one" in TEXTS else key, n=f"{n:,}", **slots)


def named(prefix: str, value: str) -> str:
    """Return what a value of the vocabulary is called: its own name, with spaces, where no text says otherwise."""
    return TEXTS.get(f"{prefix}.{value}", value.replace("_", " "))


def lines(a: int, b: int) -> str:
    """Return ``line 5`` or ``lines 5–13``."""
    return say("line", a=a) if a == b else say("lines", a=a, b=b)


def capital(text: str) -> str:
    """Return the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
