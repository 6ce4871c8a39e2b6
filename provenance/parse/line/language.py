"""Which language the article is in; "cannot tell" where the text is short or the classifier unsure."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module

from provenance.model.article import Hints
from provenance.model.values import LanguageStatus
from provenance.parse.line.stopwords import frequent_words, share
from provenance.rules.book import RuleBook

Classify = Callable[[str], tuple[str, float]]
DOCUMENT_LETTERS = 60
PASSAGE_LETTERS = 150
SAMPLE = 1_500
BEGINNING = 500
PASSAGE_SAMPLE = 400
SURE = 0.8
BEYOND_DOUBT = 0.98
"""How sure the classifier must be of the beginning alone for the rest of the sample to be left unread."""
SURE_OF_PASSAGE = 0.9
FAMILIAR_SHARE = 0.25
MIXED_SHARE = 0.2
"""The share of the body's letters in another language from which an article counts as mixed."""
LETTERS_PER_SIGN = 3
"""A sign of a script written without spaces says as much as so many letters."""


@dataclass(frozen=True, slots=True)
class Languages:
    """The document's language, how it is known, and the language of each passage where that differs."""

    code: str | None
    status: LanguageStatus
    passages: tuple[str | None, ...]


def find_languages(passages: Sequence[str], hints: Hints, book: RuleBook) -> Languages:
    """Return the language of a body given as its passages; a hint settles the document's language."""
    whole = language_of(passages, hints, book)
    if whole is None:
        return Languages(None, "cannot_tell", (None,) * len(passages))
    familiar = frequent_words(book).get(whole, frozenset())
    own = tuple(_passage(p[:PASSAGE_SAMPLE], familiar, book) for p in passages)
    letters: Counter[str] = Counter()
    for passage, code in zip(passages, own, strict=True):
        letters[code or whole] += len(passage)
    foreign = 1 - letters[whole] / max(1, letters.total())
    found: LanguageStatus = "mixed" if foreign >= MIXED_SHARE else "detected"
    return Languages(
        whole,
        "given" if hinted(hints) else found,
        tuple(code if code != whole else None for code in own),
    )


def language_of(passages: Iterable[str], hints: Hints, book: RuleBook) -> str | None:
    """Return the code of the language the passages are in together, or None; a hint settles it."""
    return book.read_as(hinted(hints)) or identified(_beginning(passages), DOCUMENT_LETTERS, SURE, book)


def _beginning(passages: Iterable[str]) -> str:
    """Return as much of the passages as is looked at."""
    found, size = [], 0
    for passage in passages:
        found.append(passage)
        size += len(passage) + 1
        if size > SAMPLE:
            break
    return " ".join(found)


def _passage(text: str, familiar: frozenset[str], book: RuleBook) -> str | None:
    """Return the passage's language where it is sure; one full of the article's own function words needs no asking."""
    if share(text.lower().split(), familiar) >= FAMILIAR_SHARE:
        return None
    return identified(text, PASSAGE_LETTERS, SURE_OF_PASSAGE, book)


def hinted(hints: Hints) -> str | None:
    """Return the language code of the hints without region, lower case; None when it is no code."""
    code = hints.get("language", "").strip().lower().replace("_", "-").split("-")[0]
    return code if code.isascii() and code.isalpha() and 2 <= len(code) <= 3 else None


def identified(text: str, least: int, sure: float, book: RuleBook) -> str | None:
    """Return the code of the text's language; None when it has too few letters or no language is sure."""
    sample = text[:SAMPLE]
    if _weight(sample) < least:
        return None
    classify = book.compiled("parse.language-identifier", lambda _: _load())
    code, confidence = classify(sample[:BEGINNING])
    if confidence < BEYOND_DOUBT and len(sample) > BEGINNING:
        code, confidence = classify(sample)
    return book.read_as(code) if confidence >= sure else None


def _weight(text: str) -> int:
    if text.isascii():
        return len(text) - text.count(" ")
    return len([c for c in text if c.isalpha()]) + (LETTERS_PER_SIGN - 1) * len([c for c in text if c > "\u2e80"])


def _load() -> Classify:
    # The classifier brings numpy and a compressed model: a run that never asks should not pay a second for them.
    module = import_module("py3langid.langid")
    identifier: Classify = module.LanguageIdentifier.from_model_file(module.MODEL_FILE, norm_probs=True).classify
    return identifier
