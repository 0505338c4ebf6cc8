"""A whole run: tasks go out, what became of them is written down at once and told in the order of inputs."""

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
from notice_parser.batch.lock import locked
from notice_parser.batch.manifest import Manifest, naming
from notice_parser.batch.pool import Pool
from notice_parser.batch.progress import Silence
from notice_parser.batch.settings import Settings
from notice_parser.batch.tasks import Task, TaskMaker, TaskSource
from notice_parser.batch.work import Result, failed
from notice_parser.batch.worker import warm
from notice_parser.errors import UsageError

Tell = Callable[[str, str, str | None], None]
PATIENCE = 0.1


class Terminated(KeyboardInterrupt):
    """SIGTERM came."""


class Wishes(Struct, frozen=True):
    """How a run goes: `limit` inputs at most, `stops` at the first that fails, `is_fresh` anew; `combined` is the one
    file of all.
    """

    jobs: int
    limit: int | None = None
    stops: bool = False
    is_fresh: bool = False
    combined: Combined | None = None


class Summary(Struct):
    """Every input in one of the counts. `order` are the keys of those that were reached.

    `findings` are errors and warnings by code: in how many inputs, and how many in all.
    """

    done: int = 0
    kept: int = 0
    failed: int = 0
    left_out: int = 0
    repeated: int = 0
    unreached: int = 0
    is_full: bool = False
    order: list[str] = field(default_factory=list)
    findings: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add_findings(self, found: dict[str, int]) -> None:
        for code, number in found.items():
            inputs, all_of_it = self.findings.get(code, (0, 0))
            self.findings[code] = inputs + 1, all_of_it + number

    def as_table(self) -> list[str]:
        """Errors and warnings, the most frequent first; no line where nothing was found."""
        if not self.findings:
            return []
        rows = sorted(self.findings.items(), key=lambda row: (-row[1][1], row[0]))
        width = max(len("finding"), *(len(code) for code in self.findings))
        lines = [f"{code:<{width}}{inputs:>9}{number:>10}" for code, (inputs, number) in rows]
        return [f"{'finding':<{width}}{'inputs':>9}{'findings':>10}", *lines]

    def as_text(self) -> str:
        reached = self.done + self.kept + self.failed + self.unreached
        parts = [
            f"{self.done} done",
            f"{self.failed} failed",
            f"{self.kept} unchanged" if self.kept else "",
            f"{self.unreached} not reached" if self.unreached else "",
            f"{self.left_out} left out" if self.left_out else "",
            f"{self.repeated} named twice" if self.repeated else "",
        ]
        return f"{reached} input{'s' * (reached != 1)}: " + ", ".join(part for part in parts if part)


class Run(Struct):
    """One run over a folder that is locked."""

    settings: Settings
    wishes: Wishes
    manifest: Manifest
    tell: Tell
    progress: Silence
    summary: Summary = field(default_factory=Summary)
    waiting: dict[int, tuple[Task, Result]] = field(default_factory=dict)
    told: int = 0
    is_stopped: bool = False

    def go(self, source: TaskSource, pool: Pool) -> None:
        """Until no task is left, or one stops the run; then what is begun is done."""
        for task in source:
            self.summary.order.append(task.key)
            if task.error is not None:
                self.finish(task, Result(failed(task, self.settings, task.error)))
            else:
                pool.hand(self.with_known(task))
            while not pool.has_room() and not self.is_stopped:
                self.take(pool, source)
            if self.is_stopped:
                break
        if self.is_stopped:
            pool.withdraw()
        while pool.is_busy():
            self.take(pool, source)
        self.tell_rest()

    def take(self, pool: Pool, source: TaskSource) -> None:
        for task, result in pool.take(PATIENCE):
            self.finish(task, result)
        total = source.given + len(source.planned) - source.at
        self.progress.show(self.summary.done + self.summary.kept, self.summary.failed, total)

    def with_known(self, task: Task) -> Task:
        """The task with what an earlier run wrote, if this one would write the same."""
        known = self.manifest.find(task.key)
        if known is None or not known.was_made_as(self.settings, task.place):
            return task
        return replace(task, known=known)

    def finish(self, task: Task, result: Result) -> None:
        """Write down what became of a task, then tell what can be told in order."""
        if result.misuse:
            raise UsageError(*result.misuse)
        if not result.is_kept:
            self.remove_outdated(result)
            self.manifest.add(result.entry)
        self.count(result)
        self.waiting[task.number] = task, result
        while self.told + 1 in self.waiting:
            self.told += 1
            self.tell_one(*self.waiting.pop(self.told))

    def count(self, result: Result) -> None:
        summary = self.summary
        summary.add_findings(result.entry.findings or {})
        if result.is_kept:
            summary.kept += 1
        elif result.entry.status == "done":
            summary.done += 1
        else:
            summary.failed += 1
            summary.is_full = summary.is_full or result.is_full
            self.is_stopped = self.is_stopped or self.wishes.stops or result.is_full

    def remove_outdated(self, result: Result) -> None:
        """An output that another place or a failure has taken the meaning of; one whose source is gone stays."""
        entry, before = result.entry, self.manifest.find(result.entry.key)
        is_read = entry.sha256 is not None
        if before and before.output and is_read and before.output != entry.output:
            place = os.path.join(self.settings.out, before.output.encode("utf-8"))
            with naming(place):
                if os.path.exists(place):
                    os.unlink(place)

    def tell_one(self, task: Task, result: Result) -> None:
        if result.entry.error is not None:
            self.tell(task.shown, result.entry.error, result.trace)

    def tell_rest(self) -> None:
        for number in sorted(self.waiting):
            self.tell_one(*self.waiting.pop(number))


def run_batch(
    maker: TaskMaker, arguments: list[str], listed: bytes | None, settings: Settings, wishes: Wishes, *,
    tell: Tell, progress: Silence | None = None,
) -> Summary:  # fmt: skip
    """Convert all inputs. Raises UsageError, PackError, UnwritableOutput, KeyboardInterrupt with all in order."""
    warm(settings.options.rules)
    with naming(settings.out):
        os.makedirs(settings.out, exist_ok=True)
    with locked(settings.out), signals_of_a_run(), closing(Pool()) as pool:
        pool.start(wishes.jobs, settings)
        with closing(Manifest(settings.out, is_fresh=wishes.is_fresh)) as manifest:
            run = Run(settings, wishes, manifest, tell, progress or Silence())
            source = TaskSource(list(maker.planner.plan(arguments, listed)), maker, wishes.limit)
            with run.progress.going(len(source.planned)):
                run.go(source, pool)
            finish_run(run, source)
    return run.summary


def finish_run(run: Run, source: TaskSource) -> None:
    """Count what is left, put the manifest in order, and make the one file of all."""
    summary, maker = run.summary, source.maker
    summary.unreached = source.count_rest() + source.given - summary.done - summary.kept - summary.failed
    summary.left_out, summary.repeated = maker.left_out, maker.repeated
    run.manifest.settle(summary.order)
    if run.wishes.combined and not run.is_stopped:
        combine(run.wishes.combined, summary.order, run.manifest, run.settings)


@contextmanager
def signals_of_a_run() -> Iterator[None]:
    """SIGTERM inside ends the run as Ctrl-C does; a pipe to a worker that died is no end of this program."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wanted: dict[int, Any] = {signal.SIGTERM: terminate}
    if hasattr(signal, "SIGPIPE"):
        wanted[signal.SIGPIPE] = signal.SIG_IGN
    before = {number: signal.signal(number, handler) for number, handler in wanted.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated
