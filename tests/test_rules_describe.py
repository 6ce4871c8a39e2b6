"""Listing and showing rules, and a first layer of one's own."""

from pathlib import Path

import pytest

from provenance.proof import prove
from provenance.rules import load_rules
from provenance.rules.describe import show, summaries
from provenance.rules.scaffold import scaffold

RULES = """\
- language: xx
  name: Xish
  english: Xish
- words: xx.say.plain
  forms: [says, points … out]
  gives: {cue_class: saying}
  why: "plain, and no: more"
  examples: [{match: "She says so."}, {ok: "They sold it."}, {todo: "Says she!", why: later}]
- phrase: any.more
  text: ["(read|see) more: NAME"]
  match: whole-line
  label: related
  off: too many
- block: layout.nav
  element: [nav]
  features: {words: {at_most: 5}}
  label: navigation
- entity: outlet.bay
  name: Bay Echo
  kind: newspaper
  aliases: {any: [Echo of the Bay], xx: ["'t Echo"]}
"""


def write(at: Path, text: str) -> Path:
    at.mkdir(parents=True, exist_ok=True)
    (at / "rules.yaml").write_text(text, encoding="utf-8")
    return at


def test_a_summary_counts_items_and_proofs(tmp_path: Path) -> None:
    book = load_rules(write(tmp_path, RULES), builtin=False)
    found = {s.id: s for s in summaries(book)}
    words = found["xx.say.plain"]
    assert (words.kind, words.place, words.items) == ("words", "rules.yaml:4", 2)
    assert (words.match, words.ok, words.todo) == (1, 1, 1)
    assert (found["any.more"].off, found["outlet.bay"].items) == ("too many", 2)


def test_summaries_of_a_kind_or_below_an_id(tmp_path: Path) -> None:
    book = load_rules(write(tmp_path, RULES), builtin=False)
    assert [s.id for s in summaries(book, kind="phrase")] == ["any.more"]
    assert [s.id for s in summaries(book, prefix="xx")] == ["xx", "xx.say.plain"]


def test_what_is_shown_can_be_read_again(tmp_path: Path) -> None:
    book = load_rules(write(tmp_path / "a", RULES), builtin=False)
    again = "".join(show(book, rule.id) for rule in book)
    copy = load_rules(write(tmp_path / "b", again), builtin=False)
    place = {"file", "line"}
    assert [r.model_dump(exclude=place) for r in copy] == [r.model_dump(exclude=place) for r in book]


def test_an_unknown_id_names_the_nearest(tmp_path: Path) -> None:
    book = load_rules(write(tmp_path, RULES), builtin=False)
    with pytest.raises(KeyError, match=r"did you mean 'xx.say.plain'"):
        show(book, "xx.say.plan")


def test_a_new_layer_loads_and_proves_itself(tmp_path: Path) -> None:
    files = scaffold(tmp_path / "mine")
    assert [f.name for f in files] == ["notices.yaml", "outlets.yaml", "words.yaml"]
    book = load_rules(tmp_path / "mine", builtin=False)
    assert len({s.kind for s in summaries(book)}) == 3
    assert {p.status for p in prove(book)} == {"holds"}


def test_the_change_that_a_new_layer_shows_works_too(tmp_path: Path) -> None:
    scaffold(tmp_path / "mine")
    notes = (tmp_path / "mine" / "words.yaml").read_text(encoding="utf-8")
    change = [line[2:] for line in notes.splitlines() if line.startswith(("# - change", "#   off"))]
    write(tmp_path / "over", "\n".join(change))
    book = load_rules(tmp_path / "mine", tmp_path / "over", builtin=False)
    assert [s.id for s in summaries(book) if s.off] == ["any.example-notice"]


def test_a_new_layer_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "words.yaml").write_text("mine")
    with pytest.raises(FileExistsError):
        scaffold(tmp_path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("words.yaml", "mine")]
