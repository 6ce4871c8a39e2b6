"""What pages state of how a text was made, in fifteen languages: contributors, a program's part, corrections, updates.

``tests/labels/statements.tsv`` was written from knowledge of the languages before rules were changed for it. Shares are
held; lines that only look like such statements must stay silent.
"""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from origins_reading import book

from provenance.ingest import read_document
from provenance.parse import parse

HERE = Path(__file__).parent / "labels"
MARKS = ("contribution", "machine_part", "correction", "update")
NONE = "none"
SHARE = 0.9


class Line(NamedTuple):
    language: str
    words: str
    mark: str


@cache
def lines():
    rows = (HERE / "statements.tsv").read_text("utf-8").splitlines()[1:]
    return tuple(Line(*row.split("\t")) for row in rows)


@cache
def stories():
    return yaml.safe_load((HERE / "wordings.yaml").read_text("utf-8").replace("\nno:", '\n"no":'))


@cache
def marks(line):
    title, first, second, third = stories()[line.language]
    text = "\n\n".join([title, first, second, third, f"{first} {second}", f"{third} {first}", line.words])
    return {mark.label for mark in parse(read_document(text.encode(), {}), book()).marks} & set(MARKS)


@pytest.mark.parametrize("mark", MARKS)
def test_most_wordings_of_a_statement_are_found(mark):
    asked = [line for line in lines() if line.mark == mark]
    assert len({line.language for line in asked}) == len(stories())
    assert sum(mark in marks(line) for line in asked) >= SHARE * len(asked)


def test_no_language_is_left_behind():
    found = Counter(line.language for line in lines() if line.mark in marks(line))
    asked = Counter(line.language for line in lines() if line.mark != NONE)
    assert [code for code in asked if found[code] < SHARE * asked[code]] == []


def test_lines_that_only_speak_of_such_things_state_nothing():
    assert [line.words for line in lines() if line.mark == NONE and marks(line)] == []
