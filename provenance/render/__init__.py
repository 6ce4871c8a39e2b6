"""Reports to text that people read: ``render_terminal`` and ``render_markdown``."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from provenance.render.markdown import render_markdown
    from provenance.render.terminal import render_terminal

__all__ = ["render_markdown", "render_terminal"]

_HOMES = {"render_markdown": "provenance.render.markdown", "render_terminal": "provenance.render.terminal"}


def __getattr__(name: str) -> Any:
    """Import a renderer when it is first asked for: the command line needs only ``safe`` to start."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
