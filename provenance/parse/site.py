"""Which site a page is of."""

from urllib.parse import urlsplit

from provenance.model.article import Document
from provenance.parse.page import Page


def page_host(document: Document, page: Page | None) -> str:
    """Return the host of the site, lower case, by the hint or the address the page gives of itself; "" for none."""
    facts = page.facts if page else []
    held = (s.value for s in document.stated if s.field == "url")
    stated = (f.value for f in facts if f.name == "og:url" or (f.kind == "link" and "canonical" in f.name.split()))
    return next((host for url in (document.hints.get("url"), *held, *stated) if (host := domain(url))), "").lower()


def domain(url: str | None) -> str | None:
    """Return the host of an address, or None where it has none."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
