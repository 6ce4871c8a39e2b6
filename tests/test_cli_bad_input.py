"""Whatever is handed in: one line, no traceback, and the other files are audited all the same."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from handmade import TEXT

from provenance.cli import main

COMMAND = [sys.executable, "-m", "provenance.cli"]
ROOT = str(Path(__file__).parents[1])


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (ROOT, os.environ.get("PYTHONPATH")))))
    Path("good.txt").write_text(TEXT, encoding="utf-8")


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def audited(out):
    return [json.loads(line)["run"]["path"] for line in out.splitlines()]


def missing():
    return "none.txt"


def empty_folder():
    Path("empty").mkdir()
    return "empty"


def folder_of_other_things():
    Path("photos").mkdir()
    Path("photos/a.jpg").write_bytes(b"\xff\xd8")
    return "photos"


def empty_file():
    Path("empty.txt").write_bytes(b"")
    return "empty.txt"


def binary():
    Path("a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    return "a.txt"


def unreadable():
    Path("locked.txt").symlink_to("locked.txt")  # a link to itself: nobody can read it, not even root
    return "locked.txt"


def too_long():
    with Path("long.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    return "long.txt"


def an_address():
    return "https://news.example/bridge"


def a_name_too_long():
    return "x" * 5000 + ".txt"


def a_name_with_a_nul():
    return "a\0b.txt"


@pytest.mark.parametrize(
    "make",
    [
        missing, empty_folder, folder_of_other_things, empty_file, binary, unreadable, too_long, an_address,
        a_name_too_long, a_name_with_a_nul,
    ],
)  # fmt: skip
def test_bad_input_is_one_line_and_stops_nothing(capsys, make):
    bad = make()
    code, out, err = run(capsys, "audit", bad, "good.txt", "--format", "json")
    assert code == 2
    assert audited(out) == ["good.txt"]
    (line,) = err.splitlines()
    assert line.startswith("provenance: ")
    assert bad[:20].replace("\0", "\\x00") in line


def test_an_address_is_answered_with_what_to_do(capsys):
    _, _, err = run(capsys, "audit", "https://news.example/bridge")
    assert "save the page" in err
    assert "- --url https://news.example/bridge" in err


def test_wrong_and_mixed_encodings_are_read_and_counted(capsys):
    Path("latin.txt").write_bytes("Der Bürgermeister sagte, die Brücke sei gesperrt.\n".encode("latin-1"))
    Path("mixed.txt").write_bytes(b"Die Br\xc3\xbccke, Br\xfccke \xff\xfe ist zu.\n")
    Path("utf16.txt").write_bytes("Die Brücke ist zu.\n".encode("utf-16"))
    code, out, _ = run(capsys, "audit", "latin.txt", "mixed.txt", "utf16.txt", "--format", "json")
    assert code == 0
    assert ["Brücke" in json.loads(line)["text"] for line in out.splitlines()] == [True] * 3


def test_one_line_of_two_megabytes_is_audited():
    Path("line.txt").write_text(
        "The bridge was closed on Monday for all the cars of the town and for its trams, " * 26_000
    )
    done = subprocess.run([*COMMAND, "audit", "line.txt"], capture_output=True, check=False, timeout=240)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout


def test_a_folder_that_links_to_itself_is_walked_once(capsys):
    Path("news").mkdir()
    Path("news/a.txt").write_text(TEXT)
    Path("news/loop").symlink_to("../news")
    _, out, _ = run(capsys, "audit", "news", "--format", "json")
    assert audited(out) == ["news/a.txt"]


@pytest.mark.parametrize("name", [b"a\nb.txt", b"a\x1b[31mb.txt", b"a\xffb.txt", "a\u202eb.txt".encode(), b"a b;c.txt"])
def test_a_hostile_file_name_is_printed_safely_and_written_to_a_safe_one(capsys, name):
    path = os.fsdecode(name)
    Path(path).write_text(TEXT)
    for arguments in (["--format", "json"], [], ["--format", "markdown"]):
        code, out, _ = run(capsys, "audit", path, *arguments)
        assert code == 0
        assert not set(out) & set("\x1b" if "json" in arguments else "\x1b\u202e")
        assert out.encode("utf-8")
    assert run(capsys, "audit", path, "-o", "out")[0] == 0
    (written,) = Path("out").iterdir()
    assert written.name.isprintable()
    assert run(capsys, "graph", path, "-o", "g.graphml")[0] == 0
    Path(path).unlink()
    _, _, err = run(capsys, "audit", path)
    assert len(err.splitlines()) == 1
    assert "\x1b" not in err


def test_an_error_of_our_own_is_one_line_that_names_file_and_kind(capsys, monkeypatch):
    def broken(*_):
        raise KeyError("secret")

    monkeypatch.setattr("provenance.api.parse", broken)
    code, out, err = run(capsys, "audit", "good.txt")
    assert (code, out) == (2, "")
    assert err.splitlines() == ["provenance: good.txt: internal error (KeyError); PROVENANCE_DEBUG=1 shows where"]
    monkeypatch.setenv("PROVENANCE_DEBUG", "1")
    main(["audit", "good.txt"])
    assert "Traceback" in capsys.readouterr().err


def test_an_unwritable_target_is_one_line(capsys):
    Path("file").write_text("x")
    for arguments in (["audit", "good.txt", "-o", "file/out"], ["graph", "good.txt", "-o", "none/g.graphml"]):
        code, _, err = run(capsys, *arguments)
        assert code == 2
        assert len(err.splitlines()) == 1


def test_standard_input_can_be_named_once(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    code, out, err = run(capsys, "audit", "-", "-", "--format", "json")
    assert code == 2
    assert audited(out) == ["-"]
    assert "only once" in err


def test_no_arguments_show_the_help(capsys):
    code, out, err = run(capsys)
    assert code == 2
    assert "Usage" in out + err


@pytest.mark.parametrize("arguments", [["adit"], ["audit"], ["audit", "--formt", "json", "x"], ["rules", "shw", "x"]])
def test_a_mistyped_command_is_answered_shortly(capsys, arguments):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert 1 <= len(err.splitlines()) <= 2


def test_a_reader_that_goes_away_is_no_error():
    Path("news").mkdir()
    for number in range(30):
        Path(f"news/{number}.txt").write_text(TEXT)
    process = subprocess.Popen(
        [*COMMAND, "audit", "news", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == b""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_one_line(jobs):
    Path("news").mkdir()
    for number in range(400):
        Path(f"news/{number}.txt").write_text(TEXT * 4)
    process = subprocess.Popen(
        [*COMMAND, "audit", "news", "--format", "json", "--jobs", jobs],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        # A shell that runs the tests in the background has its children ignore interrupts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    process.stdout.readline()
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.split() == b"provenance: interrupted".split()


@pytest.mark.parametrize(
    "setting", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"COLUMNS": "60"}, {"TERM": "dumb"}]
)
def test_a_plain_environment_is_enough(setting):
    done = subprocess.run(
        [*COMMAND, "audit", "good.txt"],
        capture_output=True,
        check=False,
        env={**os.environ, "TERM": "xterm", **setting},
    )
    assert done.returncode == 0
    assert "WHAT CAN BE TRACED" in done.stdout.decode("utf-8")
    assert b"\x1b" not in done.stdout


# -- files that are written ---------------------------------------------------------------------------------------

WRITERS = {
    "page": (["audit", "good.txt", "--format", "html", "-o", "out/r.html"], ["r.html"]),
    "pages": (["audit", "good.txt", "--format", "html", "-o", "out"], ["good.txt.html", "index.html"]),
    "json": (["audit", "good.txt", "--format", "json", "-o", "out"], ["good.txt.json"]),
    "tables": (["audit", "good.txt", "--format", "csv", "-o", "out"], ["articles.csv", "sources.csv"]),
    "graph": (["graph", "good.txt", "-o", "out/g.graphml"], ["g.graphml"]),
    "graph tables": (["graph", "good.txt", "-o", "out/g.csv"], ["g.nodes.csv", "g.edges.csv"]),
    "diff": (["diff", "good.txt", "good.txt", "--format", "html", "-o", "out/d.html"], ["d.html"]),
}


@pytest.fixture
def full_disk(monkeypatch):
    """A disk that takes so many bytes and no more, as the system's calls tell it."""
    open_, left = Path.open, [0]

    class File:
        def __init__(self, file):
            self.file = file

        def __enter__(self):
            self.file.__enter__()
            return self

        def __exit__(self, *error):
            return self.file.__exit__(*error)

        def write(self, data):
            self.file.write(data[: left[0]])
            left[0] -= len(data)
            if left[0] < 0:
                raise OSError(28, "No space left on device")

    def opened(self, mode="r", *more, **options):
        file = open_(self, mode, *more, **options)
        return File(file) if "x" in mode and "b" in mode else file

    monkeypatch.setattr(Path, "open", opened)
    return left


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("room", [0, 300])
def test_a_disk_that_fills_up_leaves_every_old_file_as_it_was(capsys, full_disk, name, room):
    asked, files = WRITERS[name]
    Path("out").mkdir()
    for file in files:
        Path("out", file).write_text(f"old {file}", "utf-8")
    full_disk[0] = room
    code, _, err = run(capsys, *asked, "--force")
    assert code == 2
    assert "no space left" in err.splitlines()[-1]
    assert len([line for line in err.splitlines() if "no space left" in line]) == 1
    assert {path.name: path.read_text("utf-8") for path in Path("out").iterdir()} == {f: f"old {f}" for f in files}


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_that_is_there_is_replaced_only_with_force(capsys, name):
    asked, files = WRITERS[name]
    Path("out").mkdir()
    Path("out", files[-1]).write_text("mine", "utf-8")
    code, _, err = run(capsys, *asked)
    assert code == 2
    assert "--force" in err.splitlines()[0]
    assert [path.read_text("utf-8") for path in Path("out").iterdir()] == ["mine"]
    assert run(capsys, *asked, "--force")[0] == 0
    assert Path("out", files[-1]).read_text("utf-8") != "mine"


@pytest.mark.parametrize("name", WRITERS)
def test_a_target_below_a_file_is_one_line(capsys, name):
    Path("out").write_text("a file", "utf-8")
    code, _, err = run(capsys, *WRITERS[name][0])
    assert code == 2
    assert "out" in err.splitlines()[0]
    assert Path("out").read_text("utf-8") == "a file"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["audit", "good.txt"], ["text", "good.txt"], ["diff", "good.txt", "good.txt"]])
def test_standard_output_that_takes_nothing_is_one_line(capsys, monkeypatch, command):
    full = Path("/dev/full").open("w")  # noqa: SIM115 - closing it fails too
    monkeypatch.setattr(sys, "stdout", full)
    code = main(command)
    with suppress(OSError):
        full.close()
    (told,) = capsys.readouterr().err.splitlines()
    assert code == 2
    assert "no space left" in told


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        (["audit", "good.txt", "--format", "htlm"], "html"),
        (["audit", "good.txt", "--format", "webannotation"], "web-annotation"),
        (["audit", "good.txt", "--format", "parquett", "-o", "out"], "parquet"),
        (["graph", "good.txt", "--format", "graphlm", "-o", "g"], "graphml"),
        (["graph", "good.txt", "-o", "g.gefx"], "gexf"),
        (["diff", "good.txt", "good.txt", "--format", ".jsn"], "json"),
        (["text", "good.txt", "--format", "json"], "jsonl"),
    ],
)
def test_of_an_unknown_format_the_nearest_is_named(capsys, asked, near):
    code, out, err = run(capsys, *asked)
    assert (code, out) == (2, "")
    assert f"did you mean '{near}'?" in err or f"did you mean .{near}?" in err


@pytest.mark.parametrize("name", ["g.svg", "g.xlsx"])
def test_a_suffix_of_something_else_is_not_written_as_a_graph(capsys, name):
    code, _, err = run(capsys, "graph", "good.txt", "-o", name)
    assert code == 2
    assert "graphml, gexf, json, dot, csv" in err
    assert not Path(name).exists()
