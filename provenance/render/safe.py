"""Text of an article, or a file name, made safe to print: it cannot move the cursor, turn the line or hide."""

import unicodedata

_DROPPED = frozenset("\u00ad\u200b\ufeff")
"""Soft hyphen, zero-width space, BOM: nobody misses them in a quotation."""
_KEPT = frozenset("\u200c\u200d")
"""Joiners: Persian, Indic scripts and emoji are misspelt without them."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def safe(text: str) -> str:
    """Return the text as one printable line: white space runs as one space, control and bidi characters spelt out."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return "".join(_shown(char) for char in " ".join(text.split()))


def shortened(text: str, length: int) -> str:
    """Return the text made safe and cut to ``length`` code points, at a word's edge where one is near."""
    whole = safe(text[: 4 * length])
    if len(whole) <= length and len(text) <= 4 * length:
        return whole
    cut = whole[: length - 1]
    edge = cut.rfind(" ")
    return (cut[:edge] if edge > length * 2 // 3 else cut).rstrip(" ,;:") + "…"


def _shown(char: str) -> str:
    if char.isprintable() or char in _KEPT:
        return char
    if char in _DROPPED:
        return ""
    if unicodedata.category(char) in _HIDDEN:
        return f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
    return " "
