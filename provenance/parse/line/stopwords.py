"""The commonest words of each language: running text is full of them, menus and tag lists are not."""

from provenance.rules.book import RuleBook
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Words

STOP_CLASS = "stop"


def frequent_words(book: RuleBook) -> dict[str, frozenset[str]]:
    """Return the function words of each language, by code, lower case: of a pack, or of an ``any.stop`` list."""
    return book.compiled("parse.frequent-words", _frequent_words)


def function_words(book: RuleBook) -> frozenset[str]:
    """Return the function words of all languages together, lower case."""
    return book.compiled("parse.function-words", lambda b: frozenset().union(*frequent_words(b).values()))


def share(words: list[str], among: frozenset[str]) -> float:
    """Return the share of the words, given in lower case, that are among those."""
    return len([w for w in words if w in among]) / len(words) if words else 0.0


def _frequent_words(book: RuleBook) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for rule in book.of(LanguageRule):
        words = (w for forms in rule.function_words.values() for w in forms if " " not in w)
        found.setdefault(rule.id, set()).update(w.lower() for w in words)
    for listed in book.of(Words):
        _, kind, *rest = listed.id.split(".")
        if kind == STOP_CLASS and rest:
            found.setdefault(rest[0], set()).update(w.lower() for w in listed.forms)
    return {code: frozenset(words) for code, words in found.items()}
