"""Articles as JSON: what crawlers and schema.org write of a page becomes a page again, its fields claims."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from provenance.ingest.sniff import is_html
from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.model.article import Stated

BODIES = (
    "maintext", "articlebody", "text", "plaintext", "cleaned_text", "body", "content", "raw_text", "content_html",
    "body_html", "article_html", "html", "body_xhtml", "bodies", "body_text",
)  # fmt: skip
FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "headlines", "title_page", "title_rss"),
    "lead": ("description", "summary", "excerpt", "abstract", "description_text", "descriptions"),
    "author": ("authors", "author", "creator", "byline", "by"),
    "date": (
        "date_publish", "publish_date", "publishing_date", "datepublished", "date", "published_date", "published_at",
        "pubdate", "published", "contentcreated", "firstcreated", "versioncreated",
    ),
    "updated": ("date_modify", "datemodified", "modified_date", "updated_at", "updated", "versioncreated"),
    "publisher": ("sitename", "site_name", "publisher", "source_domain", "hostname"),
    "url": ("url", "canonical_link", "canonical_url", "source_link", "link", "mainentityofpage"),
    "section": ("section", "articlesection"),
    "provider": ("provider", "distributor", "source"),
    "source_organization": ("infosources", "infosource", "sourceorganization"),
    "credit_line": ("creditline", "credit_line", "credittext"),
    "copyright_holder": ("copyrightholder", "copyright_holder"),
    "language": ("language", "inlanguage", "lang", "meta_lang"),
}  # fmt: skip
"""Where common crawlers (news-please, newspaper, trafilatura, Fundus, Goose), schema.org and IPTC's ninjs keep each."""
REPORT = frozenset({"schema_version", "segments", "attributions"})
"""Keys of our own reports, which hold a text too and are no articles."""
MOST_NODES = 10_000
MOST_VALUES = 50
LONGEST_VALUE = 2_000
LEVELS = 3

Node = dict[str, Any]


def unpacked_json(text: str) -> Unpacked | None:
    """Return the article a JSON text holds; None where it is no JSON. Raises Unreadable for none, or for several."""
    stripped = text.strip()
    if stripped[:1] + stripped[-1:] not in ("{}", "[]"):
        return None
    values = _values(stripped)
    if values is None:
        return None
    articles = _articles(values)
    if len(articles) > 1:
        raise Unreadable(
            f"the input holds {len(articles)} articles as JSON: give each a file, as `jq -c` and `split` do"
        )
    if not articles:
        raise Unreadable("the input is JSON without an article's text (looked for maintext, articleBody, text, body …)")
    return Unpacked(_page(articles[0]), "application/json", True, tuple(_stated(articles[0])))


def _values(text: str) -> list[object] | None:
    """Return the JSON values of a text: one, or one a line."""
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 2 or not lines[0].rstrip().endswith(("}", "]")):
        return None
    try:
        return [json.loads(line) for line in lines[:MOST_NODES]]
    except (ValueError, RecursionError):
        return None


def _articles(values: list[object]) -> list[Node]:
    """Return the objects that hold an article's text, the outermost only, without recursion."""
    waiting: list[tuple[object, int]] = [(v, 0) for v in reversed(values)]
    found: list[Node] = []
    seen = 0
    while waiting and seen < MOST_NODES:
        value, level = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            node = {str(k).lower(): v for k, v in value.items()}
            if _body(node) and not node.keys() >= REPORT:
                found.append(node)
                continue
        inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        if level < LEVELS:
            waiting.extend((v, level + 1) for v in reversed(inner[:MOST_NODES]) if isinstance(v, dict | list))
    return found


def _body(node: Node) -> str:
    for key in BODIES:
        if text := _text(node.get(key)):
            return text
    return ""


def _text(value: object) -> str:
    """Return the text of a body: a string, a list of paragraphs or of renditions, or the sections Fundus keeps."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and (main := _main(value)):
        return main
    if isinstance(value, list):
        return "\n".join(v.strip() for v in value if isinstance(v, str)).strip()
    if not isinstance(value, dict):
        return ""
    parts = [_text(value.get("summary"))]
    for section in _list(value.get("sections")):
        if isinstance(section, dict):
            parts += [_text(section.get("headline")), _text(section.get("paragraphs"))]
    return "\n".join(p for p in parts if p)


def _main(renditions: list[Any]) -> str:
    """Return the main one of ninjs's renditions of a text, as markup where there is such."""
    known = [r for r in renditions if isinstance(r, dict) and isinstance(r.get("value"), str)]
    return next((str(r["value"]).strip() for r in sorted(known, key=_second)), "")


def _second(rendition: Node) -> tuple[bool, bool]:
    kinds = {str(key).lower(): str(value).lower() for key, value in rendition.items()}
    return kinds.get("role", "main") != "main", "html" not in kinds.get("contenttype", "")


def _page(node: Node) -> str:
    body, title = _body(node), next((v for _, v in _found(node, "title")), "")
    parts = ["<html><body><article>"]
    if title and not body.startswith(title):
        parts.append(f"<h1>{escape(title)}</h1>")
    parts.append(body if is_html(body) else _paragraphs(body))
    parts.append("</article>")
    if comments := _text(node.get("comments")):
        parts.append(f'<section class="comments">{_paragraphs(comments)}</section>')
    return "".join(parts)


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def _stated(node: Node) -> Iterator[Stated]:
    for field in FIELDS:
        for key, value in _found(node, field):
            yield Stated(field, value, "json", key)


def _found(node: Node, field: str) -> list[tuple[str, str]]:
    """Return the values of the first key that has any for the field, each with the key."""
    for key in FIELDS[field]:
        items = _list(node.get(key))[:MOST_VALUES]
        values = [_plain(main)] if (main := _main(items)) else [name for item in items if (name := _named(item))]
        if values:
            return [(key, v) for v in (values if field == "author" else values[:1])]
    return []


def _named(item: object) -> str:
    if isinstance(item, dict):
        item = next((item[k] for k in ("name", "url", "@id") if isinstance(item.get(k), str)), "")
    return _plain(item) if isinstance(item, str) else ""


def _plain(text: str) -> str:
    return " ".join(text.split())[:LONGEST_VALUE]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
