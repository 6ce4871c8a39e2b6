"""One person has one key, however a name is spelled; two people keep two."""

import pytest

from provenance import audit_text
from provenance.api import builtin_rulebook
from provenance.graph import citation_graph
from provenance.registry import Spelling


def key(name):
    return Spelling.of(builtin_rulebook()).key_of(name, str.casefold)


@pytest.mark.parametrize(
    "spellings",
    [
        "Antony Blinken|Anthony Blinken|Энтони Блинкен|Ентоні Блінкен",
        "Andriy Kovalenko|Andrij Kowalenko|Andriï Kovalenko|Andrij Kowałenko|Андрей Коваленко|Андрій Коваленко",
        "Volodymyr Zelensky|Wolodymyr Selenskyj|Wołodymyr Zełenski|Volodymyr Zelenskyy|Володимир Зеленський",
        "Vladimir Putin|Wladimir Putin|Vladimir Poutine|Vladimir Poetin|Владимир Путин",
        "Sergei Shoigu|Sergej Schoigu|Sergueï Choïgou|Siergiej Szojgu|Сергей Шойгу",
        "Ursula von der Leyen|Ursula K. von der Leyen|Ursula Leyen",
    ],
)
def test_spellings_of_one_name_share_a_key(spellings):
    first, *others = spellings.split("|")
    assert {key(other) for other in others} == {key(first)} != {None}


@pytest.mark.parametrize(
    "two", ["Maria Meyer|Mario Meyer", "Andrea Kovalenko|Andrij Kovalenko", "Jan Kern|Jon Kern", "Ada Roth|Ida Roth"]
)
def test_other_names_have_other_keys(two):
    one, other = two.split("|")
    assert key(one) != key(other)


@pytest.mark.parametrize("name", ["Roth", "A. Roth", "von Roth", "", "1 2", "ь ъ"])
def test_who_is_not_named_in_full_has_none(name):
    assert key(name) is None


ARTICLES = {
    "en": "Prime Minister Andriy Kovalenko said on Tuesday that the ferry would sail again in spring.",
    "de": "Ministerpräsident Andrij Kowalenko sagte am Dienstag, die Fähre werde im Frühjahr wieder fahren.",
    "fr": "Le premier ministre Andriï Kovalenko a déclaré mardi que le ferry repartirait au printemps.",
    "pl": "Premier Andrij Kowałenko powiedział we wtorek, że prom wypłynie wiosną.",
    "ru": "Премьер-министр Андрей Коваленко заявил во вторник, что паром снова пойдёт весной.",
    "uk": "Прем'єр-міністр Андрій Коваленко заявив у вівторок, що пором знову піде навесні.",
}


def people(graph):
    return [data for _, data in graph.nodes(data=True) if data["node_type"] == "source" and data["is_cited"]]


def test_a_folder_of_mixed_languages_has_one_node_for_one_person_and_its_evidence():
    reports = [(code, audit_text(text, {"language": code})) for code, text in ARTICLES.items()]
    (kovalenko,) = people(citation_graph(reports))
    assert len(kovalenko["names"]) == len(ARTICLES)
    assert "Andrij Kowalenko, Ministerpräsident" in kovalenko["met_as"]


def test_a_private_person_meets_nobody_by_name_alone():
    texts = {
        "en": "Neighbour Andriy Kovalenko said the ferry was late.",
        "de": "Der Anwohner Andrij Kowalenko sagte, die Fähre sei zu spät gekommen.",
    }
    graph = citation_graph((code, audit_text(text, {"language": code})) for code, text in texts.items())
    assert len(people(graph)) == 2


def test_two_people_of_one_article_who_would_share_a_key_have_none():
    text = (
        "Mayor Andriy Kovalenko said the ferry was late.\n\n"
        "Senator Andrej Kovalenko said the mayor was wrong about the ferry."
    )
    assert [(source.name, source.key) for source in audit_text(text).sources] == [
        ("Andriy Kovalenko", None),
        ("Andrej Kovalenko", None),
    ]
