"""The errors of the program, one small family: each names the file, what is wrong and what to do.

`what` is a message of the catalogue: a `str` in English that the command line says in the user's language. All of them
survive pickle, so that a pool of processes hands them on.
"""

from __future__ import annotations

from typing import Any


class NoticeError(Exception):
    """A failed input. `exit_status` is the exit status of the command line."""

    exit_status = 1

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.path = path
        self.what = what

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.what)


class UnreadableInput(NoticeError):
    """The file is missing, empty, of an unknown format, damaged or protected."""


class UnparsedInput(NoticeError):
    """A bug of the program that one file has hit; `trace` is the traceback."""

    def __init__(self, path: str, what: str, trace: str) -> None:
        super().__init__(path, what)
        self.trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.what, self.trace)


class UnwritableOutput(NoticeError):
    """Results could not be written: the disk is full, or the folder is read-only."""


class UsageError(NoticeError):
    """A wrong use of the command line or of a function."""

    exit_status = 2


class PackError(NoticeError):
    """Rules that cannot be used; `errors` are lines `file:line: rule: message`."""

    exit_status = 2

    def __init__(self, errors: list[str]) -> None:
        super().__init__("rules", "; ".join(errors))
        self.errors = errors

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.errors,)
