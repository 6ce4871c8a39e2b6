"""From bytes, text or a path to a report: always the same one."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from handmade import TEXT
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance import Report, audit, audit_bytes, audit_path, audit_text, load_rules
from provenance.api import LARGEST_FILE
from provenance.ingest import Unreadable

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))


def test_bytes_text_and_path_give_the_same_findings(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    by_path = audit_path(path)
    assert by_path.document.hints == {"name": "bridge.txt"}
    for report in (audit_bytes(TEXT.encode()), audit_text(TEXT)):
        assert report.model_copy(update={"document": by_path.document}) == by_path


def test_no_absolute_path_is_in_a_report(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert str(tmp_path) not in audit_path(path).to_json()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_two_runs_a_thread_and_a_process_give_the_same_bytes(seed):
    here = audit_path(seed).to_json()
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(audit_path, seed).result().to_json() == here
    script = "import sys, provenance; sys.stdout.buffer.write(provenance.audit_path(sys.argv[1]).to_json().encode())"
    other = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"}
    done = subprocess.run([sys.executable, "-c", script, str(seed)], capture_output=True, check=True, env=other)
    assert done.stdout == here.encode()


def test_a_rulebook_read_twice_gives_the_same_report():
    assert audit_text(TEXT, rulebook=load_rules()) == audit_text(TEXT)


def test_a_report_survives_json():
    report = audit_text(TEXT)
    assert Report.model_validate_json(report.to_json()) == report


def test_audit_takes_bytes_paths_and_text(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert audit(path) == audit(str(path)) == audit_path(path)
    assert audit(TEXT) == audit(TEXT.encode()) == audit_text(TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "news/bridge.txt", "bridge.html", "/tmp/none/bridge", "./bridge", "C:\\news\\bridge", "~/bridge", "..\\bridge",
        "my bridge story.txt", "https://news.example/a?b=c", "HTTP://NEWS.EXAMPLE", "www.news.example/a", "file:///a",
    ],
)  # fmt: skip
def test_a_line_that_looks_like_a_path_or_an_address_is_refused(line):
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        audit(line)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor said the bridge was closed.", "Bridge closed",
        "He earned 5 km/h and/or more.",
        "Yes/no votes were cast.",
        "See https://news.example for more on the bridge.",
    ],
)  # fmt: skip
def test_a_line_that_is_an_article_is_audited(line):
    assert audit(line).text == line


def test_a_path_in_an_article_of_two_lines_is_no_path():
    assert audit("news/bridge.txt\nThe mayor spoke.").text.startswith("news/")


def test_no_words_are_no_article():
    for empty in ("", " \n", b""):
        with pytest.raises(Unreadable):
            audit(empty)


def test_a_file_too_long_to_be_an_article_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(Unreadable, match="longer than"):
        audit_path(path)


def test_a_language_without_a_pack_is_parsed_and_counted_but_not_attributed():
    text = "Mae'r bont ar gau.\n\nDywedodd y maer fod y gost yn bedair miliwn o bunnoedd.\n"
    report = audit_text(text, {"language": "cy"})
    assert report.document.language == "cy"
    assert report.segments
    assert not report.attributions
    (entry,) = [item for item in report.not_checked if item.what == "attribution"]
    assert entry.reason.startswith("not attempted")
    assert (report.accuracy.tier, report.accuracy.measured) == ("none", "not measured")


def test_the_report_names_the_rules_that_made_it():
    book = load_rules()
    assert audit_text(TEXT, rulebook=book).rulebook.digest == book.digest


@given(st.text(st.characters(), max_size=400))
@settings(max_examples=50, deadline=None)
def test_any_text_is_tiled_and_every_quotation_is_exact(text):
    try:
        report = audit_text(text)
    except Unreadable:
        return
    ends = [0, *(segment.end for segment in report.segments)]
    assert [segment.start for segment in report.segments] == ends[:-1]
    assert ends[-1] == len(report.text) or not report.text.strip()
    found = [item for finding in (*report.attributions, *report.origins, *report.signals) for item in finding.evidence]
    for item in found:
        if item.kind == "text" and item.exact is not None:
            assert item.exact == " … ".join(report.text[a:b] for a, b in item.spans)
    for mention in (mention for source in report.sources for mention in source.mentions):
        assert mention.exact == " … ".join(report.text[a:b] for a, b in mention.spans)


@pytest.mark.parametrize("hints", [{}, {"language": "nn-NO"}, {"language": "nb"}])
def test_forms_of_a_language_are_read_with_its_pack(hints: dict[str, str]) -> None:
    text = "Eg veit ikkje kvifor dei kjem hit kvar haust. Ordføraren seier at vegen vert stengd i heile veka."
    report = audit_text(text, hints)
    assert report.document.language == "no"
    assert [a.rule for a in report.attributions] == ["no.say-that"]
