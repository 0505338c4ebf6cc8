"""How far OCR is with a file: readers report each page, whoever watches shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Takes the path of a file, how many of its pages were read, and how many it has.
Watcher = Callable[[str, int, int], None]
WATCHER: ContextVar[Watcher | None] = ContextVar("watcher", default=None)


@contextmanager
def watched_by(watcher: Watcher | None) -> Iterator[None]:
    """While this is open, each page that OCR has read is reported to `watcher`."""
    token = WATCHER.set(watcher)
    try:
        yield
    finally:
        WATCHER.reset(token)


def report_page(path: str, done: int, total: int) -> None:
    watcher = WATCHER.get()
    if watcher is not None:
        watcher(path, done, total)
