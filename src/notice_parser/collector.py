"""Python's cycle collector, kept from walking objects that stay alive: at start, during a parse and at exit."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A run for one notice makes some 60,000 objects, nearly all of which stay; by default they are walked every 700.
SELDOM = 100_000


def collect_seldom() -> None:
    """For a process that is the program's own, at its start: saves 20 ms."""
    gc.set_threshold(SELDOM)


def leave_all() -> None:
    """For a process that is the program's own, at its end: what is left ends with it and need not be walked."""
    gc.freeze()


@contextmanager
def paused_collector() -> Iterator[None]:
    """No cycles are searched for inside. The stages make none, so no memory is held longer than it is used."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
