"""What is said beside the results: one line each, on standard error, safe to print."""

import os
import traceback

import click

from provenance.render.safe import safe


def tell(message: str) -> None:
    """Print one line on standard error."""
    click.echo(f"provenance: {safe(message)}", err=True)


def debugging() -> bool:
    """Return whether the user asked to see the traceback of an internal error."""
    return os.environ.get("PROVENANCE_DEBUG", "") not in {"", "0"}


def internal(error: BaseException) -> str:
    """Return the one line that stands for an error of our own, with its traceback where that was asked for."""
    name = type(error).__name__
    if debugging():
        return f"internal error ({name})\n{''.join(traceback.format_exception(error))}"
    return f"internal error ({name}); PROVENANCE_DEBUG=1 shows where"


def reason(error: OSError) -> str:
    """Return why a file could not be read or written, without the system's number for it."""
    return (error.strerror or type(error).__name__).lower()
