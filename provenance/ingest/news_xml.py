"""News agencies' XML as a page: NITF, NewsML-G2 and NewsML 1, their metadata as claims.

https://iptc.org/standards/newsml-g2/ and https://iptc.org/standards/nitf/
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape
from types import MappingProxyType
from typing import Any, NamedTuple

from provenance.ingest.unpacked import Unpacked, Unreadable
from provenance.ingest.xml import parsed
from provenance.model.article import MediaType, Stated

G2: MediaType = "application/vnd.iptc.g2.newsitem+xml"
NITF: MediaType = "application/nitf+xml"
ROOT = re.compile(
    r"\s*(?:<\?xml[^>]{0,300}>\s*|<!--(?:(?!-->)[\s\S]){0,2000}-->\s*|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,5000}\])?\s*>\s*){0,20}"
    r"<(?:[\w.-]{1,40}:)?(newsMessage|newsItem|packageItem|NewsML|nitf)[\s/>]"
)
WINDOW = 20_000
ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,30});")
BASIC_DATE = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?$")
LONGEST_VALUE = 2_000
TAGS: Mapping[str, str] = MappingProxyType({
    "hl1": "h1", "hl2": "h2", "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "p": "p",
    "bq": "blockquote", "blockquote": "blockquote", "ul": "ul", "ol": "ol", "li": "li", "dl": "dl", "dt": "dt",
    "dd": "dd", "table": "table", "tr": "tr", "th": "th", "td": "td", "caption": "caption", "media": "figure",
    "figure": "figure", "media-caption": "figcaption", "media-producer": "figcaption", "figcaption": "figcaption",
    "block": "div", "div": "div", "section": "section", "aside": "aside", "byline": "p", "dateline": "p",
    "distributor": "p", "tagline": "p", "bibliography": "p", "note": "aside", "abstract": "div", "a": "a",
    "em": "em", "i": "em", "strong": "strong", "b": "strong", "q": "q", "br": "br", "pre": "pre",
})  # fmt: skip
"""What becomes of an element; one that is not listed leaves its words."""
CLASSES = frozenset({"byline", "dateline", "distributor", "tagline"})
SKIPPED = frozenset({"head", "script", "style", "media-metadata", "media-object", "media-reference", "pubdata"})


class Field(NamedTuple):
    """Where a claim stands: the first of these elements, by names from the root down, and which attribute holds it."""

    field: str
    paths: tuple[str, ...]
    attribute: str = ""


OF_NITF = (
    Field("title", ("hedline/hl1", "head/title")),
    Field("author", ("body.head/byline",)),
    Field("date", ("docdata/date.issue",), "norm"),
    Field("date", ("dateline/story.date",), "norm"),
    Field("publisher", ("head/pubdata",), "name"),
    Field("provider", ("distributor/org", "body.head/distributor")),
    Field("copyright_holder", ("docdata/doc.copyright",), "holder"),
    Field("copyright_holder", ("rights/rights.owner",)),
)
OF_G2 = (
    Field("title", ("contentMeta/headline",)),
    Field("lead", ("contentMeta/description",)),
    Field("author", ("contentMeta/by", "contentMeta/creator/name")),
    Field("date", ("contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated")),
    Field("updated", ("contentMeta/contentModified", "itemMeta/versionCreated")),
    Field("provider", ("itemMeta/provider/name", "itemMeta/provider")),
    Field("source_organization", ("contentMeta/infoSource/name", "contentMeta/infoSource")),
    Field("credit_line", ("contentMeta/creditline",)),
    Field("copyright_holder", ("rightsInfo/copyrightHolder/name", "rightsInfo/copyrightHolder")),
    Field("language", ("contentMeta/language",), "tag"),
)
OF_NEWSML_1 = (
    Field("title", ("NewsLines/HeadLine",)),
    Field("author", ("NewsLines/ByLine",)),
    Field("date", ("NewsManagement/FirstCreated", "NewsManagement/ThisRevisionCreated")),
    Field("credit_line", ("NewsLines/CreditLine",)),
    Field("copyright_holder", ("NewsLines/CopyrightLine",)),
    Field("provider", ("AdministrativeMetadata/Provider/Party", "Identification/NewsIdentifier/ProviderId"), ""),
)
NAMING = ("literal", "FormalName", "qcode")
"""Attributes that name somebody where an element has no words; a qcode has its scheme before a colon."""


def unpacked_news(text: str) -> Unpacked | None:
    """Return the article that agencies' XML holds; None for any other text. Raises Unreadable for none, or several."""
    found = ROOT.match(text[:WINDOW])
    if found is None:
        return None
    plain = ENTITY.sub(lambda m: escape(unescape(m[0])) if unescape(m[0]) != m[0] else m[0], text)
    root = parsed(_without_declaration(plain).encode("utf-8", "replace"))
    if found[1] == "nitf":
        return Unpacked(_page(root, ()), NITF, True, tuple(_stated(root, OF_NITF)))
    items = [item for item in _items(root) if _content(item) is not None]
    if len(items) > 1:
        raise Unreadable(f"the input holds {len(items)} articles as NewsML: give each a file")
    if not items:
        raise Unreadable("the input is NewsML without an article's text")
    stated = tuple(_claims(items[0]))
    return Unpacked(_page(_content(items[0]), stated), G2, True, stated)


def _without_declaration(text: str) -> str:
    """The text is decoded already, whatever its declaration says."""
    return re.sub(r"^\s*<\?xml[^>]{0,300}\?>", "", text)


def _items(root: Any) -> list[Any]:
    return [e for e in root.iter() if _name(e) in {"newsItem", "NewsItem"}]


def _content(item: Any) -> Any:
    """Return the element that holds the words: the first inline XML, else the first plain text."""
    for wanted in ("inlineXML", "DataContent", "inlineData"):
        found = [e for e in item.iter() if _name(e) == wanted and _words(e)]
        if found:
            return found[0]
    return None


def _claims(item: Any) -> Iterator[Stated]:
    yield from _stated(item, OF_G2 if _name(item) == "newsItem" else OF_NEWSML_1)
    for inner in (e for e in item.iter() if _name(e) == "nitf"):
        yield from _stated(inner, OF_NITF)


def _stated(root: Any, fields: Iterable[Field]) -> Iterator[Stated]:
    """An embargo, a status and who handled the item are the trade's, no claims of the article."""
    by_path = _by_path(root)
    for field in fields:
        for path in field.paths:
            value = next((v for e in by_path.get(path, ()) if (v := _value(e, field.attribute))), "")
            if value:
                told = _as_date(value) if field.field in {"date", "updated"} else value
                yield Stated(field.field, told, "xml", path)
                break


def _by_path(root: Any) -> dict[str, list[Any]]:
    """Return the elements by the names of their last two and last three steps."""
    found: dict[str, list[Any]] = {}
    waiting: list[tuple[Any, tuple[str, ...]]] = [(root, (_name(root),))]
    while waiting:
        element, names = waiting.pop()
        for steps in (2, 3):
            found.setdefault("/".join(names[-steps:]), []).append(element)
        waiting.extend((child, (*names[-2:], _name(child))) for child in reversed(element) if _name(child))
    return found


def _value(element: Any, attribute: str) -> str:
    if attribute:
        return " ".join((element.get(attribute) or "").split())[:LONGEST_VALUE]
    named = (element.get(name, "").rpartition(":")[2] if name == "qcode" else element.get(name, "") for name in NAMING)
    return " ".join((_words(element) or next((n for n in named if n), "")).split())[:LONGEST_VALUE]


def _as_date(value: str) -> str:
    match = BASIC_DATE.match(value)
    if not match:
        return value
    day = f"{match[1]}-{match[2]}-{match[3]}"
    zone = match[7] or ""
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}{zone}" if match[4] else day


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext(with_tail=False)).split())


def _page(body: Any, stated: tuple[Stated, ...]) -> str:
    """Return the words as a page; headline and byline stand above them where the item has them beside its text."""
    inner, above = "".join(_html(body)), []
    title = next((s.value for s in stated if s.field == "title"), "")
    author = next((s.value for s in stated if s.field == "author"), "")
    if title and "<h1" not in inner:
        above.append(f"<h1>{escape(title)}</h1>")
    if author and 'class="byline"' not in inner and escape(author) not in inner:
        above.append(f'<p class="byline">{escape(author)}</p>')
    return f"<html><body><article>{''.join(above)}{inner}</article></body></html>"


def _html(root: Any) -> Iterator[str]:
    """Yield the words of an element and all it holds as HTML, in order, without recursion."""
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif not _name(item):
            yield escape(item.text or "")
        elif _name(item) not in SKIPPED:
            opening, closing = _tags(item)
            yield opening
            waiting.append(closing)
            for child in reversed(item):
                waiting += [escape(child.tail or ""), child]
            waiting.append(_text(item, plain=_name(item) == "inlineData"))


def _text(element: Any, plain: bool) -> str:
    text = element.text or ""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip()) if plain else escape(text)


def _tags(element: Any) -> tuple[str, str]:
    name = _name(element)
    tag = TAGS.get(name, "")
    if not tag:
        return "", " "
    link = f' href="{escape(element.get("href", ""))}"' if tag == "a" and element.get("href") else ""
    kind = f' class="{name}"' if name in CLASSES else ""
    return f"<{tag}{link}{kind}>", "" if tag == "br" else f"</{tag}>"


def _name(element: Any) -> str:
    """Return an element's name without its namespace; "" for an entity, which is left as it stands."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
