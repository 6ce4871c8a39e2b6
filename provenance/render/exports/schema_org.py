"""A report as schema.org JSON-LD about the article: what it is based on, whom it cites. https://schema.org/NewsArticle"""

from collections.abc import Iterator
from typing import Any

from provenance.model.values import OUTLET_KINDS, Author, Origin, Source
from provenance.report.model import Report

Json = dict[str, Any]
AUTHORS = {
    "person": "Person",
    "agency": "NewsMediaOrganization",
    "outlet": "NewsMediaOrganization",
    "desk": "Organization",
}
BASED_ON = frozenset({"republished_from", "based_on", "canonical"})
WORKS = {"document": "CreativeWork", "dataset": "Dataset", "social_post": "SocialMediaPosting"}
AGENTS = {
    "person": "Person",
    "media": "NewsMediaOrganization",
    "agency": "NewsMediaOrganization",
    "organisation": "Organization",
}


def schema_org_of(report: Report) -> Json:
    """Return one NewsArticle. What the input does not show is left out; ``sdPublisher``: we made the markup."""
    metadata = report.metadata
    facts: Json = {
        "headline": metadata.title,
        "abstract": metadata.lead,
        "inLanguage": report.document.language,
        "datePublished": metadata.date,
        "dateModified": metadata.updated,
        "url": metadata.url,
        "author": [_author(author) for author in metadata.authors],
        "publisher": {"@type": "Organization", "name": metadata.publisher} if metadata.publisher else None,
        "isBasedOn": [_work(o) for o in report.origins if o.relation in BASED_ON],
        "translationOfWork": [_work(o) for o in report.origins if o.relation == "translated_from"],
        "archivedAt": [o.domain for o in report.origins if o.relation == "archived_at" and o.domain],
        "creditText": "; ".join(
            dict.fromkeys(o.name for o in report.origins if o.relation == "agency_credit" and o.name)
        ),
        "citation": [_citation(s) for s in report.sources if s.kind in WORKS or s.kind in OUTLET_KINDS],
        "mentions": list(_agents(report)),
        "sha256": report.document.sha256,
    }
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        **{name: value for name, value in facts.items() if value},
        "sdPublisher": {"@type": "Organization", "name": "Provenance"},
    }


def _author(author: Author) -> Json:
    return {"@type": AUTHORS.get(author.kind, "Thing"), "name": author.name}


def _work(origin: Origin) -> Json:
    named = {"name": origin.name or origin.domain, "url": f"https://{origin.domain}/" if origin.domain else None}
    return {"@type": "CreativeWork", **{key: value for key, value in named.items() if value}}


def _citation(source: Source) -> Json:
    """An outlet that is cited stands for a work of its own whose title is not known."""
    if source.kind in WORKS:
        return {"@type": WORKS[source.kind], "name": source.name}
    publisher = {"@type": "NewsMediaOrganization", "name": source.name}
    return {"@type": "CreativeWork", "publisher": publisher}


def _agents(report: Report) -> Iterator[Json]:
    """Only named sources: an anonymous one is nobody that markup could name."""
    for source in report.sources:
        if source.identity == "named" and source.kind in {"person", "organisation"}:
            agent: Json = {"@type": AGENTS[source.kind], "name": source.name}
            if source.role and source.kind == "person":
                agent["jobTitle"] = source.role
            yield agent
