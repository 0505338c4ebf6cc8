"""Notices → bytes. A writer is a module with `write(notices) -> Iterator[bytes]`, imported on use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from notice_parser.errors import UsageError

if TYPE_CHECKING:
    from notice_parser.notice import Notice

Writer = Callable[[Iterator["Notice"]], Iterator[bytes]]

# Format name → module, in the order in which they are named to a person. A new writer is a file and a line here.
WRITERS = {
    "json": "notice_parser.writers.json",
    "ndjson": "notice_parser.writers.ndjson",
    "csv": "notice_parser.writers.csv",
    "xlsx": "notice_parser.writers.xlsx",
    "parquet": "notice_parser.writers.parquet",
    "sqlite": "notice_parser.writers.sqlite",
    "markdown": "notice_parser.writers.markdown",
    "html": "notice_parser.writers.html",
    "text": "notice_parser.writers.text",
}
# These show the notice's text, or sentences of it, so the notice must bring `source.text` along.
READ_THE_TEXT = frozenset({"csv", "xlsx", "parquet", "sqlite", "markdown", "html"})
# These are files of their own kind, of no use on a terminal.
NEED_A_FILE = frozenset({"xlsx", "parquet", "sqlite"})
# What a writer imports → the extra that installs it.
EXTRAS = {"xlsxwriter": "xlsx", "pyarrow": "parquet"}


def find_writer(name: str) -> Writer:
    """The writer of that name. Raises UsageError where there is none, or what it needs is not installed."""
    if name not in WRITERS:
        raise UsageError("-f", f"{name} is not known; there is {', '.join(WRITERS)}")
    try:
        write: Writer = import_module(WRITERS[name]).write
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise
        remedy = f"pip install 'notice-parse[{EXTRAS[error.name]}]'"
        raise UsageError(f"-f {name}", f"needs {error.name}, which is not installed; {remedy}") from None
    return write


def write_all(notices: Iterator[Notice], name: str) -> Iterator[bytes]:
    """The notices in the format of that name, piece by piece; nothing at all where there is no notice."""
    write = find_writer(name)
    first = next(notices, None)
    if first is not None:
        yield from write(chain([first], notices))


def write(notice: Notice, name: str) -> bytes:
    """One notice in the format of that name, with its line end."""
    return b"".join(write_all(iter([notice]), name))
