"""Counts: what a word is, and on whom the words of a body rest."""

import itertools
from pathlib import Path

import pytest
from assessing import Findings, article
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.counts import Counts
from provenance.model.words import count_words, word_spans

SEEDS = Path(__file__).parent.parent / "seeds"


def counts_of(findings: Findings) -> Counts:
    return findings.assessed().counts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("zwischen 3.000 und 8.000 US-Soldaten", 5),
        ("a dash – alone", 4),
        ("l’État, c’est moi!", 3),
        ("北京 and 上海", 5),
    ],
)
def test_a_word_is_a_run_without_white_space_and_a_han_character_is_one(text, words):
    assert count_words(text) == words


def test_the_dutch_seed_has_757_words():
    (path,) = SEEDS.glob("004_*.txt")
    assert count_words(path.read_text(encoding="utf-8")) == 757


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_word_spans_are_disjoint_in_order_and_hold_no_space(text, start, end):
    spans = list(word_spans(text, start, end))
    assert all(a < b <= c for (a, b), (c, _) in itertools.pairwise(spans))
    assert not any(ch.isspace() for a, b in spans for ch in text[a:b])


def test_words_rest_on_the_best_identified_source_and_count_once():
    told = Findings(article(("paragraph", "Ann Lee said the lab found that ice melts fast. Nobody objected.")))
    told.cite("Ann Lee", "said", "the lab found that ice melts fast")
    told.cite("the lab", "found", "ice melts fast", who={"identity": "anonymous", "kind": "group"})
    body = counts_of(told).body
    assert (body.words, body.named, body.anonymous, body.nobody) == (12, 7, 0, 5)


@pytest.mark.parametrize(
    ("identity", "field"),
    [
        ("named", "named"),
        ("partial", "partial"),
        ("anonymous", "anonymous"),
        ("not_applicable", "data"),
        ("unknown", "unresolved"),
    ],
)
def test_each_identity_has_its_count(identity, field):
    told = Findings(article(("paragraph", "The bureau said rain is due.")))
    told.cite("The bureau", "said", "rain is due", who={"identity": identity})
    assert getattr(counts_of(told).body, field) == 3


def test_hearsay_and_implied_sources_have_counts_of_their_own():
    told = Findings(article(("paragraph", "Reportedly rain is due."), ("paragraph", "It was said snow fell.")))
    told.cite(None, "Reportedly", "rain is due", form="hearsay")
    told.cite(None, "was said", "snow fell", source_status="absent")
    body = counts_of(told).body
    assert (body.hearsay, body.unresolved) == (3, 2)


def test_attitudes_and_intents_carry_no_words():
    told = Findings(article(("paragraph", "Ann Lee wants a new bridge.")))
    told.cite("Ann Lee", "wants", "a new bridge", cue_class="intent")
    counts = counts_of(told)
    assert (counts.attributions, counts.body.named, counts.body.nobody) == (0, 0, 6)


def test_only_the_body_counts():
    told = Findings(article(("title", "Two words"), ("caption", "Three more words"), ("paragraph", "One")))
    assert counts_of(told).body.words == 3


def test_paragraphs_without_attribution_make_one_stretch_and_others_are_cut_at_the_words():
    told = Findings(
        article(
            ("title", "Title here"),
            ("paragraph", "Plain start here."),
            ("paragraph", "Ann Lee said rain is due. It was late."),
            ("related", "Other story"),
            ("paragraph", "Plain two."),
            ("paragraph", "Plain three."),
        )
    )
    told.cite("Ann Lee", "said", "rain is due")
    text = told.article.text
    runs = [(text[s.start : s.end], s.sourced, s.words) for s in counts_of(told).stretches]
    assert runs == [
        ("Title here", False, 2),
        ("Plain start here.", False, 3),
        ("Ann Lee said rain is due.", True, 6),
        ("It was late.", False, 3),
        ("Plain two.\nPlain three.", False, 4),
    ]


@given(st.lists(st.sampled_from(["title", "paragraph", "list", "related", "heading"]), max_size=12), st.data())
def test_stretches_hold_every_body_word_once(labels, data):
    told = Findings(article(*((label, f"w{n} x{n} y{n}") for n, label in enumerate(labels))))
    for n in data.draw(st.lists(st.integers(0, 11), max_size=4, unique=True)):
        if n < len(labels) and labels[n] != "related":
            told.cite(None, None, f"x{n}", form="hearsay")
    counts = counts_of(told)
    for field in ("words", "hearsay", "nobody"):
        assert sum(getattr(s, field) for s in counts.stretches) == getattr(counts.body, field)
    assert counts.body.words == 3 * sum(label != "related" for label in labels)


def test_sources_are_counted_by_field_in_a_fixed_order():
    told = Findings(article(("paragraph", "Zoe Orr said yes. The clerk said no. Al Ba said maybe.")))
    told.cite("Zoe Orr", "said", "yes", who={"sector": "politics", "role_label": "mayor"})
    told.cite("The clerk", "said", "no", who={"identity": "partial", "sector": "government"})
    told.cite("Al Ba", "said", "maybe", who={"sector": "politics"})
    counts = counts_of(told)
    assert counts.sources == 3
    assert list(counts.by_identity.items()) == [("named", 2), ("partial", 1)]
    assert list(counts.by_sector.items()) == [("government", 1), ("politics", 2)]
    assert counts.by_role == {"mayor": 1}
