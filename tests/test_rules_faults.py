"""What is wrong with rule files is said all at once, each fault with its place."""

import os
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.rules import Fault, RuleErrors, load_rules
from provenance.rules.nodes import MAX_BYTES, read_nodes

BROKEN = Path(__file__).parent / "rules_broken"
SOUND = "- words: any.sound\n  forms: [one]\n"


def faults_of(*folders: Path) -> list[str]:
    with pytest.raises(RuleErrors) as caught:
        load_rules(*folders, builtin=False)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("case", sorted(p.name for p in BROKEN.iterdir()))
def test_every_fault_of_a_broken_folder_is_named_with_its_place(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BROKEN)
    folder = Path(case)
    layers = [folder / "base", folder / "layer"] if (folder / "base").is_dir() else [folder]
    assert faults_of(*layers) == (folder / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_a_fault_is_a_value_with_file_line_and_column() -> None:
    with pytest.raises(RuleErrors) as caught:
        load_rules(BROKEN / "was", builtin=False)
    first = caught.value.faults[0]
    assert isinstance(first, Fault)
    assert (Path(first.file).name, first.line, first.col) == ("a.yaml", 6, 9)
    assert str(first).startswith(f"{first.file}:6:9: ")
    assert pickle.loads(pickle.dumps(caught.value)).faults == caught.value.faults


def test_bytes_that_are_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"- words: any.a\n  forms: [caf\xe9]\n")
    assert faults_of(tmp_path) == [f"{tmp_path}/a.yaml:2:14: not UTF-8"]


def test_a_character_that_yaml_does_not_allow(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"- words: any.a\n  forms: [on\x00e]\n")
    assert [f.split(": ", 1)[1][:8] for f in faults_of(tmp_path)] == ["not YAML"]


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" + SOUND.encode())
    assert load_rules(tmp_path, builtin=False).get("any.sound") is not None


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    assert faults_of(tmp_path) == [f"{tmp_path}/a.yaml:1:1: larger than 2,000,000 bytes; split the file"]


def test_a_folder_named_like_a_rule_file_is_walked_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "x.yaml" / "a.yaml").write_text(SOUND)
    assert load_rules(tmp_path, builtin=False).get("any.sound") is not None


def test_links_that_lead_nowhere_or_round_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOUND)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(load_rules(tmp_path, builtin=False)) == 1
    (tmp_path / "self.yaml").symlink_to(tmp_path / "self.yaml")
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")
    gone, loop = faults_of(tmp_path)
    assert gone.startswith(f"{tmp_path}/gone.yaml:1:1: cannot be read: ")
    assert loop.startswith(f"{tmp_path}/self.yaml:1:1: cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert faults_of(tmp_path) == [f"{tmp_path}/a.yaml:1:1: not a regular file"]


def test_a_folder_that_is_not_there_or_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOUND)
    assert faults_of(tmp_path / "none") == [f"{tmp_path}/none:1:1: no such folder"]
    assert faults_of(tmp_path / "a.yaml") == [f"{tmp_path}/a.yaml:1:1: not a folder of rule files"]


def test_a_file_name_that_is_not_unicode_still_prints(tmp_path: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\n.yaml")).write_text("- wrong")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes Unicode names only")
    (fault,) = faults_of(tmp_path)
    assert fault.startswith(f"{tmp_path}/\ufffd\ufffd.yaml:1:3: ")
    fault.encode()


def test_one_faulty_word_list_does_not_make_faults_of_the_frames_that_use_it(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "- language: xx\n  name: X\n- words: xx.say\n  froms: [says]\n- frame: xx.a\n  patterns: [SOURCE SAY CONTENT]\n"
    )
    assert [f.rsplit(":", 3)[1] for f in faults_of(tmp_path)] == ["1", "3", "4"]


def test_empty_files_and_comments_are_no_rules(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("")
    (tmp_path / "b.yaml").write_text("# nothing yet\n")
    assert len(load_rules(tmp_path, builtin=False)) == 0


@given(st.binary(max_size=200) | st.text(alphabet="-: []{}&*!|>'\"#%@\n\tab,?", max_size=200).map(str.encode))
def test_no_bytes_are_beyond_the_reader(data: bytes) -> None:
    node, faults = read_nodes(data, "a.yaml")
    assert node is None or faults is not None
    assert all(f.line >= 1 and f.col >= 1 and f.message for f in faults)
