"""Workers, one process each in an executor of its own: when one dies, its task is known and no other is affected.

At most DEPTH tasks are queued at a worker, whatever the number of inputs.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.context import BaseContext

from notice_parser.batch.settings import Settings
from notice_parser.batch.tasks import Task
from notice_parser.batch.work import Result, failed
from notice_parser.batch.worker import BLOCKED, GRACE, begin, pid, run_task, too_slow
from notice_parser.messages import say

DEPTH = 4
ATTEMPTS = 2
LAST_MOMENT = 0.3
DIED = say("ended its worker process twice: a crash in a library, or no memory left; inspect the file, or lower -j")


class Lifeline:
    """A pipe that nobody writes to: workers see its end when their parent has ended."""

    def __init__(self) -> None:
        self.pipe = os.pipe() if hasattr(os, "fork") else None

    def close(self) -> None:
        for end in self.pipe or ():
            os.close(end)


class Worker:
    """One process and its queue of tasks; it is working on the first."""

    def __init__(self, settings: Settings, lifeline: Lifeline) -> None:
        self.settings, self.lifeline = settings, lifeline
        self.queue: deque[tuple[Task, Future[Result]]] = deque()
        self.start()

    def start(self) -> None:
        self.executor = ProcessPoolExecutor(1, context(), begin, (self.settings, self.lifeline.pipe))
        with signals_blocked():
            first = self.executor.submit(pid)
        self.pid = first.result()
        self.since = time.monotonic()

    def submit(self, task: Task) -> None:
        if not self.queue:
            self.since = time.monotonic()
        self.queue.append((task, self.future_of(task)))

    def future_of(self, task: Task) -> Future[Result]:
        try:
            return self.executor.submit(run_task, task)
        except BrokenProcessPool as error:
            future: Future[Result] = Future()
            future.set_exception(error)
            return future

    def is_stuck(self) -> bool:
        """Has the first task exceeded its time limit although the worker should have ended it?"""
        limit = self.settings.time_limit
        return bool(limit and self.queue) and time.monotonic() - self.since > limit + GRACE

    def take(self, attempts: dict[int, int]) -> Iterator[tuple[Task, Result]]:
        """The finished tasks, in order; a worker that died restarts with the others."""
        if self.is_stuck() and not self.queue[0][1].done():
            kill(self.pid, signal.SIGKILL)
            wait([self.queue[0][1]], GRACE)
        while self.queue and self.queue[0][1].done():
            task, future = self.queue[0]
            if isinstance(future.exception(), BrokenProcessPool):
                yield from self.restart(attempts)
                return
            self.queue.popleft()
            self.since = time.monotonic()
            yield task, future.result()

    def restart(self, attempts: dict[int, int]) -> Iterator[tuple[Task, Result]]:
        """The task at which a worker died is tried once more, then fails; the others are submitted again."""
        task = self.queue[0][0]
        tasks = [task for task, _ in self.queue]
        attempts[task.number] = attempts.get(task.number, 0) + 1
        is_slow = self.is_stuck()
        if is_slow or attempts[task.number] >= ATTEMPTS:
            what = too_slow(self.settings) if is_slow else DIED
            yield tasks.pop(0), Result(failed(task, self.settings, what))
        self.executor.shutdown(wait=False, cancel_futures=True)
        self.queue.clear()
        self.start()
        for task in tasks:
            self.submit(task)


class Pool:
    """All workers: `submit` while `has_room`, `take` what is finished, `close` at the end or at once."""

    def __init__(self) -> None:
        self.lifeline = Lifeline()
        self.attempts: dict[int, int] = {}
        self.workers: list[Worker] = []

    def start(self, count: int, settings: Settings) -> None:
        for _ in range(count):
            self.workers.append(Worker(settings, self.lifeline))

    def has_room(self) -> bool:
        return any(len(worker.queue) < DEPTH for worker in self.workers)

    def is_busy(self) -> bool:
        return any(worker.queue for worker in self.workers)

    def submit(self, task: Task) -> None:
        min(self.workers, key=lambda worker: len(worker.queue)).submit(task)

    def take(self, patience: float) -> list[tuple[Task, Result]]:
        """The tasks that finished within that many seconds."""
        heads = [worker.queue[0][1] for worker in self.workers if worker.queue]
        wait(heads, patience, FIRST_COMPLETED)
        return [done for worker in self.workers for done in worker.take(self.attempts)]

    def withdraw(self) -> None:
        """Cancel the tasks that no worker has begun."""
        for worker in self.workers:
            worker.queue = deque((task, future) for task, future in worker.queue if not future.cancel())

    def close(self) -> None:
        """End all workers: idle ones at once, others after a moment to clean up."""
        with uninterrupted():
            self.end_workers()

    def end_workers(self) -> None:
        for worker in self.workers:
            if is_running(worker):
                kill(worker.pid, signal.SIGTERM)
            worker.executor.shutdown(wait=False, cancel_futures=True)
        give_up = time.monotonic() + LAST_MOMENT
        while any(is_running(worker) for worker in self.workers) and time.monotonic() < give_up:
            time.sleep(0.01)
        for worker in self.workers:
            if is_running(worker):
                kill(worker.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        self.lifeline.close()


@contextmanager
def signals_blocked() -> Iterator[None]:
    """A process forked inside receives no Ctrl-C before it has set its handler."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, BLOCKED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """A second Ctrl-C does not interrupt the code inside."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in BLOCKED}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def is_running(worker: Worker) -> bool:
    return any(process.pid == worker.pid for process in multiprocessing.active_children())


def kill(process: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, number)


def context() -> BaseContext:
    """Workers are forked where the system can fork: they share what the parent has loaded."""
    return multiprocessing.get_context("fork" if hasattr(os, "fork") else None)
