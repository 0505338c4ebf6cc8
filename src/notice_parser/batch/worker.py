"""A worker process: what it holds ready, which signals it minds, how long a task may take, and when it ends."""

from __future__ import annotations

import gc
import os
import signal
import threading
import time
from types import FrameType
from typing import TYPE_CHECKING

from notice_parser.batch.settings import Settings
from notice_parser.batch.tasks import Task
from notice_parser.batch.work import Result, convert, failed

if TYPE_CHECKING:
    from notice_parser.pack.folders import Folders

GRACE = 2.0
HELD = (signal.SIGINT, signal.SIGTERM)
ENDED = 143


class TimedOut(BaseException):
    """A task took too long. No handler of faults takes it for one."""


class Ended(SystemExit):
    """The parent wants this worker to end, or is no more."""


class State:
    """What one worker process keeps between tasks."""

    settings: Settings | None = None
    is_timed = False


def warm(rules: Folders) -> None:
    """Load what every task needs, before workers are forked: they share it with their parent."""
    from notice_parser.batch import Options, own_fault, parse_input  # noqa: F401
    from notice_parser.pack import pack_in
    from notice_parser.pipeline import parse_source
    from notice_parser.readers.text import read  # noqa: F401
    from notice_parser.spans import Source

    sample = "一、整改情况\n2024年共受理信访举报55件次，同比增长12.5%，其中办结48件次。"
    parse_source(Source(sample, None, "text/plain", None, "", shows_text=False), pack=pack_in(rules))
    gc.collect()
    gc.freeze()


def begin(settings: Settings, lifeline: tuple[int, int] | None) -> None:
    """Set up a new worker: Ctrl-C is the parent's business; the end of the parent is the worker's own."""
    State.settings = settings
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, end_now)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, time_out)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD)
    if lifeline is not None:
        os.close(lifeline[1])
        threading.Thread(target=end_with_parent, args=(lifeline[0],), daemon=True).start()


def end_with_parent(reading: int) -> None:
    """Wait for the end of a pipe that the parent alone holds open; then end, cleanly if that is soon enough."""
    while os.read(reading, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(ENDED)


def end_now(number: int, frame: FrameType | None) -> None:
    raise Ended(ENDED)


def time_out(number: int, frame: FrameType | None) -> None:
    if State.is_timed:
        raise TimedOut


def run_task(task: Task) -> Result:
    """Do a task within its time. What stands in the way of all tasks alike is raised to the parent."""
    settings = State.settings
    assert settings is not None
    try:
        start_timer(settings.time_limit)
        return convert(task, settings)
    except TimedOut:
        return Result(failed(task, settings, too_slow(settings)))
    except Ended:
        os._exit(ENDED)
    finally:
        stop_timer()


def start_timer(seconds: float) -> None:
    if seconds and hasattr(signal, "setitimer"):
        State.is_timed = True
        signal.setitimer(signal.ITIMER_REAL, seconds)


def stop_timer() -> None:
    if State.is_timed:
        State.is_timed = False
        signal.setitimer(signal.ITIMER_REAL, 0)


def too_slow(settings: Settings) -> str:
    return f"took longer than --time-limit {settings.time_limit:g} s; give it more, or look into the file"


def pid() -> int:
    return os.getpid()
