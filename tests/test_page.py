"""The report as a page: one file, everything of the article in it, nothing of the article at work in it."""

import html
import json
import re
from base64 import b64encode
from hashlib import sha256

import pytest
import yaml

import provenance
from provenance.cli import main
from provenance.model.values import shown
from provenance.render.page import render_page
from provenance.render.page.pieces import cut, overs_of

TEXT = """Harbour of Tarn to close for two winters

The harbour will close in May, the mayor Ida Holm said on Monday. "We have no choice," she told reporters.

Reportedly 300 boats must leave. According to the port authority's survey, the quay has sunk by 4 centimetres.
The shipping firm Norlo has denied that it was warned.

Leave a comment
"""
HOSTILE = """Mayor tells of <script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} {% raw %}

The mayor "><svg onload=alert(3)> Ida </script><!-- Holm said on Monday that javascript:alert(4) is </textarea> closed.

\u202eThe minister\u202c Ola Berg said that the <style>*{display:none}</style> road \u2066was shut\u2069 &lt;b&gt;.
"""


def page_of(text, **options):
    return render_page(provenance.audit_text(text, {"language": "en"}), "tarn.txt", **options)


def visible(page):
    """The words between tags, without scripts and styles."""
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


@pytest.fixture(scope="module")
def page():
    return page_of(TEXT)


def test_every_line_of_the_input_is_on_the_page(page):
    article = re.search(r'<article id="article".*?</article>\s*<aside', page, re.DOTALL).group()
    without_markers = re.sub(r"<button.*?</button>", "", article, flags=re.DOTALL)
    for line in filter(None, TEXT.splitlines()):
        assert " ".join(line.split()) in visible(without_markers)


def test_what_surrounds_the_article_is_folded_under_its_label(page):
    (around,) = re.findall(r'<details class="around">.*?</details>', page, re.DOTALL)
    assert "comment form" in around
    assert "Leave a comment" in around


def test_every_attribution_has_one_marker_with_its_source_in_words(page):
    report = provenance.audit_text(TEXT, {"language": "en"})
    markers = re.findall(r'<button type="button" class="n [^>]*id="m-([^"]+)"[^>]*aria-label="([^"]+)"', page)
    assert sorted(name for name, _ in markers) == sorted(a.id for a in shown(report.attributions))
    assert any("Ida Holm" in html.unescape(label) for _, label in markers)


def test_a_denial_is_told_beside_its_number(page):
    assert re.search(r"<small>denies</small>", page)


def test_nothing_is_loaded_and_only_what_belongs_to_the_page_may_run(page):
    policy = html.unescape(re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page).group(1))
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r'<(?:link|img|iframe|object|embed|base|form)\b|(?:src|href)="(?!#)', page)
    assert " style=" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    for tag in ("script", "style"):
        for content in re.findall(rf"<{tag}(?: id=\"[^\"]*\")?>(.*?)</{tag}>", page, re.DOTALL):
            assert b64encode(sha256(content.encode()).digest()).decode() in policy


def test_what_an_article_says_is_never_markup():
    page = page_of(HOSTILE)
    body = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r"<(?:img|svg onload|script|textarea|!--|style>)", body)
    assert "{{ 7*7 }}" in body
    assert "\u202e" not in page
    assert "U+202E" in body
    assert len(re.findall(r"</script>", page)) == len(re.findall(r"<script\b", page))


def test_the_same_report_gives_the_same_page(page):
    assert page_of(TEXT) == page


def test_with_excerpts_only_text_without_findings_is_cut():
    filler = "The weather over the bay was mild and the ferries ran on time, as they had all week long. " * 5
    page = page_of(f"{TEXT}\n\n{filler}\n", excerpts_only=True)
    assert filler[60:200] not in page
    assert "[…]" in page
    assert "will close in May" in page


def test_pieces_tile_what_they_are_cut_from():
    report = provenance.audit_text(TEXT, {"language": "en"})
    pieces = list(cut(report.text, (0, len(report.text)), overs_of(report)))
    assert "".join(piece.text for piece in pieces) == report.text
    opened = [name for piece in pieces for name in piece.opens]
    assert sorted(opened) == sorted(a.id for a in shown(report.attributions))


def test_one_article_becomes_the_file_that_was_named(tmp_path, capsys):
    (tmp_path / "tarn.txt").write_text(TEXT, "utf-8")
    target = tmp_path / "report.html"
    assert main(["audit", str(tmp_path / "tarn.txt"), "--format", "html", "-o", str(target)]) == 0
    assert "Ida Holm" in target.read_text("utf-8")
    assert main(["audit", str(tmp_path / "tarn.txt"), "--format", "html", "-o", str(target)]) == 2
    assert "--force" in capsys.readouterr().err


def test_a_folder_becomes_a_page_for_each_article_and_an_index(tmp_path):
    news, out = tmp_path / "news", tmp_path / "out"
    news.mkdir()
    (news / "tarn.txt").write_text(TEXT, "utf-8")
    (news / "index.txt").write_text(TEXT.replace("Tarn", "Quell"), "utf-8")
    (news / "a<b>.txt").write_text(HOSTILE, "utf-8")
    assert main(["audit", str(news), "--format", "html", "-o", str(out)]) == 0
    index = (out / "index.html").read_text("utf-8")
    links = [html.unescape(link) for link in re.findall(r'<tr[^>]*><td><a href="([^"]+)"', index)]
    assert len(links) == 3
    assert all((out / link).is_file() for link in links)
    assert "<img" not in index
    elements = json.loads(re.search(r'id="data">(.*?)</script>', index, re.DOTALL).group(1))["elements"]
    assert {e["data"]["page"] for e in elements if "page" in e["data"]} == set(links)


def test_open_needs_a_page_that_was_written(tmp_path, capsys):
    (tmp_path / "tarn.txt").write_text(TEXT, "utf-8")
    assert main(["audit", str(tmp_path / "tarn.txt"), "--open"]) == 2
    assert "--open needs --format html and -o" in capsys.readouterr().err


def corrections_of(tmp_path, fault, **more):
    """A correction file such as the page saves, of the first finding."""
    (tmp_path / "tarn.txt").write_text(TEXT, "utf-8")
    report = provenance.audit_path(tmp_path / "tarn.txt", {"language": "en"})
    first = report.attributions[0]
    correction = {"attribution": first.id, "rule": first.rule, "content_spans": first.content_spans, "fault": fault}
    file = tmp_path / "corrections.json"
    content = {
        "schema": "provenance-corrections/1",
        "text_sha256": more.pop("text_sha256", report.document.text_sha256),
        "rulebook": report.rulebook.digest,
        "corrections": [{**correction, **more}],
    }
    file.write_text(json.dumps(content), "utf-8")
    return file


@pytest.mark.parametrize(
    ("fault", "more", "example"),
    [
        ("not_an_attribution", {}, {"ok"}),
        ("wrong_source", {"right": "the mayor"}, {"match", "source"}),
        ("wrong_content", {}, {"todo", "why"}),
    ],
)
def test_a_correction_becomes_an_example_of_the_rule_that_was_wrong(tmp_path, capsys, fault, more, example):
    file = corrections_of(tmp_path, fault, **more)
    arguments = ["rules", "from-corrections", str(file), str(tmp_path / "tarn.txt"), "--language", "en"]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    (change,) = yaml.safe_load(printed)
    (made,) = change["add"]["examples"]
    assert set(made) == example
    layer = tmp_path / "layer"
    layer.mkdir()
    (layer / "mine.yaml").write_text(printed, "utf-8")
    assert main(["rules", "check", str(layer)]) == 0
    assert main(["rules", "test", str(layer)]) == (0 if "todo" in example else 1)


def test_corrections_of_another_text_are_refused(tmp_path, capsys):
    file = corrections_of(tmp_path, "wrong_source", text_sha256="0" * 64)
    assert main(["rules", "from-corrections", str(file), str(tmp_path / "tarn.txt")]) == 2
    assert "made on another text" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "[]", '{"schema": "other"}', "\x00", '{"schema": "provenance-corrections/1"}'])
def test_what_is_no_correction_file_is_refused_in_one_line(tmp_path, capsys, content):
    (tmp_path / "tarn.txt").write_text(TEXT, "utf-8")
    (tmp_path / "bad.json").write_text(content, "utf-8")
    assert main(["rules", "from-corrections", str(tmp_path / "bad.json"), str(tmp_path / "tarn.txt")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
