"""A report as W3C PROV: the article, what it quotes and derives from, and our reading of it as an activity.

https://www.w3.org/TR/prov-o/; serialised as PROV-JSONLD by the ``prov`` library (an extra).
"""

import json
from importlib import import_module
from typing import Any

from provenance import __version__
from provenance.graph.nodes import article_node
from provenance.model.article import exact
from provenance.model.values import Attribution, Origin, Source, shown
from provenance.report.model import Report

NAMESPACES = {"art": "urn:provenance:", "schema": "https://schema.org/"}
AGENTS = {"person": "prov:Person", "organisation": "prov:Organization", "media": "prov:Organization",
          "agency": "prov:Organization", "group": "prov:Agent"}  # fmt: skip
DERIVED = frozenset({"republished_from", "agency_credit", "based_on", "translated_from"})
Json = dict[str, Any]


def prov_of(report: Report, label: str = "") -> Json:
    """Return PROV-JSONLD. Raises ModuleNotFoundError where ``prov`` is not installed.

    A statement is an entity attributed to its source. The article was quoted from it where it stands in quotation
    marks; it has it as a primary source only at first hand; else it was derived from it.
    """
    document = import_module("prov.model").ProvDocument()
    for prefix, uri in NAMESPACES.items():
        document.add_namespace(prefix, uri)
    scribe = _Scribe(document, report, f"art:{article_node(report, label).id}")
    scribe.article()
    for source in report.sources:
        scribe.source(source)
    for attribution in shown(report.attributions):
        scribe.statement(attribution)
    for number, origin in enumerate(report.origins, start=1):
        scribe.origin(number, origin)
    made: Json = json.loads(document.serialize(format="jsonld"))
    return made


class _Scribe:
    """Writes one report into a PROV document."""

    def __init__(self, document: Any, report: Report, article: str) -> None:
        self.document = document
        self.report = report
        self.text = article
        self.id = article.replace("article:", "")

    def article(self) -> None:
        """The article, and the audit that read it under these rules."""
        facts = self.report.document
        told = {
            "prov:type": self._name("schema:NewsArticle"),
            "schema:sha256": facts.sha256,
            "schema:inLanguage": facts.language,
        }
        title = {"schema:headline": self.report.metadata.title}
        self.document.entity(self.text, _known({**told, **title}))
        audit, findings = f"{self.id}:audit", f"{self.id}:report"
        self.document.activity(audit, other_attributes={"art:rulebook": self.report.rulebook.digest})
        self.document.used(audit, self.text)
        self.document.entity(findings, {"prov:type": self._name("schema:Report")})
        self.document.wasGeneratedBy(findings, audit)
        software = {
            "prov:type": self._name("prov:SoftwareAgent"),
            "schema:name": "Provenance",
            "schema:version": __version__,
        }
        self.document.agent("art:provenance", software)
        self.document.wasAssociatedWith(audit, "art:provenance")

    def source(self, source: Source) -> None:
        """Whoever is cited is an agent; what is cited is an entity."""
        told = _known({"schema:name": source.name, "art:identity": source.identity, "schema:roleName": source.role})
        if source.kind in AGENTS:
            self.document.agent(self._source(source.id), {"prov:type": self._name(AGENTS[source.kind]), **told})
        else:
            self.document.entity(self._source(source.id), told)

    def statement(self, attribution: Attribution) -> None:
        """What was said, who said it, and how the article has it."""
        name, source = f"{self.id}:{attribution.id}", self.report.source(attribution.source)
        told = {"prov:value": exact(self.report.text, attribution.content_spans), "art:form": attribution.form}
        self.document.entity(name, {**told, "art:stance": attribution.stance, "art:rule": attribution.rule})
        second_hand = any(step.relation == "relayed_by" for step in attribution.via)
        if attribution.form == "direct":
            self.document.quotation(self.text, name)
        elif source is not None and not second_hand and source.identity != "unknown":
            self.document.primary_source(self.text, name)
        else:
            self.document.derivation(self.text, name)
        if source is None:
            return
        if source.kind in AGENTS:
            self.document.wasAttributedTo(name, self._source(source.id))
        else:
            self.document.derivation(name, self._source(source.id))

    def origin(self, number: int, origin: Origin) -> None:
        """Where the article itself comes from, as a clue has it."""
        name = f"{self.id}:o{number}"
        told = _known({"schema:name": origin.name, "schema:url": origin.domain, "art:relation": origin.relation})
        if origin.relation == "published_by":
            self.document.agent(name, {"prov:type": self._name("prov:Organization"), **told})
            self.document.wasAttributedTo(self.text, name)
        elif origin.relation in {"canonical", "archived_at"}:
            self.document.entity(name, told)
            self.document.alternateOf(self.text, name)
        elif origin.relation in DERIVED:
            self.document.entity(name, told)
            self.document.derivation(self.text, name)

    def _name(self, name: str) -> Any:
        return self.document.valid_qualified_name(name)

    def _source(self, source: str) -> str:
        return f"{self.id}:{source}"


def _known(facts: Json) -> Json:
    return {name: value for name, value in facts.items() if value}
