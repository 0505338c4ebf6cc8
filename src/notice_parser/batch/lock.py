"""One run at a time in a folder: a lock that is released with the last process of a run, however it ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from notice_parser.errors import UnwritableOutput
from notice_parser.messages import say

PATIENCE = 10.0
PAUSE = 0.05


@contextmanager
def locked(out: bytes) -> Iterator[None]:
    """Lock the folder. Workers of a run that was killed may need a moment to end. Raises UnwritableOutput."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    folder = os.open(out, os.O_RDONLY)
    try:
        give_up = time.monotonic() + PATIENCE
        while not take(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            if time.monotonic() > give_up:
                raise UnwritableOutput(
                    os.fsdecode(out), say("another batch is writing there; wait for it, or give another -o")
                )
            time.sleep(PAUSE)
        yield
    finally:
        os.close(folder)


def take(folder: int, operation: int) -> bool:
    """Was the lock free, or has this file system no locks?"""
    import fcntl

    try:
        fcntl.flock(folder, operation)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
