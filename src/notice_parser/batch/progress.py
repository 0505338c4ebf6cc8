"""The progress of a run: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from notice_parser.messages import say, translate

PAUSE = 0.2


class NoProgress:
    """For a standard error that is not a terminal: nothing is shown before the end."""

    @contextmanager
    def going(self, total: int) -> Iterator[None]:
        yield

    def show(self, *, done: int, failed: int, total: int) -> None:
        pass


class Bar(NoProgress):
    """Done, failed, documents a second, time left; drawn by the caller's thread alone, a few times a second."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self.bar: Any = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[counts]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
        )
        self.drawn = 0.0

    @contextmanager
    def going(self, total: int) -> Iterator[None]:
        self.began = time.monotonic()
        self.task = self.bar.add_task("", total=total, counts="")
        with self.bar:
            yield

    def show(self, *, done: int, failed: int, total: int) -> None:
        now = time.monotonic()
        if now - self.drawn < PAUSE:
            return
        self.drawn = now
        speed = (done + failed) / max(now - self.began, PAUSE)
        counts = translate(say("{done} done, {failed} failed, {speed:.1f}/s", done=done, failed=failed, speed=speed))
        self.bar.update(self.task, completed=done + failed, total=total, counts=counts)
        self.bar.refresh()


def find_progress(*, is_quiet: bool) -> NoProgress:
    is_terminal = sys.stderr is not None and sys.stderr.isatty()
    return Bar() if is_terminal and not is_quiet else NoProgress()
