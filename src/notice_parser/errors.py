"""What can go wrong, as one small family: the file, what is wrong, what to do."""

from __future__ import annotations


class NoticeError(Exception):
    """A failed input. `exit_status` is what the command line answers with."""

    exit_status = 1

    def __init__(self, path: str, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.path = path
        self.what = what


class UnreadableInput(NoticeError):
    """The file is missing, empty, of an unknown format, damaged or protected."""


class UnparsedInput(NoticeError):
    """A fault of the program itself met in one file; `trace` tells where."""

    def __init__(self, path: str, what: str, trace: str) -> None:
        super().__init__(path, what)
        self.trace = trace


class UnwritableOutput(NoticeError):
    """Results could not be written: the disk is full, or the folder may not be written."""


class UsageError(NoticeError):
    """An option that cannot be meant."""

    exit_status = 2


class PackError(NoticeError):
    """A faulty rule pack; `errors` are lines `file:line: rule: message`."""

    exit_status = 2

    def __init__(self, errors: list[str]) -> None:
        super().__init__("rules", "; ".join(errors))
        self.errors = errors
