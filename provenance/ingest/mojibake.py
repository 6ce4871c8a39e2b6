"""Stretches of double-encoded UTF-8 ("MÃ¼ller" for "Müller"). They are reported, never repaired."""

import re
from collections.abc import Iterator

from provenance.model.values import Span

# What the bytes 0x80-0xBF and 0xC2-0xF4 become when read as Windows-1252 (or Latin-1, where that has no sign).
_TRAIL = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)) + "".join(
    map(chr, range(0x80, 0xA0))
)
QUICK = re.compile(rb"\xc3[\x82-\xb4][\xc2\xc5\xc6\xcb\xe2]")
"""How such a pair begins in UTF-8: ``\u00c2`` to ``\u00f4``, then what no letter that follows one begins with."""
SPACED = b" " * 0x80 + bytes(range(0x80, 0x100))
"""Blanks out the bytes of ASCII."""
_CLASS = "[" + re.escape(_TRAIL) + "]"
PAIR = re.compile(f"[\u00c2-\u00f4]{_CLASS}")
SEQUENCE = re.compile(f"(?:[\u00c2-\u00df]{_CLASS}|[\u00e0-\u00ef]{_CLASS}{{2}}|[\u00f0-\u00f4]{_CLASS}{{3}})+")


def mojibake_stretches(text: str) -> Iterator[Span]:
    """Yield the spans of runs of characters that are UTF-8 bytes read as Windows-1252."""
    if _may_hold(text):
        yield from (m.span() for m in SEQUENCE.finditer(text) if undoes(m[0]))


def _may_hold(text: str) -> bool:
    """Return whether any two characters that begin such a run stand together: a quick look before the slow one."""
    if text.isascii():
        return False
    encoded = text.encode("utf-8", "surrogatepass")
    if not QUICK.search(encoded):
        return False
    runs = dict.fromkeys(encoded.translate(SPACED).split())
    return PAIR.search(b" ".join(runs).decode("utf-8", "surrogatepass")) is not None


def undoes(run: str) -> bool:
    """Return whether the run, turned back into bytes, is UTF-8 for fewer characters that belong together."""
    try:
        repaired = b"".join(as_byte(c) for c in run).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return False
    # "Ã " or "Â»" may stand in real text: what comes out must be a letter or a typographic mark.
    return len(repaired) < len(run) and all(c.isalpha() or ord(c) >= 0x2000 or c in "\u00a0«»°§" for c in repaired)


def as_byte(char: str) -> bytes:
    """Return the one byte the character stands for. Raises UnicodeEncodeError where there is none."""
    code = ord(char)
    return bytes([code]) if 0x80 <= code <= 0x9F else char.encode("cp1252")
