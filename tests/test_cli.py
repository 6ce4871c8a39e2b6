"""What people type, and what they get."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from handmade import TEXT

from provenance.cli import main
from provenance.report import AuditLine

COPPER = "A copper mine will open, the minister Ida Holm said on Monday. Reportedly the ore is rich.\n"


@pytest.fixture
def news(tmp_path, monkeypatch):
    """A folder of articles, and the working folder of the test."""
    folder = tmp_path / "news"
    (folder / "old").mkdir(parents=True)
    (folder / "bridge.txt").write_text(TEXT, encoding="utf-8")
    (folder / "old" / "copper.html").write_text(f"<html><body><p>{COPPER}</p></body></html>", encoding="utf-8")
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    monkeypatch.chdir(tmp_path)
    return folder


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, out, err


def lines_of(out):
    return [json.loads(line) for line in out.splitlines()]


def test_a_file_is_shown_as_a_report(news, capsys):
    code, out, err = run(capsys, "audit", "news/bridge.txt")
    assert (code, err) == (0, "")
    assert out.startswith("news/bridge.txt · ")
    assert "WHAT CAN BE TRACED" in out
    assert "\x1b" not in out


def test_a_folder_is_walked_in_order_without_what_is_hidden_or_no_article(news, capsys):
    code, out, _ = run(capsys, "audit", "news", "--format", "json")
    assert code == 0
    assert [line["run"]["path"] for line in lines_of(out)] == ["news/bridge.txt", "news/old/copper.html"]


def test_inputs_come_out_in_the_order_they_were_given(news, capsys):
    _, out, _ = run(capsys, "audit", "news/old/copper.html", "news/bridge.txt", "--format", "json")
    assert [line["run"]["path"] for line in lines_of(out)] == ["news/old/copper.html", "news/bridge.txt"]


def test_a_json_line_is_a_report_and_its_run_and_fits_the_schema(news, capsys):
    _, out, _ = run(capsys, "audit", "news", "--format", "json")
    for line in out.splitlines():
        assert list(json.loads(line))[-1] == "run"
        assert AuditLine.model_validate_json(line).model_dump_json() == line


def test_the_printed_schema_is_the_one_the_lines_follow(capsys):
    code, out, _ = run(capsys, "schema")
    schema = json.loads(out)
    assert code == 0
    assert schema["$schema"].endswith("2020-12/schema")
    assert list(schema["properties"])[-1] == "run"
    assert schema["additionalProperties"] is False


def test_markdown_is_markdown(news, capsys):
    _, out, _ = run(capsys, "audit", "news/bridge.txt", "--format", "markdown")
    assert out.startswith("# ")
    assert "## What can be traced" in out


def test_standard_input_is_an_article(news, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    code, out, _ = run(capsys, "audit", "-", "--format", "json", "--url", "https://news.example/bridge")
    (line,) = lines_of(out)
    assert code == 0
    assert line["run"]["path"] == "-"
    assert line["document"]["hints"] == {"url": "https://news.example/bridge"}


def test_processes_print_what_one_process_prints(news, capsys):
    for number in range(4):
        (news / f"more-{number}.txt").write_text(TEXT.replace("bridge", f"bridge {number}"), encoding="utf-8")

    def without_run(out):
        return [{key: value for key, value in line.items() if key != "run"} for line in lines_of(out)]

    (news / "empty.txt").write_text("")
    alone = run(capsys, "audit", "news", "--format", "json")
    together = run(capsys, "audit", "news", "--format", "json", "--jobs", "2")
    assert without_run(together[1]) == without_run(alone[1])
    assert [line["run"]["path"] for line in lines_of(together[1])] == [
        line["run"]["path"] for line in lines_of(alone[1])
    ]
    assert together[::2] == alone[::2]


def test_one_file_per_article_is_written_and_nothing_is_replaced_unasked(news, capsys):
    (news / "old" / "bridge.txt").write_text(TEXT, encoding="utf-8")
    code, out, _ = run(capsys, "audit", "news", "news/bridge.txt", "-o", "out", "--format", "json")
    assert (code, out) == (0, "")
    written = sorted(path.name for path in Path("out").iterdir())
    assert written == ["bridge.txt-2.json", "bridge.txt.json", "old-bridge.txt.json", "old-copper.html.json"]
    Path("out/bridge.txt.json").write_text("mine")
    code, _, err = run(capsys, "audit", "news/bridge.txt", "-o", "out", "--format", "json")
    assert code == 2
    assert "--force" in err
    assert Path("out/bridge.txt.json").read_text() == "mine"
    assert run(capsys, "audit", "news/bridge.txt", "-o", "out", "--format", "json", "--force")[0] == 0
    assert AuditLine.model_validate_json(Path("out/bridge.txt.json").read_text("utf-8"))


def test_min_confidence_leaves_out_attributions_and_says_so(news, capsys):
    _, out, _ = run(capsys, "audit", "news", "--format", "json")
    _, strict, _ = run(capsys, "audit", "news", "--format", "json", "--min-confidence", "high")
    before, after = lines_of(out), lines_of(strict)
    for line, less in zip(before, after, strict=True):
        kept = [a["id"] for a in line["attributions"] if a["confidence"] == "high"]
        assert {a["id"] for a in less["attributions"]} <= set(kept)
        assert less["counts"] == line["counts"]
        if len(kept) < len(line["attributions"]):
            assert any("below high" in item["what"] for item in less["not_checked"])


def test_fail_on_is_met_by_findings_of_its_level_or_above(news, capsys):
    _, out, _ = run(capsys, "audit", "news", "--format", "json")
    order = ["info", "notice", "look_first"]
    found = [s for line in lines_of(out) for s in line["signals"] if s["status"] == "found"]
    highest = max((order.index(s["level"]) for s in found), default=-1)
    assert highest >= 0
    for level in order:
        assert run(capsys, "audit", "news", "--fail-on", level)[0] == int(order.index(level) <= highest)


def test_what_cannot_be_checked_never_meets_fail_on(capsys, monkeypatch, news):
    quiet = "The bridge is green.\n"
    Path("quiet.txt").write_text(quiet)
    _, out, _ = run(capsys, "audit", "quiet.txt", "--format", "json")
    (line,) = lines_of(out)
    assert {s["status"] for s in line["signals"]} == {"cannot_check"}
    assert run(capsys, "audit", "quiet.txt", "--fail-on", "info")[0] == 0


def test_unreadable_input_wins_over_fail_on(news, capsys):
    assert run(capsys, "audit", "news", "none.txt", "--fail-on", "info")[0] == 2


def test_hints_are_checked(news, capsys):
    for option, value in (
        ("--language", "English language"), ("--url", "news.example"), ("--url", "javascript:alert(1)"),
        ("--date", "yesterday"), ("--outlet", " "), ("--jobs", "0"), ("--format", "pdf"), ("--fail-on", "high"),
    ):  # fmt: skip
        code, out, err = run(capsys, "audit", "news/bridge.txt", option, value)
        assert (code, out) == (2, "")
        assert option in err
    code, out, _ = run(
        capsys, "audit", "news/bridge.txt", "--format", "json", "--language", "en-GB", "--date", "2024-11-02",
        "--outlet", "Northern Post",
    )  # fmt: skip
    hints = lines_of(out)[0]["document"]["hints"]
    assert hints == {"date": "2024-11-02", "language": "en", "name": "bridge.txt", "outlet": "Northern Post"}


def test_a_graph_is_written_in_the_format_its_name_says(news, capsys):
    for name, start in (("g.graphml", "<?xml"), ("g.gexf", "<?xml"), ("g.json", "{"), ("g", "<?xml")):
        code, out, err = run(capsys, "graph", "news", "-o", name)
        assert (code, out) == (0, "")
        assert "2 nodes" in err or "nodes" in err
        assert Path(name).read_text("utf-8").startswith(start)
    assert "gexf" in Path("g.gexf").read_text("utf-8")
    assert run(capsys, "graph", "news", "-o", "g.json")[0] == 2
    assert run(capsys, "graph", "news", "-o", "g.json", "--force", "--format", "graphml")[0] == 0
    assert "graphml" in Path("g.json").read_text("utf-8")


def test_a_graph_of_nothing_readable_is_not_written(news, capsys):
    code, _, err = run(capsys, "graph", "none.txt", "-o", "g.graphml")
    assert code == 2
    assert "none.txt" in err
    assert not Path("g.graphml").exists()


def test_explain_names_segment_rule_reason_and_place(news, capsys):
    code, out, _ = run(capsys, "explain", "news/bridge.txt", "--line", "1")
    assert code == 0
    assert out.startswith("Line 1: “Harbour bridge to close for a year”")
    assert "segment  title (body)" in out
    assert ".yaml:" in out


def test_explain_shows_the_finding_one_asks_for(news, capsys):
    _, listed, _ = run(capsys, "audit", "news/bridge.txt", "--format", "json")
    (line,) = lines_of(listed)
    for attribution in line["attributions"]:
        code, out, _ = run(capsys, "explain", "news/bridge.txt", "--finding", attribution["id"])
        assert code == 0
        assert f"attribution  {attribution['id']}" in out
        assert attribution["rule"] in out
    for signal in line["signals"]:
        assert signal["title"] in run(capsys, "explain", "news/bridge.txt", "--finding", signal["id"])[1]


def test_explain_says_what_there_is_where_one_asks_for_something_else(news, capsys):
    for option, value in (("--line", "999"), ("--finding", "a999")):
        code, out, err = run(capsys, "explain", "news/bridge.txt", option, value)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1
    assert run(capsys, "explain", "news/bridge.txt")[0] == 2
    assert run(capsys, "explain", "news", "--line", "1")[0] == 2


def test_languages_are_listed_with_what_was_measured(capsys):
    code, out, _ = run(capsys, "languages")
    assert code == 0
    head, *lines = out.splitlines()
    assert head.split() == ["code", "language", "tier", "rules", "forms", "reports"]
    packs = [line.split() for line in lines if not line.startswith(" ")]
    assert {code for code, *_ in packs} >= {
        "cs",
        "da",
        "de",
        "en",
        "es",
        "fr",
        "it",
        "nl",
        "no",
        "pl",
        "pt",
        "ru",
        "sv",
        "tr",
        "uk",
    }
    assert all(
        row[3] in {"measured", "checked", "unverified"} and int(row[4]) > 50 and int(row[5]) > 1000 for row in packs
    )
    assert all(len(line) <= 80 for line in lines)


def test_rules_are_listed_shown_checked_and_tested(capsys):
    code, out, _ = run(capsys, "rules", "list", "--kind", "language")
    assert code == 0
    first = out.splitlines()[0].split()
    assert first[0] == "language"
    code, out, _ = run(capsys, "rules", "show", first[1])
    assert code == 0
    assert f"- language: {first[1]}" in out
    assert run(capsys, "rules", "show", "no.such-rule")[0] == 2
    code, out, _ = run(capsys, "rules", "check")
    assert (code, "no fault" in out) == (0, True)


def test_rules_of_ones_own_are_started_checked_and_used(news, capsys):
    assert run(capsys, "rules", "init", "mine")[0] == 0
    assert run(capsys, "rules", "check", "mine")[0] == 0
    code, out, _ = run(capsys, "audit", "news/bridge.txt", "--rules", "mine", "--format", "json")
    assert code == 0
    assert [layer["name"] for layer in lines_of(out)[0]["rulebook"]["layers"]] == ["built-in", "mine"]
    assert run(capsys, "rules", "init", "mine")[0] == 2


def test_a_faulty_rule_file_is_told_by_place_before_anything_is_audited(news, capsys):
    Path("mine").mkdir()
    Path("mine/bad.yaml").write_text("- wrods: en.say.new\n  forms: [quoth]\n- frame: en.x\n  patterns: 3\n")
    code, out, err = run(capsys, "audit", "news/bridge.txt", "--rules", "mine")
    assert (code, out) == (2, "")
    assert "mine/bad.yaml:1:" in err
    assert len(err.splitlines()) >= 2


@pytest.mark.parametrize("arguments", [["--help"], ["audit", "--help"], ["rules", "--help"], ["--version"]])
def test_help_needs_no_heavy_library(arguments):
    script = (
        "import sys; from provenance.cli import main; main(sys.argv[1:]);"
        "sys.exit(bool({'pydantic', 'rich', 'networkx', 'numpy', 'trafilatura', 'yaml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, check=False).returncode == 0
