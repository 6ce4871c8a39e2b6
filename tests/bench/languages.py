"""What the other languages cost an article: ``python tests/bench/languages.py [CODE]``, English where none is given.

Reports on the language's test articles with all packs and with its own alone, in turn in one run, and prints the
ratio of the fastest round of each. Packs load by need: what loading costs is left out.
"""

import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance import RuleBook, audit_text, load_rules

ROUNDS = 30
ARTICLES = Path(__file__).parents[1] / "articles"


def alone(book: RuleBook, code: str) -> RuleBook:
    """Return the rule book without the packs of other languages."""
    others = set(book.languages()) - {code}
    kept = {rule.id: rule for rule in book if rule.id.split(".", 1)[0] not in others}
    return RuleBook(kept, book.layers, book.digest)


def seconds(texts: list[str], code: str, book: RuleBook) -> float:
    """Return the CPU seconds of all reports."""
    begin = process_time()
    for text in texts:
        audit_text(text, {"language": code}, book)
    return process_time() - begin


def main(code: str) -> None:
    """Print the ratio."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ARTICLES / code).glob("*.txt"))]
    every = load_rules()
    own = alone(every, code)
    for book in (every, own):
        seconds(texts[:1], code, book)
    rounds = [(seconds(texts, code, every), seconds(texts, code, own)) for _ in range(ROUNDS)]
    fastest = [min(times) for times in zip(*rounds, strict=True)]
    ratio = fastest[0] / fastest[1]
    packs = len(every.languages())
    print(f"{len(texts)} articles in {code}, {packs} packs against 1: time x {ratio:.3f} ({ROUNDS} rounds)")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "en")
