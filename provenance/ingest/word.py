"""Word documents (.docx) as pages: ``mammoth`` (an extra) knows their styles, lists, tables and notes."""

from importlib import import_module
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.ingest.xml import parsed
from provenance.model.article import MediaType, Stated

DOCX: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY = "word/document.xml"
PROPERTIES = "docProps/core.xml"
MOST_PARTS = 5_000
LARGEST_XML = 6 * 1024 * 1024
"""Bytes that the parts made of XML unpack to, all together; pictures are never unpacked."""
LONGEST_TITLE = 300
STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"


def is_word(data: bytes) -> bool:
    """Return whether the bytes are an archive with the body of a Word document in it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return BODY in archive.namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def unpacked_word(data: bytes) -> Unpacked:
    """Return the document as a page. Raises Unreadable where it is broken or unpacks to more than an article."""
    mammoth = import_module("mammoth")
    with ZipFile(BytesIO(data)) as archive:
        _refuse_what_swells(archive)
    try:
        html: str = mammoth.convert_to_html(
            BytesIO(data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda _image: {}),
        ).value
        title = _title(data)
    except Exception:  # a reader may fail in any way on a file that is broken
        raise Unreadable("the input is a Word document that cannot be read") from None
    if not html.strip():
        raise Unreadable("the input is a Word document without text")
    stated = (Stated("title", title, "properties", "dc:title"),) if title else ()
    return Unpacked(f"<html><body><article>{html}</article></body></html>", DOCX, True, stated, "binary", 0)


def _refuse_what_swells(archive: ZipFile) -> None:
    """An archive never gives more bytes than it states: what it states is looked at before anything is unpacked."""
    parts = archive.infolist()
    text = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if len(parts) > MOST_PARTS or text > LARGEST_XML:
        raise Unreadable("the input is a Word document that unpacks to more than any article")


def _title(data: bytes) -> str:
    """A document's author is whoever has the account, and its date that of the file: neither is the article's."""
    with ZipFile(BytesIO(data)) as archive:
        if PROPERTIES not in archive.namelist():
            return ""
        root = parsed(archive.read(PROPERTIES))
    found = (str(element.text or "") for element in root.iter("{http://purl.org/dc/elements/1.1/}title"))
    return " ".join(next(found, "").split())[:LONGEST_TITLE]
