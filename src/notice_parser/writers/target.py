"""The target of results: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from notice_parser.errors import UnwritableOutput, UsageError
from notice_parser.messages import reason_of, say
from notice_parser.writers.controls import visible_bytes

Write = Callable[[bytes], object]
STANDARD_OUTPUT = say("standard output")
STANDARD_OUTPUT_NAMES = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def open_target(path: str | None) -> AbstractContextManager[Write]:
    """The target of `-o PATH` as a function that writes bytes; without a path it is standard output.

    Raises UsageError for a path that cannot be a file, UnwritableOutput where it cannot be written.
    """
    if path is None or path in STANDARD_OUTPUT_NAMES:
        return standard_output()
    if os.path.isdir(path):
        raise UsageError(path, say("is a folder; give -o the name of a file"))
    if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
        raise UsageError(path, say("its folder does not exist; make it first"))
    return device(path) if is_device(path) else whole_file(path)


def is_device(path: str) -> bool:
    """Does something exist there that is not a regular file, such as a pipe or /dev/null?"""
    return os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode)


@contextmanager
def standard_output() -> Iterator[Write]:
    """Standard output for bytes, whatever the locale."""
    if sys.stdout is None:
        raise UnwritableOutput(STANDARD_OUTPUT, say("is closed; redirect it or give -o FILE"))
    try:
        yield write_now
    except OSError as error:
        silence_standard_output()
        raise UnwritableOutput(
            STANDARD_OUTPUT, say("cannot be written: {reason}; give -o another path", reason=reason_of(error))
        ) from None


def write_now(data: bytes) -> None:
    """Write to standard output; what a terminal would obey it is only shown."""
    sys.stdout.buffer.write(visible_bytes(data) if sys.stdout.isatty() else data)
    sys.stdout.buffer.flush()


def silence_standard_output() -> None:
    """Discard what is still buffered, so that the interpreter does not report an error when it ends."""
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    os.close(sink)


@contextmanager
def device(path: str) -> Iterator[Write]:
    """An existing pipe or device, written directly."""
    try:
        with open(path, "wb") as file:
            yield (lambda data: file.write(visible_bytes(data))) if file.isatty() else file.write
    except OSError as error:
        raise cannot_write(path, error) from None


@contextmanager
def whole_file(path: str) -> Iterator[Write]:
    """A draft next to the file, renamed at the end if anything was written and no error occurred."""
    target = os.path.realpath(path)
    draft = f"{target}.{os.getpid()}.part"
    try:
        with open(draft, "xb") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        if os.path.getsize(draft):
            os.replace(draft, target)
    except OSError as error:
        raise cannot_write(path, error) from None
    finally:
        with suppress(OSError):  # there is none, or the folder is read-only
            os.unlink(draft)


def cannot_write(path: str, error: OSError) -> UnwritableOutput:
    return UnwritableOutput(path, say("cannot be written: {reason}; give -o another path", reason=reason_of(error)))
