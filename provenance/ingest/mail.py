"""E-mails and saved web archives (MHTML): the part that holds the article, and what the headers say."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from provenance.ingest.decode import decode
from provenance.ingest.sniff import is_html
from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.model.article import MediaType, Stated

HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]{1,60}:[ \t]")
NAME = re.compile(rb"(?m)^([A-Za-z-]{2,40}):[ \t]")
TELLING = frozenset({
    b"from", b"to", b"date", b"subject", b"mime-version", b"message-id", b"received", b"return-path", b"content-type",
    b"content-transfer-encoding", b"delivered-to", b"snapshot-content-location", b"reply-to",
})  # fmt: skip
ENOUGH = 3
HEAD_WINDOW = 65_536
MOST_BOUNDARIES = 60
"""The parser nests with the parts, and looks at every line once for each."""
MOST_PARTS = 2_000
LONGEST_HEADER = 2_000


def is_mail(data: bytes) -> bool:
    """Return whether the bytes begin with the headers of a mail or a web archive, and an empty line below them."""
    data = data.lstrip()[:HEAD_WINDOW]
    if not HEADER.match(data):
        return False
    head = re.split(rb"\r?\n\r?\n", data, maxsplit=1)
    return len(head) == 2 and len({n.lower() for n in NAME.findall(head[0])} & TELLING) >= ENOUGH


def unpacked_mail(data: bytes) -> Unpacked:
    """Return the article a mail or a web archive holds. Raises Unreadable where it holds no text."""
    if data.lower().count(b"boundary=") > MOST_BOUNDARIES:
        raise Unreadable("the input is a mail of too many parts within parts")
    try:
        message = message_from_bytes(data.lstrip())
        archive = message.get_content_type() == "multipart/related" and message["Subject"] is not None
        archive = archive and (message["Snapshot-Content-Location"] is not None or "Saved" in str(message["From"]))
        part = _root(message) if archive else _longest(message)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError):
        raise Unreadable("the input is a mail that cannot be taken apart") from None
    if part is None:
        raise Unreadable("the input is a mail without text")
    found = decode(_payload(part), str(part.get_content_charset() or ""))
    markup = part.get_content_type() == "text/html" or is_html(found.text)
    stated = tuple(_of_archive(message, part) if archive else _of_mail(message))
    kind: MediaType = "multipart/related" if archive else "message/rfc822"
    return Unpacked(found.text, kind, markup, stated, found.encoding, found.replaced)


def _root(message: Message) -> Message | None:
    """Return the page of a web archive: the part of its own address, else the first; frames follow."""
    pages = [p for p in _texts(message) if p.get_content_type() == "text/html"]
    own = str(message["Snapshot-Content-Location"] or "")
    return next((p for p in pages if own and str(p["Content-Location"]) == own), pages[0] if pages else None)


def _longest(message: Message) -> Message | None:
    """Return the longest part in HTML, else in plain text: a note above a forwarded article is shorter than it."""
    parts = list(_texts(message))
    pages = [p for p in parts if p.get_content_type() == "text/html"]
    return max(pages or parts, key=lambda p: len(_payload(p)), default=None)


def _texts(message: Message) -> Iterator[Message]:
    waiting, seen = [message], 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop()
        seen += 1
        if part.is_multipart():
            waiting.extend(reversed([p for p in part.get_payload() if isinstance(p, Message)]))
        elif _is_text(part) and _payload(part).strip():
            yield part


def _is_text(part: Message) -> bool:
    return part.get_content_type() in ("text/html", "text/plain") and part.get_content_disposition() != "attachment"


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _of_archive(message: Message, part: Message) -> Iterator[Stated]:
    for name, value in (
        ("Snapshot-Content-Location", message["Snapshot-Content-Location"]),
        ("Content-Location", part["Content-Location"]),
    ):
        if value and str(value).startswith(("http://", "https://")):
            yield Stated("url", str(value).strip()[:LONGEST_HEADER], "header", name)
            return


def _of_mail(message: Message) -> Iterator[Stated]:
    """A sender may be the outlet or a friend who passes an article on: nothing tells, so it is neither's author."""
    if subject := _readable(message, "Subject"):
        yield Stated("title", subject, "header", "Subject")
    name, address = parseaddr(_readable(message, "From"))
    if sender := name or address.rpartition("@")[2]:
        yield Stated("sender", sender, "header", "From")
    try:
        yield Stated("date", parsedate_to_datetime(str(message["Date"])[:100]).isoformat(), "header", "Date")
    except (ValueError, TypeError, IndexError, OverflowError):
        return


def _readable(message: Message, name: str) -> str:
    """Return a header's value, decoded; newer mails write it in UTF-8 as it is."""
    raw = next((str(v) for k, v in message.raw_items() if k.lower() == name.lower()), "")[:LONGEST_HEADER]
    raw = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return " ".join(str(make_header(decode_header(raw))).split())
    except (MessageError, LookupError, ValueError):
        return " ".join(raw.split())
