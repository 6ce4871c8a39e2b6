"""Who leads a body of the registry meets across articles, under the name and that body; nobody else does by name."""

import pytest
from origins_reading import book

from provenance.api import audit_text
from provenance.graph import citation_graph


def keys(text, language):
    return [
        s.key for s in audit_text(text, hints={"language": language}, rulebook=book()).sources if s.kind == "person"
    ]


KOVALENKO = "person:ndr kovalenk@body.ccd-ua"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Volgens Andriy Kovalenko, die het Centrum voor het Bestrijden van Desinformatie leidt, zijn er veel.", "nl"),
        ("Volgens Andriy Kovalenko, hoofd van het Centrum voor het Bestrijden van Desinformatie, zijn er veel.", "nl"),
        ("Andrij Kowalenko, Leiter des Zentrums gegen Desinformation, sagte am Montag, es gebe viele.", "de"),
        ("There are many, said Andrii Kovalenko, head of the Center for Countering Disinformation.", "en"),
        ("«Їх багато», — сказав Андрій Коваленко, керівник Центру протидії дезінформації.", "uk"),
        ("Глава Центра противодействия дезинформации Андрей Коваленко заявил, что их много.", "ru"),
    ],
)
def test_whoever_leads_a_known_body_is_one_in_every_language(text, language):
    assert keys(text, language) == [KOVALENKO]


@pytest.mark.parametrize(
    "text",
    [
        "There are many, said Andrii Kovalenko, a spokesman for the Center for Countering Disinformation.",
        "There are many, said Andrii Kovalenko, head of the Harcombe Institute for Bridges.",
        "Andrii Kovalenko said the head of the Center for Countering Disinformation was late.",
        "There are many, said Andrii Kovalenko, who criticised the Center for Countering Disinformation.",
        "There are many, said Andrii Kovalenko, 41.",
    ],
)
def test_a_spokesman_a_critic_and_the_head_of_an_unknown_body_have_no_key(text):
    assert keys(text, "en") == [None]


def test_two_people_of_one_name_stay_two_where_they_lead_different_bodies():
    texts = (
        "There are many, said Andrii Kovalenko, head of the Center for Countering Disinformation.",
        "There are few, said Andrii Kovalenko, head of the Congressional Budget Office.",
        "Andrij Kowalenko, Leiter des Zentrums gegen Desinformation, sagte am Montag, es gebe viele.",
    )
    reports = [(str(n), audit_text(text, rulebook=book())) for n, text in enumerate(texts)]
    nodes = [n for n in citation_graph(reports) if "kovalenk" in n]
    assert sorted(nodes) == ["source:person:ndr kovalenk@body.cbo", f"source:{KOVALENKO}"]
