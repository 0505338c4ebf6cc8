"""Notice → bytes. A writer is a module with `write(Notice) -> bytes`, imported on use."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notice_parser.notice import Notice

# Format name → module, in the order in which they are named to a person. A new writer is a file and a line here.
WRITERS = {
    "json": "notice_parser.writers.json",
    "ndjson": "notice_parser.writers.ndjson",
}


def write(notice: Notice, name: str) -> bytes:
    """The notice in the format of that name, with its line end."""
    written = import_module(WRITERS[name]).write(notice)
    assert isinstance(written, bytes)
    return written
