"""Files that hold an article and are no text themselves: PDF and Word documents, read through an extra."""

from importlib.util import find_spec

from provenance.ingest.pdf import unpacked_pdf
from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.ingest.word import is_word, unpacked_word

PDF, ZIP = b"%PDF-", b"PK\x03\x04"
EXTRA = "pip install 'provenance-annotator[documents]'"


def unpacked_file(data: bytes) -> Unpacked | None:
    """Return the article a PDF or Word document holds; None for other bytes. Raises Unreadable, naming the extra."""
    if data.startswith(PDF):
        _needs("pypdf", "a PDF file")
        return unpacked_pdf(data)
    if data.startswith(ZIP) and is_word(data):
        _needs("mammoth", "a Word document")
        return unpacked_word(data)
    return None


def _needs(module: str, kind: str) -> None:
    if find_spec(module) is None:
        raise Unreadable(f"the input is {kind}; to read it: {EXTRA}")
