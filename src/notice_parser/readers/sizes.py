"""How large an input may be. A text file is refused by its size before it is read, all others by their text."""

from __future__ import annotations

import os
import re
import stat
from typing import BinaryIO

from notice_parser.errors import UnreadableInput, UsageError
from notice_parser.messages import say
from notice_parser.readers.formats import SNIFFED, is_plain

LARGEST_TEXT = 50_000_000
# What is read at all of a scan or an archive, whose text is a small part of it.
LARGEST_FILE = 2_000_000_000
BYTES_PER_STEP = 1_000_000
SIZE = re.compile(r"([0-9]{1,15})([kKmMgG]?)[bB]?")
TIMES = {"": 1, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}


def read_size(given: str | None) -> int:
    """The bytes of `--largest`: 200M, 2G, 5000000. Raises UsageError."""
    if given is None:
        return LARGEST_TEXT
    found = SIZE.fullmatch(given)
    size = int(found[1]) * TIMES[found[2].upper()] if found else 0
    if size < 1:
        raise UsageError("--largest", say("{given} is not a size; write it as in 200M or 2G", given=given))
    return size


def read_whole(file: BinaryIO, shown: str, largest: int) -> bytes:
    """All bytes of an open file, of one without a size as far as they may go. Raises UnreadableInput, OSError."""
    head = file.read(SNIFFED)
    most = largest if is_plain(head) else max(largest, LARGEST_FILE)
    refuse_over(shown, known_size(file), most)
    pieces, taken = [head], len(head)
    while piece := file.read(BYTES_PER_STEP):
        taken += len(piece)
        refuse_over(shown, 2 * most if taken > most else taken, most)  # a pipe does not state how much more is to come
        pieces.append(piece)
    return b"".join(pieces)


def known_size(file: BinaryIO) -> int:
    """The size of a regular file; 0 for a pipe, which states none."""
    try:
        found = os.fstat(file.fileno())
    except (OSError, ValueError, AttributeError):  # a stream that is not a file
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0


def refuse_over(shown: str, size: int, most: int) -> None:
    """Raise UnreadableInput for more bytes than may be read."""
    if size > most:
        raise UnreadableInput(
            shown, say("is larger than {most:,} bytes; split it, or {remedy}", most=most, remedy=how_to_raise(size))
        )


def refuse_text(shown: str, text: str, largest: int) -> None:
    """Raise UnreadableInput for a text that is larger in UTF-8."""
    if len(text) * 4 > largest and (size := len(text.encode("utf-8", "surrogatepass"))) > largest:
        what = say(
            "holds {size:,} bytes of text, over the limit of {most:,}; split it, or {remedy}",
            size=size,
            most=largest,
            remedy=how_to_raise(size),
        )
        raise UnreadableInput(shown, what)


def how_to_raise(size: int) -> str:
    return say("raise the limit, as in --largest {megabytes}M", megabytes=-(-size // TIMES["M"]))
