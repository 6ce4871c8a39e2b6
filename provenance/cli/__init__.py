"""The command line. Nothing but ``click`` is imported until a command runs."""

from provenance.cli.app import main

__all__ = ["main"]
