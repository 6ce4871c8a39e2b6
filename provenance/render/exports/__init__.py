"""Reports in the formats of others: tables, W3C Web Annotation, W3C PROV, schema.org."""

from provenance.render.exports.annotations import annotations_of
from provenance.render.exports.prov import prov_of
from provenance.render.exports.schema_org import schema_org_of
from provenance.render.exports.tables import TABLES, rows_of

__all__ = ["TABLES", "annotations_of", "prov_of", "rows_of", "schema_org_of"]
