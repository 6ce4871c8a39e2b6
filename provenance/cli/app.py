"""The ``provenance`` command: its subcommands, and what happens when one of them cannot go on."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from provenance import __version__
from provenance.cli.about import languages, schema
from provenance.cli.audit import audit
from provenance.cli.compare import diff, text
from provenance.cli.explain import explain
from provenance.cli.graph import graph
from provenance.cli.rules import rules
from provenance.cli.tell import internal, reason, tell
from provenance.render.safe import safe

WRONG, INTERRUPTED, PIPE_CLOSED = 2, 130, 141


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="provenance")
def app() -> None:
    """Show where a news article's information comes from.

    Exit codes: 0 audited; 1 --fail-on met; 2 usage, unreadable input or an invalid rule file.
    """


for command in (audit, graph, explain, diff, text, rules, languages, schema):
    app.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; every failure is one line on standard error."""
    _prepare_streams()
    try:
        return int(app.main(args=arguments, prog_name="provenance", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return WRONG
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "provenance"
        tell(error.format_message())
        click.echo(f"{command} --help shows how it is used.", err=True)
        return WRONG
    except click.ClickException as error:
        tell(error.format_message())
        return WRONG
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nprovenance: interrupted", err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click makes a closed pipe an exit with 1, which would mean --fail-on
        _leave_stdout_closed()
        return PIPE_CLOSED
    except Exception as error:
        return _other(error)


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the command: nobody wants to read it
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _other(error: Exception) -> int:
    from provenance.rules.faults import RuleErrors  # noqa: PLC0415

    if isinstance(error, RuleErrors):
        for fault in error.faults:
            click.echo(safe(str(fault)), err=True)
    elif isinstance(error, OSError):
        tell(f"{error.filename}: {reason(error)}" if error.filename else reason(error))
    else:
        first, _, trace = internal(error).partition("\n")
        tell(first)
        if trace:
            click.echo(trace, err=True)
    return WRONG


def _leave_stdout_closed() -> None:
    """Python would complain of the closed pipe a second time when it flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
