"""Which of the people a report names are private: all but those that it shows in a public role.

Public are a source that the registry knows, one with a role word of public life (rules with a person's ``sector``),
and whoever signs the article. Everybody else is private, since nothing shows the contrary.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.attribute.speakers.members import PUBLIC_SECTORS
from provenance.model.values import Source
from provenance.parse.line.authors import forms_of, particles
from provenance.registry import Registry
from provenance.report.model import Report
from provenance.rules.book import RuleBook
from provenance.rules.kinds import Words

WORD = re.compile(r"[^\W\d_]+")
NAME_WORDS = 4
PERSONAL = frozenset({"person", "group", "unknown"})
SHORTEST_ROLE = 5
SHORTEST_COMPOUND = 3
"""Before the role in a compound: a *direttore* is no *rettore*."""
_READ = frozenset({"caption", "author_bio"})
"""What is read for names beside the body: a photographer's credit is signed like the article."""
_ROLE_BEFORE = 3
ALIKE = 3
"""With how many letters a word of a name begins in every case."""


@dataclass(frozen=True, slots=True)
class Private:
    """A private person: the words of the name as the article has it, and the source they are, where they are one."""

    words: tuple[str, ...]
    source: str | None = None


def private_persons(report: Report, book: RuleBook) -> tuple[Private, ...]:
    """Return the private persons a report names: its sources first, then others that are named in full."""
    public = _public_words(report, book)
    cited = [Private(_cited_words(s, book), s.id) for s in report.sources if _is_private(s, report, book)]
    known = {person.words[-1].casefold(): n for n, person in enumerate(cited) if person.words}
    for words in _in_full(report, book):
        last = words[-1].casefold()
        if last in public:
            continue
        if (at := known.get(last)) is not None:
            if not {w.casefold() for w in words} <= {w.casefold() for w in cited[at].words}:
                cited[at] = Private(tuple(dict.fromkeys((*words[:-1], *cited[at].words))), cited[at].source)
        else:
            known[last] = len(cited)
            cited.append(Private(words))
    return tuple(person for person in cited if person.words)


def _cited_words(source: Source, book: RuleBook) -> tuple[str, ...]:
    """Return the words of a source's name, those of its mentions in other cases before them: *Drtiny*, *Drtina*."""
    words = name_words(source.name, book)
    begun = {word[:ALIKE].casefold() for word in words}
    stood = (w for m in source.mentions if m.kind == "name" for w in name_words(m.exact, book))
    other = dict.fromkeys(w for w in stood if w not in words and w[:ALIKE].casefold() in begun)
    return (*other, *words)


def name_words(name: str, book: RuleBook) -> tuple[str, ...]:
    """Return the words of a name by which somebody can be told: without particles, initials, titles and roles."""
    small, roles = particles(book), person_words(book)
    words = (word for word in WORD.findall(name) if len(word) > 1 and not word[0].islower())
    return tuple(word for word in words if word.casefold() not in small and word.casefold() not in roles)


def _is_private(source: Source, report: Report, book: RuleBook) -> bool:
    if source.identity != "named" or source.kind not in PERSONAL:
        return False
    if source.entity or source.key or is_public_role(source.role_label, book):
        return False
    signed = {author.name.casefold() for author in report.metadata.authors}
    return source.name.casefold() not in signed and not (source.kind == "group" and source.sector in PUBLIC_SECTORS)


def is_public_role(label: str | None, book: RuleBook) -> bool:
    """Return whether a role's word is one of public life, or a compound that ends in one (*Bundeskanzler*)."""
    role = (label or "").casefold()
    words = public_roles(book)
    return role in words or any(role[n:] in words for n in range(SHORTEST_COMPOUND, len(role) - SHORTEST_ROLE + 1))


def public_roles(book: RuleBook) -> frozenset[str]:
    """Return all packs' role words of public life, case folded."""
    return book.compiled("redact.public-roles", lambda b: frozenset(_roles(b, public=True)))


def person_words(book: RuleBook) -> frozenset[str]:
    """Return all packs' words for persons, case folded: titles and roles."""
    return book.compiled("redact.person-words", lambda b: frozenset(_roles(b, public=False)))


def _roles(book: RuleBook, public: bool) -> Iterator[str]:
    for rule in book.of(Words):
        if rule.gives.kind == "person" and (not public or rule.gives.sector in PUBLIC_SECTORS):
            yield from (form.casefold().strip(".") for form in rule.forms)


def _public_words(report: Report, book: RuleBook) -> frozenset[str]:
    """Return the words of names that stay: of people in public roles, and of who signs the article."""
    stay = [s.name for s in report.sources if s.identity == "named" and not _is_private(s, report, book)]
    stay += [author.name for author in report.metadata.authors]
    return frozenset(word.casefold() for name in stay for word in name_words(name, book))


def _in_full(report: Report, book: RuleBook) -> Iterator[tuple[str, ...]]:
    """Yield names that begin with a given name the rules list, as often as they stand in the article."""
    given, registry = forms_of(book, "given"), Registry.of(book)
    for segment in report.segments:
        if segment.group == "body" or segment.label in _READ:
            hits = registry.find_names(report.text, segment.start, segment.end, report.document.language)
            known = [(hit.start, hit.end) for hit in hits]
            yield from _names(report.text, (segment.start, segment.end), given, known, book)


def _names(
    text: str, span: tuple[int, int], given: frozenset[str], known: list[tuple[int, int]], book: RuleBook
) -> Iterator[tuple[str, ...]]:
    small = particles(book)
    words = [*WORD.finditer(text, *span)]
    at = 0
    while at < len(words):
        end = _end_of_name(text, words, at, small) if _may_begin(words[at], given) else at
        stretch = (words[at].start(), words[max(at, end - 1)].end())
        if end > at + 1 and not _inside(stretch, known) and not _after_a_role(words, at, book):
            found = name_words(text[slice(*stretch)], book)
            if len(found) > 1:
                yield found
        at = max(at + 1, end)


def _may_begin(word: re.Match[str], given: frozenset[str]) -> bool:
    return word[0][0].isupper() and word[0].casefold() in given


def _end_of_name(text: str, words: list[re.Match[str]], at: int, small: frozenset[str]) -> int:
    """Return the index behind the name that begins at a word: capitalised words with particles between them."""
    end = at + 1
    for k in range(at + 1, min(at + 1 + NAME_WORDS, len(words))):
        between = text[words[k - 1].end() : words[k].start()]
        if between not in {" ", "-", "\u00a0", ". ", "'", "’"} or (between == ". " and len(words[k - 1][0]) > 1):
            break
        if words[k][0][0].isupper():
            end = k + 1
        elif words[k][0].casefold() not in small:
            break
    return end


def _inside(span: tuple[int, int], known: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and end > span[0] for start, end in known)


def _after_a_role(words: list[re.Match[str]], at: int, book: RuleBook) -> bool:
    before = [word[0] for word in words[max(0, at - _ROLE_BEFORE) : at]]
    roles = (" ".join(before[n:]) for n in range(len(before)))
    return any(role.casefold() in public_roles(book) for role in roles) or bool(
        before and is_public_role(before[-1], book)
    )
