"""What kind of bytes these are. The content is looked at, never a file name."""

import re

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"PK\x05\x06", "a ZIP file"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh91AY&SY", "bzip2-compressed"),
    (b"\xfd7zXZ\x00", "xz-compressed"),
    (b"(\xb5/\xfd", "zstandard-compressed"),
    (b"7z\xbc\xaf'\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"OggS\x00", "an Ogg file"),
    (b"ID3\x03", "an MP3 file"),
    (b"ID3\x04", "an MP3 file"),
    (b"fLaC", "a FLAC file"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"),
    (b"\x00asm", "a WebAssembly module"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
)  # fmt: skip
UTF_BOMS = (b"\xff\xfe", b"\xfe\xff")
CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
SAMPLE = 65_536
CONTROL_SHARE = 0.02
TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|div|p|span|h[1-6]|table"
    r"|ul|ol|blockquote|br|a|img|header|footer|nav|plaintext)(?:[\s>/]|$)",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--|<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])",
    re.IGNORECASE,
)
WINDOW = 200_000


def binary_kind(data: bytes) -> str | None:
    """Return what the bytes are when they are no text (``a PNG image``), else None."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[4:8] == b"ftyp":
        return "a video or image file"
    if data.startswith((b"RIFF", b"FORM")) and data[8:12] in (b"WEBP", b"WAVE", b"AVI ", b"AIFF"):
        return "a media file"
    if data.startswith(UTF_BOMS) or looks_utf16(data):
        return None
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROL))
    return "binary data" if controls > CONTROL_SHARE * len(sample) else None


def looks_utf16(data: bytes) -> str | None:
    """Return ``utf-16-le`` or ``utf-16-be`` when every second byte of the beginning is mostly zero, else None."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    high_first, low_first = sample[0::2].count(0), sample[1::2].count(0)
    if low_first > 0.6 * pairs and high_first < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if high_first > 0.6 * pairs and low_first < 0.1 * pairs else None


def is_html(text: str) -> bool:
    """Return whether the decoded text is markup: it begins as a page, or its beginning is dense with known tags."""
    if LEADING.match(text[:4096]):
        return True
    window = text[:WINDOW]
    tags = sum(1 for _ in TAG.finditer(window))
    starts_with_tag = TAG.match(window.lstrip()[:64]) is not None
    return starts_with_tag or (tags >= 4 and tags * 400 >= len(window))
