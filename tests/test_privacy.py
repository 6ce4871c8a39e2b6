"""What is never told of private persons, and what ``--redact`` leaves out of every format."""

import html
import json
import re

import pytest

import provenance
from provenance.api import builtin_rulebook
from provenance.cli import main
from provenance.cli.output import FORMATS
from provenance.graph import FORMATS as GRAPHS
from provenance.graph import citation_graph, paths_of
from provenance.model.article import exact
from provenance.redact import redacted
from provenance.render.exports import annotations_of, prov_of, rows_of, schema_org_of

PAGE = """<!doctype html><html lang="en"><head><title>Ferry strikes quay - Hafenpost</title>
<meta property="og:url" content="https://www.hafenpost.example/2024/sten-ruevaag-on-the-ferry">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry strikes quay",
 "author": {"@type": "Person", "name": "Tess Gerrits"},
 "comment": [{"@type": "Comment", "author": {"@type": "Person", "name": "Olle Kvist"}}]}</script></head><body>
<article><h1>Ferry strikes quay</h1><p>By Tess Gerrits</p>
<p>Bus driver Sten Rüvaag said on Monday that the brakes of the ferry had failed before anybody could warn the crew.</p>
<p>"It was very loud," Rüvaag told reporters. Rüvaag's sister, Ada Bjelke, was on board and was taken to hospital.</p>
<p>The mayor, Ida Holm, said the quay would stay shut. Write to <a href="mailto:sten.ruvaag@post.example">him</a> or
read STEN RÜVAAG's notes at https://blog.example/u/sten-ruvaag, he said.</p></article>
<section class="comments"><h3>2 comments</h3>
<div class="comment" itemprop="comment" itemscope><meta itemprop="author" content="Olle Kvist">
<a href="https://people.example/ollekvist" rel="author">Olle Kvist</a><time datetime="2024-01-02T10:00">2 Jan</time>
<p>Mayor Ida Holm said nothing of the kind when I asked her last week, and so did my brother.</p></div>
<div class="comment"><span class="comment-author">Britt Aasgaard</span>
<p>According to my neighbour the road is fine, and everybody in the town knows it well enough by now.</p></div>
</section></body></html>"""
PRIVATE = ("rüvaag", "ruvaag", "ruevaag", "rueva", "bjelke")
COMMENTERS = ("kvist", "aasgaard")
NAME = "sten-ruvaag.html"


@pytest.fixture(scope="module")
def report():
    return provenance.audit_bytes(PAGE.encode(), {"name": NAME})


@pytest.fixture(scope="module")
def hidden(report):
    return redacted(report, builtin_rulebook())


@pytest.fixture
def page(tmp_path):
    path = tmp_path / NAME
    path.write_text(PAGE, "utf-8")
    return path


def words_of(data: bytes) -> str:
    """All that a file says, however it spells its letters."""
    text = html.unescape(data.decode("utf-8", "replace"))
    return re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text).casefold()


# -- always -------------------------------------------------------------------------------------------------------


def test_who_comments_is_no_author_no_source_and_no_link(report):
    assert [author.name for author in report.metadata.authors] == ["Tess Gerrits"]
    told = json.dumps(
        [report.metadata.model_dump(), [s.model_dump() for s in report.sources], [x.href for x in report.links]]
    ).casefold()
    assert not [name for name in COMMENTERS if name in told]
    assert [link.href for link in report.links] == ["mailto:sten.ruvaag@post.example"]


def test_when_a_comment_was_written_is_no_date_of_the_article(report):
    assert report.metadata.date is None


def test_a_page_without_a_byline_is_not_by_who_comments_first():
    signed = ("<p>By Tess Gerrits</p>", '"author": {"@type": "Person", "name": "Tess Gerrits"},')
    page = PAGE.replace(signed[0], "").replace(signed[1], "")
    assert provenance.audit_text(page).metadata.authors == ()


def test_microdata_of_the_article_counts_where_comments_stand_below_it():
    page = PAGE.replace("<p>By Tess Gerrits</p>", '<meta itemprop="author" content="Mara Lund">')
    assert "Mara Lund" in [claim.value for claim in provenance.audit_text(page).metadata.claims]


def test_exports_say_where_comments_stand_and_not_what_they_say(report):
    exported = [annotations_of(report), schema_org_of(report), rows_of(report, "x")]
    told = json.dumps(exported, ensure_ascii=False).casefold()
    assert not [name for name in COMMENTERS if name in told]
    assert any(row["label"] == "comment" and row["end"] > row["start"] for row in exported[2]["segments"])


def test_a_role_of_public_life_is_its_word_and_no_employer():
    text = "Lena Miller, a nurse at Lindhof University, said the ward was full. Ida Holm, the mayor, said it was not.\n"
    has_key = {s.name: s.key is not None for s in provenance.audit_text(text, {"language": "en"}).sources}
    assert has_key == {"Lena Miller": False, "Ida Holm": True}


def test_two_private_persons_of_one_name_are_two_in_the_graph():
    texts = ("Bus driver Sten Rüvaag said it rained.\n", "The baker Sten Rüvaag said that the road was shut.\n")
    graph = citation_graph((f"{n}.txt", provenance.audit_text(t, {"language": "en"})) for n, t in enumerate(texts))
    assert sum(data["name"] == "Sten Rüvaag" for _, data in graph.nodes(data=True)) == 2


def test_an_anonymous_source_is_not_joined_to_a_name_of_the_same_role():
    text = "Ida Holm, a senior official, said the quay was shut. A senior official said that it was not.\n"
    report = provenance.audit_text(text, {"language": "en"})
    first, second = [a.source for a in report.attributions]
    assert first != second
    assert report.source(second).identity != "named"
    assert report.source(second).key is None


# -- with --redact ------------------------------------------------------------------------------------------------


def test_offsets_stay_where_they_were(report, hidden):
    assert len(hidden.text) == len(report.text)
    assert [m.start() for m in re.finditer(r"\s", hidden.text)] == [m.start() for m in re.finditer(r"\s", report.text)]
    assert [a.content_spans for a in hidden.attributions] == [a.content_spans for a in report.attributions]
    assert hidden.counts == report.counts


def test_quotations_are_of_the_text_as_it_stands_there(hidden):
    found = [m for s in hidden.sources for m in s.mentions] + [e for a in hidden.attributions for e in a.evidence]
    assert found
    assert all(one.exact == exact(hidden.text, one.spans) for one in found)


def test_a_private_person_has_one_number_all_through(hidden):
    assert [s.name for s in hidden.sources if s.kind == "person"] == ["Person 1", "Ida Holm"]
    assert hidden.text.count("P1████") >= 4  # Rüvaag, Rüvaag's, RÜVAAG
    assert "P2█ P2████" in hidden.text  # Ada Bjelke, who is not cited


def test_who_is_public_and_who_signs_keep_their_names(hidden):
    assert "Ida Holm" in hidden.text
    assert "By Tess Gerrits" in hidden.text
    assert hidden.metadata.authors[0].name == "Tess Gerrits"


def test_digests_do_not_let_names_be_tried_out(report, hidden):
    assert report.document.sha256 not in hidden.to_json()
    assert report.document.text_sha256 not in hidden.to_json()
    assert any("private persons" in item.what for item in hidden.not_checked)


def test_a_redacted_report_is_redacted_already(hidden):
    again = redacted(hidden, builtin_rulebook())
    assert again.text == hidden.text


@pytest.mark.parametrize(
    ("language", "text", "private"),
    [
        ("de", "Der Busfahrer Sten Rüvaag sagte, die Bremsen hätten versagt. Rüvaags Schwester schlief.\n", "rüvaag"),
        ("nl", "Volgens buschauffeur Joris Kwakkel weigerden de remmen. Kwakkels zus lag in bed.\n", "kwakkel"),
        ("fr", "« Les freins ont lâché », a déclaré le chauffeur Luc Bouvreuil. Bouvreuil était seul.\n", "bouvreuil"),
        ("pl", "Kierowca Jan Kowalczyk powiedział, że hamulce zawiodły. Rozmowa z Janem Kowalczykiem.\n", "kowalczyk"),
    ],
)  # fmt: skip
def test_an_inflected_name_is_a_name(language, text, private):
    made = redacted(provenance.audit_text(text, {"language": language}), builtin_rulebook())
    assert private not in made.to_json().casefold()


def test_a_role_of_public_life_in_another_language_keeps_its_holder():
    text = "Bundeskanzler Holm sagte, die Brücke bleibe zu.\n"
    assert "Holm" in redacted(provenance.audit_text(text, {"language": "de"}), builtin_rulebook()).text


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_holds_a_name_that_was_left_out(page, tmp_path, format_, capsys):
    if format_ == "prov":
        pytest.importorskip("prov")
    if format_ == "parquet":
        pytest.importorskip("pyarrow")
    out = tmp_path / "out"
    assert main(["audit", str(page), "--redact", "--format", format_, "-o", str(out)]) == 0
    told = " ".join(words_of(path.read_bytes()) + path.name for path in sorted(out.rglob("*")))
    if format_ == "parquet":
        table = pytest.importorskip("pyarrow.parquet").read_table
        told += " ".join(str(table(path).to_pylist()) for path in out.rglob("*.parquet")).casefold()
    assert "ida holm" in told or format_ == "parquet"
    assert not [name for name in (*PRIVATE, *COMMENTERS) if name in told]


@pytest.mark.parametrize("format_", GRAPHS)
def test_no_graph_holds_a_name_that_was_left_out(page, tmp_path, format_):
    out = tmp_path / f"out.{format_}"
    assert main(["graph", str(page), "--redact", "--format", format_, "-o", str(out)]) == 0
    files = paths_of(out, format_)
    told = " ".join(words_of(path.read_bytes()) for path in files)
    assert "ida holm" in told
    assert "person 1" in told
    assert not [name for name in (*PRIVATE, *COMMENTERS) if name in told]


def test_redacted_text_is_redacted(page, capsys):
    assert main(["text", str(page), "--redact", "--labels", "all"]) == 0
    told = capsys.readouterr().out.casefold()
    assert "ida holm" in told
    assert not [name for name in (*PRIVATE, *COMMENTERS) if name in told]


def test_prov_of_a_redacted_report_names_nobody_left_out(hidden):
    pytest.importorskip("prov")
    told = json.dumps(prov_of(hidden, "x"), ensure_ascii=False).casefold()
    assert not [name for name in PRIVATE if name in told]
