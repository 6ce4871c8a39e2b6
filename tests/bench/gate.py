"""The accuracy gate: fails when a figure falls below its floor, or when the gold is not what the floors were set on.

    python tests/bench/gate.py FOLDER                  check
    python tests/bench/gate.py FOLDER --write          raise floors to what is measured now
    python tests/bench/gate.py FOLDER --write --lower  also lower them; say why in the commit

A figure without a floor is printed and holds nothing up; --write gives it one.
FOLDER holds ``attribution/`` and ``extraction/``. Floors and the digest of the gold stand in floors.json here.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

import attribution
import extraction
import origins

from provenance import load_rules

FLOORS = Path(__file__).with_name("floors.json")
GOLD = ("attribution/*-dev.jsonl", "attribution/score.py", "extraction/gold.jsonl", "extraction/lines.jsonl.gz")
SLACK = 0.002
"""What a figure may fall by rounding alone, as a fraction."""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--lower", action="store_true")
    given = options.parse_args()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"gold": None, "floors": {}}
    found = {"gold": digest(given.folder), "floors": figures(given.folder)}
    if given.write:
        write(pinned, found, given.lower)
        return 0
    return report(pinned, found)


def digest(folder: Path) -> str:
    """Return one digest over the gold and its scorer."""
    total = hashlib.sha256()
    for path in sorted(p for pattern in GOLD for p in folder.glob(pattern)):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def figures(folder: Path) -> dict[str, float]:
    """Return every pinned figure by name, as fractions."""
    book, found = load_rules(), {}
    for row in attribution.measure(folder / "attribution", "dev", book):
        score = row["score"]
        for name, part in (("detection", score["detection"]), ("linked", score["linked"])):
            found[f"{row['corpus']} {name} F1"] = part["strict"]["f1"]
        found[f"{row['corpus']} linked precision"] = score["linked"]["strict"]["p"]
        found[f"{row['corpus']} inventory F1"] = score["inventory"]["f1"]
    with tempfile.TemporaryDirectory() as out:
        found |= extraction.figures(folder / "extraction", book, Path(out))
    found |= origins.figures(folder / "extraction", book)
    return {name: round(value, 4) for name, value in found.items()}


def write(pinned: dict, found: dict, lower: bool) -> None:
    floors = {
        name: value if lower or value >= pinned["floors"].get(name, 0) else pinned["floors"][name]
        for name, value in found["floors"].items()
    }
    text = json.dumps({"gold": found["gold"], "floors": floors}, indent=1, sort_keys=True)
    FLOORS.write_text(text + "\n", encoding="utf-8")
    print(text)


def report(pinned: dict, found: dict) -> int:
    """Print each figure beside its floor; return 1 when one has fallen or the gold has changed."""
    faults = 0
    if pinned["gold"] != found["gold"]:
        print("the gold is not what the floors were set on; look at it, then --write")
        faults = 1
    for name, floor in sorted(pinned["floors"].items()):
        value = found["floors"].get(name)
        fallen = value is None or value < floor - SLACK
        faults |= fallen
        print(f"{'FELL' if fallen else 'ok':5}{name:44}{value if value is not None else 'gone':>8}  floor {floor}")
    for name in sorted(found["floors"].keys() - pinned["floors"].keys()):
        print(f"new  {name:44}{found['floors'][name]:>8}  no floor yet")
    return int(faults)


if __name__ == "__main__":
    raise SystemExit(main())
