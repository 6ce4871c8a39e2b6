"""What to check next: made of findings alone, each anchored to what it rests on."""

import re

import pytest
from handmade import ORIGINS, SOURCES, STATEMENTS, TEXT, evidence, report, source, spans, statement

from provenance.model.values import Evidence, Link, Signal, Via
from provenance.render import render_markdown, render_terminal
from provenance.render.page import render_page
from provenance.render.suggestions import MOST, suggestions_of
from provenance.render.telling import Telling
from provenance.wording import BASE


def asked(**more):
    """Return the suggestions for the small article, by kind of thing to check."""
    given = {"signals": (), "origins": (), "attributions": STATEMENTS[:1], **more}
    return {one.rests_on: one for one in suggestions_of(Telling.of(report(**given), BASE))}


def signal(name: str, *words: str, extra: tuple[Evidence, ...] = ()) -> Signal:
    return Signal(
        id=name,
        status="found",
        level="notice",
        title="T",
        explanation="E.",
        evidence=(*(e for word in words for e in evidence(word)), *extra),
        also_when="A.",
        would_change="W.",
        rule=name,
    )


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("figures.no-source-in-sentence", ("4 million",), "Find out who counted this: “4 million”."),
        ("sourcing.data-without-owner", ("a traffic study",), "Find out whose data these are, and from when: “a tr"),
        ("sourcing.hearsay", ("reportedly",), "Find out who reported this first: “reportedly” names nobody."),
        ("sourcing.quote-without-speaker", ("bridge has",), "Find out who says this: “bridge has”."),
        (
            "sourcing.unsourced-stretch",
            ("Nobody has counted the ferries",),
            "Ask the author for the source behind line 7;",
        ),
        ("headline.firmer-than-body", ("Harbour bridge to close",), "Ask who answers for the headline: “Harbour"),
    ],
)
def test_a_signal_becomes_a_question_at_its_place(name, words, said):
    made = asked(signals=(signal(name, *words),))
    assert made[name].text.startswith(said)
    assert made[name].start == TEXT.index(words[0])
    assert made[name].place == f"line {TEXT[: TEXT.index(words[0])].count(chr(10)) + 1}"


def test_what_cannot_be_checked_asks_for_nothing():
    unseen = signal("sourcing.hearsay", "reportedly").model_copy(update={"status": "cannot_check"})
    assert asked(signals=(unseen,)) == {}


def test_a_sole_source_is_named_and_a_second_one_asked_for():
    assert asked(signals=(signal("sourcing.sole-source", "Ada Quist"),))["sourcing.sole-source"].text == (
        "Ask somebody besides Ada Quist, from whom all that is attributed comes."
    )


def test_the_reason_for_anonymity_is_asked_for_only_where_none_was_found():
    in_vain = (Evidence(kind="absence", searched="the body, for a reason for anonymity"),)
    name = "sourcing.sole-anonymous-source"
    assert "ask why" in asked(signals=(signal(name, "A spokesperson", extra=in_vain),))[name].text
    assert "ask why" not in asked(signals=(signal(name, "A spokesperson"),))[name].text


def accusation(**more):
    given = {"stance": "accuses", "addressee_spans": spans("Port Council")}
    return statement("a1", "said Mayor", "the cost was 4 million", "s1", **{**given, **more})


ACCUSED = (source("s1", "Ada Quist"),)


def test_somebody_accused_and_not_cited_is_asked_for_a_reply():
    made = asked(attributions=(accusation(),), sources=ACCUSED)["a1"]
    assert made.text == "Ask Port Council for a reply to “the cost was 4 million”; we found none in the text."
    assert made.place == "line 3"


@pytest.mark.parametrize(
    "doubt",
    [
        {"attributions": (accusation(confidence="low"),)},
        {"attributions": (accusation(polarity="negated"),)},
        {"attributions": (accusation(addressee_spans=()),)},
        {"attributions": (accusation(addressee_spans=spans("who leads")),)},
        {"attributions": (accusation(), statement("a2", "said the", "cracked", "s1", stance="denies"))},
        {"attributions": (accusation(), statement("a2", "said the", "cracked", "s1", stance="declines_to_comment"))},
        {"sources": (source("s1", "Ada Quist", affiliation="the Port Council"),)},
    ],
    ids=["unsure", "not accused", "nobody named", "no name", "a denial", "no comment", "may be cited"],
)
def test_nothing_is_said_of_a_reply_where_it_cannot_be_told(doubt):
    given = {"attributions": (accusation(),), "sources": ACCUSED, **doubt}
    assert not any("reply" in one.text for one in asked(**given).values())


STUDY = statement("a3", "relied on", "the cost was 4 million", "s4", cue_class="showing")
WORK = (source("s4", "a traffic study", kind="document", identity="not_applicable"),)


def test_a_document_is_to_be_seen_and_its_link_missed_only_where_the_page_has_links():
    assert asked(attributions=(STUDY,), sources=WORK)["a3"].text == "See the document itself: a traffic study."
    far = Link(spans=spans("Harbour"), href="https://harbour.example/")
    beside = Link(spans=spans("traffic"), href="https://study.example/")
    assert "found no link" in asked(attributions=(STUDY,), sources=WORK, links=(far,))["a3"].text
    assert asked(attributions=(STUDY,), sources=WORK, links=(far, beside)) == {}


def test_what_a_statement_is_based_on_is_to_be_seen_too():
    step = Via(source="s4", relation="based_on", spans=spans("a traffic study"))
    said = STATEMENTS[0].model_copy(update={"via": (step,)})
    assert asked(attributions=(said,), sources=(SOURCES[0], *WORK))["a1"].text.startswith("See the document itself")


def test_data_that_nobody_owns_are_asked_for_once():
    ownerless = signal("sourcing.data-without-owner", "a traffic study")
    assert list(asked(attributions=(STUDY,), sources=WORK, signals=(ownerless,))) == ["sourcing.data-without-owner"]


def test_a_text_that_comes_from_elsewhere_is_looked_up_there():
    made = asked(origins=ORIGINS)["o1"]
    assert made.text.startswith("Look up the text at harbour-notes.example")
    assert "link" not in made.text
    here = Link(spans=spans("harbour-notes.example"), href="https://harbour-notes.example/")
    assert "o1" not in asked(origins=ORIGINS, links=(here,))


def test_what_another_outlet_passed_on_is_looked_up_first_hand():
    outlet = source("s3", "the Northern Post", kind="media")
    step = Via(source="s3", relation="relayed_by", spans=spans("Northern Post"))
    passed = STATEMENTS[0].model_copy(update={"via": (step,)})
    made = asked(attributions=(passed,), sources=(SOURCES[0], outlet))
    assert "Look up what Ada Quist said first-hand; the article has it through the Northern Post." in [
        one.text for one in made.values()
    ]
    lawyer = outlet.model_copy(update={"kind": "person"})
    assert asked(attributions=(passed,), sources=(SOURCES[0], lawyer)) == {}


def test_the_list_is_short_each_thing_once_and_the_same_every_time():
    many = tuple(
        statement(f"a{n}", "said Mayor", word, "s1", stance="does_not_confirm")
        for n, word in enumerate(("bridge", "cost", "study", "cracked", "ferries"), start=1)
    )
    names = ("figures.no-source-in-sentence", "sourcing.hearsay", "sourcing.unsourced-stretch",
             "sourcing.quote-without-speaker", "sourcing.data-without-owner", "headline.firmer-than-body",
             "sourcing.sole-source")  # fmt: skip
    telling = Telling.of(report(signals=tuple(signal(n, "bridge") for n in names), attributions=many), BASE)
    made = suggestions_of(telling)
    assert len(made) == MOST
    assert len({one.text for one in made}) == MOST
    assert made == suggestions_of(telling)


def test_terminal_markdown_and_page_say_the_same():
    made = report(signals=(signal("figures.no-source-in-sentence", "4 million"),), origins=())
    said = "Find out who counted this: “4 million”."
    assert f"1 {said} (line 4 · figures.no-source-in-sentence)" in render_terminal(made, 120)
    assert f"1. {said} (line 4 · figures.no-source-in-sentence)" in render_markdown(made)
    page = render_page(made)
    (part,) = re.findall(r'<section [^>]*class="next-steps">.*?</section>', page, re.DOTALL)
    target = re.search(r'href="#(p\d+)"', part).group(1)
    assert said in part
    assert "4 million" in re.search(rf'id="{target}".*?</p>', page, re.DOTALL).group()


def test_where_nothing_is_to_be_checked_there_is_no_heading():
    quiet = report(signals=(), origins=(), attributions=STATEMENTS[:1])
    for shown in (render_terminal(quiet), render_markdown(quiet), render_page(quiet)):
        assert "what to check next" not in shown.lower()
