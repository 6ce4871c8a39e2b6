"""From bytes to a ``Document``: decode, sniff, count what was replaced."""

import hashlib

from provenance.ingest.decode import decode
from provenance.ingest.mojibake import mojibake_stretches
from provenance.ingest.sniff import binary_kind, is_html
from provenance.model.article import NO_HINTS, Document, Hints


class Unreadable(ValueError):  # noqa: N818 - reads as what the input is
    """The input is empty or no text; the message is one line for the reader."""


def read_document(data: bytes, hints: Hints = NO_HINTS) -> Document:
    """Return the decoded document, newlines untouched, BOM dropped. Raises Unreadable for empty or binary input."""
    if not data.strip():
        raise Unreadable("the input is empty")
    if kind := binary_kind(data):
        raise Unreadable(f"the input is {kind}, not text")
    decoded = decode(data)
    html = is_html(decoded.text)
    return Document(
        text=decoded.text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html" if html else "text/plain",
        encoding=decoded.encoding,
        replaced=decoded.replaced,
        bom=decoded.bom,
        mojibake=sum(1 for _ in mojibake_stretches(decoded.text)),
        hints=hints,
    )
