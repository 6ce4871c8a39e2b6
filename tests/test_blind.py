"""Articles written blind: no language finds less in them than before.

``python tests/test_blind.py --write`` writes what is measured now as floors.
"""

import json
import sys
from functools import cache
from itertools import groupby
from pathlib import Path

import articles_scores
import pytest
import yaml
from articles_compare import audit, compare
from articles_expected import samples

from provenance.api import builtin_rulebook
from provenance.rules.grammar import LanguageRule

FOLDER = Path(__file__).parent / "blind"
FIGURES = FOLDER / "figures.yaml"
SETS = ("first", "second", "third")
COLUMNS = [(name, key) for name in ("first", "third", "second") for key in ("met", "floor")]
"""Of the table in docs/accuracy.md: what was measured when a set was met, and now."""


@cache
def measured(name: str) -> dict[str, list[int]]:
    """Return by language: detection, source-linked and inventory F1 in hundredths, rounded down; wrong sources."""
    outcomes = [compare(sample, audit(sample)) for sample in samples(None, FOLDER / name)]
    found = {}
    for code, group in groupby(outcomes, lambda o: o.sample.name.partition("/")[0]):
        these = list(group)
        scores = (articles_scores.detection(these), articles_scores.linked(these), articles_scores.inventory(these))
        found[code] = [*(int(100 * counts.f1) for counts in scores), sum(len(o.wrong_sources) for o in these)]
    return found


def recorded() -> dict[str, dict[str, dict[str, list[int]]]]:
    """Return the figures by set, ``met`` or ``floor``, and language."""
    return yaml.safe_load(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}


@pytest.mark.parametrize("name", SETS)
def test_no_language_finds_less_or_blames_more_than_before(name: str) -> None:
    now, floors = measured(name), recorded()[name]["floor"]
    assert set(now) == set(floors)
    assert {c: (now[c], floor) for c, floor in floors.items() if _fell(now[c], floor)} == {}


@pytest.mark.parametrize("name", SETS)
def test_every_set_tells_what_was_measured_when_it_was_met(name: str) -> None:
    figures = recorded()[name]
    assert set(figures["met"]) == set(figures["floor"])


def test_the_figures_shown_are_those_recorded() -> None:
    figures, book = recorded(), builtin_rulebook()
    shown = (FOLDER.parents[1] / "docs" / "accuracy.md").read_text("utf-8")
    for language in book.of(LanguageRule):
        rows = [figures[name][key].get(language.id) for name, key in COLUMNS]
        cells = ("{} / {} / {} · {}".format(*row) if row else "–" for row in rows)
        assert f"| {language.english} | {' | '.join(cells)} |" in shown
        if language.tier == "checked":
            told = "detection F1 {}, source-linked F1 {}, inventory F1 {}".format(
                *figures["second"]["floor"][language.id]
            )
            assert told in language.accuracy


def _fell(now: list[int], floor: list[int]) -> bool:
    *found, wrong = now
    *least, most = floor
    return wrong > most or any(a < b for a, b in zip(found, least, strict=True))


def write() -> None:
    """Write what is measured now as floors; as figures of the first meeting where there are none yet."""
    old = recorded()
    new = {name: {"met": old.get(name, {}).get("met") or measured(name), "floor": measured(name)} for name in SETS}
    plain = json.loads(json.dumps(new))
    FIGURES.write_text(yaml.safe_dump(plain, sort_keys=True, default_flow_style=None, width=100), "utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    write()
