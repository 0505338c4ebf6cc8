"""A file that is there whole or not at all: a draft in the same folder, synced, then moved to its place."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress

MODE = 0o666  # less the umask, as for any file that a program makes
LONGEST_NAME = 255
DRAFT = b".part"


def write_whole(place: bytes, pieces: Iterable[bytes]) -> None:
    """Write the pieces to `place`, its folders made first. Raises OSError; then nothing has changed there.

    The draft's name follows from the file's, so that what a killed run left is written over by the next.
    """
    folder, name = os.path.split(place)
    os.makedirs(folder or b".", exist_ok=True)
    draft = os.path.join(folder, b"." + shorten(name, LONGEST_NAME - len(DRAFT) - 1) + DRAFT)
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, MODE), "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


def shorten(name: bytes, size: int) -> bytes:
    """At most `size` bytes of a name in UTF-8; its end, where names of one folder differ least, is cut off."""
    return name if len(name) <= size else name[:size].decode("utf-8", "ignore").encode("utf-8")
