"""Measure the parser on the extraction bench: ``python tests/bench/extraction.py ../shared/bench/extraction``.

Writes predictions for pages and for plain text, scores both with the bench's own scripts, and times the parser
against trafilatura on the same pages in the same run, alternating.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from provenance.cli.work import spare_collector
from provenance.ingest import read_document
from provenance.model.article import Article
from provenance.parse import parse
from provenance.rules import RuleBook
from provenance.rules.load import load_rules

Row = dict[str, Any]
EMPTY: Row = {"body": "", "comments": "", "title": None, "authors": None, "date": None}


def rows(path: Path) -> list[Row]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def page_bytes(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def text_of(article: Article, *labels: str) -> str:
    return "\n".join(article.text[s.start : s.end].strip() for s in article.of(*labels))


def body_of(article: Article) -> str:
    """The body without its title, a dateline joined to its paragraph."""
    parts: list[str] = []
    for segment in article.of("body"):
        if segment.label != "title":
            parts.append(article.text[segment.start : segment.end])
    return "".join(p if p.endswith("\n") else p + "\n" * (not p.endswith(" ")) for p in parts)


def page_row(gold: Row, article: Article) -> Row:
    meta = article.metadata
    return {
        "id": gold["id"],
        "body": body_of(article),
        "comments": text_of(article, "comment"),
        "title": meta.title,
        "authors": [a.name for a in meta.authors] or None,
        "date": meta.date,
    }


def page_rows(bench: Path, gold: list[Row], book: RuleBook) -> Iterator[tuple[Row, float]]:
    for row in gold:
        data = page_bytes(bench / row["html_path"])
        began = time.process_time()
        article = parse(read_document(data), book)
        yield page_row(row, article), time.process_time() - began


def text_rows(pages: list[Row], book: RuleBook) -> Iterator[Row]:
    for page in pages:
        article = parse(read_document(page["text"].encode("utf-8", "surrogatepass")), book)
        segments = [
            {"start": s.start, "end": s.end, "label": "title" if s.label == "title" else s.group}
            for s in article.segments
        ]
        yield {"id": page["id"], "segments": segments}


def timed(bench: Path, gold: list[Row], book: RuleBook) -> tuple[float, float]:
    """CPU seconds of our parser and of trafilatura over the same pages, in turn page by page."""
    from trafilatura import extract  # noqa: PLC0415

    ours = theirs = 0.0
    spare_collector()  # as the command does, for us and for the peer
    for row in gold:
        data = page_bytes(bench / row["html_path"])
        began = time.process_time()
        parse(read_document(data), book)
        between = time.process_time()
        extract(data, include_comments=False)
        ours, theirs = ours + between - began, theirs + time.process_time() - between
    return ours, theirs


def write(path: Path, found: list[Row]) -> None:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found), encoding="utf-8")


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("bench", type=Path)
    args.add_argument("--out", type=Path, help="keep predictions here")
    args.add_argument("--only", choices=["pages", "text"])
    args.add_argument("--peer", action="store_true", help="time us and trafilatura in turn on every tenth page")
    options = args.parse_args()
    out = options.out or Path(tempfile.mkdtemp())
    book, bench = load_rules(), options.bench
    run(bench, book, out, options.only, options.peer)


def figures(bench: Path, book: RuleBook, out: Path) -> dict[str, float]:
    """Return the figures that the accuracy gate pins, as fractions; predictions are written to ``out``."""
    bench = bench.absolute()
    write(out / "pages.jsonl", [row for row, _ in page_rows(bench, rows(bench / "gold.jsonl"), book)])
    pages = _scored(bench, "score.py", "gold.jsonl", out / "pages.jsonl")
    lines = rows(bench / "lines.jsonl.gz")
    write(out / "lines.jsonl", lines)
    write(out / "text.jsonl", list(text_rows(lines, book)))
    text = _scored(bench, "score_lines.py", out / "lines.jsonl", out / "text.jsonl")
    found = {f"{name} body F1": pages[name]["f1"] for name in ("scrapinghub", "fundus")}
    found["trafilatura segments F1"] = pages["trafilatura"]["f1"]
    found["comments found"] = pages["comments"]["recall"]
    found["comments kept out of the body"] = 1 - pages["comments"]["leak"]
    found |= {f"metadata {name}": pages["meta_fundus"][name] for name in ("title", "authors_f1", "date")}
    for name in ("scrapinghub", "fundus"):
        found[f"plain text {name} characters F1"] = text[name]["char_macro"][2]
        found[f"plain text {name} lines F1"] = text[name]["line_micro"][2]
    return found


def _scored(bench: Path, script: str, *files: Path | str) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "score.json")
        command = [sys.executable, script, *map(str, files), "--json", str(result)]
        subprocess.run(command, cwd=bench, check=True, stdout=subprocess.DEVNULL)
        return next(iter(json.loads(result.read_text()).values()))


def run(bench: Path, book: RuleBook, out: Path, only: str | None, peer: bool) -> None:
    out.mkdir(parents=True, exist_ok=True)
    if only != "text":
        gold = rows(bench / "gold.jsonl")
        found = list(page_rows(bench, gold, book))
        write(out / "pages.jsonl", [row for row, _ in found])
        score = [sys.executable, "score.py", "gold.jsonl", str((out / "pages.jsonl").absolute())]
        subprocess.run([*score, "--json", str((out / "pages.json").absolute())], cwd=bench, check=True)
        print(json.dumps(json.loads((out / "pages.json").read_text())["pages"].get("meta_fundus")))
        print(json.dumps(json.loads((out / "pages.json").read_text())["pages"].get("captions")))
        print(f"pages a CPU second: {len(found) / sum(seconds for _, seconds in found):.1f}")
        if peer:
            sample = gold[::10]
            ours, theirs = timed(bench, sample, book)
            print(f"every tenth page, in turn: ours {len(sample) / ours:.1f}, trafilatura {len(sample) / theirs:.1f}")
    if only != "pages":
        pages = rows(bench / "lines.jsonl.gz")
        write(out / "text.jsonl", list(text_rows(pages, book)))
        write(out / "lines.jsonl", pages)
        score = [sys.executable, "score_lines.py", *(str((out / f"{n}.jsonl").absolute()) for n in ("lines", "text"))]
        subprocess.run(score, cwd=bench, check=True)


if __name__ == "__main__":
    main()
