"""What a page, or what holds an article, says of it: texts that blocks are compared with before any is labelled."""

import re
from collections.abc import Iterator

from provenance.model.article import Document
from provenance.parse.blocks.features import Claimed
from provenance.parse.tree.fields import META, SEPARATOR
from provenance.parse.tree.jsonld import KEYWORD
from provenance.parse.tree.page import Page
from provenance.parse.tree.site import page_host

KEYWORDS = frozenset({"keywords", "news_keywords", "article:tag", "parsely-tags", "sailthru.tags", "dc.subject"})
COMMA = re.compile(r"\s*[,;|]\s*")
MOST = 12
MOST_KEYWORDS = 60


def claimed_of(document: Document, page: Page) -> Claimed:
    """Return titles, descriptions, authors, sections, keywords and names of the site that the page or its container
    claims."""
    titles = [*(s.value for s in document.stated if s.field == "title"), *_titles(page)]
    found = [*_meta(page), *_linked(page)]
    authors = [a for field, value in found if field == "author" for a in COMMA.split(value)]
    keywords = [k for field, value in found if field == KEYWORD for k in COMMA.split(value)]
    return Claimed(
        titles,
        [value for field, value in _meta(page) if field == "lead"][:MOST],
        [a for a in authors if " " in a and "/" not in a][:MOST],
        [s for field, value in found if field == "section" for s in COMMA.split(value)][:MOST],
        keywords[:MOST_KEYWORDS],
        [page_host(document, page).removeprefix("www."), *(v for field, v in found if field == "publisher")][:MOST],
    )


def _titles(page: Page) -> list[str]:
    """Return the titles the page claims, site names cut off where a separator shows them."""
    found = [f.value for f in page.facts if f.kind == "title" or META.get(f.name, ("",))[0] == "title"]
    return [p for p in dict.fromkeys(p for t in found for p in with_part(t)) if p][:MOST]


def with_part(title: str) -> tuple[str, str]:
    """Return a title as it stands, and its longest part: a site's name stands before or behind it."""
    return title, max(SEPARATOR.split(title), key=len, default="")


def _meta(page: Page) -> Iterator[tuple[str, str]]:
    for fact in page.facts:
        if fact.kind == "meta":
            yield (KEYWORD if fact.name in KEYWORDS else META.get(fact.name, ("",))[0]), fact.value


def _linked(page: Page) -> Iterator[tuple[str, str]]:
    return ((s.field, s.value) for found in page.linked().values() for s in found)
