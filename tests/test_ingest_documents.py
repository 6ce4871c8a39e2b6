"""Word documents and PDF files: read through an extra, refused in one line, and never a hang."""

import time

import pytest
from documents import WORD, forms, lines, pdf, word

import provenance
from provenance.ingest import Unreadable, packed, read_document

FIRST = "The harbour of Tarn will close in May for two winters, the mayor Ida Holm said on Monday evening."
SECOND = "Fishermen would lose their berths for a year, according to the port."


def article(data):
    return provenance.audit_bytes(data, {"language": "en"})


# -- Word ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def _mammoth():
    pytest.importorskip("mammoth", reason="mammoth is not installed: pip install '.[documents]'")


@pytest.mark.usefixtures("_mammoth")
class TestWord:
    def test_a_document_is_read_in_its_styles(self):
        report = article(word(("Title", "Harbour to close"), FIRST, SECOND, title="Harbour to close"))
        assert report.text.splitlines() == ["Harbour to close", FIRST, SECOND]
        assert [s.label for s in report.segments] == ["title", "paragraph", "paragraph"]
        assert report.metadata.title == "Harbour to close"
        assert "Ida Holm" in [s.name for s in report.sources]
        assert report.document.media_type.endswith("wordprocessingml.document")
        assert report.document.transform == "rendered"

    def test_whoever_has_the_account_is_no_author(self):
        assert article(word(FIRST, title="Harbour to close")).metadata.authors == ()

    def test_markup_in_a_document_is_its_words(self):
        report = article(word("The mayor said &lt;script&gt;alert(1)&lt;/script&gt; to &lt;b&gt;us&lt;/b&gt;.", FIRST))
        assert "<script>alert(1)</script>" in report.text

    def test_a_document_that_swells_is_refused_before_it_is_unpacked(self):
        bomb = word(document="<a>" + "x" * 50_000_000)
        assert len(bomb) < 100_000
        started = time.process_time()
        with pytest.raises(Unreadable, match="unpacks to more than any article"):
            read_document(bomb)
        assert time.process_time() - started < 2

    @pytest.mark.parametrize("name", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
    def test_nothing_outside_a_document_is_read(self, name):
        inner = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>so &x; it</w:t></w:r></w:p></w:body></w:document>'
        outer = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{name}">]>{inner}'
        assert "root:" not in article(word(document=outer)).text

    def test_entities_that_breed_are_refused(self):
        breed = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        body = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>'
        with pytest.raises(Unreadable, match="cannot be read"):
            read_document(word(document=f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "aaaa">{breed}]>{body}'))

    @pytest.mark.parametrize(
        ("document", "why"),
        [
            ("<a", "cannot be read"),
            ("<w:p>" * 5_000, "cannot be read"),
            (f'<w:document xmlns:w="{WORD}"/>', "Word document"),
        ],
    )
    def test_a_broken_document_is_one_line(self, document, why):
        with pytest.raises(Unreadable, match=why) as told:
            read_document(word(document=document))
        assert "\n" not in str(told.value)

    def test_a_document_without_text_is_told(self):
        with pytest.raises(Unreadable, match="without text"):
            read_document(word())


def test_another_archive_is_none_of_them():
    data = word(FIRST).replace(b"word/document.xml", b"word/xxxxxxxx.xml")
    with pytest.raises(Unreadable, match="ZIP or office file"):
        read_document(data)


# -- PDF ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def _pypdf():
    pytest.importorskip("pypdf", reason="pypdf is not installed: pip install '.[documents]'")


PAGE = lines(
    ("Harbour to close", 50, 740, 22),
    ("The harbour of Tarn will close in May for two winters, the mayor Ida", 50, 700, 11),
    ("Holm said on Monday evening. Nobody in the town was sur-", 50, 686, 11),
    ("prised by it.", 50, 672, 11),
    ("Fishermen would lose their berths for a year, according to the port. It", 50, 644, 11),
    ("had warned of this in spring.", 50, 630, 11),
)


@pytest.mark.usefixtures("_pypdf")
class TestPdf:
    def test_lines_are_paragraphs_and_large_type_is_a_heading(self):
        report = article(pdf(PAGE))
        assert report.text.splitlines() == [
            "Harbour to close",
            "The harbour of Tarn will close in May for two winters, the mayor Ida Holm said on Monday evening. "
            "Nobody in the town was surprised by it.",
            "Fishermen would lose their berths for a year, according to the port. It had warned of this in spring.",
        ]
        assert report.segments[0].label == "title"
        assert "Ida Holm" in [s.name for s in report.sources]
        assert report.document.media_type == "application/pdf"

    def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page(self):
        left = ("Fishermen would lose their berths", 50, 100, 11), ("for a year, because the", 50, 86, 11)
        right = ("quay is to be rebuilt from its", 320, 700, 11), ("very ground, and because of", 320, 686, 11)
        one = lines(*left, *right)
        other = lines(("what it costs, the mayor said.", 50, 700, 11), ("Nobody was surprised.", 50, 686, 11))
        assert len(article(pdf(one, other)).text.splitlines()) == 1

    def test_a_title_of_its_properties_is_a_claim_and_a_file_name_is_none(self):
        assert article(pdf(PAGE, title="Harbour to close")).metadata.title == "Harbour to close"
        named = article(pdf(PAGE, title="Microsoft Word - final2.docx")).metadata
        assert not [claim for claim in named.claims if claim.where == "properties"]
        assert named.authors == ()

    def test_a_file_of_pictures_is_told_as_such(self):
        with pytest.raises(Unreadable, match="without a text layer"):
            read_document(pdf(b"0 0 m 9 9 l S"))

    def test_a_file_with_a_password_is_told_as_such(self):
        locked = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[<00><00>]" % (b"a" * 32, b"b" * 32)
        with pytest.raises(Unreadable, match="locked"):
            read_document(pdf(PAGE, trailer=locked))

    def test_ten_thousand_pages_are_refused(self):
        data = (
            pdf(PAGE)
            .replace(b"/Kids[4 0 R]", b"/Kids[" + b"4 0 R " * 10_000 + b"]")
            .replace(b"Count 1", b"Count 10000")
        )
        with pytest.raises(Unreadable, match="10,000 pages"):
            read_document(data)

    @pytest.mark.parametrize(
        "data",
        [
            b"%PDF-",
            b"%PDF-1.7\n" + b"\xff\x00" * 4_000,
            pdf(PAGE)[:400],
            pdf(PAGE).replace(b"/Kids[4 0 R]", b"/Kids[2 0 R]"),
            pdf(b"\x00" * 200_000_000, packed=True),
            forms(30, 40),
        ],
        ids=["empty", "noise", "cut", "a page of itself", "swelling", "forms in forms"],
    )
    def test_a_hostile_file_is_one_line_in_bounded_time(self, data, capsys):
        started = time.process_time()
        with pytest.raises(Unreadable) as told:
            read_document(data)
        assert "\n" not in str(told.value)
        assert time.process_time() - started < 20
        assert capsys.readouterr().err == ""

    def test_two_readings_agree(self):
        assert article(pdf(PAGE)).to_json() == article(pdf(PAGE)).to_json()


# -- without the extra --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("data", "kind"), [(pdf(PAGE), "PDF file"), (word(FIRST), "Word document")])
def test_without_the_extra_its_name_is_told(monkeypatch, data, kind):
    monkeypatch.setattr(packed, "find_spec", lambda _module: None)
    with pytest.raises(Unreadable, match=rf"{kind}; to read it: pip install 'provenance-annotator\[documents\]'"):
        read_document(data)


def test_the_core_reads_text_without_the_extra(monkeypatch):
    monkeypatch.setattr(packed, "find_spec", lambda _module: None)
    assert read_document(FIRST.encode()).text == FIRST
