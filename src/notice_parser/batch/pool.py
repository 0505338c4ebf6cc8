"""Workers, one process each in an executor of its own: when one dies it is known over which task, and no other suffers.

At most DEPTH tasks wait at a worker, whatever the number of inputs.
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
from notice_parser.batch.worker import GRACE, HELD, begin, pid, run_task, too_slow

DEPTH = 4
ATTEMPTS = 2
LAST_MOMENT = 0.3
DIED = "ended its worker process twice: a crash in a library, or no memory left; look into the file, or use fewer -j"


class Lifeline:
    """A pipe that no one writes to: its end tells workers that their parent is no more."""

    def __init__(self) -> None:
        self.pipe = os.pipe() if hasattr(os, "fork") else None

    def close(self) -> None:
        for end in self.pipe or ():
            os.close(end)


class Worker:
    """One process and the tasks handed to it, the first of which it is doing."""

    def __init__(self, settings: Settings, lifeline: Lifeline) -> None:
        self.settings, self.lifeline = settings, lifeline
        self.queue: deque[tuple[Task, Future[Result]]] = deque()
        self.start()

    def start(self) -> None:
        self.executor = ProcessPoolExecutor(1, context(), begin, (self.settings, self.lifeline.pipe))
        with signals_held():
            first = self.executor.submit(pid)
        self.pid = first.result()
        self.since = time.monotonic()

    def hand(self, task: Task) -> None:
        if not self.queue:
            self.since = time.monotonic()
        self.queue.append((task, self.submit(task)))

    def submit(self, task: Task) -> Future[Result]:
        try:
            return self.executor.submit(run_task, task)
        except BrokenProcessPool as error:
            future: Future[Result] = Future()
            future.set_exception(error)
            return future

    def is_stuck(self) -> bool:
        """Has the first task had its time and more, without the worker minding?"""
        limit = self.settings.time_limit
        return bool(limit and self.queue) and time.monotonic() - self.since > limit + GRACE

    def take(self, attempts: dict[int, int]) -> Iterator[tuple[Task, Result]]:
        """What is done, in order; a worker that died begins anew with what was not."""
        if self.is_stuck() and not self.queue[0][1].done():
            kill(self.pid, signal.SIGKILL)
            wait([self.queue[0][1]], GRACE)
        while self.queue and self.queue[0][1].done():
            task, future = self.queue[0]
            if isinstance(future.exception(), BrokenProcessPool):
                yield from self.begin_anew(attempts)
                return
            self.queue.popleft()
            self.since = time.monotonic()
            yield task, future.result()

    def begin_anew(self, attempts: dict[int, int]) -> Iterator[tuple[Task, Result]]:
        """The task that a worker died over is tried once more, then given up; the others are handed out again."""
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
            self.hand(task)


class Pool:
    """All workers. `hand` while `has_room`, `take` what is done, `close` at the end or at once."""

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

    def hand(self, task: Task) -> None:
        min(self.workers, key=lambda worker: len(worker.queue)).hand(task)

    def take(self, patience: float) -> list[tuple[Task, Result]]:
        """What was done within that many seconds."""
        heads = [worker.queue[0][1] for worker in self.workers if worker.queue]
        wait(heads, patience, FIRST_COMPLETED)
        return [done for worker in self.workers for done in worker.take(self.attempts)]

    def withdraw(self) -> None:
        """Take back what no worker has begun."""
        for worker in self.workers:
            worker.queue = deque((task, future) for task, future in worker.queue if not future.cancel())

    def close(self) -> None:
        """End all workers: those that are idle go at once, others have a moment to put things in order."""
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
def signals_held() -> Iterator[None]:
    """A process forked inside gets no Ctrl-C before it has said what it does then."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Nothing inside is broken off by a second Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in HELD}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def is_running(worker: Worker) -> bool:
    return any(process.pid == worker.pid for process in multiprocessing.active_children())


def kill(process: int, how: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, how)


def context() -> BaseContext:
    """Workers are forked where that can be done: what the parent has loaded is theirs too."""
    return multiprocessing.get_context("fork" if hasattr(os, "fork") else None)
