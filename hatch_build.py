"""Puts the built-in rules into the wheel as one JSON file, checked, so that no YAML is read at run time."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Reads and checks rules/ and adds the result to the wheel; a fault in a rule stops the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add ``provenance/builtin.json`` to the wheel. Raises RuleErrors with every fault."""
        if self.target_name != "wheel" or version == "editable":
            return
        rules = _read_checked(Path(self.root))
        packed = Path(tempfile.mkdtemp(prefix="provenance-rules-"), "builtin.json")
        packed.write_bytes(rules)
        build_data["force_include"][str(packed)] = "provenance/builtin.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the file that ``initialize`` made."""
        for source in [Path(s) for s in build_data.get("force_include", {}) if s.endswith("builtin.json")]:
            source.unlink(missing_ok=True)
            source.parent.rmdir()


def _read_checked(root: Path) -> bytes:
    sys.path.insert(0, str(root))
    try:
        from provenance.rules.load import read_checked  # noqa: PLC0415 - importable only now

        return read_checked(root / "rules")
    finally:
        sys.path.remove(str(root))
