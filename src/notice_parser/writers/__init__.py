"""Notices → bytes. A writer is a module with `write(notices) -> Iterator[bytes]`; `formats.py` lists them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from notice_parser.writers.formats import OutputFormat, find_format

if TYPE_CHECKING:
    from notice_parser.notice import Notice


def write_all(notices: Iterator[Notice], to: OutputFormat | str) -> Iterator[bytes]:
    """The notices in a format, in pieces; no bytes where there is no notice. Raises UsageError for an unknown name."""
    write = (find_format(to) if isinstance(to, str) else to).load().write
    first = next(notices, None)
    if first is not None:
        yield from write(chain([first], notices))


def write(notice: Notice, to: OutputFormat | str) -> bytes:
    """One notice in a format, with its line end."""
    return b"".join(write_all(iter([notice]), to))
