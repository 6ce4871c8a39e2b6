"""Break the attribution figures down by form, class and confidence, and the errors by cause, for docs/accuracy.md.

    python tests/bench/breakdown.py FOLDER [--split dev]

FOLDER is the one of attribution.py. Every paragraph is taken as body. A finding is right where its content shares half
its words with the gold's; the share that meets a gold attribution at all stands in brackets.
"""

import argparse
import importlib
import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance import RuleBook, load_rules
from provenance.attribute.language.pack import Pack
from provenance.model.values import Attribution
from tests.bench.attribution import adapted, predict

HALF = 0.5
Found = tuple[Attribution, dict[str, Any]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--split", default="dev")
    given = options.parse_args()
    sys.path.insert(0, str(given.folder))
    score, book = importlib.import_module("score"), load_rules()
    for path in sorted(given.folder.glob(f"*-{given.split}.jsonl")):
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        print(f"{path.stem}, {len(gold)} documents")
        for line in tables(gold, path.stem.removesuffix(f"-{given.split}"), book, score):
            print(line)


def tables(gold: list[dict[str, Any]], corpus: str, book: RuleBook, score: Any) -> Iterator[str]:
    """Yield the lines of the tables of one corpus."""
    all_of, right, met = Counter[str](), Counter[str](), Counter[str]()
    missed, false = Counter[str](), Counter[str]()
    kinds, hit, linked = Counter[str](), Counter[str](), Counter[str]()
    for document in gold:
        doc, text = score.Doc(document["text"], False), document["text"]
        found = _found(doc, text, document["lang"], corpus, book)
        wanted = [a for a in document["attributions"] if doc.select(a["content"])]
        pairs = _pairs(doc, wanted, [p for _, p in found], score)
        for n, (a, _) in enumerate(found):
            share = next((w for _, j, w in pairs if j == n), 0.0)
            for key in (f"form {a.form}", f"class {a.cue_class}", f"confidence {a.confidence}"):
                all_of[key] += 1
                right[key] += share >= HALF
                met[key] += share > 0
            false["meets no gold" if not share else "cut elsewhere"] += share < HALF
        for n, a in enumerate(wanted):
            at, share = next(((j, w) for i, j, w in pairs if i == n), (0, 0.0))
            kinds[a["type"]] += 1
            hit[a["type"]] += share >= HALF
            linked[a["type"]] += share >= HALF and _same_source(doc, a, found[at][1], score)
            if share < HALF:
                missed[cause(text, a, share, Pack.of(book, document["lang"]))] += 1
    for key in sorted(all_of):
        percent = [round(100 * c[key] / all_of[key]) for c in (right, met)]
        yield f"  {key:28}{all_of[key]:6} findings, right {percent[0]} % ({percent[1]})"
    for kind in sorted(kinds):
        share, right_one = 100 * hit[kind] / kinds[kind], 100 * linked[kind] / max(1, hit[kind])
        found_right = f"found {share:.1f} %, of these from the right source {right_one:.1f} %"
        yield f"  gold {kind:23}{kinds[kind]:6} wanted, {found_right}"
    for name, counted in (("missed", missed), ("false", false)):
        for reason, n in counted.most_common():
            yield f"  {name}: {reason:52}{n:5}"


def _found(doc: Any, text: str, language: str, corpus: str, book: RuleBook) -> list[Found]:
    made = ((a, p) for a in predict(text, language, book, direct=True) for p in adapted(text, [a], corpus, book))
    return [(a, p) for a, p in made if doc.select(p["content"])]


def _same_source(doc: Any, wanted: dict[str, Any], found: dict[str, Any], score: Any) -> bool:
    """Return whether the sources agree; where the gold has none, whether there is none."""
    gold, ours = ({"source": doc.select(a["source"])} for a in (wanted, found))
    return score.source_agrees(doc, gold, ours) if gold["source"] else not ours["source"]


def _pairs(
    doc: Any, gold: list[dict[str, Any]], found: list[dict[str, Any]], score: Any
) -> list[tuple[int, int, float]]:
    """Return gold and findings paired one to one as the score does, with the share of content words in common."""
    weights = {}
    g, p = doc.read(gold), doc.read(found)
    for i, x in enumerate(g):
        for j, y in enumerate(p):
            both = len(x["content"] & y["content"])
            if both:
                weights[i, j] = (both / len(x["content"] | y["content"]), len(x["cue"] & y["cue"]))
    return [(i, j, w[0]) for i, j, w in score.pair_up(weights)]


def cause(text: str, gold: dict[str, Any], share: float, pack: Pack | None) -> str:
    """Return why a gold attribution was missed, as far as its own marks tell."""
    if share:
        return "found, but cut elsewhere"
    if not gold["cue"]:
        return "no cue word"
    if not gold["source"]:
        return "no source expressed"
    if pack and not _listed(text, gold["cue"], pack):
        return "a cue that no list holds"
    source, cue, content = (gold[role][0][0] for role in ("source", "cue", "content"))
    if content < cue:
        return "content before a known cue"
    return "source behind a known cue" if cue < source else "known cue beside its source"


def _listed(text: str, spans: list[list[int]], pack: Pack) -> bool:
    """Return whether a word of the cue stands in a list of words that report."""
    tokens = pack.read(text, 0, len(text))
    starts = [a for a, _ in tokens.at]
    words = (k for a, b in spans for k in range(bisect_left(starts, a), bisect_left(starts, b)))
    reporting = pack.bits("ACCORDING", "CLAIM", "MIND_SET", "MOOD", "HEARSAY")
    return any(tokens.mask[k] & reporting or any(h.entry.verbal for h in tokens.hits[k]) for k in words)


if __name__ == "__main__":
    main()
