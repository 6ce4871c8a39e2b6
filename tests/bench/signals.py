"""How often each signal fires on real pages: ``python tests/bench/signals.py ../shared/bench/extraction [--every N]``.

Prints a Markdown table of the share of pages, by language, on which a signal is found. One that fires on most clean
pages is no signal.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance import audit_bytes, load_rules
from provenance.ingest import Unreadable
from provenance.rules.kinds import SignalRule

LANGUAGES = ("de", "en", "nl")


def pages(folder: Path, every: int) -> Iterator[tuple[str, bytes]]:
    """Yield (language, bytes as served) of every n-th page whose language has an attribution pack."""
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    wanted = [page for page in gold if (page["lang"] or "")[:2] in LANGUAGES]
    for page in wanted[::every]:
        yield page["lang"][:2], gzip.decompress((folder / page["html_path"]).read_bytes())


def measure(folder: Path, every: int) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Return how many pages there are by language, and how many of them each (signal, language) is found on."""
    book = load_rules()
    seen: Counter[str] = Counter()
    fired: Counter[tuple[str, str]] = Counter()
    for language, data in pages(folder, every):
        try:
            report = audit_bytes(data, {}, book)
        except Unreadable:
            continue
        seen[language] += 1
        fired.update({(s.id, language) for s in report.signals if s.status == "found"})
    return seen, fired


def table(seen: Counter[str], fired: Counter[tuple[str, str]]) -> str:
    """Return the rates as a Markdown table, in percent."""
    languages = [code for code in LANGUAGES if seen[code]]
    lines = [
        "| signal | " + " | ".join(f"{code} ({seen[code]} pages)" for code in languages) + " | all |",
        "|---|" + "---|" * (len(languages) + 1),
    ]
    for rule in sorted(load_rules().of(SignalRule), key=lambda r: r.id):
        counts = [fired[rule.id, code] for code in languages]
        rates = [f"{100 * n / seen[code]:.0f} %" for n, code in zip(counts, languages, strict=True)]
        total = f"{100 * sum(counts) / max(1, sum(seen.values())):.0f} %"
        lines.append("| " + " | ".join([f"`{rule.id}`", *rates, total]) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--every", type=int, default=1, help="only every n-th page")
    given = arguments.parse_args()
    print(table(*measure(given.folder, given.every)))
