"""Article statements in JSON-LD: hostile input, so every type is checked and nothing recurses."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any, NamedTuple

MAX_NODES = 5_000
MAX_TEXT = 2_000
MAX_SCRIPT = 2_000_000
ARTICLE_TYPES = ("article", "posting", "report", "review", "webpage", "video", "creativework", "recipe", "podcast")


class Statement(NamedTuple):
    """One value a JSON-LD node states; ``type`` is the type of an author or publisher node, lower case."""

    field: str
    value: str
    type: str = ""
    rank: int = 9
    """0 for an article's own node, higher for what is less surely the article."""


FIELDS = {
    "headline": "title",
    "name": "title",
    "description": "lead",
    "author": "author",
    "creator": "author",
    "contributor": "author",
    "datepublished": "date",
    "datecreated": "created",
    "datemodified": "updated",
    "publisher": "publisher",
    "sdpublisher": "sd_publisher",
    "isbasedon": "is_based_on",
    "isbasedonurl": "is_based_on",
    "translationofwork": "translation_of",
    "copyrightholder": "copyright_holder",
    "sourceorganization": "source_organization",
    "provider": "provider",
    "articlesection": "section",
    "mainentityofpage": "url",
    "url": "url",
    "inlanguage": "language",
    "keywords": "keyword",
}
KEYWORD = "keyword"
"""Read for the labels' sake alone, and no claim of the report."""


BETTER = {"name": ("headline",), "creator": ("author",), "contributor": ("author", "creator")}


def statements(script: str) -> Iterator[Statement]:
    """Yield what the article-like nodes of a JSON-LD script state, in document order; nothing for broken JSON."""
    root = _loaded(script)
    nodes = list(_nodes(root))
    by_id = {n["@id"]: n for n in nodes if isinstance(n.get("@id"), str) and len(n) > 1}
    for node in nodes:
        rank = _rank(node)
        if rank is None:
            continue
        for key, value in node.items():
            field = FIELDS.get(str(key).lower())
            if field and not _second_to(str(key).lower(), node) and not (rank and field in ("title", "lead")):
                yield from _values(field, value, rank, by_id)


def _second_to(key: str, node: dict[str, Any]) -> bool:
    """Return whether the node says the same better under another key."""
    return any(better in node for better in BETTER.get(key, ()))


def _loaded(script: str) -> object:
    text = script[:MAX_SCRIPT].strip()
    for prefix, suffix in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        if text.startswith(prefix):
            text = text.removeprefix(prefix).removesuffix(suffix)
    try:
        loaded: object = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return loaded


def _nodes(root: object) -> Iterator[dict[str, Any]]:
    """Yield every object of the value, parents first, without recursion."""
    waiting: list[object] = [root]
    seen = 0
    while waiting and seen < MAX_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed([v for v in node.values() if isinstance(v, dict | list)]))
        elif isinstance(node, list):
            waiting.extend(reversed(node[:MAX_NODES]))


def _rank(node: dict[str, Any]) -> int | None:
    """Return how surely the node is the article itself, 0 for sure; None when it is something else."""
    types = [t.lower() for t in _list(node.get("@type")) if isinstance(t, str)]
    for order, wanted in enumerate(ARTICLE_TYPES):
        if any(wanted in t and not t.endswith("element") for t in types):
            return 0 if order < 3 else order
    return None


def _values(field: str, value: object, rank: int, by_id: dict[str, dict[str, Any]]) -> Iterator[Statement]:
    for item in _list(value)[:50]:
        node = item
        if isinstance(item, dict) and set(item) <= {"@id", "@type"}:
            node = by_id.get(str(item.get("@id")), item)
        if isinstance(node, str | int | float) and not isinstance(node, bool):
            text = unescape(str(node)).strip()[:MAX_TEXT]
            if text:
                yield Statement(field, text, "", rank)
        elif isinstance(node, dict):
            yield from _of_node(field, node, rank)


def _of_node(field: str, node: dict[str, Any], rank: int) -> Iterator[Statement]:
    kind = next((t.lower() for t in _list(node.get("@type")) if isinstance(t, str)), "")
    keys = ("url", "@id", "name") if field in ("url", "is_based_on", "translation_of") else ("name", "alternateName")
    for key in keys:
        for name in _list(node.get(key)):
            if isinstance(name, str) and name.strip():
                yield Statement(field, unescape(name).strip()[:MAX_TEXT], kind, rank)
                break
        else:
            continue
        return


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
