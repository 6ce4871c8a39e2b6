"""Cohen's kappa of the two label passes.

python tests/labels/kappa.py [FIRST SECOND]
"""

import csv
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
Key = tuple[str, int]


def read_labels(path: Path) -> dict[Key, str]:
    """Return the label of each (page id, line index) of a TSV file; ValueError where a line is labelled twice."""
    labels: dict[Key, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            key = (row["page"], int(row["line"]))
            if key in labels:
                raise ValueError(f"{path.name}: {key} is labelled twice")
            labels[key] = row["label"]
    return labels


def pairs_of(first: dict[Key, str], second: dict[Key, str]) -> list[tuple[str, str]]:
    """Return (first, second) label of every line of the second pass; KeyError for a line the first pass lacks."""
    return [(first[key], label) for key, label in sorted(second.items())]


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Return Cohen's kappa, 1.0 where chance alone would agree on everything; ValueError without pairs."""
    if not pairs:
        raise ValueError("no line was labelled twice")
    size = len(pairs)
    observed = sum(a == b for a, b in pairs) / size
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(count * right[label] for label, count in left.items()) / size**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def main(arguments: list[str]) -> None:
    """Print how many lines were labelled twice, how many labels agree, and kappa."""
    paths = [Path(a) for a in arguments] or [HERE / "lines.tsv", HERE / "second.tsv"]
    pairs = pairs_of(read_labels(paths[0]), read_labels(paths[1]))
    agreed = sum(a == b for a, b in pairs)
    print(f"{len(pairs)} lines, {agreed} agree, kappa {kappa(pairs):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
