"""`notice-parse batch`: folders and archives → outputs with a manifest, or one combined file."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from os.path import realpath
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.options import Format, Labelled, Parsing, Text, Verbosity
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain
from notice_parser.errors import UsageError
from notice_parser.messages import page_language
from notice_parser.writers.controls import visible
from notice_parser.writers.formats import JSON, combining_suffixes

if TYPE_CHECKING:
    from notice_parser.batch.combine import Combined
    from notice_parser.batch.plan import Planner
    from notice_parser.batch.run import Inputs, Reporter, RunOptions
    from notice_parser.batch.settings import Settings
    from notice_parser.batch.tasks import TaskMaker

PARTS = ".parts"
INTERRUPTED = texts.INTERRUPTED_BATCH
Arguments = Annotated[list[str], typer.Argument(metavar="DIR|FILE|ARCHIVE", help=texts.INPUTS)]


def at_least_one(option: str, given: str) -> int:
    """The number of an option. Raises UsageError for less than 1."""
    try:
        number = int(given)
    except ValueError:
        raise UsageError(option, texts.NOT_A_NUMBER.format(given=given)) from None
    if number < 1:
        raise UsageError(option, texts.TOO_FEW.format(given=given))
    return number


def as_seconds(given: str) -> float:
    """The seconds of --time-limit. Raises UsageError."""
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise UsageError("--time-limit", texts.NOT_A_DURATION.format(given=given))
    return seconds


def as_jobs(given: str) -> int:
    return at_least_one("-j", given)


def as_limit(given: str) -> int:
    return at_least_one("--limit", given)


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where outputs are written, and how."""

    output: Annotated[str | None, typer.Option("-o", "--output", metavar="OUT", help=texts.BATCH_OUTPUT)] = None
    format: Format = None
    combine: Annotated[
        str | None,
        typer.Option("--combine", metavar="FILE", help=texts.COMBINE.format(suffixes=combining_suffixes())),
    ] = None
    labels: Labelled = None
    text: Text = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Which inputs are converted, and how the run proceeds."""

    jobs: Annotated[int | None, typer.Option("-j", "--jobs", metavar="N", parser=as_jobs, help=texts.JOBS)] = None
    include: Annotated[list[str] | None, typer.Option("--include", metavar="GLOB", help=texts.INCLUDE)] = None
    exclude: Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB", help=texts.EXCLUDE)] = None
    fresh: Annotated[bool, typer.Option("--fresh", help=texts.FRESH)] = False
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help=texts.FAIL_FAST)] = False
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", parser=as_limit, help=texts.LIMIT)] = None
    time_limit: Annotated[
        float | None, typer.Option("--time-limit", metavar="SECONDS", parser=as_seconds, help=texts.TIME_LIMIT)
    ] = None


@dataclass(frozen=True, kw_only=True)
class BatchVerbosity(Verbosity):
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help=texts.VERBOSE_BATCH)] = False


def batch(inputs: Arguments, *, target: Target, plan: Plan, parsing: Parsing, verbosity: BatchVerbosity) -> int:
    """Convert all inputs. Raises UsageError, PackError, UnwritableOutput, KeyboardInterrupt."""
    from notice_parser.batch.combine import find_combined
    from notice_parser.batch.run import Inputs, RunOptions
    from notice_parser.readers.opening import STANDARD_INPUT, load
    from notice_parser.readers.sizes import LARGEST_FILE

    given = target.format.name if target.format else None
    combined = find_combined(target.combine, given) if target.combine is not None else None
    settings = make_settings(target, combined, parsing, time_limit=plan.time_limit)
    maker = make_tasks(settings, target, plan)
    options = RunOptions(
        plan.jobs or count_processors(),
        limit=plan.limit,
        stops=plan.fail_fast,
        is_fresh=plan.fresh,
        combined=combined,
    )
    listed = load(STANDARD_INPUT, STANDARD_INPUT, LARGEST_FILE) if STANDARD_INPUT in inputs else None
    is_done = run(maker, Inputs(inputs, listed), settings=settings, options=options, verbosity=verbosity)
    return ExitStatus.DONE if is_done else ExitStatus.FAILED


def run(maker: TaskMaker, inputs: Inputs, *, settings: Settings, options: RunOptions, verbosity: Verbosity) -> bool:
    """Convert all inputs and report the counts; did none fail?"""
    from notice_parser.batch.run import Terminated, run_batch

    reporter = make_reporter(verbosity)
    try:
        summary = run_batch(maker, inputs, settings=settings, options=options, reporter=reporter)
    except Terminated:
        complain(None, texts.TERMINATED)
        end_by("SIGTERM")
    except BrokenPipeError:  # nobody reads standard error any more
        end_by("SIGPIPE")
        raise
    if not verbosity.quiet:
        for line in (*summary.as_table(), summary.as_text()):
            complain(None, line)
    return summary.failed == 0


def make_reporter(verbosity: Verbosity) -> Reporter:
    from notice_parser.batch.progress import find_progress
    from notice_parser.batch.run import Reporter

    def report_failure(path: str, what: str, trace: str | None) -> None:
        complain(path, what)
        if trace and verbosity.verbose:
            sys.stderr.write(visible(trace))

    return Reporter(report_failure, find_progress(is_quiet=verbosity.quiet))


def out_folder(target: Target) -> str:
    """The folder of outputs; next to the combined file where none is named. Raises UsageError."""
    if target.output is None and target.combine is None:
        raise UsageError("-o", texts.OUT_MISSING)
    out = target.output if target.output is not None else f"{target.combine}{PARTS}"
    if os.path.exists(out) and not os.path.isdir(out):
        raise UsageError(out, texts.OUT_IS_FILE)
    if target.combine is not None and os.path.isdir(target.combine):
        raise UsageError(target.combine, texts.COMBINED_IS_FOLDER)
    return out


def make_settings(target: Target, combined: Combined | None, parsing: Parsing, *, time_limit: float | None) -> Settings:
    """The settings of a run; a combined file is made from a line of JSON per input. Raises UsageError, PackError."""
    from notice_parser.batch.combine import PART_FORMAT, PART_SUFFIX
    from notice_parser.batch.settings import Settings
    from notice_parser.pack import pack_in

    out = out_folder(target)
    written = target.format or JSON
    needs_text = (combined.format if combined else written).needs_text
    return Settings(
        os.fsencode(out),
        parsing.options(shows_text=True if needs_text else target.text),
        format=PART_FORMAT if combined else written,
        suffix=PART_SUFFIX if combined else written.suffix,
        rules=pack_in(parsing.rules).fingerprint,
        time_limit=time_limit or 0.0,
        labels=target.labels,
        pages=page_language(),
    )


def make_tasks(settings: Settings, target: Target, plan: Plan) -> TaskMaker:
    """The maker of tasks, with the paths of the run's own files reserved."""
    from notice_parser.batch import index
    from notice_parser.batch.manifest import NAME
    from notice_parser.batch.names import Names
    from notice_parser.batch.tasks import TaskMaker

    out = os.fsdecode(settings.out)
    maker = TaskMaker(make_planner(out, target.combine, plan), settings.options, settings.suffix, Names())
    maker.names.reserve(NAME)
    if settings.format.has_index:
        maker.names.reserve(index.NAME)
        maker.names.reserve(index.PARTS)
    inner = inner_path(out, target.combine) if target.combine is not None else None
    if inner is not None:
        maker.names.reserve(inner)
    return maker


def make_planner(out: str, combine: str | None, plan: Plan) -> Planner:
    from notice_parser.batch.choice import Choice
    from notice_parser.batch.plan import Planner

    own = {realpath(out), *([realpath(combine)] if combine is not None else [])}
    return Planner(Choice(tuple(plan.include or ()), tuple(plan.exclude or ())), frozenset(own))


def inner_path(out: str, file: str) -> str | None:
    """The path of a file below OUT; None where it is elsewhere."""
    inner = os.path.relpath(realpath(file), realpath(out)).replace(os.sep, "/")
    return None if inner.startswith("../") else inner


def count_processors() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def end_by(name: str) -> None:
    """End this process by a signal, as the signal alone would have done."""
    import signal

    number = getattr(signal, name, None)
    if number is not None:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
