"""docs/entities.md shows the counts of the rules as they are."""

import sys
from pathlib import Path

from origins_reading import book

sys.path.insert(0, str(Path(__file__).parent / "bench"))
from entities import tables

DOC = Path(__file__).parents[1] / "docs" / "entities.md"


def test_the_counts_in_the_docs_are_true():
    shown = DOC.read_text(encoding="utf-8").split("<!-- counts -->\n")[1].split("\n<!-- /counts -->")[0]
    assert shown == "\n".join(tables(book())), "run python tests/bench/entities.py and paste what it prints"
