"""The hand labels: their form, their halves, and what their README says of them."""

import csv
import gzip
import hashlib
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from provenance.model.values import AboutLabel, BoilerplateLabel

HERE = Path(__file__).parent / "labels"
BENCH = Path(__file__).parents[2] / "shared" / "bench" / "extraction" / "lines.jsonl.gz"
KNOWN = {*AboutLabel.__args__, *BoilerplateLabel.__args__}  # type: ignore[attr-defined]
README = (HERE / "README.md").read_text(encoding="utf-8")


def load_kappa() -> ModuleType:
    spec = importlib.util.spec_from_file_location("label_kappa", HERE / "kappa.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


LINES, SECOND, KAPPA = rows_of("lines.tsv"), rows_of("second.tsv"), load_kappa()


def bench_pages() -> Iterator[dict[str, Any]]:
    if not BENCH.exists():
        pytest.skip("the extraction bench is not here")
    with gzip.open(BENCH, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


@pytest.mark.parametrize(
    ("rows", "columns"),
    [(LINES, {"page", "line", "label", "half"}), (SECOND, {"page", "line", "label"})],
)
def test_files_hold_identifiers_and_labels_and_no_text(rows: list[dict[str, str]], columns: set[str]) -> None:
    for row in rows:
        assert set(row) == columns
        assert re.fullmatch(r"(sh|fu|tf):\S{1,70}", row["page"]), row
        assert re.fullmatch(r"\d{1,5}", row["line"]), row
        assert row["label"] in KNOWN, row


@pytest.mark.parametrize("rows", [LINES, SECOND])
def test_lines_are_sorted_and_labelled_once(rows: list[dict[str, str]]) -> None:
    keys = [(row["page"], int(row["line"])) for row in rows]
    assert keys == sorted(set(keys))


def test_part_follows_from_the_page_id_but_for_the_pages_labelled_later() -> None:
    for row in LINES:
        number = int(hashlib.sha256(row["page"].encode()).hexdigest(), 16)
        assert row["half"] in ("AB"[number % 2], "C"), row


def test_all_lines_of_a_page_are_in_one_part() -> None:
    parts = {(row["page"], row["half"]) for row in LINES}
    assert len(parts) == len({row["page"] for row in LINES})


def test_there_are_enough_lines_and_every_label_occurs() -> None:
    assert len(LINES) >= 640
    assert {row["label"] for row in LINES} == KNOWN
    assert min(Counter(row["half"] for row in LINES).values()) >= 300


def test_readme_counts_are_those_of_the_file() -> None:
    printed = {
        label: tuple(map(int, numbers))
        for label, *numbers in re.findall(
            r"^\| \**(\w+)\** \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| \d+ \|$", README, re.M
        )
    }
    counts = Counter((row["label"], row["half"]) for row in LINES)
    counts.update(("all", row["half"]) for row in LINES)
    names = {label for label, _ in counts}
    parts = {n: [counts[n, part] for part in "ABC"] for n in names}
    assert printed == {n: (sum(of_parts), *of_parts) for n, of_parts in parts.items()}


def test_readme_kappa_is_recomputed() -> None:
    pairs = KAPPA.pairs_of(KAPPA.read_labels(HERE / "lines.tsv"), KAPPA.read_labels(HERE / "second.tsv"))
    stated = re.search(r"(\d+) lines labelled again.*?(\d+) agree, Cohen's kappa (\d\.\d{3})", README, re.S)
    assert stated is not None
    agreed = sum(a == b for a, b in pairs)
    assert stated.groups() == (str(len(pairs)), str(agreed), f"{KAPPA.kappa(pairs):.3f}")
    assert len(pairs) == 160


def test_kappa_leaves_out_what_chance_would_give() -> None:
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert KAPPA.kappa(pairs) == pytest.approx(0.4)
    assert KAPPA.kappa([("a", "b"), ("b", "a")]) == pytest.approx(-1.0)
    assert KAPPA.kappa([("a", "a")]) == 1.0
    with pytest.raises(ValueError, match="no line"):
        KAPPA.kappa([])


def test_a_line_labelled_twice_in_one_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "twice.tsv"
    path.write_text("page\tline\tlabel\nsh:x\t3\tdate\nsh:x\t3\ttags\n", encoding="utf-8")
    with pytest.raises(ValueError, match="labelled twice"):
        KAPPA.read_labels(path)


def test_lines_exist_in_the_bench_and_are_not_its_body() -> None:
    marks = {page["id"]: [line["label"] for line in page["lines"]] for page in bench_pages()}
    for row in LINES:
        assert marks[row["page"]][int(row["line"])] not in {"body", "title"}, row


def test_languages_in_readme_are_those_of_the_bench() -> None:
    language = {page["id"]: page["lang"] for page in bench_pages()}
    lines = Counter(language[row["page"]] for row in LINES)
    pages = Counter(language[page] for page in {row["page"] for row in LINES})
    printed = re.findall(r"\b([a-z]{2,3}) (\d+) \((\d+)\)", README)
    assert {(code, int(n), int(m)) for code, n, m in printed} == {(code, n, pages[code]) for code, n in lines.items()}
    assert len(lines) >= 8
