"""A step of a library in a process of its own, whose memory and time have a limit: what it takes dies with it.

pdfium ends its process where no memory is left, and a page of a few kilobytes may ask for all there is. Where a process
cannot be forked, or other threads run that hold locks, the step is taken in this process and has no limit.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from notice_parser.errors import NoticeError

# The name of a thread that holds no lock when a process is forked.
WAITING_THREAD = "waits for the end of its parent"
MOST_MEMORY = 1_500_000_000
MOST_SECONDS = 15


class TookTooMuch(Exception):
    """The process ended without a result: no memory left, too long, or a crash of the library."""


def taken_apart(steps: Iterator[Any]) -> Iterator[Any]:
    """What the steps give, each within MOST_SECONDS of the processor, all within MOST_MEMORY more than now.

    Raises TookTooMuch, and the NoticeError of a step.
    """
    if not may_fork():
        yield from steps
        return
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        give_all(steps, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as results:
            yield from received(results)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def may_fork() -> bool:
    others = (thread for thread in threading.enumerate() if thread is not threading.main_thread())
    return hasattr(os, "fork") and all(thread.name == WAITING_THREAD for thread in others)


def give_all(steps: Iterator[Any], writing: int) -> None:
    """The life of the process: write each result, then end without what a program does at its end."""
    status = 1
    try:
        with os.fdopen(writing, "wb") as results:
            begin()
            try:
                for result in renewed(steps):
                    pickle.dump((True, result), results, pickle.HIGHEST_PROTOCOL)
                    results.flush()
            except NoticeError as error:
                pickle.dump((False, error), results, pickle.HIGHEST_PROTOCOL)
            else:
                pickle.dump((False, None), results, pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)


def begin() -> None:
    """Limit the memory; the parent alone answers signals, and reports how the process ended."""
    import faulthandler
    import resource

    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    most = memory_now() + MOST_MEMORY
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def renewed(steps: Iterator[Any]) -> Iterator[Any]:
    """The steps, each with as much time of the processor as the first."""
    import resource

    while True:
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        try:
            yield next(steps)
        except StopIteration:
            return


def memory_now() -> int:
    """The bytes of addresses in use; as many as are usual where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return MOST_MEMORY


def received(results: BinaryIO) -> Iterator[Any]:
    while True:
        try:
            goes_on, result = pickle.load(results)
        except (EOFError, pickle.UnpicklingError):
            raise TookTooMuch from None
        if goes_on:
            yield result
        elif result is not None:
            raise result
        else:
            return
