"""From bytes to a ``Document``: decode, sniff, count what was replaced."""

import hashlib
import re
from collections.abc import Iterator

from provenance.ingest.decode import decode, scrubbed
from provenance.ingest.json_article import unpacked_json
from provenance.ingest.mail import is_mail, unpacked_mail
from provenance.ingest.markdown import unpacked_markdown
from provenance.ingest.mojibake import mojibake_stretches
from provenance.ingest.news_xml import unpacked_news
from provenance.ingest.packed import unpacked_file
from provenance.ingest.sniff import binary_kind, is_html
from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.model.article import NO_HINTS, Document, Hints, Stated


def read_document(data: bytes, hints: Hints = NO_HINTS) -> Document:
    """Return the decoded document, newlines untouched, BOM dropped. Raises Unreadable for empty or binary input."""
    if not data.strip():
        raise Unreadable("the input is empty")
    packed = unpacked_file(data)
    if packed is None and (kind := binary_kind(data)):
        raise Unreadable(f"the input is {kind}, not text")
    decoded = decode(b"" if packed else data)
    found = packed or (unpacked_mail(data) if is_mail(data) else _unpacked(decoded.text, hints))
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


SAVED = re.compile(
    r"<!--\s*(?:Page saved with SingleFile\s+url:\s*|saved from url=\(\d{1,6}\))(https?://[^\s<>\"']{1,2000}?)\s*(?:-->|\s)"
)
SAVED_WINDOW = 4_096


def _saved_from(text: str) -> Iterator[Stated]:
    """Yield the address that whatever saved a page wrote above it; the day of saving is none of the article's."""
    found = SAVED.search(text[:SAVED_WINDOW])
    if found:
        yield Stated("url", found[1], "header", "saved page")


def _unpacked(text: str, hints: Hints) -> Unpacked:
    """Return the text as what it is: an article as JSON, a page, Markdown, or text as it stands."""
    if found := unpacked_json(text) or unpacked_news(text):
        return found
    if is_html(text):
        return Unpacked(text, "text/html", True, tuple(_saved_from(text)))
    return unpacked_markdown(text, hints.get("name", "")) or Unpacked(text, "text/plain", False)
