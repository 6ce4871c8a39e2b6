"""Through whom a statement came to the reader: relayed by an outlet, based on a document, cited by somebody else."""

import pytest
from speaking import read


def chain(text, language="en"):
    """Every statement as its source, and the steps from its content outward."""
    said = read(text, language)
    names = {s.found.source: s.who.name for s in said if s.who}
    return [(s.who.name if s.who else None, [(v.relation, names.get(v.source)) for v in s.found.via]) for s in said]


def relations(text, language="en"):
    """Source and relations of every statement, for steps that are no statement's own source."""
    return [(s.who.name, [v.relation for v in s.found.via]) for s in read(text, language) if s.who]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ola Berg told Reuters that the road was shut.", "en"),
        ("The road was shut, Ola Berg said in an interview with the BBC.", "en"),
        ("Speaking to the BBC, Ola Berg said the road was shut.", "en"),
        ("The BBC quoted Ola Berg as saying the road was shut.", "en"),
        ("Die Straße sei gesperrt, sagte Ola Berg im Gespräch mit der BBC.", "de"),
        ("„Die Straße ist gesperrt“, sagte Ola Berg gegenüber der BBC.", "de"),
    ],
)
def test_what_is_told_to_an_outlet_is_relayed_by_it(text, language):
    ((name, steps),) = relations(text, language)
    assert (name, steps) == ("Ola Berg", ["relayed_by"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("In a post on Telegram, Ola Berg said the road was shut.", "en"),
        ("The road was shut, Ola Berg said in a statement.", "en"),
        ("In einer Mitteilung erklärte Ola Berg, die Straße sei gesperrt.", "de"),
    ],
)
def test_what_a_statement_was_made_in_is_what_it_is_based_on(text, language):
    ((name, steps),) = relations(text, language)
    assert (name, steps) == ("Ola Berg", ["based_on"])


def test_somebody_who_is_no_outlet_relays_nothing():
    ((_, steps),) = relations("The road was shut, Ola Berg said in an interview with the mayor.")
    assert steps == []


def test_whoever_is_cited_for_a_report_answers_for_it_through_the_outlet():
    text = "The road was shut, the BBC reported, citing two officials."
    assert chain(text) == [("BBC", []), ("two officials", [("relayed_by", "BBC")])]


def test_a_statement_within_an_agencys_report_is_relayed_by_the_agency():
    text = "Ola Berg said the road was shut, Reuters reported."
    assert chain(text) == [("Ola Berg", [("relayed_by", "Reuters")]), ("Reuters", [])]
    assert [said.content for said in read(text)] == ["the road was shut", "Ola Berg said the road was shut"]


def test_a_document_seen_by_an_agency_is_cited_through_it():
    ((name, steps),) = relations("The statement, seen by AFP, said the road was shut.")
    assert (name, steps) == ("statement", ["relayed_by"])
