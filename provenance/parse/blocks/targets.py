"""Where a block's links lead, as words that rules may ask for: ``@author`` of /author/ann-fields, ``@rel-tag``."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Optional

from provenance.parse.tree.boxes import NOTHING, Vocabulary
from provenance.parse.tree.page import Anchor
from provenance.parse.tree.site import site_name

MARK = "@"
MOSTLY = 0.5
"""The share of a block that must be link for the links to say what the block is."""
MOST_LINKS = 8
WINDOW = 200
SLUG_WORDS = 3
"""A part of an address with more words is a headline, whose words say nothing of the page's kind."""
ADDRESS = re.compile(
    r"(?:(?P<scheme>[a-z]{2,10}):)?(?://(?:www\.|m\.)?(?P<host>[^/?#:]*)[^/?#]*)?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?#?"
)
WORD = re.compile(r"[^\W\d_]+")
_LETTERS = bytes(code if bytes([code]).isalpha() else 0x20 for code in range(0x100))
ELSEWHERE = "elsewhere"
"""The word of a link that leaves the site for a place of which nothing else is known."""
AWAY = frozenset({MARK + ELSEWHERE})
OUTER = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)")


class TargetReader:
    """Reads the words of link targets, each distinct one once a page."""

    def __init__(self, vocabulary: Vocabulary, openings: "Openings | None", host: str = "") -> None:
        self._vocabulary = vocabulary
        self._openings = openings
        self._site = site_name(host) if ELSEWHERE in vocabulary.exact else ""
        self._seen: dict[tuple[str, str | None], frozenset[str]] = {}

    def words(self, anchors: Sequence[Anchor], density: float) -> frozenset[str]:
        """Return the known words of where the links of a block lead, when it is mostly link."""
        if not anchors or density < MOSTLY:
            return NOTHING
        if len(anchors) == 1:
            return self._of(anchors[0])
        found = list(map(self._of, anchors[:MOST_LINKS]))
        every = NOTHING.union(*found)
        return every if all(f >= AWAY for f in found) else every - AWAY

    def _of(self, anchor: Anchor) -> frozenset[str]:
        key = (anchor.href, anchor.rel)
        found = self._seen.get(key)
        if found is None:
            href = anchor.href[:WINDOW].lower()
            # Most addresses hold no word that any rule asks for, and need not be taken apart.
            telling = self._openings is None or self._openings.among(href)
            words = [*(_address_words(href) if telling else ()), *(f"rel-{r}" for r in (anchor.rel or "").split())]
            found = frozenset(MARK + known for known in self._vocabulary.among(words)) if words else NOTHING
            if not found and self._site and self._leaves(href):
                found = AWAY
            self._seen[key] = found
        return found

    def _leaves(self, href: str) -> bool:
        """Return whether an address is of a site of another name: torva.example and torva-shop.example are one."""
        outer = OUTER.match(href)
        other = site_name(outer[1]) if outer else ""
        return bool(other) and not (other.startswith(self._site) or self._site.startswith(other))


class Openings(NamedTuple):
    """The first run of letters of each word of a vocabulary: an address that holds none of them holds no word."""

    runs: frozenset[str]
    encoded: frozenset[bytes]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> Optional["Openings"]:
        """Return the runs, or None where a word is a prefix or has no letters: then every address is read."""
        found = [WORD.search(word) for word in vocabulary.exact]
        if vocabulary.prefixes or None in found:
            return None
        runs = frozenset(run[0] for run in found if run)
        return cls(runs, frozenset(run.encode() for run in runs))

    def among(self, href: str) -> bool:
        """Return whether an address in lower case holds one of the runs."""
        if not href.isascii():
            return not self.runs.isdisjoint(WORD.findall(href))
        return not self.encoded.isdisjoint(href.encode().translate(_LETTERS).split())


def _address_words(href: str) -> list[str]:
    """Return scheme, host and the words of the short parts of an address, in lower case."""
    match = ADDRESS.match(href)
    if match is None:
        return []
    host = match["host"] or ""
    words = [match["scheme"] or "", host, host.split(".")[-2] if "." in host else "", href[match.end() :]]
    for part in f"{match['path']}/{href[match.end() :]}".split("/"):
        own = [part] if part.isalpha() else WORD.findall(part)
        if len(own) <= SLUG_WORDS:
            words += own
            words += ["-".join(own)] if len(own) > 1 else []
    words += [name.partition("=")[0] for name in (match["query"] or "").split("&")[:4]]
    return [w for w in words if w]
