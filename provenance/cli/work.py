"""Audits of many inputs, one after the other or in several processes: the same outcomes in the same order."""

import errno
import gc
import signal
import sys
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, BinaryIO

import click

from provenance.cli.inputs import Input
from provenance.cli.tell import internal, reason

if TYPE_CHECKING:
    from concurrent.futures import Future

    from provenance.report.model import Report
    from provenance.rules import RuleBook
    from provenance.wording import Wording


AHEAD = 4
"""How many articles per process may be read ahead of the one that is written next."""
YOUNG = 50_000
"""New objects after which cycles are looked for: an article makes tens of thousands, and hardly a cycle among them."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in force, and what another process needs to read them again."""

    book: "RuleBook"
    folders: tuple[Path, ...]
    report_language: str | None = None
    """The code of the language that reports are told in, or ``auto``."""

    def wording(self, language: str | None) -> "Wording":
        """Return what an article in a language is told in."""
        from provenance.rules.told import wording_of  # noqa: PLC0415

        return wording_of(self.book, self.report_language, language)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input: a report, or the reason why there is none."""

    input: Input
    report: "Report | None"
    problem: str | None
    started: str
    seconds: float
    redacted: bool = False

    @property
    def label(self) -> str:
        """Return the input's name as reports show it; of a redacted report no more than its file's, redacted too."""
        if self.redacted and self.report is not None:
            return self.report.document.hints.get("name", "-")
        from provenance.api import printable  # noqa: PLC0415  (slow to import: the help texts need none of it)

        return printable(self.input.label)


def audit_all(
    inputs: Sequence[Input], hints: Mapping[str, str], rules: Rules, jobs: int = 1, redact: bool = False
) -> Iterator[Outcome]:
    """Yield an outcome for each input, in order; with ``redact`` without the names of private persons."""
    if jobs == 1 or len(inputs) < 2:
        yield from (_audit(item, hints, rules, redact) for item in inputs)
    else:
        yield from _in_processes(inputs, hints, rules, min(jobs, len(inputs)), redact)


def rules_of(folders: tuple[Path, ...], report_language: str | None = None) -> Rules:
    """Return the rules in force. Raises RuleErrors, UsageError where they have no words in the report's language."""
    from provenance.api import builtin_rulebook  # noqa: PLC0415  (slow to import: the help texts need none of it)
    from provenance.rules import load_rules  # noqa: PLC0415

    book = load_rules(*folders) if folders else builtin_rulebook()
    _refuse_what_has_no_words(book, report_language)
    rules = Rules(book, folders, report_language)
    spare_collector()
    return rules


def spare_collector() -> None:
    """Let the collector of cycles pass over the rules, which outlive every article, and look at the rest less often."""
    gc.freeze()
    gc.set_threshold(YOUNG)


def _refuse_what_has_no_words(book: "RuleBook", language: str | None) -> None:
    from provenance.rules.told import AUTO, report_languages  # noqa: PLC0415

    known = (*report_languages(book), AUTO)
    if language is not None and language not in known:
        raise click.UsageError(f"--report-language {language}: there are words in {', '.join(known)}")


def _in_processes(
    inputs: Sequence[Input], hints: Mapping[str, str], rules: Rules, jobs: int, redact: bool
) -> Iterator[Outcome]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_at_once_when_interrupted)
    try:
        waiting: deque[tuple[Input, Future[Outcome] | None]] = deque()
        for item in inputs:
            own = item.path is None
            given = (dict(hints), rules.folders, rules.report_language, redact)
            future = None if own else pool.submit(_audit_in_process, item, *given)
            waiting.append((item, future))
            if len(waiting) >= AHEAD * jobs:  # a report that waits to be written is held, so few wait
                yield _outcome(*waiting.popleft(), hints, rules, redact)
        while waiting:
            yield _outcome(*waiting.popleft(), hints, rules, redact)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _outcome(
    item: Input, future: "Future[Outcome] | None", hints: Mapping[str, str], rules: Rules, redact: bool
) -> Outcome:
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    if future is None:  # standard input belongs to this process
        return _audit(item, hints, rules, redact)
    try:
        return future.result()
    except BrokenProcessPool:
        return Outcome(item, None, "not audited: a worker process was ended from outside", _now(), 0.0)


def _end_at_once_when_interrupted() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _audit_in_process(
    item: Input, hints: dict[str, str], folders: tuple[Path, ...], report_language: str | None, redact: bool
) -> Outcome:
    return _audit(item, hints, _rules_of_process(folders, report_language), redact)


@cache
def _rules_of_process(folders: tuple[Path, ...], report_language: str | None) -> Rules:
    """A worker process audits many inputs of one run, and reads the rules once."""
    return rules_of(folders, report_language)


def _audit(item: Input, hints: Mapping[str, str], rules: Rules, redact: bool) -> Outcome:
    from provenance.api import audit_bytes, audit_path, read_bounded  # noqa: PLC0415
    from provenance.ingest import Unreadable  # noqa: PLC0415

    started, clock = _now(), perf_counter()
    report, problem = None, None
    try:
        if item.path is None:
            report = audit_bytes(read_bounded(_standard_input()), hints, rules.book, rules.report_language)
        else:
            report = audit_path(item.path, hints, rules.book, rules.report_language)
        report = _redacted(report, rules) if redact else report
    except Unreadable as error:
        problem = str(error)
    except OSError as error:
        problem = reason(error)
    except Exception as error:  # one article never stops the others
        report, problem = None, internal(error)
    return Outcome(item, report, problem, started, round(perf_counter() - clock, 3), redact)


def _redacted(report: "Report", rules: Rules) -> "Report":
    from provenance.redact import redacted  # noqa: PLC0415

    return redacted(report, rules.book, rules.wording(report.document.language))


def _standard_input() -> BinaryIO:
    if sys.stdin is None:  # closed by whoever started the command
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
