"""Signal rules: bounds, slots, and rules that cannot be followed; hostile text."""

import sys

import pytest
from assessing import Findings, article, built_in
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.assess.signals import fill
from provenance.model.article import exact
from provenance.report.build import told as said
from provenance.rules import RuleBook
from provenance.rules.kinds import Range, SignalRule
from provenance.wording import BASE


def told() -> Findings:
    return Findings(article(("title", "Rain"), ("paragraph", "Reportedly it rained."))).cite(
        None, "Reportedly", "it rained", form="hearsay"
    )


def rule(**fields) -> SignalRule:
    texts = {"title": "T", "explanation": "E {n}.", "also_when": "A.", "would_change": "W."}
    return SignalRule(**{"id": "mine.rain", "fact": "hearsay", "level": "info", **texts, **fields})


def with_rules(*rules: SignalRule) -> RuleBook:
    return RuleBook({**{r.id: r for r in built_in()}, **{r.id: r for r in rules}}, (), "test")


def test_a_rule_of_ones_own_speaks_in_its_own_words():
    (signal,) = [s for s in told().assessed(with_rules(rule())).signals if s.id == "mine.rain"]
    assert (signal.title, signal.explanation, signal.also_when) == ("T", "E 1.", "A.")


@pytest.mark.parametrize(("at_least", "fires"), [(1, True), (2, False)])
def test_a_bound_on_the_number_of_findings_holds_for_all_together(at_least, fires):
    signals = told().assessed(with_rules(rule(when={"n": Range(at_least=at_least)}))).signals
    assert any(s.id == "mine.rain" for s in signals) is fires


def test_a_rule_switched_off_is_silent():
    book = with_rules(built_in().get("sourcing.hearsay").model_copy(update={"off": "not here"}))
    assert "sourcing.hearsay" not in [s.id for s in told().assessed(book).signals]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"fact": "heersay"}, "no fact is called heersay"),
        ({"explanation": "E {weight}."}, "the fact hearsay does not measure weight"),
        ({"explanation": "E [weight?a|b]."}, "the fact hearsay does not measure weight"),
        ({"when": {"weight": Range(at_least=1)}}, "the fact hearsay does not measure weight"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_reported_and_stops_nothing(fields, reason):
    assessed = told().assessed(with_rules(rule(**fields)))
    assert ("mine.rain", reason) in [(n.what, n.reason) for n in (said(item, BASE) for item in assessed.not_checked)]
    assert "sourcing.hearsay" in [s.id for s in assessed.signals]


def test_slots_and_choices_are_filled_once():
    values = {"a": "{b} [c?x|y]", "b": "B", "n": 3, "share": 12.5, "none": "", "zero": 0.0}
    assert fill("{a} {n} {share}", values) == "{b} [c?x|y] 3 12.5"
    assert fill("[b?is {b}|none][none?x|, no][zero?x|, nil]", values) == "is B, no, nil"


def test_names_that_look_like_slots_are_left_alone():
    case = Findings(article(("title", "Rain"), ("paragraph", "The {line} [line?a|b] denied it.")))
    case.cite("The {line} [line?a|b]", "denied", "it", stance="denies")
    assert case.signals()["statement.denied"].explanation.startswith("The {line} [line?a|b] denies this (line 2)")


HOSTILE = st.text(
    st.sampled_from(list("aZ09 .,:?!%€–-'\"“”{}[]|\n\t\u00a0\u202e\u200b\ufffd漢\U0001f600")), max_size=60
)
LABELS = st.sampled_from(
    ["title", "lead", "heading", "paragraph", "list", "quote", "caption", "comment", "category", "disclosure"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LABELS, HOSTILE), max_size=6), st.sampled_from(["de", "nl", "en", "xx", None]), st.data())
def test_any_text_is_assessed_and_every_quotation_is_in_it(lines, language, data):
    case = Findings(article(*lines, language=language))
    text = case.article.text
    words = [w for w in set(text.split()) if w.strip()]
    for word in sorted(words)[:4]:
        form = data.draw(st.sampled_from(["direct", "indirect", "hearsay"]))
        case.cite(None if form == "hearsay" else word, word, word, form=form)
    assessed = case.assessed()
    assert case.assessed() == assessed
    for signal in assessed.signals:
        for evidence in signal.evidence:
            if evidence.kind == "text":
                assert evidence.spans
                assert all(0 <= a < b <= len(text) for a, b in evidence.spans)
                assert evidence.exact in (None, exact(text, evidence.spans))
            else:
                assert evidence.searched or evidence.path


def test_a_long_text_takes_work_in_proportion():
    def steps(size: int) -> int:
        sentence = "Am Ort warten 1.500 Soldaten und 12 % der Leute. "
        case = Findings(article(("title", "Ort"), ("paragraph", sentence * size), language="de"))
        counted = 0

        def tick(*_: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(tick)
        try:
            case.assessed()
        finally:
            sys.setprofile(None)
        return counted

    steps(50)
    assert steps(400) < 3 * steps(200)
