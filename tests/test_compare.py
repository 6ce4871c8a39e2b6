"""Two versions of an article: what changed in what they say of their sources."""

import html
import json
import re
from itertools import pairwise

import pytest

import provenance
from provenance.cli import main
from provenance.compare import compare

BEFORE = """Harbour of Tarn to close

The harbour will close in May for two winters, the mayor Ida Holm said on Monday.

The quay has sunk by 4 centimetres since the spring, according to Ola Berg, an engineer of the port.

Fishermen would lose 300 jobs in the coming year, the minister Nils Lind said.

By agency staff (Reuters)
"""
AFTER = """Harbour of Tarn to close

The harbour will close in May for two winters, an official said on Monday.

The quay has sunk by 14 centimetres since the spring, according to Ola Berg, an engineer of the port.

Fishermen would lose 300 jobs in the coming year, the minister Eva Moen said.
"""


def audited(text):
    return provenance.audit_text(text, {"language": "en"})


@pytest.fixture(scope="module")
def changes():
    return compare(audited(BEFORE), audited(AFTER)).changes


def of(changes, kind):
    return [change for change in changes if change.kind == kind]


def test_a_text_does_not_differ_from_itself():
    assert compare(audited(BEFORE), audited(BEFORE)).changes == ()


def test_a_source_that_became_anonymous_is_not_named(changes):
    (change,) = of(changes, "identity_changed")
    assert change.before == "a named source"
    assert "official" in change.after
    assert not any("Holm" in str(c.model_dump()) for c in changes)


def test_it_is_named_where_that_was_asked_for():
    (change,) = of(compare(audited(BEFORE), audited(AFTER), names=True).changes, "identity_changed")
    assert "Ida Holm" in change.before


def test_another_figure_in_the_same_sentence_is_shown_with_both(changes):
    (change,) = of(changes, "number_changed")
    assert (change.before, change.after) == ("4", "14")
    assert "4 centimetres" in change.before_at.exact
    assert change.after_at.line == 5


def test_a_statement_that_somebody_else_answers_for_has_moved(changes):
    (change,) = of(changes, "attribution_moved")
    assert "Nils Lind" in change.before
    assert "Eva Moen" in change.after


def test_a_clue_to_the_origin_that_went_is_told(changes):
    assert any("Reuters" in change.before for change in of(changes, "origin_lost"))


def test_places_point_at_their_words(changes):
    texts = {"before_at": audited(BEFORE).text, "after_at": audited(AFTER).text}
    for change in changes:
        for side, text in texts.items():
            place = getattr(change, side)
            assert place is None or " … ".join(text[a:b] for a, b in place.spans) == place.exact


def test_the_command_says_the_same_for_people_and_for_programs(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(BEFORE, "utf-8")
    (tmp_path / "b.txt").write_text(AFTER, "utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert main(["diff", *files, "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert "THE SAME SENTENCE, OTHER FIGURES" in told
    assert main(["diff", *files, "--language", "en", "--format", "json"]) == 0
    assert {c["kind"] for c in json.loads(capsys.readouterr().out)["changes"]} >= {
        "number_changed",
        "attribution_moved",
    }


def test_text_prints_the_body_or_what_was_asked_for(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(f"{BEFORE}\n\nLeave a comment\n", "utf-8")
    assert main(["text", str(file), "--language", "en"]) == 0
    body = capsys.readouterr().out
    assert "Ola Berg" in body
    assert "Leave a comment" not in body
    assert main(["text", str(file), "--language", "en", "--labels", "comment_form", "--format", "jsonl"]) == 0
    assert [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()] == ["Leave a comment"]
    assert main(["text", str(file), "--labels", "bdy"]) == 2
    assert "bdy" in capsys.readouterr().err


# -- as a page ----------------------------------------------------------------------------------------------------


@pytest.fixture
def versions(tmp_path):
    paths = tmp_path / "a.txt", tmp_path / "b.txt"
    for path, text in zip(paths, (BEFORE, AFTER), strict=True):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


def page_of(versions, tmp_path, *options):
    out = tmp_path / "diff.html"
    assert main(["diff", *versions, "--language", "en", "--format", "html", "-o", str(out), "--force", *options]) == 0
    return out.read_text("utf-8")


def sides(page):
    return re.findall(r'<div class="side.*?</div>', page, re.DOTALL)


def test_the_page_shows_both_quotations_side_by_side_and_marks_what_only_one_has(versions, tmp_path):
    shown = sides(page_of(versions, tmp_path))
    before, after = next((a, b) for a, b in pairwise(shown) if "<del>4</del>" in a)
    assert "The quay has sunk by <del>4</del> centimetres" in before
    assert "The quay has sunk by <ins>14</ins> centimetres" in after
    assert "line 5" in before


def test_every_change_is_on_the_page_with_both_its_sides(versions, tmp_path, changes):
    assert len(sides(page_of(versions, tmp_path))) == 2 * len(changes)


def test_the_page_keeps_the_name_of_who_is_anonymous_now(versions, tmp_path):
    assert "Holm" not in page_of(versions, tmp_path)
    assert "Holm" in page_of(versions, tmp_path, "--names")


def test_the_page_runs_nothing_and_asks_for_nothing(versions, tmp_path):
    page = page_of(versions, tmp_path)
    assert "default-src 'none'" in html.unescape(page)
    assert "script-src 'none'" in html.unescape(page)
    assert not re.search(r"<script|\son\w+=|https?://|javascript:", page)


def test_a_hostile_version_is_text_on_the_page(tmp_path):
    paths = tmp_path / "<img src=x onerror=alert(1)>.txt", tmp_path / "b.txt"
    said = '"<script>alert(2)</script> {{ 7*7 }} \u202e it is shut"'
    paths[0].write_text(f"The mayor Ida Holm said {said} today.\n", "utf-8")
    paths[1].write_text("The road is open.\n", "utf-8")
    page = page_of([str(path) for path in paths], tmp_path)
    assert "&lt;script&gt;alert(2)" in page
    assert "{{ 7*7 }}" in page
    assert not re.search(r"<script|<img|\u202e", page)


def test_two_versions_alike_make_a_page_that_says_so(versions, tmp_path):
    page = page_of([versions[0], versions[0]], tmp_path)
    assert "No difference" in page
    assert not sides(page)


def test_a_page_that_is_there_is_replaced_only_with_force(versions, tmp_path, capsys):
    out = tmp_path / "diff.html"
    out.write_text("mine", "utf-8")
    assert main(["diff", *versions, "--language", "en", "--format", "html", "-o", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_text("utf-8") == "mine"
