"""Which site a page is of."""

from urllib.parse import urlsplit

from provenance.model.article import Document
from provenance.parse.tree.page import Page

SHORT = 3
"""Letters of a name below a country's: bbc.co.uk is the site of bbc."""


def page_host(document: Document, page: Page | None) -> str:
    """Return the host of the site, lower case, by the hint or the address the page gives of itself; "" for none."""
    facts = page.facts if page else []
    held = (s.value for s in document.stated if s.field == "url")
    stated = (f.value for f in facts if f.name == "og:url" or (f.kind == "link" and "canonical" in f.name.split()))
    return next((host for url in (document.hints.get("url"), *held, *stated) if (host := domain(url))), "").lower()


def site_name(host: str) -> str:
    """Return the name by which a host's site goes, without what stands before and behind it; "" for none."""
    parts = host.lower().split(".")
    below = len(parts) > 2 and len(parts[-2]) <= SHORT and len(parts[-1]) < SHORT
    return parts[-3 if below else -2] if len(parts) > 1 else ""


def names_site(text: str, name: str) -> bool:
    """Return whether one of the words is the name of a site, or its host, dots and hyphens aside: F.A.Z. of faz.net."""
    own = _letters(name)
    return bool(own) and any(own in (_letters(word), _letters(site_name(word))) for word in text.split())


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word)).lower()


def domain(url: str | None) -> str | None:
    """Return the host of an address, or None where it has none."""
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:
        return None
