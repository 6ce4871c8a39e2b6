"""Pipes, closed streams, texts beyond any article, targets that cannot be written: one line each, and no waiting."""

import io
import os
import sys
from pathlib import Path

import pytest
from handmade import TEXT

from provenance import audit_bytes, audit_text
from provenance.cli import main
from provenance.cli.inputs import Input
from provenance.cli.output import file_names
from provenance.ingest import Unreadable


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(TEXT, encoding="utf-8")


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    assert "internal error" not in err
    return code, out, err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(capsys):
    Path("news").mkdir()
    os.mkfifo("news/a.txt")
    Path("news/b.txt").write_text(TEXT)
    code, out, err = run(capsys, "audit", "news", "--format", "json")
    assert code == 2
    assert len(out.splitlines()) == 1
    assert err == "provenance: news/a.txt: neither a file nor a folder\n"


def test_a_closed_standard_input_is_one_line(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    code, out, err = run(capsys, "audit", "-")
    assert (code, out, err) == (2, "", "provenance: -: standard input is closed\n")


def test_standard_input_is_read_no_further_than_a_file(capsys, monkeypatch):
    monkeypatch.setattr("provenance.api.LARGEST_FILE", 1_000)
    endless = io.BytesIO(b"Words. " * 10_000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(endless))
    code, _, err = run(capsys, "audit", "-")
    assert (code, len(err.splitlines())) == (2, 1)
    assert "longer than" in err
    assert endless.tell() <= 1_001


def test_closed_output_streams_do_not_stop_what_is_written_to_files(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["audit", "good.txt", "none.txt", "-o", "out"]) == 2
    assert [path.name for path in Path("out").iterdir()] == ["good.txt.txt"]


@pytest.mark.parametrize("made", ["{}", "<html><body><p>{}</p>"], ids=["plain", "page"])
def test_a_text_longer_than_any_article_is_refused(monkeypatch, made):
    monkeypatch.setattr("provenance.api.LONGEST_TEXT", 500)
    assert audit_text(made.format("Words. " * 50)).text
    with pytest.raises(Unreadable, match="more than 500 characters"):
        audit_text(made.format("Words. " * 100))


def test_a_long_plain_text_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("provenance.api.LONGEST_TEXT", 500)
    monkeypatch.setattr("provenance.api.parse", lambda *_: pytest.fail("parsed"))
    with pytest.raises(Unreadable):
        audit_bytes(b"Words. " * 100)


def test_a_page_may_weigh_more_than_its_text(monkeypatch):
    monkeypatch.setattr("provenance.api.LONGEST_TEXT", 500)
    picture = f'<img src="data:image/png;base64,{"A" * 5_000}">'
    assert audit_text(f"<html><body>{picture}<p>The bridge is closed.</p>").text == "The bridge is closed."


@pytest.mark.parametrize("target", ["none/graph.graphml", "good.txt/graph.graphml"])
def test_a_target_that_cannot_be_written_is_named_as_it_was_given(capsys, target):
    code, _, err = run(capsys, "graph", "good.txt", "-o", target)
    assert code == 2
    assert err.startswith(f"provenance: {target}: ")
    assert not list(Path().rglob("*.part"))


def test_a_full_disk_is_not_blamed_on_the_article(capsys, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("provenance.cli.sinks.Stream.write", full)
    code, _, err = run(capsys, "audit", "good.txt")
    assert (code, err) == (2, "provenance: standard output: no space left on device\n")


@pytest.mark.parametrize("name", ["-rf.txt", "..txt", "--", "$(id)", "\n", "…"])
def test_no_output_file_is_hidden_or_looks_like_an_option(name):
    (made,) = file_names([Input(name, Path(name), name)], "json")
    assert made[0] not in "-."
    assert made.endswith(".json")
    assert made.isprintable()
