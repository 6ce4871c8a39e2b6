"""What the two seed articles must show, a test for each sentence and each row."""

from functools import cache
from pathlib import Path

import pytest
from articles_compare import visible

import provenance
from provenance.model.values import Attribution, Source, Spans
from provenance.report.model import Report

SEEDS = Path(__file__).parents[1] / "seeds"


@cache
def seed(number: str) -> Report:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return provenance.audit_bytes(path.read_bytes(), {})


@pytest.fixture
def de() -> Report:
    return seed("000")


@pytest.fixture
def nl() -> Report:
    return seed("004")


def words(report: Report, spans: Spans) -> list[str]:
    return [report.text[start:end] for start, end in spans]


def about(report: Report, start: str, cue: str | None = None) -> Attribution:
    """Return the one visible attribution whose content begins so (and whose cue begins so)."""
    found = [a for a in visible(report) if a.content_spans and report.text.startswith(start, a.content_spans[0][0])]
    found = [a for a in found if cue is None or words(report, a.cue_spans)[0] == cue]
    assert len(found) == 1, f"{len(found)} attributions of {start!r}"
    return found[0]


def source_of(report: Report, attribution: Attribution) -> Source:
    source = report.source(attribution.source)
    assert source is not None
    return source


def manner(attribution: Attribution) -> tuple[str, str, str]:
    return attribution.form, attribution.cue_class, attribution.stance


def line_label(report: Report, start: str) -> str:
    at = report.text.index(start)
    return next(s.label for s in report.segments if s.start <= at < s.end)


def is_silent(report: Report, start: str, end: str) -> bool:
    """Return whether nothing visible is attributed between two quotations."""
    a = report.text.index(start)
    b = report.text.index(end, a) + len(end)
    spans = [s for x in visible(report) for s in x.source_spans + x.cue_spans + x.content_spans]
    return all(e <= a or s >= b for s, e in spans)


# The ten sentences


def test_laut_behind_its_content_names_the_outlet_in_full(de: Report) -> None:
    a = about(de, "Nordkoreanische Soldaten in Russland stellen")
    assert words(de, a.content_spans) == ["Nordkoreanische Soldaten in Russland stellen ein schwieriges Problem dar"]
    assert words(de, a.cue_spans) == ["laut"]
    assert source_of(de, a).name == "The Wall Street Journal"
    assert (a.source_status, *manner(a)) == ("resolved", "indirect", "saying", "asserts")


def test_berichten_zufolge_rests_on_nobody_and_stops_before_the_authors_clause(de: Report) -> None:
    a = about(de, "befinden sich nordkoreanische Soldaten")
    assert words(de, a.content_spans) == ["befinden sich nordkoreanische Soldaten in Russland"]
    assert words(de, a.cue_spans) == ["Berichten zufolge"]
    assert (a.source, a.source_status, *manner(a)) == (None, "nobody", "hearsay", "saying", "asserts")


def test_laut_before_a_minister_gives_name_and_role(de: Report) -> None:
    a = about(de, "sind zwischen 3.000 und 8.000")
    assert words(de, a.content_spans)[0].endswith("Region Kursk stationiert")
    assert words(de, a.cue_spans) == ["Laut"]
    source = source_of(de, a)
    assert (source.name, source.role, source.identity) == ("Antony Blinken", "US-Außenminister", "named")
    assert manner(a) == ("indirect", "saying", "asserts")


def test_some_experts_are_an_anonymous_group_with_an_opinion(de: Report) -> None:
    a = about(de, "eine bessere Durchsetzung")
    assert words(de, a.content_spans)[0].endswith("neue Sanktionen zu schaffen")
    assert words(de, a.source_spans) == ["Einige Experten"]
    source = source_of(de, a)
    assert (source.identity, source.kind) == ("anonymous", "group")
    assert (words(de, a.cue_spans), *manner(a)) == (["meinen"], "indirect", "opining", "asserts")


def test_a_warning_has_a_split_cue_and_two_contents(de: Report) -> None:
    a = about(de, "vor ernsthaften Konsequenzen")
    assert words(de, a.content_spans) == ["vor ernsthaften Konsequenzen", "sollten diese Maßnahmen ergriffen werden"]
    assert words(de, a.cue_spans) == ["hat", "gewarnt"]
    source = source_of(de, a)
    assert (source.name, source.role) == ("Wladimir Putin", "russische Präsident")
    assert manner(a) == ("reported", "saying", "warns")


def test_a_country_asks_others_for_help(de: Report) -> None:
    a = about(de, "um mehr Unterstützung")
    assert words(de, a.content_spans)[0].endswith("wichtige militärische Ausrüstung")
    assert words(de, a.addressee_spans) == ["westliche Länder"]
    source = source_of(de, a)
    assert (source.identity, source.kind, source.sector) == ("named", "organisation", "government")
    assert (words(de, a.cue_spans), *manner(a)) == (["bittet"], "reported", "saying", "asks")


def test_satellite_observations_show_and_are_data(nl: Report) -> None:
    a = about(nl, "een significante militaire overdracht")
    assert words(nl, a.content_spans) == ["een significante militaire overdracht tussen Noord-Korea en Rusland"]
    source = source_of(nl, a)
    assert (source.kind, source.identity) == ("dataset", "not_applicable")
    assert (words(nl, a.cue_spans), *manner(a)) == (["onthullen"], "reported", "showing", "asserts")


def test_the_person_who_reads_an_analysis_is_the_source(nl: Report) -> None:
    a = about(nl, "geeft de analyse van satellietbeelden")
    source = source_of(nl, a)
    assert (source.name, source.identity) == ("Andriy Kovalenko", "named")
    assert "Centrum voor het Bestrijden van Desinformatie" in (source.affiliation or "")
    assert (words(nl, a.cue_spans), *manner(a)) == (["Volgens"], "indirect", "saying", "asserts")
    assert [v.relation for v in a.via] == ["based_on"]


def test_what_the_analysis_shows_is_a_statement_inside_his(nl: Report) -> None:
    outer, inner = about(nl, "geeft de analyse van satellietbeelden"), about(nl, "ongeveer 12.000", cue="geeft")
    assert inner.parent == outer.id
    assert words(nl, inner.cue_spans) == ["geeft", "aan"]
    assert words(nl, inner.content_spans)[0].endswith("Vladivostok in Rusland")


def test_naar_verluidt_makes_the_authorities_no_source(nl: Report) -> None:
    (a,) = [a for a in visible(nl) if words(nl, a.cue_spans) == ["naar verluidt"]]
    assert words(nl, a.content_spans)[0] == "Zuid-Koreaanse autoriteiten hebben"
    assert words(nl, a.content_spans)[-1].endswith("gericht op Oekraïne zijn uitgevoerd")
    assert (a.source, a.source_status, *manner(a)) == (None, "nobody", "hearsay", "saying", "asserts")
    assert not [s for s in nl.sources if "autoriteiten" in s.name]


def test_not_yet_confirmed_is_a_stance_of_its_own(nl: Report) -> None:
    a = about(nl, "het de berichten over Noord-Koreaanse personeel")
    assert words(nl, a.content_spans)[0].endswith("nog niet heeft bevestigd")
    source = source_of(nl, a)
    assert source.name.endswith("Pentagon")
    assert (source.identity, source.kind, source.sector) == ("named", "organisation", "military")
    assert (words(nl, a.cue_spans), *manner(a)) == (
        ["heeft", "verklaard"],
        "indirect",
        "saying",
        "does_not_confirm",
    )


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        ("000", "Dies deutet auf", "Partnerschaften hin"),
        ("000", "Die Vereinigten Staaten erwägen", "zu erlauben"),
        ("000", "Südkorea, das in der Nähe", "managen"),
        ("000", "Es besteht die Möglichkeit", "entsendet werden"),
        ("004", "Deze coalitie tussen", "kunnen beïnvloeden"),
        ("004", "wat verontrustende gevolgen", "zou kunnen hebben"),
        ("004", "De acties van Noord-Korea zouden", "van het land"),
        ("004", "Observatoren wereldwijd", "nauwlettend volgen"),
        ("004", "Voor meer diepgaande informatie", "deze ontwikkelingen"),
    ],
)
def test_nothing_is_attributed_here(number: str, start: str, end: str) -> None:
    assert is_silent(seed(number), start, end)


# 000, German


def test_de_first_line_is_the_title_and_the_second_the_lead(de: Report) -> None:
    assert line_label(de, "Die USA haben wenige Reaktionen") == "title"
    assert line_label(de, "Nordkoreanische Soldaten in Russland stellen") == "lead"


@pytest.mark.parametrize(
    "line",
    ["2. November 2024 · 08:03", "AfD plant Ablösung", "1. November 2024 · 19:41", "Ex-US-Konsulatsmitarbeiter"],
)
def test_de_dated_teasers_are_related(de: Report, line: str) -> None:
    assert line_label(de, line) == "related"


def test_de_last_line_is_a_share_prompt(de: Report) -> None:
    assert line_label(de, "Diesen Artikel teilen") == "share_prompt"


def test_de_teasers_attribute_nothing_and_give_no_date(de: Report) -> None:
    assert is_silent(de, "2. November 2024", "Diesen Artikel teilen")
    assert de.metadata.date is None


@pytest.mark.parametrize("name", ["Kim Jong Un", "Südkorea", "AfD"])
def test_de_those_mentioned_are_no_sources(de: Report, name: str) -> None:
    assert [s.name for s in de.sources if name in s.name] == []


# 004, Dutch


@pytest.mark.parametrize(
    ("start", "label"),
    [
        ("Uncategorized", "category"),
        ("Noord-Korea Stuurt Troepen", "title"),
        ("LAAT EEN REACTIE ACHTER", "comment_form"),
        ("Je e-mailadres wordt niet", "comment_form"),
        ("Voor meer diepgaande informatie", "referral"),
        ("The source of the article", "republication_notice"),
    ],
)
def test_nl_lines_around_the_body(nl: Report, start: str, label: str) -> None:
    assert line_label(nl, start) == label


def test_nl_reading_tip_is_a_referral_and_no_source(nl: Report) -> None:
    (origin,) = [o for o in nl.origins if o.relation == "referral"]
    assert (origin.name, origin.kind, origin.domain) == ("Reuters", "agency", "reuters.com")
    assert [s.name for s in nl.sources if "Reuters" in s.name] == []


def test_nl_closing_notice_names_a_blog(nl: Report) -> None:
    (origin,) = [o for o in nl.origins if o.relation == "republished_from"]
    assert (origin.domain, origin.kind) == ("windowsvistamagazine.es", "blog")


def test_nl_intelligence_chief_has_a_role_and_no_name(nl: Report) -> None:
    a = about(nl, "ongeveer 11.000 Noord-Koreaanse soldaten")
    source = source_of(nl, a)
    assert words(nl, a.cue_spans) == ["merkte", "op"]
    assert words(nl, a.source_spans) == ["de chef van de Oekraïense defensie-inlichtingendienst"]
    assert (source.identity, source.kind, source.sector) == ("partial", "person", "military")
    assert source.name.casefold().removeprefix("de ") == "chef van de oekraïense defensie-inlichtingendienst"


@pytest.mark.parametrize(
    "signal",
    [
        "sourcing.unsourced-stretch",
        "sourcing.data-without-owner",
        "figures.no-source-in-sentence",
        "headline.firmer-than-body",
        "origin.notice-names-source",
        "language.foreign-word",
        "layout.qa-sections",
        "layout.pros-and-cons",
        "layout.conclusion",
        "layout.cms-default",
        "layout.formatting-marks",
        "sourcing.hearsay",
        "origin.referral",
    ],
)
def test_nl_signals(nl: Report, signal: str) -> None:
    assert [s.status for s in nl.signals if s.id == signal][:1] == ["found"]


@pytest.mark.parametrize("number", ["000", "004"])
@pytest.mark.parametrize("signal", ["metadata.byline", "metadata.date", "metadata.publisher"])
def test_tagless_text_cannot_be_checked_for(number: str, signal: str) -> None:
    assert [s.status for s in seed(number).signals if s.id == signal] == ["cannot_check"]


def evidence(report: Report, signal: str) -> str:
    return " | ".join(e.exact or "" for s in report.signals if s.id == signal for e in s.evidence)


def test_nl_unowned_figure_is_the_special_unit(nl: Report) -> None:
    assert "1.500 troepen" in evidence(nl, "figures.no-source-in-sentence")


def test_nl_headline_stands_beside_what_is_not_confirmed(nl: Report) -> None:
    shown = evidence(nl, "headline.firmer-than-body")
    assert "Noord-Korea Stuurt Troepen" in shown
    assert "nog niet heeft bevestigd" in shown


def test_nl_everything_after_the_last_cited_line_rests_on_nobody(nl: Report) -> None:
    last = max(end for a in visible(nl) for _, end in a.content_spans)
    spans = [span for s in nl.signals if s.id == "sourcing.unsourced-stretch" for e in s.evidence for span in e.spans]
    assert any(start >= last and end >= nl.text.index("nauwlettend volgen") for start, end in spans)


def test_nl_foreign_word_is_marked_where_it_stands(nl: Report) -> None:
    assert "fortnight" in evidence(nl, "language.foreign-word")


def test_accuracy_says_measured_or_not(de: Report) -> None:
    assert de.accuracy.measured
