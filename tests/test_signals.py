"""Signals: each fires on what it names, says it exactly, and is silent beside it."""

import pytest
from assessing import Findings, article, built_in, marked

from provenance.assess.facts import detectors
from provenance.model.article import exact
from provenance.model.values import Author, Claim, Link, Metadata
from provenance.rules.kinds import SignalRule

FILLER = "Wind moved over the harbour and the cranes stood still all day. " * 12
"""144 words, without a figure or a source."""


def story(*paragraphs: str, title: str = "A quiet day at the harbour", **more) -> Findings:
    return Findings(article(("title", title), *(("paragraph", p) for p in paragraphs), **more))


# Where sourcing stops


def test_the_run_after_the_last_source_is_an_unsourced_stretch():
    told = story("Ann Lee said the port is shut.", FILLER.strip())
    told.cite("Ann Lee", "said", "the port is shut")
    signal = told.signals()["sourcing.unsourced-stretch"]
    assert signal.title == "No source found for lines 3–3"
    assert "144 of 157 body words (92 %)" in signal.explanation
    assert signal.evidence[0].spans == ((told.article.text.index("Wind"), len(told.article.text) - 1),)


def test_a_short_stretch_is_none():
    told = story("Ann Lee said the port is shut.", FILLER[:300])
    told.cite("Ann Lee", "said", "the port is shut")
    assert "sourcing.unsourced-stretch" not in told.signals()


def test_an_article_that_cites_nobody_says_so_once():
    signals = story(FILLER).signals()
    assert "sourcing.no-source-found" in signals
    assert "sourcing.unsourced-stretch" not in signals


def test_silence_means_nothing_in_a_language_without_rules():
    assessed = story(FILLER, "The port lost 4,000 jobs.", language="xx").assessed()
    assert not [s for s in assessed.signals if s.status == "found"]
    assert "sourcing.no_rules" in [n.key for n in assessed.not_checked]


# Data, hearsay, quotations

DATA = {"identity": "not_applicable", "kind": "dataset"}


def test_data_without_owner_date_or_link_are_quoted():
    told = story("New satellite images show a second pier.")
    told.cite("New satellite images", "show", "a second pier", who=DATA)
    signal = told.signals()["sourcing.data-without-owner"]
    assert "“New satellite images” (2)" in signal.explanation


@pytest.mark.parametrize(
    ("sentence", "data", "who"),
    [
        ("New satellite images from Terrasat show a second pier.", "New satellite images from Terrasat", DATA),
        ("Satellite images of the ministry show a second pier.", "Satellite images of the ministry", DATA),
        ("Satellite images by an institute show a second pier.", "Satellite images by an institute", DATA),
        ("Satellite images of 4 May show a second pier.", "Satellite images of 4 May", DATA),
        ("Satellite images taken on Monday show a second pier.", "Satellite images", DATA),
        ("Satellite images show a second pier.", "Satellite images", {**DATA, "affiliation": "Terrasat"}),
        ("Satellite images show a second pier.", "Satellite images", {**DATA, "domain": "terrasat.example"}),
    ],
)
def test_data_with_an_owner_or_a_date_are_none(sentence, data, who):
    told = story(sentence).cite(data, "show", "a second pier", who=who)
    assert "sourcing.data-without-owner" not in told.signals()


def test_an_owner_may_be_the_end_of_a_compound():
    told = story("Eine Umfrage des Lokalradios zeigt Unmut.", **GERMAN)
    told.cite("Eine Umfrage des Lokalradios", "zeigt", "Unmut", who=DATA)
    assert "sourcing.data-without-owner" not in told.signals()


def test_data_behind_a_link_are_none():
    told = story("Satellite images show a second pier.").cite("Satellite images", "show", "a second pier", who=DATA)
    at = told.article.text.index("images")
    told.having(links=(Link(spans=((at, at + 6),), href="https://terrasat.example/"),))
    assert "sourcing.data-without-owner" not in told.signals()


def test_data_that_a_named_person_reads_still_want_an_owner():
    told = story("According to Ann Lee, the analysis of images shows a second pier.")
    told.cite(
        "Ann Lee", "According to", "the analysis of images shows a second pier",
        via=[("the analysis of images", "based_on", DATA)],
    )  # fmt: skip
    assert "the analysis of images" in told.signals()["sourcing.data-without-owner"].explanation


def test_all_hearsay_of_an_article_is_one_signal():
    told = story("Reportedly the port is shut.", "It is said that cranes fell.")
    told.cite(None, "Reportedly", "the port is shut", form="hearsay")
    told.cite(None, "It is said", "cranes fell", form="hearsay")
    (signal,) = [s for s in told.assessed().signals if s.id == "sourcing.hearsay"]
    assert "“Reportedly” (2) · “It is said” (3)" in signal.explanation
    assert [exact(told.article.text, e.spans) for e in signal.evidence] == ["Reportedly", "It is said"]


@pytest.mark.parametrize(
    ("quote", "fires"), [("the sea took the whole of the pier", True), ("green steel", False)]
)  # a pair of words in marks is a term
def test_a_quotation_without_speaker_is_one_from_six_words(quote, fires):
    told = story(f"It was loud. “{quote}” People left.")
    told.cite(None, None, quote, form="direct", source_status="absent")
    assert ("sourcing.quote-without-speaker" in told.signals()) is fires


def test_second_hand_names_both():
    told = story("Ann Lee told the Courier the port is shut.")
    told.cite("Ann Lee", "told", "the port is shut", via=[("the Courier", "relayed_by", {"kind": "media"})])
    assert "Ann Lee … the Courier" in told.signals()["sourcing.second-hand"].explanation


# How many sources


def three_statements(**who) -> Findings:
    told = story("The man said it rained.", "He said it snowed.", "The ice held, he added.")
    for source, cue, content in (
        ("The man", "said", "it rained"), ("The man", "He said", "it snowed"), ("The man", "added", "The ice held"),
    ):  # fmt: skip
        told.cite(source, cue, content, who=who)
    return told


def test_one_source_for_everything_is_told():
    signals = three_statements(identity="partial").signals()
    assert "All 3 attributed statements come from The man." in signals["sourcing.sole-source"].explanation
    assert "sourcing.sole-anonymous-source" not in signals


def test_one_unnamed_source_comes_first_and_its_reason_is_not_stated():
    signals = three_statements(identity="anonymous").assessed().signals
    assert signals[0].id == "sourcing.sole-anonymous-source"
    assert "not stated" in signals[0].explanation


def test_the_reason_for_anonymity_is_quoted_where_it_is_stated():
    told = three_statements(identity="anonymous")
    told = Findings(
        article(*_lines(told), ("paragraph", "Er wollte anonym bleiben, um den Job zu behalten."), language="de")
    )
    told.cite("The man", "said", "it rained", who={"identity": "anonymous"})
    told.cite("The man", "added", "The ice held", who={"identity": "anonymous"})
    assert (
        "“Er wollte anonym bleiben, um den Job zu behalten.”"
        in told.signals()["sourcing.sole-anonymous-source"].explanation
    )


def _lines(told: Findings) -> list[tuple[str, str]]:
    return [(s.label, told.article.text[s.start : s.end - 1]) for s in told.article.segments]


def test_two_sources_are_not_one():
    told = three_statements(identity="named").cite("The ice", None, "held", who={"identity": "named"})
    assert "sourcing.sole-source" not in told.signals()


# Figures

GERMAN = {"language": "de", "title": "Ein stiller Tag am Hafen"}


def test_a_figure_in_an_unsourced_paragraph_is_quoted():
    told = story("Eine Einheit von 1.500 Soldaten ist schon dort.", **GERMAN)
    assert "“1.500 Soldaten” (2)" in told.signals()["figures.no-source-in-sentence"].explanation


@pytest.mark.parametrize(
    "sentence",
    [
        "Im Jahr 2019 Menschen zu zählen war schwer.",
        "Am 24.12.2024 Menschen zu zählen war schwer.",
        "Die Mannschaft gewann 3:1 vor vielen Menschen.",
        "Der 45-jährige Mann kam allein.",
        "Es kamen 12 Menschen.",
        "Um 19.30 Uhr kamen Menschen.",
        "Der Bus 1500 fuhr, und Menschen stiegen ein.",
    ],
)
def test_years_dates_scores_ages_and_small_numbers_are_no_figures(sentence):
    assert "figures.no-source-in-sentence" not in story(sentence, **GERMAN).signals()


def test_a_figure_beside_a_source_is_none():
    told = story("Eva Probst sagte, es seien 1.500 Soldaten dort. Es kamen 300 Menschen.", **GERMAN)
    told.cite("Eva Probst", "sagte", "es seien 1.500 Soldaten dort")
    assert "figures.no-source-in-sentence" not in told.signals()


def test_a_figure_that_a_source_gives_elsewhere_is_none():
    told = story("Eva Probst sagte, es seien 1.500 Soldaten dort.", "Die 1.500 Soldaten warten.", **GERMAN)
    told.cite("Eva Probst", "sagte", "es seien 1.500 Soldaten dort")
    assert "figures.no-source-in-sentence" not in told.signals()


def two_figures(second: str) -> Findings:
    told = story(f"Eva Probst sagte, 12.000 nordische Soldaten warten. Jan Orth sagte, {second} warten.", **GERMAN)
    told.cite("Eva Probst", "sagte", "12.000 nordische Soldaten warten")
    return told.cite("Jan Orth", "sagte", f"{second} warten")


def test_two_figures_for_one_thing_stand_side_by_side():
    explanation = two_figures("11.000 nordische Truppen").signals()["figures.side-by-side"].explanation
    assert "“12.000 nordische Soldaten” (Eva Probst, line 2)" in explanation
    assert "They may count different things." in explanation


@pytest.mark.parametrize("second", ["12.000 nordische Truppen", "11.000 nordische Panzer", "11.000 südliche Soldaten"])
def test_equal_figures_and_other_things_do_not(second):
    assert "figures.side-by-side" not in two_figures(second).signals()


# The headline

CLAIM = "Northland ships missiles to Eastmark"


def headline(title: str, body: str, **cited) -> dict:
    told = story(f"The ministry said it has not confirmed that {body}.", title=title)
    told.cite("The ministry", "said", f"it has not confirmed that {body}", **cited)
    return told.signals()


def test_a_headline_firmer_than_the_body_shows_both_quotations():
    signal = headline(CLAIM, "Northland had shipped missiles", stance="does_not_confirm")["headline.firmer-than-body"]
    assert f"“{CLAIM}”" in signal.explanation
    assert (
        "as not confirmed by The ministry (line 2): “it has not confirmed that Northland had shipped missiles”"
        in signal.explanation
    )
    assert len(signal.evidence) == 2


@pytest.mark.parametrize(
    ("title", "body", "stance"),
    [
        (CLAIM, "Northland had shipped missiles", "asserts"),
        (CLAIM, "rain is due", "does_not_confirm"),
        (CLAIM + "?", "Northland had shipped missiles", "does_not_confirm"),
        ("Northland “ships missiles to Eastmark”", "Northland had shipped missiles", "does_not_confirm"),
    ],
)
def test_a_headline_that_asks_quotes_or_speaks_of_something_else_is_not_firmer(title, body, stance):
    assert "headline.firmer-than-body" not in headline(title, body, stance=stance)


def test_a_hedged_headline_is_not_firmer():
    told = story(
        "Das Amt hat Raketen aus Nordland nicht bestätigt.", title="Nordland liefert wohl Raketen", language="de"
    )
    told.cite("Das Amt", "bestätigt", "Raketen aus Nordland", stance="does_not_confirm")
    assert "headline.firmer-than-body" not in told.signals()


def test_a_headline_that_only_hearsay_carries_is_told():
    told = story("Reportedly Northland shipped missiles.", title=CLAIM)
    told.cite(None, "Reportedly", "Northland shipped missiles", form="hearsay")
    assert "as hearsay, “Reportedly”, which names nobody" in told.signals()["headline.firmer-than-body"].explanation


def test_a_headline_that_a_named_source_carries_too_is_not():
    told = story("Reportedly Northland shipped missiles.", "Ann Lee said Northland sent missiles.", title=CLAIM)
    told.cite(None, "Reportedly", "Northland shipped missiles", form="hearsay")
    told.cite("Ann Lee", "said", "Northland sent missiles")
    assert "headline.firmer-than-body" not in told.signals()


def test_hearsay_in_the_title_is_told_and_in_the_body_not():
    told = story("Reportedly it rained.", title="Storm said to be near, reports say")
    told.cite(None, "Reportedly", "it rained", form="hearsay")
    assert "title.hearsay" not in told.signals()
    told.cite(None, "reports say", "Storm said to be near", form="hearsay")
    assert "title.hearsay" in told.signals()


# What sources say of it


@pytest.mark.parametrize(
    ("stance", "signal", "says"),
    [
        ("does_not_confirm", "statement.not-confirmed", "The navy does not confirm this (line 2): “a ship sank”"),
        ("denies", "statement.denied", "The navy denies this (line 2): “a ship sank”"),
        ("declines_to_comment", "statement.declined", "The navy declined to comment (line 2): “a ship sank”"),
    ],
)
def test_not_confirmed_denied_and_declined_are_told_apart(stance, signal, says):
    told = story("The navy spoke: a ship sank.").cite("The navy", "spoke", "a ship sank", stance=stance)
    statements = {k: s for k, s in told.signals().items() if k.startswith("statement.")}
    assert list(statements) == [signal]
    assert says in statements[signal].explanation


def test_did_not_deny_is_no_denial():
    told = story("The navy spoke: a ship sank.").cite(
        "The navy", "spoke", "a ship sank", stance="denies", polarity="negated"
    )
    assert "statement.denied" not in told.signals()


# Where it comes from


def test_a_notice_that_names_a_source_is_quoted_with_its_language():
    told = Findings(article(("title", "Ein Tag"), ("republication_notice", "Source: harbour.example"), language="de"))
    notice = told.article.segments[1].model_copy(update={"language": "en"})
    told.having(segments=(told.article.segments[0], notice))
    told.origin("republished_from", "Source: harbour.example", domain="harbour.example")
    explanation = told.signals()["origin.notice-names-source"].explanation
    assert "Line 2 names harbour.example as the source of this text" in explanation
    assert "not the language of the article" in explanation
    assert "without a link" in explanation


def test_a_reading_tip_is_told_unless_it_is_cited():
    told = story("It rained.", "Read more at the Courier.")
    told.origin("referral", "Read more at the Courier.", name="Courier")
    assert "nothing in the text is attributed to it" in told.signals()["origin.referral"].explanation
    told.cite("Courier", None, "It rained", who={"kind": "media"})
    assert "origin.referral" not in told.signals()


# The page


@pytest.mark.parametrize("signal", ["metadata.byline", "metadata.date", "metadata.publisher"])
def test_a_text_without_tags_cannot_show_what_a_page_could(signal):
    plain, page = story("It rained.").signals()[signal], story("It rained.", html=True).signals()[signal]
    assert (plain.status, page.status) == ("cannot_check", "found")
    assert "was not available to check" in plain.explanation
    assert "was available to check" in page.explanation
    assert page.evidence[0].kind == "absence"
    assert page.evidence[0].searched


def test_metadata_that_are_there_are_no_signal():
    told = story("It rained.", html=True)
    metadata = Metadata(authors=(Author(name="Ann Lee", kind="person"),), date="2024-05-04", publisher="Courier")
    told.having(metadata=metadata)
    assert not [k for k in told.signals() if k.startswith("metadata.")]


def claims(field: str, **stated: str) -> Findings:
    kind = "person" if field == "author" else None
    told = tuple(Claim(field=field, value=value, where=where, kind=kind) for where, value in stated.items())
    return story("It rained.", html=True).having(metadata=Metadata(claims=told))


def test_dates_that_differ_are_both_quoted():
    signal = claims("date", meta="2024-05-04", opengraph="2024-05-06T08:00:00Z").signals()["metadata.claims-differ"]
    assert "“2024-05-04” · “2024-05-06T08:00:00Z”" in signal.explanation
    assert [e.kind for e in signal.evidence] == ["markup", "markup"]


def test_authors_that_differ_are_both_quoted():
    assert "metadata.claims-differ" in claims("author", visible="Ann Leeming", meta="Bo Orrson").signals()


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("date", "2024-05-04T23:30:00-05:00", "2024-05-05T04:30:00Z"),
        ("date", "2024-05-04", "last Tuesday"),
        ("author", "ANN LEEMING", "Ann Leeming, harbour reporter"),
        ("title", "Rain", "Rain | The Courier"),
    ],
)
def test_time_zones_spellings_and_titles_do_not_differ(field, one, other):
    assert "metadata.claims-differ" not in claims(field, meta=one, visible=other).signals()


@pytest.mark.parametrize("label", ["disclosure", "correction"])
def test_what_the_page_states_of_the_text_is_quoted(label):
    told = Findings(article(("title", "Rain"), (label, "This text is a contribution by a partner.")))
    assert "“This text is a contribution by a partner.” (2)" in told.signals()["page.statement"].explanation


# Layout and text


@pytest.mark.parametrize(
    ("signal", "lines"),
    [
        ("layout.qa-sections", ["Die wichtigsten Fragen und Antworten:"]),
        ("layout.pros-and-cons", ["Vorteile:", "Nachteile:"]),
        ("layout.conclusion", ["Fazit:"]),
    ],
)
def test_sections_are_seen_by_their_headings_and_not_in_sentences(signal, lines):
    headed = Findings(article(("title", "Hafen"), *(("paragraph", line) for line in lines), language="de"))
    assert signal in headed.signals()
    prose = " und ".join(line.rstrip(":") for line in lines)
    assert signal not in story(f"Die Studie nennt {prose} auf vielen langen Seiten ihres Berichts.", **GERMAN).signals()


def test_pros_alone_are_no_pros_and_cons():
    assert "layout.pros-and-cons" not in story("Vorteile:", **GERMAN).signals()


def test_a_default_category_is_told_and_the_word_in_a_sentence_is_not():
    told = Findings(article(("category", "Unkategorisiert"), ("paragraph", "Es regnet."), language="de"))
    assert "“Unkategorisiert” (1)" in told.signals()["layout.cms-default"].explanation
    assert "layout.cms-default" not in story("Der Beitrag blieb Unkategorisiert.", **GERMAN).signals()


def test_a_foreign_word_is_quoted_unless_somebody_says_it():
    told = story("Es dauert ein fortnight, und „das ist ein weekend zu viel“, sagte Jan Orth.", **GERMAN)
    marks = marked(told.article.text, "foreign-word", "fortnight", "weekend", language="en")
    told.having(marks=marks)
    told.cite("Jan Orth", "sagte", "das ist ein weekend zu viel", form="direct")
    explanation = told.signals()["language.foreign-word"].explanation
    assert "“fortnight” (2)" in explanation
    assert "weekend" not in explanation


@pytest.mark.parametrize(
    ("label", "signal", "count"),
    [("formatting-mark", "layout.formatting-marks", 2), ("invisible-character", "layout.invisible-characters", 10)],
)
def test_what_was_left_in_the_text_is_counted(label, signal, count):
    told = story("A **bold* word.")
    marks = marked(told.article.text, label, "**") * count
    told.having(marks=marks)
    assert told.signals()[signal].explanation.startswith(f"{count} ")


def test_replaced_characters_are_counted():
    explanation = story("Caf\ufffd open.", replaced=1).signals()["text.replaced-characters"].explanation
    assert "1 bytes could not be read" in explanation


# All signals together


def test_a_clean_page_is_silent():
    first, second = "Ann Lee, the harbour master, said the port is shut.", "Bo Orr, a pilot, said it opens on Monday."
    told = story(first, second, html=True)
    metadata = Metadata(authors=(Author(name="Cy Poe", kind="person"),), date="2024-05-04", publisher="Courier")
    told.having(metadata=metadata)
    told.cite("Ann Lee", "said", "the port is shut").cite("Bo Orr", "said", "it opens on Monday")
    assert told.signals() == {}


def test_signals_come_by_level_then_position_then_id():
    told = three_statements(identity="anonymous")
    told.cite(None, None, "it snowed", form="hearsay").cite(None, None, "it rained", form="hearsay", stance="denies")
    signals = told.assessed().signals
    assert [s.level for s in signals] == sorted((s.level for s in signals), key=["look_first", "notice", "info"].index)
    assert told.assessed() == told.assessed()


def test_every_rule_names_a_fact_and_every_fact_has_a_rule():
    rules = built_in().of(SignalRule)
    assert {rule.fact for rule in rules} == set(detectors())
    assert all(detector.__doc__ for detector in detectors().values())
