"""The examples that rules carry are run through the real stages."""

from pathlib import Path

import pytest

from provenance.proof import Proof, prove
from provenance.rules import load_rules


def proofs(at: Path, text: str, builtin: bool = False) -> list[Proof]:
    at.mkdir(parents=True, exist_ok=True)
    (at / "rules.yaml").write_text(text, encoding="utf-8")
    return prove(load_rules(at, builtin=builtin), layer=at.as_posix())


def statuses(at: Path, text: str, builtin: bool = False) -> list[str]:
    return [p.status for p in proofs(at, text, builtin)]


def test_a_phrase_is_found_with_its_name(tmp_path: Path) -> None:
    rule = """\
- phrase: any.ran
  text: [first ran in NAME]
  origin: {relation: republished_from}
  examples:
    - {match: "It first ran in Bay Echo.", name: Bay Echo, found: [first ran in Bay Echo]}
    - {match: "It first ran in Bay Echo.", name: Echo}
    - {match: "It last ran in Bay Echo."}
    - {ok: "He first ran in May Street."}
    - {ok: "He first ran away."}
    - {todo: "It first appeared in Bay Echo.", why: another verb}
    - {todo: "It first ran in Bay Echo."}
"""
    holds, breaks = "holds", "does not hold"
    assert statuses(tmp_path, rule) == [holds, breaks, breaks, breaks, holds, "known miss", "now holds"]


def test_what_does_not_hold_says_why(tmp_path: Path) -> None:
    rule = """\
- phrase: any.more
  text: [read more]
  label: related
  examples: [{match: "Read more", label: share_prompt}, {match: "Read this"}, {ok: "Read more"}]
"""
    found = proofs(tmp_path, rule)
    assert [p.ok for p in found] == [False, False, False]
    assert [p.message for p in found] == [
        "label: “related”, not “share_prompt”",
        "nothing found by this rule",
        "is found and should not be",
    ]


def test_words_of_a_signal_and_names_of_an_entity(tmp_path: Path) -> None:
    rules = """\
- words: any.data
  forms: [drone footage]
  examples:
    - {match: "New drone footage shows it.", found: [drone footage]}
    - {ok: "The drone fell."}
    - {ok: "Drone footage"}
- entity: outlet.bay
  name: Bay Echo
  kind: newspaper
  aliases: {any: [Echo of the Bay]}
  examples: [{match: "As Bay Echo and Echo of the Bay say.", found: [Bay Echo, Echo of the Bay]}, {ok: "Bay Echoes"}]
"""
    assert statuses(tmp_path, rules) == ["holds", "holds", "does not hold", "holds", "holds"]


def test_frames_and_cue_words_of_a_new_language_run_through_attribution(tmp_path: Path) -> None:
    rules = """\
- language: qx
  name: Qish
  english: Qish
  quotes: [{open: «, close: »}]
  function_words: {complementiser: [ke], determiner: [la], auxiliary: [es]}
- words: qx.say.plain
  forms: [dikat]
  gives: {cue_class: saying}
  examples:
    - {match: "Marta Rul dikat ke la ponta es klosa.", cue: [dikat]}
    - {ok: "Marta Rul vidat la ponta."}
- words: qx.say.warn
  forms: [varnat]
  gives: {cue_class: saying, stance: warns}
- frame: qx.that
  patterns: [SOURCE SAY COMPLEMENTISER CONTENT]
  gives: {form: indirect, confidence: high}
  examples:
    - match: "Marta Rul dikat ke la ponta es klosa."
      source: Marta Rul
      cue: [dikat]
      content: [la ponta es klosa]
      form: indirect
    - {match: "Marta Rul varnat ke la ponta es klosa.", stance: warns}
    - {match: "Marta Rul dikat ke la ponta es klosa.", source: Rul}
    - {ok: "La ponta es klosa."}
"""
    found = proofs(tmp_path, rules)
    assert [p.status for p in found] == ["holds", "holds", "holds", "holds", "does not hold", "holds"]
    assert found[4].message == "source: “Marta Rul”, not “Rul”"


def test_block_examples_are_pages(tmp_path: Path) -> None:
    rule = """\
- block: site.badge
  tokens: [zz-badge]
  label: other
  confidence: high
  examples: [{ok: "<html><body><p>No badge on this page.</p></body></html>"}]
"""
    assert statuses(tmp_path, rule, builtin=True) == ["holds"]


def test_rules_that_are_off_are_not_proved_and_changed_ones_are(tmp_path: Path) -> None:
    rules = "".join(f"- words: any.{w}\n  forms: [{w}]\n  examples: [{{match: {w}}}]\n" for w in "ab")
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "a.yaml").write_text(rules)
    (tmp_path / "over").mkdir()
    (tmp_path / "over" / "a.yaml").write_text(
        '- change: any.a\n  off: "no"\n- change: any.b\n  remove: {forms: [b]}\n  add: {forms: [c]}\n'
    )
    book = load_rules(tmp_path / "base", tmp_path / "over", builtin=False)
    assert [(p.rule, p.ok) for p in prove(book, layer=(tmp_path / "over").as_posix())] == [("any.b", False)]
    assert prove(book, layer=(tmp_path / "base").as_posix()) == []


def test_only_the_rules_that_were_asked_for(tmp_path: Path) -> None:
    rules = "- words: any.a\n  forms: [a]\n  was: [any.old]\n  examples: [{match: a}]\n"
    (tmp_path / "a.yaml").write_text(rules)
    book = load_rules(tmp_path, builtin=False)
    assert [p.rule for p in prove(book, ["any.old"])] == ["any.a"]
    with pytest.raises(KeyError):
        prove(book, ["any.none"])
