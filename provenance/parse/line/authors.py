"""Names in bylines, and what kind of author a name is: only when a rule or the markup is sure."""

import re
from collections.abc import Iterator, Sequence

from provenance.model.values import AuthorKind
from provenance.registry.aliases import all_aliases
from provenance.rules.book import RuleBook
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Entity, Words

ADDRESS = re.compile(r"https?://\S+|\S+@\S+|@\w+")
NOT_A_NAME = re.compile(r"\d|[?!:;=<>{}\[\]]|\.\w{2,4}$")
CUT = re.compile(r"\s*(?:\(|\||•|·|\u2013|\u2014|;| - ).*$", re.DOTALL)
CUTTING = frozenset("(|•·–—;")
"""The signs of CUT, told sooner than found."""
NAME_TOKENS = range(2, 6)
LONGEST_NAME = 8
MAX_NAME = 80
SPLIT = re.compile(r"\s*(?:,|;|\||/|&|\u00b7|\u2022|\n)\s*")
LEAD_INS, JOINTS, DESKS, GIVEN = "byline-lead", "byline-joint", "desk", "given"
HAS_DIGIT = re.compile(r"\d")


def forms_of(book: RuleBook, name: str) -> frozenset[str]:
    """Return all packs' words of a class, lower case."""
    return book.compiled(
        ("parse.words", name),
        lambda b: frozenset(f.lower() for r in b.of(Words) if r.id.split(".")[1] == name for f in r.forms),
    )


def particles(book: RuleBook) -> frozenset[str]:
    """Return all packs' name particles, lower case."""
    return book.compiled(
        "parse.particles", lambda b: frozenset(p.lower() for r in b.of(LanguageRule) for p in r.particles)
    )


def kind_of_author(name: str, stated_type: str, book: RuleBook) -> AuthorKind:
    """Return what kind of author the name is: by the registry, desk words, or a person's name stated as a person."""
    if known := _media_kind(name, book):
        return known
    words = {w.lower().strip(".,") for w in name.split()}
    if words & forms_of(book, DESKS):
        return "desk"
    if "organi" in stated_type:
        return "outlet"
    return "person" if looks_like_a_person(name, book) else "unknown"


def _media_kind(name: str, book: RuleBook) -> AuthorKind | None:
    """Return the kind of the agency or outlet a name is, or begins with ("Reuters in Kyiv")."""
    names, words = media_names(book), name.casefold().split()[:LONGEST_NAME]
    heads = ((" ".join(words[:n]), n) for n in range(len(words), 0, -1))
    return next((names[head] for head, n in heads if head in names and _whole(words, n)), None)


def _whole(words: Sequence[str], count: int) -> bool:
    """Return whether so many words are the whole name, or all but a place after a short word ("Reuters in Kyiv")."""
    return count == len(words) or (len(words) > count + 1 and len(words[count]) <= 3)


def media_names(book: RuleBook) -> dict[str, AuthorKind]:
    """Return names of agencies and outlets, case folded, with the kind of author each would be."""
    return book.compiled("parse.media-names", lambda b: dict(_media_names(b)))


def _media_names(book: RuleBook) -> Iterator[tuple[str, AuthorKind]]:
    for entity in book.of(Entity):
        kind: AuthorKind | None = (
            "agency" if entity.kind == "agency" else "outlet" if entity.sector == "media" else None
        )
        if kind:
            for name in all_aliases(entity):
                yield name.casefold(), kind


def looks_like_a_person(name: str, book: RuleBook) -> bool:
    """Return whether the name is two to five capitalised words, particles aside ("Eva van der Berg")."""
    tokens = name.split()
    if len(tokens) not in NAME_TOKENS or len(name) > MAX_NAME or NOT_A_NAME.search(name):
        return False
    big = [t for t in tokens if t[0].isupper() or not t[0].isascii()]
    small = [t for t in tokens if t not in big]
    if name.isupper():
        return _shouted(tokens)
    return len(big) >= 2 and all(t.lower() in particles(book) for t in small)


def _shouted(tokens: list[str]) -> bool:
    return len(tokens) in (2, 3) and all(t.isupper() and len(t) > 2 and t.replace("-", "").isalpha() for t in tokens)


def tidy_name(value: str, book: RuleBook) -> str:
    """Return the name without addresses, lead-in words ("By …") and what follows a separator; "" when none is left."""
    name = CUT.sub("", ADDRESS.sub(" ", value)).strip(" ,.:*\u00a0")
    tokens = name.split()
    while len(tokens) > 1 and tokens[0].lower().rstrip(":") in forms_of(book, LEAD_INS):
        tokens = tokens[1:]
    return " ".join(tokens)


def names_in(value: str, book: RuleBook) -> list[str]:
    """Return the names a byline or author field lists, in order."""
    joints = forms_of(book, JOINTS)
    names: list[str] = []
    for part in SPLIT.split(ADDRESS.sub(" ", value)):
        run: list[str] = []
        for token in [*part.split(), ""]:
            if token and not (token in joints or (len(token) > 1 and token.lower() in joints)):
                run.append(token)
            elif run:
                names.append(tidy_name(" ".join(run), book))
                run = []
    return [n for n in dict.fromkeys(names) if n]


def name_likeness(text: str, book: RuleBook) -> float:
    """Return 1 for text that is nothing but people's names with a given name we know, 0.5 with none, else 0."""
    if not text[0].isupper() or HAS_DIGIT.search(text):
        return 0.0
    words = text.split()
    if not (" - " in text or not CUTTING.isdisjoint(text)) and _reads_as_text(words, book):
        return 0.0
    if "".join(words).isalpha() and _linking(book).isdisjoint(text.lower().split()):
        # Most lines are that plain: they hold one name or none.
        names = [" ".join(words)] if len(words) in NAME_TOKENS else []
    else:
        names = names_in(text, book)
    if not names or not all(looks_like_a_person(n, book) for n in names):
        return 0.0
    return 1.0 if any(n.split()[0] in given_names(book) for n in names) else 0.5


def _reads_as_text(words: Sequence[str], book: RuleBook) -> bool:
    """Return whether there is a word in lower case that no list of names holds: a quick look."""
    small = book.compiled("parse.small-words", lambda b: particles(b) | _linking(b))
    return any(w[0].islower() and w.isascii() and w.isalpha() and w not in small for w in words)


def _linking(book: RuleBook) -> frozenset[str]:
    """Return the words that stand before names and between them, lower case."""
    return book.compiled("parse.linking", lambda b: forms_of(b, JOINTS) | forms_of(b, LEAD_INS))


def given_names(book: RuleBook) -> frozenset[str]:
    """Return the given names the rules know, as written and in capitals."""
    return book.compiled("parse.given", _given)


def _given(book: RuleBook) -> frozenset[str]:
    forms = [f for r in book.of(Words) if r.id.split(".")[1] == GIVEN for f in r.forms]
    return frozenset(forms) | {f.upper() for f in forms}
