"""Layers: what stands in one, what a later one changes, and what a rule book remembers of it."""

import pickle
from pathlib import Path

import pytest

from provenance.rules import builtin as built
from provenance.rules import load_rules
from provenance.rules.book import RuleBook
from provenance.rules.grammar import LanguageRule
from provenance.rules.kinds import Block, Frame, Words
from provenance.rules.load import read_checked

BASE = """\
- language: xx
  name: Xish
  english: Xish
  verb_second: yes
  function_words: {complementiser: [that], negation: [no, not]}
- words: xx.say.plain
  forms: [says, said]
  gives: {cue_class: saying, stance: asserts}
  was: [xx.tell]
  examples: [{match: "She says no."}, {ok: "They sold it."}]
- frame: xx.that
  patterns: [SOURCE SAY that CONTENT]
- block: layout.nav
  features: {words: {at_most: 5}, link_density: {at_least: 0.5}}
  label: navigation
"""


def folder(at: Path, name: str, text: str, file: str = "rules.yaml") -> Path:
    path = at / name / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return at / name


def load(at: Path, *layers: str) -> RuleBook:
    return load_rules(*(folder(at, f"layer{n}", text) for n, text in enumerate([BASE, *layers])), builtin=False)


def test_every_scalar_is_a_string_until_a_key_asks_for_a_number(tmp_path: Path) -> None:
    book = load(tmp_path, "- words: any.odd\n  forms: [no, yes, null, 1, 1e3, 2024-11-02, 0x1F, ~, on]\n")
    odd, nav = book.get("any.odd"), book.get("layout.nav")
    assert isinstance(odd, Words)
    assert odd.forms == ("no", "yes", "null", "1", "1e3", "2024-11-02", "0x1F", "~", "on")
    assert isinstance(nav, Block)
    assert (nav.features["words"].at_most, nav.features["link_density"].at_least) == (5.0, 0.5)


def test_a_rule_knows_its_file_and_line(tmp_path: Path) -> None:
    layer = folder(tmp_path, "mine", BASE, "sub/b.yaml")
    frame = load_rules(layer, builtin=False).get("xx.that")
    assert frame is not None
    assert (frame.file, frame.line) == ("sub/b.yaml", 11)


def test_files_are_read_in_path_order_and_rules_in_file_order(tmp_path: Path) -> None:
    folder(tmp_path, "mine", "- words: any.d\n  forms: [d]\n", "b/z.yaml")
    folder(tmp_path, "mine", "- words: any.c\n  forms: [c]\n- words: any.a\n  forms: [a]\n", "a.yaml")
    assert [r.id for r in load_rules(tmp_path / "mine", builtin=False)] == ["any.c", "any.a", "any.d"]


def test_lists_are_added_to_and_removed_from(tmp_path: Path) -> None:
    book = load(tmp_path, "- change: xx.say.plain\n  add: {forms: [shouts, says]}\n  remove: {forms: [said]}\n")
    rule = book.get("xx.say.plain")
    assert isinstance(rule, Words)
    assert rule.forms == ("says", "shouts")
    assert [e.match or e.ok for e in rule.examples] == ["She says no.", "They sold it."]


def test_scalars_are_set_and_the_rest_stays(tmp_path: Path) -> None:
    book = load(tmp_path, '- change: xx.say.plain\n  set: {gives: {stance: warns}}\n  why: "here they warn"\n')
    rule = book.get("xx.say.plain")
    assert isinstance(rule, Words)
    assert (rule.gives.stance, rule.gives.cue_class, rule.why) == ("warns", "saying", "here they warn")


def test_words_are_added_to_a_class_of_function_words(tmp_path: Path) -> None:
    book = load(tmp_path, "- change: xx\n  add: {function_words: {negation: [never], relative: [who]}}\n")
    language = book.language("xx")
    assert language is not None
    assert language.function_words["negation"] == ("no", "not", "never")
    assert language.function_words["relative"] == ("who",)


def test_a_rule_that_is_off_stays_listed_and_is_in_force_no_more(tmp_path: Path) -> None:
    book = load(tmp_path, '- change: xx.that\n  off: "our texts have other frames"\n')
    off = book.get("xx.that")
    assert off is not None
    assert off.off == "our texts have other frames"
    assert book.of(Frame) == ()
    assert "xx.that" in [r.id for r in book]


def test_a_language_that_is_off_has_no_pack(tmp_path: Path) -> None:
    layer = '- change: xx\n  off: "not read here"\n'
    for rule in ("xx.that", "xx.say.plain"):
        layer += f'- change: {rule}\n  off: "not read here"\n'
    book = load(tmp_path, layer)
    assert (book.language("xx"), book.languages()) == (None, ())


def test_an_old_id_still_finds_the_rule_and_can_still_be_changed(tmp_path: Path) -> None:
    book = load(tmp_path, "- change: xx.tell\n  add: {forms: [tells]}\n")
    rule = book.get("xx.tell")
    assert isinstance(rule, Words)
    assert (rule.id, rule.forms[-1]) == ("xx.say.plain", "tells")


def test_a_later_layer_may_change_what_an_earlier_one_changed(tmp_path: Path) -> None:
    changes = [f"- change: xx.say.plain\n  add: {{forms: [{word}]}}\n" for word in ("shouts", "cries")]
    rule = load(tmp_path, *changes).get("xx.say.plain")
    assert isinstance(rule, Words)
    assert rule.forms[-2:] == ("shouts", "cries")


def test_layers_are_named_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder(tmp_path, "base", BASE)
    folder(tmp_path, "mine", '- change: xx.that\n  off: "no"\n')
    book = load_rules(Path("base"), Path("mine"), builtin=False)
    assert [(layer.name, layer.rules) for layer in book.layers] == [("base", 4), ("mine", 1)]
    assert [book.layer_of(i) for i in ("xx", "xx.that", "xx.none")] == ["base", "mine", None]


def test_the_digest_follows_what_is_in_force_and_nothing_else(tmp_path: Path) -> None:
    plain = load(tmp_path).digest
    assert load(tmp_path / "elsewhere").digest == plain
    assert load(tmp_path, "- change: xx.say.plain\n  add: {forms: [tells]}\n").digest != plain
    assert load(tmp_path, '- change: xx.that\n  off: "no"\n').digest != plain
    assert load(tmp_path, "- words: any.a\n  forms: [a]\n  off: never on\n").digest == plain
    assert load(tmp_path, "- change: xx.say.plain\n  add: {examples: [{ok: more}]}\n").digest == plain


def test_packed_rules_are_the_rules_that_were_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = folder(tmp_path, "rules", BASE)
    monkeypatch.setattr(built, "CHECKOUT", rules)
    monkeypatch.setattr(built, "PACKED", tmp_path / "builtin.json")
    read = load_rules()
    (tmp_path / "builtin.json").write_bytes(read_checked(rules))
    (rules / "rules.yaml").unlink()
    packed = load_rules()
    assert (packed.digest, packed.layers, list(packed)) == (read.digest, read.layers, list(read))
    mine = folder(tmp_path, "mine", "- change: xx.say.plain\n  add: {forms: [tells]}\n")
    assert load_rules(mine).layers[0] == read.layers[0]
    assert load_rules(mine).digest != read.digest


def test_the_built_in_layer_has_no_path(tmp_path: Path) -> None:
    book = load_rules()
    assert [layer.name for layer in book.layers] == ["built-in"]
    assert all(not Path(r.file).is_absolute() and ".." not in r.file for r in book)


def test_a_book_is_the_same_after_pickling(tmp_path: Path) -> None:
    book = load(tmp_path)
    book.compiled("anything", lambda _: (n for n in range(1)))
    copy = pickle.loads(pickle.dumps(book))
    assert (copy.digest, copy.layers, list(copy)) == (book.digest, book.layers, list(book))
    assert copy.of(LanguageRule) == book.of(LanguageRule)
