"""Bytes become text: what is read, what is refused, what is counted."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.ingest import Unreadable, read_document

GERMAN = "Die Brücke über die Müglitz ist für Lkw gesperrt, sagte der Bürgermeister – „bis Mai“."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found_without_being_told(encoding: str) -> None:
    assert read_document((GERMAN * 3).encode(encoding)).text == GERMAN * 3


def test_a_byte_order_mark_is_dropped_and_recorded() -> None:
    document = read_document(GERMAN.encode("utf-8-sig"))
    assert document.bom
    assert document.text == GERMAN
    assert not read_document(GERMAN.encode()).bom


@pytest.mark.parametrize(
    "head", ['<meta charset="windows-1251">', '<?xml version="1.0" encoding="windows-1251"?><html>',
             '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)  # fmt: skip
def test_a_declared_encoding_is_used_where_the_bytes_are_no_utf8(head: str) -> None:
    page = f"{head}<p>Мост закрыт до мая.</p>"
    assert "Мост закрыт" in read_document(page.encode("cp1251")).text


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    page = f'<meta charset="iso-8859-1"><p>{GERMAN}</p>'
    document = read_document(page.encode())
    assert document.encoding == "utf-8"
    assert GERMAN in document.text


def test_latin1_is_read_as_windows_1252() -> None:
    page = b'<meta charset="iso-8859-1"><p>\x84Nein\x93 \x96 \x80 20</p>'
    assert "„Nein“ – € 20" in read_document(page).text


def test_an_unknown_declaration_is_ignored() -> None:
    assert "Mühle" in read_document('<meta charset="klingon"><p>Mühle'.encode("cp1252")).text


def test_stray_bytes_in_utf8_become_replacement_characters_and_are_counted() -> None:
    document = read_document(GERMAN.encode() + b" \xff\xfe ok")
    assert document.replaced == 2
    assert document.text == GERMAN + " �� ok"


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    document = read_document("a\ud800b\udc00c".encode("utf-8", "surrogatepass"))
    assert document.text == "a�b�c"
    assert document.replaced == 2


def test_double_encoded_text_is_counted_not_repaired() -> None:
    broken = "Müller sagte „Nein“".encode().decode("cp1252", "ignore")
    document = read_document(broken.encode())
    assert document.text == broken
    assert document.mojibake >= 2


@pytest.mark.parametrize("text", ["Ça va à São Paulo, « oui »", "SÃO PAULO – ÂNGELA", "10 °C ± 2 µm", GERMAN])
def test_accented_text_is_no_mojibake(text: str) -> None:
    assert read_document(text.encode()).mojibake == 0


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t ", b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7 ...", b"PK\x03\x04abc", b"\xff\xd8\xff\xe0", b"GIF89a..",
     gzip.compress(b"text", mtime=0), b"\x00\x01\x02\x03" * 50, b"\x7fELF\x02\x01", b"RIFF\x00\x00\x00\x00WEBP"],
)  # fmt: skip
def test_empty_and_binary_input_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^the input is [^\n]+$"):
        read_document(data)


def test_a_stray_nul_does_not_make_text_binary() -> None:
    assert read_document(b"a line of text \x00 " + b"word " * 100).text.count("\x00") == 1


def test_windows_newlines_stay() -> None:
    assert read_document(b"one\r\ntwo\r\n").text == "one\r\ntwo\r\n"


@pytest.mark.parametrize(
    ("text", "media_type"),
    [("<!DOCTYPE html><html><body>x", "text/html"), ("<p>Ein Absatz.</p>", "text/html"),
     ("\n\n<html>", "text/html"), ("3 < 4 und 5 > 4", "text/plain"),
     ("Der Tag <br> fehlt. " + "Er fehlt sehr. " * 40, "text/plain"),
     ("Nur Text.", "text/plain"), ("<3 Herz", "text/plain")],
)  # fmt: skip
def test_markup_is_told_by_its_content(text: str, media_type: str) -> None:
    assert read_document(text.encode()).media_type == media_type


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = read_document(data)
    except Unreadable:
        return
    document.text.encode("utf-8")


@given(st.text(min_size=1, max_size=300).filter(lambda s: s.strip() and not s.startswith("\ufeff")))
def test_utf8_text_comes_back_as_it_was(text: str) -> None:
    try:
        document = read_document(text.encode("utf-8", "replace"))
    except Unreadable:
        return
    if document.encoding == "utf-8":
        assert document.text == text.encode("utf-8", "replace").decode()
