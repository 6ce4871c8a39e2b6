"""Measure what the registry resolves: ``python tests/bench/resolution.py ../shared/bench/attribution [--draw SEED]``.

``tests/labels/resolution.tsv`` holds who is meant by each name of a medium, an agency or an institution in 300 sources
drawn at random from the development gold. Prints how many are resolved, by corpus, and how many links are wrong.
``--draw`` prints other sources, with the names found in them in brackets, to be read by a person.
"""

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance.registry import NameHit, Registry
from provenance.rules import load_rules

LABELS = Path(__file__).parents[1] / "labels" / "resolution.tsv"
NOT_LISTED, NO_NAME = "-", "none"
KINDS = frozenset(
    {"agency", "newspaper", "broadcaster", "magazine", "portal", "fact_checker", "institution", "military", "blog",
     "intelligence", "court", "parliament", "ministry", "central_bank", "international_body", "ngo", "police",
     "health_body", "university", "head_of_state"}
)  # fmt: skip
"""What is counted: countries, parties, companies, places and platforms are not."""
LONGEST = 400


class Label(NamedTuple):
    """Who is meant by the words of one stretch; an entity's id, ``-`` for one not listed, ``none`` where nobody is."""

    corpus: str
    document: str
    start: int
    end: int
    entity: str


def labels() -> list[Label]:
    """Return the labels in the order of the file."""
    rows = (line.split("\t") for line in LABELS.read_text("utf-8").splitlines()[1:])
    return [Label(corpus, document, int(start), int(end), entity) for corpus, document, start, end, entity in rows]


def documents(bench: Path, corpus: str) -> dict[str, dict[str, object]]:
    """Return the documents of a corpus by 16 digits of their id's SHA-256; the ids are headlines."""
    lines = (bench / f"{corpus}.jsonl").read_text("utf-8").splitlines()
    return {hashlib.sha256(row["id"].encode()).hexdigest()[:16]: row for row in map(json.loads, lines)}


def counts(bench: Path, registry: Registry) -> dict[str, Counter[str]]:
    """Return by corpus how many names are resolved, wrong and missed.

    A link inside a source that no label explains is wrong too.
    """
    found: dict[str, Counter[str]] = {}
    wanted = labels()
    for corpus in dict.fromkeys(label.corpus for label in wanted):
        texts = documents(bench, corpus)
        mine = found.setdefault(corpus, Counter())
        for document in dict.fromkeys(label.document for label in wanted if label.corpus == corpus):
            hits = _hits(str(texts[document]["text"]), corpus, registry)
            for label in (w for w in wanted if (w.corpus, w.document) == (corpus, document)):
                mine.update(_outcomes(label, [h for h in hits if h.start < label.end and h.end > label.start]))
    return found


def _hits(text: str, corpus: str, registry: Registry) -> list[NameHit]:
    return [h for h in registry.find_names(text, 0, len(text), corpus[:2]) if h.entity.kind in KINDS]


def _outcomes(label: Label, hits: list[NameHit]) -> Iterator[str]:
    if label.entity == NO_NAME:
        yield from ("wrong" for _ in hits)
    elif not hits:
        yield "missed"
    else:
        yield "resolved" if any(h.entity.id == label.entity for h in hits) else "wrong"


def table(found: dict[str, Counter[str]]) -> Iterator[str]:
    """Yield one line for each corpus and one for all."""
    yield f"{'corpus':22} resolved  wrong  missed  share"
    for name, count in [*found.items(), ("all", sum(found.values(), Counter()))]:
        share = count["resolved"] / max(1, count.total())
        yield f"{name:22} {count['resolved']:8}  {count['wrong']:5}  {count['missed']:6}  {share:5.2f}"


def drawn(bench: Path, corpus: str, seed: int, registry: Registry, number: int = 150) -> Iterator[str]:
    """Yield sources drawn at random, with the names found in them in brackets."""
    rows = [row for document in documents(bench, corpus).values() for row in _sources(document, corpus, registry)]
    random.Random(seed).shuffle(rows)
    yield from rows[:number]


def _sources(document: dict[str, object], corpus: str, registry: Registry) -> Iterator[str]:
    text = str(document["text"])
    hits = registry.find_names(text, 0, len(text), corpus[:2])
    spans = {(a["source"][0][0], a["source"][-1][1]) for a in document["attributions"] if a["source"]}  # type: ignore[attr-defined]
    for start, end in sorted(spans):
        if end - start > LONGEST:
            continue
        told, last = "", start
        for hit in (h for h in hits if h.start < end and h.end > start):
            told += f"{text[last : hit.start]}[{hit.alias}={hit.entity.id}]"
            last = hit.end
        yield " ".join((told + text[last:end]).split())


def main() -> None:
    """Print the table, or a draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--draw", type=int, metavar="SEED")
    options = parser.parse_args()
    registry = Registry.of(load_rules())
    if options.draw is None:
        print("\n".join(table(counts(options.bench, registry))))
        return
    for corpus in dict.fromkeys(label.corpus for label in labels()):
        print(f"# {corpus}", *drawn(options.bench, corpus, options.draw, registry), sep="\n")


if __name__ == "__main__":
    main()
