"""Provenance: where a news article's information comes from."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.api import audit, audit_bytes, audit_path, audit_text
    from provenance.report.model import Report
    from provenance.rules import RuleBook, load_rules

__version__ = "0.1.0"
__all__ = ["Report", "RuleBook", "__version__", "audit", "audit_bytes", "audit_path", "audit_text", "load_rules"]

_HOMES = {
    "Report": "provenance.report",
    "RuleBook": "provenance.rules",
    "load_rules": "provenance.rules",
    "audit": "provenance.api",
    "audit_bytes": "provenance.api",
    "audit_path": "provenance.api",
    "audit_text": "provenance.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that ``provenance --help`` need not load every stage."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
