"""`notice-parse batch` and `verify`: what a person has collected → outputs with a manifest, and back again."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from os.path import realpath

from notice_parser.batch import Options
from notice_parser.batch.choice import Choice
from notice_parser.batch.combine import Combined, find_format
from notice_parser.batch.manifest import NAME
from notice_parser.batch.names import Names
from notice_parser.batch.plan import Planner
from notice_parser.batch.progress import find_progress
from notice_parser.batch.run import Terminated, Wishes, run_batch
from notice_parser.batch.settings import SUFFIXES, Settings
from notice_parser.batch.tasks import TaskMaker
from notice_parser.batch.verify import verify
from notice_parser.errors import UsageError
from notice_parser.pack import pack_in
from notice_parser.readers import STANDARD_INPUT, load
from notice_parser.readers.sizes import LARGEST_FILE
from notice_parser.writers import READ_THE_TEXT, find_writer

Complain = Callable[[str | None, str], None]
PARTS = ".parts"


def run(
    inputs: list[str], *, output: str | None, as_format: str | None, combined: str | None, jobs: int | None,
    include: list[str], exclude: list[str], is_fresh: bool, fail_fast: bool, limit: int | None,
    time_limit: float | None, options: Options, is_quiet: bool, is_verbose: bool, complain: Complain,
) -> bool:  # fmt: skip
    """Convert all; was no input failed? Raises UsageError, PackError, UnwritableOutput, KeyboardInterrupt."""
    one = Combined(combined, find_format(combined, as_format)) if combined is not None else None
    out = find_out(output, one)
    settings = make_settings(out, as_format or "json", one, options, time_limit)
    maker = TaskMaker(make_planner(out, one, include, exclude), settings.options, settings.suffix, Names())
    for place in (NAME, inner_path(out, combined)):
        if place is not None:
            maker.names.keep_free(place)
    wishes = Wishes(count_jobs(jobs), at_least_one("--limit", limit), fail_fast, is_fresh, one)
    listed = load(STANDARD_INPUT, STANDARD_INPUT, LARGEST_FILE) if STANDARD_INPUT in inputs else None
    try:
        summary = run_batch(
            maker, inputs, listed, settings, wishes,
            tell=lambda path, what, trace: tell(complain, path, what, trace if is_verbose else None),
            progress=find_progress(is_quiet=is_quiet),
        )  # fmt: skip
    except Terminated:
        complain(None, "terminated")
        end_by("SIGTERM")
    except BrokenPipeError:  # no one reads what is told any more
        end_by("SIGPIPE")
        raise
    if not is_quiet:
        for line in summary.as_table():
            complain(None, line)
        complain(None, summary.as_text())
    return summary.failed == 0


def tell(complain: Complain, path: str, what: str, trace: str | None) -> None:
    complain(path, what)
    if trace:
        sys.stderr.write(trace)


def find_out(output: str | None, combined: Combined | None) -> str:
    """The folder of outputs; beside the one file of all where none is named. Raises UsageError."""
    if output is None and combined is None:
        raise UsageError("-o", "is missing; name the folder for the outputs, or one file of all with --combine FILE")
    out = output if output is not None else f"{combined.path if combined else ''}{PARTS}"
    if os.path.exists(out) and not os.path.isdir(out):
        raise UsageError(out, "is a file; give -o a folder, or --combine FILE for one file of all")
    if combined and os.path.isdir(combined.path):
        raise UsageError(combined.path, "is a folder; give --combine the name of a file")
    return out


def make_settings(
    out: str, as_format: str, combined: Combined | None, options: Options, time_limit: float | None
) -> Settings:
    """One file of all is made from a line of JSON for each input. Raises UsageError, PackError."""
    from msgspec.structs import replace

    name = combined.format if combined else as_format
    find_writer(name)
    if name in READ_THE_TEXT:
        options = replace(options, shows_text=True)
    if time_limit is not None and time_limit <= 0:
        raise UsageError("--time-limit", f"{time_limit:g} is no time; give seconds")
    rules = pack_in(options.rules).fingerprint
    written, suffix = ("ndjson", ".json") if combined else (as_format, SUFFIXES[as_format])
    return Settings(os.fsencode(out), options, written, suffix, rules, time_limit or 0.0)


def make_planner(out: str, combined: Combined | None, include: list[str], exclude: list[str]) -> Planner:
    own = [realpath(out), *([realpath(combined.path)] if combined else [])]
    return Planner(Choice(tuple(include), tuple(exclude)), frozenset(own))


def inner_path(out: str, file: str | None) -> str | None:
    """A file's place below OUT, if it lies there."""
    if file is None:
        return None
    inner = os.path.relpath(realpath(file), realpath(out)).replace(os.sep, "/")
    return None if inner.startswith("../") else inner


def count_jobs(given: int | None) -> int:
    """How many workers: as many as processors that this process may use, unless told. Raises UsageError."""
    if given is not None:
        return at_least_one("-j", given) or 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def at_least_one(option: str, given: int | None) -> int | None:
    if given is not None and given < 1:
        raise UsageError(option, f"{given} is too few; give 1 or more")
    return given


def end_by(name: str) -> None:
    """End as a program does that this signal ends."""
    import signal

    number = getattr(signal, name, None)
    if number is not None:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def run_verify(outputs: list[str], options: Options, *, is_quiet: bool, complain: Complain) -> bool:
    """Do all outputs agree with their sources?"""
    verified = verify(outputs, options, complain)
    if not is_quiet:
        complain(None, f"{verified.looked_at} looked at, {verified.differing} differ")
    return verified.differing == 0
