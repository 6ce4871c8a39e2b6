"""From bytes to a ``Document``: decode, sniff, count what was replaced."""

import hashlib

from provenance.ingest.decode import decode, scrubbed
from provenance.ingest.json_article import unpacked_json
from provenance.ingest.mail import is_mail, unpacked_mail
from provenance.ingest.markdown import unpacked_markdown
from provenance.ingest.mojibake import mojibake_stretches
from provenance.ingest.sniff import binary_kind, is_html
from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.model.article import NO_HINTS, Document, Hints


def read_document(data: bytes, hints: Hints = NO_HINTS) -> Document:
    """Return the decoded document, newlines untouched, BOM dropped. Raises Unreadable for empty or binary input."""
    if not data.strip():
        raise Unreadable("the input is empty")
    if kind := binary_kind(data):
        raise Unreadable(f"the input is {kind}, not text")
    decoded = decode(data)
    found = unpacked_mail(data) if is_mail(data) else _unpacked(decoded.text, hints)
    text, _, odd, _ = scrubbed(found.text, "")
    return Document(
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=found.media_type,
        markup=found.markup,
        stated=tuple(s._replace(value=scrubbed(s.value, "").text) for s in found.stated),
        encoding=found.encoding or decoded.encoding,
        replaced=odd + (decoded.replaced if found.replaced is None else found.replaced),
        bom=decoded.bom,
        mojibake=sum(1 for _ in mojibake_stretches(text)),
        hints=hints,
    )


def _unpacked(text: str, hints: Hints) -> Unpacked:
    """Return the text as what it is: an article as JSON, a page, Markdown, or text as it stands."""
    if found := unpacked_json(text):
        return found
    if is_html(text):
        return Unpacked(text, "text/html", True)
    return unpacked_markdown(text, hints.get("name", "")) or Unpacked(text, "text/plain", False)
