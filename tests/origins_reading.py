"""Articles made by hand for the origins tests: labelled blocks, claims and links, nothing parsed."""

from functools import cache

from provenance.api import builtin_rulebook
from provenance.model.article import Article, Document
from provenance.model.values import Claim, Label, Link, Metadata, Origin, Segment, group_of
from provenance.origins import find_origins
from provenance.rules import RuleBook

FILLER = "The bridge at Harcombe stays shut for another week."


@cache
def book() -> RuleBook:
    """Return the built-in rules, read once for all tests."""
    return builtin_rulebook()


def article(
    *blocks: tuple[Label, str], language: str = "en", claims: tuple[Claim, ...] = (), links: tuple[Link, ...] = ()
) -> Article:
    """Return an article of these labelled blocks, one a line."""
    segments, at = [], 0
    for label, words in blocks:
        end = at + len(words) + 1
        segments.append(
            Segment(start=at, end=end, group=group_of(label), label=label, rule="layout.test", confidence="high")
        )
        at = end
    url = next((c.value for c in claims if c.field == "url"), None)
    media = "text/html" if claims or links else "text/plain"
    return Article(
        document=Document(text="", sha256="", media_type=media, encoding="utf-8"),
        text="".join(f"{words}\n" for _, words in blocks),
        segments=tuple(segments),
        metadata=Metadata(claims=claims, url=url),
        links=links,
        language=language,
        language_status="given",
    )


def origins(*blocks: tuple[Label, str], **how: object) -> tuple[Origin, ...]:
    """Return the origins of an article of these blocks."""
    return find_origins(article(*blocks, **how), book()).origins  # type: ignore[arg-type]


def told(found: tuple[Origin, ...]) -> list[tuple[str, str | None]]:
    """Return relation and name (or domain, or kind) of each origin."""
    return [(o.relation, o.name or o.domain or o.kind) for o in found]


def claim(field: str, value: str, where: str = "meta") -> Claim:
    """Return one claim of a page."""
    return Claim(field=field, value=value, where=where, path=f"{where}[{field}]")
