"""Which reports are of one text: copies with the same chain of custody, whoever publishes them."""

from collections.abc import Iterator

from provenance.model.chain import Chain, ChainLink, LinkRole
from provenance.origins.chain import chain_of
from provenance.report.model import Report

_HELD_FIRST: tuple[LinkRole, ...] = ("first_publication", "republisher", "agency", "this_text")
"""Where a text came from, as far back as its chain says."""
_FEWEST_WORDS = 4
"""A shorter title ("Police report") may stand over many texts."""
_UNKNOWN = "?"


def works_of(report: Report, chain: Chain) -> Iterator[str]:
    """Yield keys; two reports that share one are copies of one text.

    The same text is one work. So are pages with one title whose chains begin with the same writers at the same place;
    where that place is the page's own publisher, the day must be the same too. A chain with a conflict tells nothing.
    """
    yield f"text:{report.document.text_sha256}"
    links = {link.role: link for link in chain}
    first = next((links[role] for role in _HELD_FIRST if links[role].holders), None)
    title = _plain(report.metadata.title or "")
    if first is None or len(title.split()) < _FEWEST_WORDS or any(link.status == "conflicting" for link in chain):
        return
    day = (report.metadata.date or "")[:10] if first.role == "this_text" else ""
    yield "|".join(("chain", title, day, _who(links["author"]), _who(first)))


def chain_facts(chain: Chain) -> dict[str, object]:
    """Return what an article's node says of its chain: each link and who held it, and the links in conflict."""
    told = tuple(f"{link.role}: {', '.join(h.name for h in link.holders) or _UNKNOWN}" for link in chain)
    return {"chain": told, "chain_conflicts": tuple(link.role for link in chain if link.status == "conflicting")}


def chain_of_report(report: Report) -> Chain:
    """Return the report's chain of custody."""
    return chain_of(report.metadata, report.origins)


def _who(link: ChainLink) -> str:
    return ",".join(sorted(holder.entity or holder.domain or _plain(holder.name) for holder in link.holders))


def _plain(text: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
