"""Count the entities of the rule book: ``python tests/bench/entities.py`` prints the tables of docs/entities.md."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance.rules import RuleBook, load_rules
from provenance.rules.kinds import Entity


def tables(book: RuleBook) -> Iterator[str]:
    """Yield the lines of the three tables: by kind, by language, by country."""
    entities = book.of(Entity)
    names = sum(len({e.name, *(a for found in e.aliases.values() for a in found)}) for e in entities)
    yield f"{len(entities)} entities, {names} names, {sum(len(e.domains) for e in entities)} domains"
    yield from ("", "| kind | entities | doubtful names |", "|---|---|---|")
    for kind, count in _ranked(Counter(e.kind for e in entities)):
        yield f"| {kind} | {count} | {sum(len(e.ambiguous) for e in entities if e.kind == kind)} |"
    yield from ("", "| language | entities with names of its own | names |", "|---|---|---|")
    for language, count in _ranked(Counter(code for e in entities for code in e.aliases)):
        yield f"| {language} | {count} | {sum(len(e.aliases.get(language, ())) for e in entities)} |"
    media = [e for e in entities if e.sector == "media"]
    yield from ("", "| country | outlets and agencies |", "|---|---|")
    ranked = _ranked(Counter(e.country or "–" for e in media))
    for country, count in ranked[:25]:
        yield f"| {country} | {count} |"
    yield f"| {len(ranked) - 25} more | {sum(count for _, count in ranked[25:])} |"


def _ranked(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


if __name__ == "__main__":
    print("\n".join(tables(load_rules())))
