"""A file that appears whole or not at all: a draft in the same folder, synced, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

MODE = 0o666  # minus the umask, as for any file that a program creates
LONGEST_NAME = 255
DRAFT = b".part"


def write_whole(path: bytes, pieces: Iterable[bytes]) -> None:
    """Write the pieces to `path`, creating its folders. Raises OSError; then nothing has changed there.

    The draft's name follows from the file's, so that a re-run overwrites what a killed run left.
    """
    folder, name = os.path.split(path)
    os.makedirs(folder or b".", exist_ok=True)
    draft = os.path.join(folder, b"." + shorten(name, LONGEST_NAME - len(DRAFT) - 1) + DRAFT)
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, MODE), "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


def shorten(name: bytes, size: int) -> bytes:
    """The first `size` bytes of a name at most, without a UTF-8 character cut in two."""
    return name if len(name) <= size else name[:size].decode("utf-8", "ignore").encode("utf-8")
