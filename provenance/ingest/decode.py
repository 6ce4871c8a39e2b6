"""Bytes to code points: BOM, UTF-16 by its zeros, UTF-8, what is declared, Windows-1252; bad bytes are counted."""

import codecs
import re
from itertools import islice
from typing import NamedTuple

from provenance.ingest.sniff import looks_utf16

REPLACEMENT = "\ufffd"
SURROGATES = re.compile("[\ud800-\udfff]")
ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
DECLARATION_WINDOW = 16_384
MANY_DECLARATIONS = 8
BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read all of these as Windows-1252: pages that claim Latin-1 use its curly quotes and dashes.
AS_CP1252 = frozenset({"iso8859-1", "ascii", "cp1252", "iso8859-1:1987"})
WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
    "iso8859-9": "cp1254", "tis-620": "cp874",
}  # fmt: skip
"""What browsers read where the narrower standard is declared: the letters it lacks are common on real pages."""
FEW_BAD = 0.01
"""The share of characters a declared encoding may fail on: a stray byte is no proof against it."""
MOSTLY_UTF8 = 0.9
"""The share of non-ASCII bytes that must form valid UTF-8 for stray bytes to be called invalid."""


class Decoded(NamedTuple):
    """Text, the encoding used, how many bytes or surrogates became U+FFFD, and whether a BOM was dropped."""

    text: str
    encoding: str
    replaced: int = 0
    bom: bool = False


def decode(data: bytes, stated: str = "") -> Decoded:
    """Return the text of ``data``; never raises. ``stated`` is an encoding that what holds the bytes gives for them."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return lenient(data[len(mark) :], encoding)._replace(bom=True)
    if wide := looks_utf16(data):
        return lenient(data, wide)
    surrogates = 0
    if b"\xed" in data:
        data, surrogates = ENCODED_SURROGATE.subn(REPLACEMENT.encode(), data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", surrogates)
    except UnicodeDecodeError:
        found = legacy(data, stated)
        return found._replace(replaced=found.replaced + surrogates)


def legacy(data: bytes, stated: str = "") -> Decoded:
    """Return the text of bytes that are not all valid UTF-8, in the declared or the likeliest encoding."""
    if utf8_share(data) >= MOSTLY_UTF8:
        return lenient(data, "utf-8")
    for declared in declared_encodings(f"charset={stated} ".encode("ascii", "ignore") + data[:DECLARATION_WINDOW]):
        found = scrubbed(data.decode(declared, "surrogateescape"), declared)
        if found.replaced <= FEW_BAD * len(found.text):
            return found
    return lenient(data, "cp1252")


def utf8_share(data: bytes) -> float:
    """Return the share of non-ASCII bytes that belong to valid UTF-8 sequences."""
    high = sum(map(data.count, (bytes([b]) for b in range(0x80, 0x100))))
    text = data.decode("utf-8", "ignore")
    valid = len(text.encode("utf-8")) - sum(map(text.count, map(chr, range(0x80))))
    return valid / high if high else 1.0


def declared_encodings(data: bytes) -> list[str]:
    """Return the codecs that meta elements or an XML declaration state, in order, but for those tried otherwise."""
    found: dict[str, None] = {}
    for match in islice(DECLARED.finditer(data[:DECLARATION_WINDOW]), MANY_DECLARATIONS):
        try:
            name = codecs.lookup(match[1].decode("ascii")).name
            "".encode(name)
        except (LookupError, ValueError):
            continue
        # UTF-8 was tried already, and a page whose declaration could be read as ASCII is no UTF-16.
        if not name.startswith("utf") and name not in AS_CP1252:
            found[WIDER.get(name, name)] = None
    return list(found)


def lenient(data: bytes, encoding: str) -> Decoded:
    """Return the text with U+FFFD for what the encoding cannot read, and the number of bytes so replaced."""
    if encoding.startswith(("utf-16", "utf-32")):
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, text.count(REPLACEMENT))
    return scrubbed(data.decode(encoding, "surrogateescape"), encoding)


def scrubbed(text: str, encoding: str) -> Decoded:
    """Return the text with each lone surrogate, or byte that stands as one, replaced one for one and counted."""
    try:
        text.encode("utf-8")  # ten times as fast as looking for one
    except UnicodeEncodeError:
        text, surrogates = SURROGATES.subn(REPLACEMENT, text)
        return Decoded(text, encoding, surrogates)
    return Decoded(text, encoding)
