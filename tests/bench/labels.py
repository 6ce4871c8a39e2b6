"""Score the labels of lines outside the body: ``python tests/bench/labels.py ../shared/bench/extraction``.

Hand labels are in tests/labels. Plain text is scored by line; of a page, the line's text is looked for among our
segments in order. Accuracy and confusion matrix are printed for each part; rules are written looking at A and B only,
and no line of C is ever printed.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from extraction import Row, page_bytes, rows

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance.ingest import read_document
from provenance.model.article import Article
from provenance.parse import parse
from provenance.rules import RuleBook
from provenance.rules.load import load_rules

LABELS = Path(__file__).parent.parent / "labels" / "lines.tsv"
HALVES, READ = ("A", "B", "C"), ("A", "B")
MISSING = "(not found)"


class Line(NamedTuple):
    """A hand-labelled line: its number among the page's lines, its label and its half."""

    number: int
    label: str
    half: str


class Judged(NamedTuple):
    """What was wanted for a line, what our parser said, by which rule, and its words."""

    want: str
    got: str
    rule: str
    half: str
    page: str
    text: str


def labelled_lines(path: Path = LABELS) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["page"]].append(Line(int(row["line"]), row["label"], row["half"]))
    return dict(found)


def squeezed(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def by_offset(page: Row, lines: Sequence[Line], article: Article) -> Iterator[Judged]:
    """Label the most of a line's characters carry, in plain text."""
    for line in lines:
        start, end = page["lines"][line.number]["start"], page["lines"][line.number]["end"]
        shares = {s: min(end, s.end) - max(start, s.start) for s in article.segments if s.start < end and s.end > start}
        best = max(shares, key=lambda s: shares[s], default=None)
        got, rule = (best.label, best.rule) if best else (MISSING, "")
        yield Judged(line.label, got, rule, line.half, page["id"], page["text"][start:end])


def by_text(page: Row, lines: Sequence[Line], article: Article) -> Iterator[Judged]:
    """Label of the segment that holds the line's words, the next such one where it stands several times."""
    words = [squeezed(article.text[s.start : s.end]) for s in article.segments]
    for line in lines:
        start, end = page["lines"][line.number]["start"], page["lines"][line.number]["end"]
        text = page["text"][start:end]
        at = place(page, line.number, words)
        got, rule = (article.segments[at].label, article.segments[at].rule) if at is not None else (MISSING, "")
        yield Judged(line.label, got, rule, line.half, page["id"], text)


def place(page: Row, number: int, words: Sequence[str]) -> int | None:
    """Index of the segment that is the line: of several that hold its words, the one as far down as the line."""
    texts = [squeezed(page["text"][x["start"] : x["end"]]) for x in page["lines"]]
    wanted = texts[number]
    exact = [i for i, w in enumerate(words) if w == wanted]
    earlier = sum(1 for t in texts[:number] if t == wanted)
    if exact:
        return exact[min(earlier, len(exact) - 1)]
    holding = [i for i, w in enumerate(words) if wanted and wanted in w]
    if not holding:
        holding = [i for i, w in enumerate(words) if w and w in wanted and 2 * len(w) >= len(wanted)]
    return min(holding, key=lambda i: abs(i / len(words) - number / len(texts)), default=None)


def judged(bench: Path, book: RuleBook, html: bool) -> Iterator[Judged]:
    wanted = labelled_lines()
    paths = {g["id"]: g["html_path"] for g in rows(bench / "gold.jsonl")}
    for page in rows(bench / "lines.jsonl.gz"):
        if page["id"] not in wanted:
            continue
        data = page_bytes(bench / paths[page["id"]]) if html else page["text"].encode("utf-8", "surrogatepass")
        article = parse(read_document(data), book)
        yield from (by_text if html else by_offset)(page, wanted[page["id"]], article)


def report(found: Sequence[Judged], name: str) -> str:
    """The accuracy, and for each wanted label what was said instead."""
    right = sum(j.want == j.got for j in found)
    shown = sum(j.got != MISSING for j in found)
    share, of_shown = right / max(1, len(found)), right / max(1, shown)
    lines = [f"{name}: {right} of {len(found)}, {share:.3f}; of the {shown} that are shown {of_shown:.3f}"]
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for j in found:
        said[j.want][j.got] += 1
    for want in sorted(said):
        total = said[want].total()
        others = ", ".join(f"{got} {n}" for got, n in said[want].most_common() if got != want)
        lines.append(f"  {want:21} {said[want][want]:3} of {total:3}  {others}")
    return "\n".join(lines)


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("bench", type=Path)
    args.add_argument("--misses", choices=READ, help="print the lines of a half that are labelled otherwise")
    options = args.parse_args()
    book = load_rules()
    for html in (True, False):
        found = list(judged(options.bench, book, html))
        for half in HALVES:
            print(report([j for j in found if j.half == half], f"{'HTML' if html else 'plain text'}, half {half}"))
        for j in found:
            if j.half == options.misses and j.want != j.got:
                print(f"    {j.want} | {j.got} | {j.rule} | {j.page} | {j.text[:100]!r}")


if __name__ == "__main__":
    main()
