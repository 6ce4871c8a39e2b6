"""A stretch of text as phrases see it: one case, one spelling of marks, single spaces; and the way back to offsets."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from provenance.rules.phrase_text import fold

# All white space and invisible characters but for a space or a line break that stands alone.
_ODD = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]{2,}|[^\S \n]|[\u00ad\u200b-\u200f\u2060\ufeff]")
# Those of one character, and pairs of the usual two: where neither stands nothing is odd.
_SINGLE = re.compile(
    r"[\t\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\u00ad\ufeff]"
)
_PAIRS = ("  ", "\n\n", " \n", "\n ")
BREAK = "\x1d"
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Folded:
    """``plain`` keeps case and line breaks, ``text`` is folded and has spaces for line breaks; both are equally long.

    An empty line becomes BREAK, a mark that no phrase holds, so that none runs from one paragraph into the next.

    ``breaks`` and ``origins`` hold, for each stretch copied as it was, where it begins here and in the whole text.
    """

    plain: str
    text: str
    breaks: list[int]
    origins: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Folded":
        """Return the view of ``text[start:end]``."""
        piece = without_surrogates(text[start:end])
        if not (_SINGLE.search(piece) or any(pair in piece for pair in _PAIRS)):
            return cls(piece, _folded(piece), [0], [start])
        return _collapsed(piece, start)

    def offset(self, at: int) -> int:
        """Return the offset in the whole text of the code point that stands at ``at`` here."""
        stretch = bisect_right(self.breaks, at) - 1 if len(self.breaks) > 1 else 0
        return self.origins[stretch] + at - self.breaks[stretch]

    def end_offset(self, at: int) -> int:
        """Return the offset in the whole text at which something that ends at ``at`` here ends."""
        return self.offset(at - 1) + 1 if at else self.offset(0)

    def index(self, offset: int) -> int:
        """Return where the code point at ``offset`` of the whole text stands here, or would stand."""
        stretch = max(bisect_right(self.origins, offset) - 1, 0)
        most = self.breaks[stretch + 1] if stretch + 1 < len(self.breaks) else len(self.plain)
        return max(0, min(self.breaks[stretch] + offset - self.origins[stretch], most))


def without_surrogates(text: str) -> str:
    """Return the text with U+FFFD for each lone surrogate, which matchers cannot encode."""
    try:
        text.encode("utf-8")  # ten times as fast as looking for one
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def _collapsed(piece: str, start: int) -> Folded:
    """White space becomes one space or line break; soft hyphens and other invisible characters go."""
    parts: list[str] = []
    breaks, origins = [0], [start]
    length = at = 0
    for run in _ODD.finditer(piece):
        parts.append(piece[at : run.start()])
        length += run.start() - at
        space = _space(run.group())
        parts.append(space)
        at = run.end()
        if space:
            breaks.append(length)
            origins.append(start + run.start())
            length += 1
        breaks.append(length)
        origins.append(start + at)
    parts.append(piece[at:])
    plain = "".join(parts)
    return Folded(plain.replace(BREAK, "\n"), _folded(plain), breaks, origins)


def _space(run: str) -> str:
    lines = run.count("\n")
    if lines:
        return BREAK if lines > 1 else "\n"
    return " " if any(c.isspace() for c in run) else ""


def _folded(plain: str) -> str:
    return fold(plain).replace("\n", " ")
