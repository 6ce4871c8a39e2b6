"""What reports can be told in: the wording rules of a language as one Wording, and how much of it there is."""

from provenance.rules.book import RuleBook
from provenance.rules.kinds import SignalRule, WordingRule
from provenance.wording import BASE, CATEGORIES, LANGUAGE, TEXTS, Wording
from provenance.wording.wording import signal_key

AUTO = "auto"
PARTS = ("title", "explanation", "also_when", "would_change")
"""The texts of a signal."""


def wording_of(book: RuleBook, wanted: str | None, article: str | None = None) -> Wording:
    """Return the words of a language, or for ``auto`` of the article's; English where the rules have none in it."""
    code = article if wanted == AUTO else wanted
    if code is None or code not in report_languages(book):
        return BASE
    return book.compiled(("wording", code), lambda book: _wording(book, code))


def report_languages(book: RuleBook) -> tuple[str, ...]:
    """Return the codes of the languages reports can be told in, sorted, English among them."""
    return tuple(sorted({LANGUAGE, *(language_of(rule) for rule in book.of(WordingRule))}))


def language_of(rule: WordingRule) -> str:
    """Return the code of the language a wording rule is in."""
    return rule.id.split(".", 1)[0]


def untold(book: RuleBook, code: str) -> tuple[str, ...]:
    """Return the keys of the texts and signals that have no words in a language, in order."""
    return () if code == LANGUAGE else tuple(key for key in all_keys(book) if key not in _texts(book, code))


def all_keys(book: RuleBook) -> tuple[str, ...]:
    """Return the keys of every text a complete translation has; the forms of what is counted are a language's own."""
    plain = (key for key, text in TEXTS.items() if text and not is_form(key))
    return (*plain, *(signal_key(rule.id, part) for rule in book.of(SignalRule) for part in PARTS))


def is_form(key: str) -> bool:
    """Return whether a key is that of one form of what is counted: ``head.words.one``."""
    base, _, category = key.rpartition(".")
    return category in CATEGORIES and base in TEXTS


def _wording(book: RuleBook, code: str) -> Wording:
    return Wording(code, _texts(book, code))


def _texts(book: RuleBook, code: str) -> dict[str, str]:
    """A later rule wins; a signal that a later layer than its translation has changed is told in its new words."""
    texts: dict[str, str] = {}
    for rule in book.of(WordingRule, code):
        texts |= rule.texts
        for signal, translated in rule.signals.items():
            if book.stands_after(rule.id, signal):
                parts = ((part, getattr(translated, part)) for part in PARTS)
                texts |= {signal_key(signal, part): text for part, text in parts if text is not None}
    return texts
