"""Where results go: standard output at once, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress

from notice_parser.errors import UnwritableOutput, UsageError

Write = Callable[[bytes], object]
STANDARD_OUTPUT_NAMES = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


def open_target(path: str | None) -> AbstractContextManager[Write]:
    """The place for `-o PATH` as a function that takes bytes; without a path it is standard output.

    Raises UsageError where the path cannot be meant, UnwritableOutput where it cannot be written.
    """
    if path is None or path in STANDARD_OUTPUT_NAMES:
        return standard_output()
    if os.path.isdir(path):
        raise UsageError(path, "is a folder; give -o the name of a file")
    if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
        raise UsageError(path, "its folder does not exist; make it first")
    return device(path) if is_device(path) else whole_file(path)


def is_device(path: str) -> bool:
    """Is there something that is no regular file, such as a pipe or /dev/null?"""
    return os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode)


@contextmanager
def standard_output() -> Iterator[Write]:
    """Bytes as they come, whatever the locale."""
    if sys.stdout is None:
        raise UnwritableOutput("standard output", "is closed; redirect it or give -o FILE")
    try:
        yield write_now
    except OSError as error:
        silence_standard_output()
        raise UnwritableOutput(
            "standard output", f"cannot be written: {error.strerror}; give -o another place"
        ) from None


def write_now(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def silence_standard_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def device(path: str) -> Iterator[Write]:
    """An existing pipe or device, written straight."""
    try:
        with open(path, "wb") as file:
            yield file.write
    except OSError as error:
        raise cannot_write(path, error) from None


@contextmanager
def whole_file(path: str) -> Iterator[Write]:
    """A draft beside the file, moved to its place at the end if anything was written and nothing broke."""
    place = os.path.realpath(path)
    draft = f"{place}.{os.getpid()}.part"
    try:
        with open(draft, "xb") as file:
            yield file.write
            file.flush()
            os.fsync(file.fileno())
        if os.path.getsize(draft):
            os.replace(draft, place)
    except OSError as error:
        raise cannot_write(path, error) from None
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)


def cannot_write(path: str, error: OSError) -> UnwritableOutput:
    return UnwritableOutput(path, f"cannot be written: {error.strerror or error}; give -o another place")
