"""Measure origins on hand-labelled pages: ``python tests/bench/origins.py ../shared/bench/extraction [--show A]``.

Prints precision and recall by relation for the three parts of ``tests/labels/origins.tsv``; ``--show`` lists what was
missed and what was found too much in one of them.
"""

import argparse
import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from extraction import Row, page_bytes, rows

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance.ingest import read_document
from provenance.model.spelling import spell_the_same
from provenance.model.values import Origin
from provenance.origins import find_origins
from provenance.parse import parse
from provenance.registry import Registry
from provenance.rules import RuleBook, load_rules

LABELS = Path(__file__).parents[1] / "labels" / "origins.tsv"
RELATIONS = ("agency_credit", "republished_from", "based_on", "translated_from", "canonical", "archived_at")
"""The labelled ones."""
NOBODY = "-"
HALVES = ("A", "B", "C")


class Label(NamedTuple):
    """One hand-labelled origin of a page; relation ``none`` where there is none."""

    page: str
    relation: str
    kind: str
    name: str
    half: str


class Outcome(NamedTuple):
    """What was found rightly, found too much, and missed on one page."""

    right: list[str]
    extra: list[tuple[str, str]]
    missed: list[tuple[str, str]]


def labels(path: Path = LABELS) -> dict[str, list[Label]]:
    """Return the labels by page."""
    found: dict[str, list[Label]] = {}
    for line in path.read_text("utf-8").splitlines()[1:]:
        label = Label(*line.split("\t"))
        found.setdefault(label.page, []).append(label)
    return found


def key_of(page_id: str, known: dict[str, list[Label]]) -> str:
    """Return under which key a page is labelled; empty where it is not."""
    hidden = "sha256:" + hashlib.sha256(page_id.encode()).hexdigest()[:16]
    return page_id if page_id in known else hidden if hidden in known else ""


def names_the_same(label: Label, origin: Origin, registry: Registry) -> bool:
    """Return whether an origin names whom the label names."""
    if label.relation != origin.relation:
        return False
    if label.name == NOBODY:
        return True
    entity = registry.resolve(label.name) or registry.resolve(label.name, "de")
    publisher = registry.publisher(label.name) if "." in label.name else None
    owner = entity or (publisher.entity if publisher else None)
    if (owner and owner.id == origin.entity) or (publisher and publisher.domain == origin.domain):
        return True
    known = registry.get(origin.entity) if origin.entity else None
    aliases = (alias for names in known.aliases.values() for alias in names) if known else ()
    names = [name for name in (origin.name, origin.domain, *aliases) if name]
    return any(_plain(label.name) == _plain(name) or spell_the_same(label.name, name) for name in names)


def outcome(wanted: list[Label], origins: list[Origin], registry: Registry) -> Outcome:
    """Compare what a page should give with what was found; each label and each origin counts once."""
    left = list(origins)
    right, missed = [], []
    for label in (w for w in wanted if w.relation in RELATIONS):
        fit = next((o for o in left if names_the_same(label, o, registry)), None)
        if fit is None:
            missed.append((label.relation, label.name))
        else:
            left.remove(fit)
            right.append(label.relation)
    return Outcome(right, [(o.relation, f"{o.name} {o.domain} [{o.rule}]") for o in left], missed)


def outcomes(bench: Path, gold: list[Row], book: RuleBook) -> Iterator[tuple[str, str, Outcome]]:
    """Yield page id, half and outcome for every labelled page."""
    known = labels()
    registry = Registry.of(book)
    for row in gold:
        key = key_of(row["id"], known)
        if key:
            found = [o for o in origins_of(bench, row, book) if o.relation in RELATIONS]
            yield row["id"], known[key][0].half, outcome(known[key], found, registry)


def origins_of(bench: Path, row: Row, book: RuleBook) -> tuple[Origin, ...]:
    """Return the origins of one page of the bench, read at its own address."""
    hints = {"url": row["url"]} if str(row["url"]).startswith("http") else {}
    document = read_document(page_bytes(bench / row["html_path"]), hints)
    return find_origins(parse(document, book), book).origins


def figures(bench: Path, book: RuleBook) -> dict[str, float]:
    """Return precision and recall of the three parts by name, as fractions."""
    results = list(outcomes(bench, rows(bench / "gold.jsonl"), book))
    return {f"origins {half} {name}": value for half in HALVES for name, value in _shares(results, half).items()}


def _shares(results: list[tuple[str, str, Outcome]], half: str) -> dict[str, float]:
    mine = [outcome for _, where, outcome in results if where == half]
    right = sum(len(o.right) for o in mine)
    found, wanted = (right + sum(len(o[part]) for o in mine) for part in (1, 2))
    return {"precision": right / max(1, found), "recall": right / max(1, wanted)}


def table(results: list[tuple[str, str, Outcome]], half: str) -> Iterator[str]:
    """Yield one line for each relation and one for all: right, found, wanted, precision, recall."""
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for _, _, result in (r for r in results if r[1] == half):
        right.update(result.right)
        extra.update(relation for relation, _ in result.extra)
        missed.update(relation for relation, _ in result.missed)
    yield f"half {half:12} right  found  wanted  precision  recall"
    for relation in RELATIONS:
        yield _line(relation, right[relation], extra[relation], missed[relation])
    yield _line("all", right.total(), extra.total(), missed.total())


def _line(name: str, right: int, extra: int, missed: int) -> str:
    found, wanted = right + extra, right + missed
    precision = f"{right / found:9.3f}" if found else "        –"
    recall = f"{right / wanted:6.3f}" if wanted else "     –"
    return f"{name:17} {right:5}  {found:5}  {wanted:6}  {precision}  {recall}"


def _plain(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()


def main() -> None:
    """Print the three tables, and the differences in one part where asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--show", choices=HALVES)
    options = parser.parse_args()
    results = list(outcomes(options.bench, rows(options.bench / "gold.jsonl"), load_rules()))
    for half in HALVES:
        print("\n".join(table(results, half)), end="\n\n")
    for page, half, result in results:
        if half == options.show and (result.extra or result.missed):
            marked = [("+", x) for x in result.extra] + [("-", x) for x in result.missed]
            print(page, *(f"\n   {mark} {relation} {name}" for mark, (relation, name) in marked))


if __name__ == "__main__":
    main()
