"""The public surface, pinned: a name added or lost is a decision."""

import provenance

SURFACE = ["Report", "RuleBook", "__version__", "audit", "audit_bytes", "audit_path", "audit_text", "load_rules"]


def test_the_public_names_are_these_and_all_are_there():
    assert provenance.__all__ == SURFACE
    assert all(getattr(provenance, name) for name in SURFACE)
