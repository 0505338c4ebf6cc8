"""The exit statuses of the program."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    DONE = 0
    FAILED = 1  # an input failed; the others are done
    WRONG_USE = 2
    FOUND = 3  # check --fail-on
    INTERRUPTED = 130
