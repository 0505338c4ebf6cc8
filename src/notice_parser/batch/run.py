"""A whole run: tasks go to workers; results are recorded at once and reported in the order of inputs."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from types import FrameType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.batch.combine import Combined, combine
from notice_parser.batch.index import write_index
from notice_parser.batch.lock import locked
from notice_parser.batch.manifest import Manifest, naming
from notice_parser.batch.pool import Pool
from notice_parser.batch.progress import NoProgress
from notice_parser.batch.settings import Settings
from notice_parser.batch.summary import Summary
from notice_parser.batch.tasks import Task, TaskMaker, TaskSource
from notice_parser.batch.work import Result, failed, path_of
from notice_parser.batch.worker import warm
from notice_parser.errors import UsageError

# Called with the path, the message and the traceback of a bug.
ReportFailure = Callable[[str, str, str | None], None]
PATIENCE = 0.1


class Terminated(KeyboardInterrupt):
    """SIGTERM was received."""


class Inputs(Struct, frozen=True):
    """The inputs of a run as named on the command line; `listed` is the list of paths on standard input."""

    arguments: list[str]
    listed: bytes | None = None


class RunOptions(Struct, frozen=True):
    """How a run proceeds: `limit` is the greatest number of inputs; `stops` at the first that fails; `is_fresh` ignores
    earlier outputs; `combined` is the combined file.
    """

    jobs: int
    limit: int | None = None
    stops: bool = False
    is_fresh: bool = False
    combined: Combined | None = None


class Reporter(Struct, frozen=True):
    """What a run shows while it goes on: each failed input, in the order of inputs, and its progress."""

    failure: ReportFailure
    progress: NoProgress


class Run(Struct):
    """One run over a locked folder. `reported` is the number of the last task reported."""

    settings: Settings
    options: RunOptions
    manifest: Manifest
    reporter: Reporter
    summary: Summary = field(default_factory=Summary)
    waiting: dict[int, tuple[Task, Result]] = field(default_factory=dict)
    reported: int = 0
    is_stopped: bool = False

    def go(self, source: TaskSource, pool: Pool) -> None:
        """Do tasks until none is left or one stops the run; tasks that have begun are finished."""
        for task in source:
            self.summary.order.append(task.key)
            if task.error is not None:
                self.finish(task, Result(failed(task, self.settings, task.error)))
            else:
                pool.submit(self.with_known(task))
            while not pool.has_room() and not self.is_stopped:
                self.take(pool, source)
            if self.is_stopped:
                break
        if self.is_stopped:
            pool.withdraw()
        while pool.is_busy():
            self.take(pool, source)
        self.report_rest()

    def take(self, pool: Pool, source: TaskSource) -> None:
        for task, result in pool.take(PATIENCE):
            self.finish(task, result)
        total = source.given + len(source.planned) - source.at
        done = self.summary.done + self.summary.kept
        self.reporter.progress.show(done=done, failed=self.summary.failed, total=total)

    def with_known(self, task: Task) -> Task:
        """The task with the entry of an earlier run, if this run would write the same."""
        known = self.manifest.find(task.key)
        if known is None or not known.was_made_with(self.settings, task.output):
            return task
        return replace(task, known=known)

    def finish(self, task: Task, result: Result) -> None:
        """Record the result of a task, then report what can be reported in order."""
        if result.misuse:
            raise UsageError(*result.misuse)
        if not result.is_kept:
            self.remove_outdated(result)
            self.manifest.add(result.entry)
        self.count(result)
        self.waiting[task.number] = task, result
        while self.reported + 1 in self.waiting:
            self.reported += 1
            self.report_one(*self.waiting.pop(self.reported))

    def count(self, result: Result) -> None:
        summary = self.summary
        summary.add_findings(result.entry.path, result.entry.findings or {})
        if result.is_kept:
            summary.kept += 1
        elif result.entry.status == "done":
            summary.done += 1
        else:
            summary.failed += 1
            summary.is_full = summary.is_full or result.is_full
            self.is_stopped = self.is_stopped or self.options.stops or result.is_full

    def remove_outdated(self, result: Result) -> None:
        """Remove the earlier output of an input that failed or has another one now; keep it if the source is gone."""
        entry, before = result.entry, self.manifest.find(result.entry.key)
        is_read = entry.sha256 is not None
        if before and before.output and is_read and before.output != entry.output:
            path = path_of(before.output, self.settings)
            with naming(path):
                if os.path.exists(path):
                    os.unlink(path)

    def report_one(self, task: Task, result: Result) -> None:
        if result.entry.error is not None:
            self.reporter.failure(task.shown, result.entry.error, result.trace)

    def report_rest(self) -> None:
        for number in sorted(self.waiting):
            self.report_one(*self.waiting.pop(number))


def run_batch(
    maker: TaskMaker, inputs: Inputs, *, settings: Settings, options: RunOptions, reporter: Reporter
) -> Summary:
    """Convert all inputs. Raises UsageError, PackError, UnwritableOutput; KeyboardInterrupt after cleaning up."""
    warm(settings.options.rules)
    with naming(settings.out):
        os.makedirs(settings.out, exist_ok=True)
    with locked(settings.out), signals_of_a_run(), closing(Pool()) as pool:
        pool.start(options.jobs, settings)
        with closing(Manifest(settings.out, is_fresh=options.is_fresh)) as manifest:
            run = Run(settings, options, manifest, reporter)
            source = TaskSource(list(maker.planner.plan(inputs.arguments, inputs.listed)), maker, options.limit)
            with reporter.progress.going(len(source.planned)):
                run.go(source, pool)
            finish_run(run, source)
    return run.summary


def finish_run(run: Run, source: TaskSource) -> None:
    """Count what is left, sort the manifest, and write the combined file or the page over all outputs."""
    summary, maker = run.summary, source.maker
    summary.unreached = source.count_rest() + source.given - summary.done - summary.kept - summary.failed
    summary.left_out, summary.repeated = maker.left_out, maker.repeated
    run.manifest.compact(summary.order)
    if run.options.combined and not run.is_stopped:
        combine(run.options.combined, summary.order, manifest=run.manifest, settings=run.settings)
    elif run.settings.format.has_index and not run.is_stopped:
        write_index(summary.order, manifest=run.manifest, settings=run.settings)


@contextmanager
def signals_of_a_run() -> Iterator[None]:
    """SIGTERM inside ends the run as Ctrl-C does; SIGPIPE is ignored, since a worker may die."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    handlers: dict[int, Any] = {signal.SIGTERM: terminate}
    if hasattr(signal, "SIGPIPE"):
        handlers[signal.SIGPIPE] = signal.SIG_IGN
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated
