"""A worker process: what it loads in advance, which signals it handles, how long a task may take, when it ends."""

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
from notice_parser.messages import Language, current_language, say, use_language
from notice_parser.readers.apart import WAITING_THREAD

if TYPE_CHECKING:
    from notice_parser.pack.folders import Folders

GRACE = 2.0
BLOCKED = (signal.SIGINT, signal.SIGTERM)
ENDED = 143


class TimedOut(BaseException):
    """A task took too long. Not an Exception, so that no handler of errors catches it."""


class Ended(SystemExit):
    """The parent wants this worker to end, or has ended itself."""


class State:
    """The state of one worker process between tasks."""

    settings: Settings | None = None
    is_timed = False


def warm(rules: Folders) -> None:
    """Load what every task needs before workers are forked: they share it with their parent."""
    from notice_parser.batch import bug_in, parse_input  # noqa: F401
    from notice_parser.pack import pack_in
    from notice_parser.pipeline import parse_source
    from notice_parser.readers.text import read  # noqa: F401
    from notice_parser.spans import Source

    sample = "一、整改情况\n2024年共受理信访举报55件次，同比增长12.5%，其中办结48件次。"
    parse_source(Source(sample, None, "text/plain", None, "", shows_text=False), pack=pack_in(rules))
    gc.collect()
    gc.freeze()


def begin(settings: Settings, lifeline: tuple[int, int] | None) -> None:
    """Set up a new worker: it ignores Ctrl-C, which the parent handles, and ends with the parent."""
    State.settings = settings
    use_language(current_language(), asked=Language(settings.pages))  # a worker that was not forked knows no language
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, end_now)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, time_out)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, BLOCKED)
    if lifeline is not None:
        os.close(lifeline[1])
        threading.Thread(target=end_with_parent, args=(lifeline[0],), name=WAITING_THREAD, daemon=True).start()


def end_with_parent(reading: int) -> None:
    """Wait for the end of a pipe that only the parent holds open; then end, cleanly if there is time for it."""
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
    """Do a task within its time limit."""
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
    return say(
        "took longer than --time-limit {seconds:g} s; raise the limit, or inspect the file", seconds=settings.time_limit
    )


def pid() -> int:
    return os.getpid()
