"""Lines that are nothing but the credit of an agency, told by the names the registry knows."""

import re
from collections.abc import Iterable

from provenance.parse.line.authors import JOINTS, LEAD_INS, forms_of
from provenance.parse.line.wording import WORD
from provenance.parse.tree.boxes import NOTHING
from provenance.registry.aliases import all_aliases
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Entity

SOURCE_WORDS, TAIL_WORDS = "source-word", "agency-tail"
PART = re.compile(r"\s*[,;/|·•()\[\]&+:–—]\s*|\s-\s")
INITIALS = 4
"""Letters of an editor's shorthand: ino/dpa."""


def agency_likeness(text: str, book: RuleBook, site: frozenset[str] = NOTHING) -> float:
    """Return 1 for text that is nothing but agencies, perhaps with initials, the site's own words or "Source:";
    0.5 where words stand before an agency that ends it ("Ann Fields, AP"); else 0.
    """
    if agency_words(book).isdisjoint(PART.sub(" ", text).strip(" .").split()):
        return 0.0
    kinds = [k for part in _parts(text, book) if (k := _kind(part, book, site))]
    if "agency" not in kinds:
        return 0.0
    if "other" not in kinds:
        return 1.0
    return 0.5 if kinds[-1] == "agency" else 0.0


def agency_names(book: RuleBook) -> frozenset[str]:
    """Return the names of agencies as the registry writes them, and in capitals."""
    return book.compiled("parse.agency-names", lambda b: frozenset(_spelled(b)))


def agency_words(book: RuleBook) -> frozenset[str]:
    """Return the first words of the agencies' names: a line without any names none."""
    return book.compiled("parse.agency-words", lambda b: frozenset(n.split()[0] for n in agency_names(b)))


def may_name_agency(terms: Iterable[str], book: RuleBook) -> bool:
    """Return whether a line of these terms, in lower case, may hold an agency's name: a quick look."""
    return not book.compiled("parse.agency-openings", _openings).isdisjoint(terms)


def _openings(book: RuleBook) -> frozenset[str]:
    return frozenset(run[0].lower() for word in agency_words(book) if (run := WORD.search(word)))


def _spelled(book: RuleBook) -> set[str]:
    agencies = (e for e in book.of(Entity) if e.kind == "agency")
    names = {name for e in agencies for name in all_aliases(e)}
    return names | {n.upper() for n in names}


def _parts(text: str, book: RuleBook) -> list[str]:
    """Return the stretches between separators and the words that join names."""
    joints = forms_of(book, JOINTS)
    found: list[str] = []
    for part in PART.split(text):
        run: list[str] = []
        for token in [*part.split(), ""]:
            if token and token.lower() not in joints:
                run.append(token)
            elif run:
                found.append(" ".join(run))
                run = []
    return found


def _kind(part: str, book: RuleBook, site: frozenset[str]) -> str:
    """Return what a stretch is: an agency, nothing of weight (""), or something else."""
    leads = forms_of(book, LEAD_INS) | forms_of(book, SOURCE_WORDS)
    tokens = part.strip(" .").split()
    while tokens and tokens[0].lower().rstrip(":") in leads:
        tokens = tokens[1:]
    tails = forms_of(book, TAIL_WORDS)
    while len(tokens) > 1 and " ".join(tokens) not in agency_names(book) and tokens[-1].lower() in tails:
        tokens = tokens[:-1]
    if not tokens:
        return ""
    if " ".join(tokens) in agency_names(book):
        return "agency"
    own = frozenset(WORD.findall(part.lower()))
    initials = len(tokens) == 1 and len(tokens[0]) <= INITIALS and tokens[0].isalpha() and tokens[0].islower()
    return "" if initials or (site and own <= site) else "other"
