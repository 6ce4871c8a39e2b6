"""Which names in a page's markup state which field of its metadata, and whose word counts first."""

import re

SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
META: dict[str, tuple[str, str]] = {
    "og:title": ("title", "opengraph"),
    "twitter:title": ("title", "meta"),
    "dc.title": ("title", "meta"),
    "dcterms.title": ("title", "meta"),
    "og:description": ("lead", "opengraph"),
    "description": ("lead", "meta"),
    "twitter:description": ("lead", "meta"),
    "author": ("author", "meta"),
    "article:author": ("author", "opengraph"),
    "dc.creator": ("author", "meta"),
    "dcterms.creator": ("author", "meta"),
    "parsely-author": ("author", "meta"),
    "sailthru.author": ("author", "meta"),
    "article:published_time": ("date", "opengraph"),
    "article:published": ("date", "opengraph"),
    "og:published_time": ("date", "opengraph"),
    "date": ("date", "meta"),
    "dc.date": ("date", "meta"),
    "dc.date.issued": ("date", "meta"),
    "dcterms.created": ("date", "meta"),
    "dcterms.issued": ("date", "meta"),
    "parsely-pub-date": ("date", "meta"),
    "sailthru.date": ("date", "meta"),
    "pubdate": ("date", "meta"),
    "publishdate": ("date", "meta"),
    "publish-date": ("date", "meta"),
    "cxenseparse:recs:publishtime": ("date", "meta"),
    "article:modified_time": ("updated", "opengraph"),
    "og:updated_time": ("updated", "opengraph"),
    "last-modified": ("updated", "meta"),
    "og:site_name": ("publisher", "opengraph"),
    "application-name": ("publisher", "meta"),
    "dc.publisher": ("publisher", "meta"),
    "article:publisher": ("publisher", "opengraph"),
    "article:section": ("section", "opengraph"),
    "og:url": ("url", "opengraph"),
    "syndication-source": ("canonical", "meta"),
    "original-source": ("canonical", "meta"),
}
ITEMPROPS = {
    "headline": "title",
    "datepublished": "date",
    "datemodified": "updated",
    "author": "author",
    "publisher": "publisher",
}
ORDER = (
    "hint", "json-ld", "json", "xml", "front-matter", "visible", "opengraph", "microdata", "meta", "time", "url",
    "header", "properties",
)  # fmt: skip
"""Whose word counts first, where several claims differ; the others stay in the report."""
DATES = frozenset({"date", "updated"})
