"""The Report: what an audit hands on."""

from provenance.report.model import AuditLine, Report, Run, schema

__all__ = ["AuditLine", "Report", "Run", "schema"]
