"""Python's collector of cycles, held while a text is read: it would walk all that was found again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """No cycles are looked for inside. The stages make none, so nothing is kept longer than it is used."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
