"""Gzip → bytes, as far as they may grow: a bomb is noticed while it unpacks."""

from __future__ import annotations

import zlib

from msgspec import Struct

from notice_parser.messages import say
from notice_parser.readers.archive_names import decode_name

BYTES_PER_STEP = 65_536
LARGEST_RATIO = 200
UNSUSPECTED = 10_000_000
MAGIC = b"\x1f\x8b"
GZIP_WINDOW = 16 + zlib.MAX_WBITS
FLAGS_AT, HEADER_END = 3, 10
HAS_EXTRA, HAS_NAME = 4, 8


class LargestTotal(Exception):
    """A file unpacks to more bytes than are allowed."""


class Unpacked(Struct, frozen=True):
    """The bytes, and the name that the header gives them."""

    raw: bytes
    name: str | None


def gunzip(raw: bytes, largest: int) -> Unpacked:
    """All members of a gzip file, one after the other. Raises LargestTotal, zlib.error or EOFError."""
    pieces: list[bytes] = []
    size, offset = 0, 0
    while raw.startswith(MAGIC, offset):
        unpacker = zlib.decompressobj(GZIP_WINDOW)
        while not unpacker.eof:
            taken = unpacker.unconsumed_tail or raw[offset : offset + BYTES_PER_STEP]
            if not taken:
                raise EOFError(say("it is cut off"))
            offset += 0 if unpacker.unconsumed_tail else len(taken)
            pieces.append(unpacker.decompress(taken, BYTES_PER_STEP))
            size += len(pieces[-1])
            refuse_bomb(size, offset, largest)
        offset -= len(unpacker.unused_data)
    return Unpacked(b"".join(pieces), header_name(raw))


def refuse_bomb(size: int, taken: int, largest: int) -> None:
    """Raise LargestTotal where `size` bytes were unpacked from `taken`, and that is too much."""
    if size > largest:
        raise LargestTotal(say("unpacks to more than {most:,} bytes", most=largest))
    if size > UNSUSPECTED and size > LARGEST_RATIO * max(1, taken):
        raise LargestTotal(say("unpacks to over {most} times its size", most=LARGEST_RATIO))


def header_name(raw: bytes) -> str | None:
    """The file name in the header, without folders."""
    flags = raw[FLAGS_AT]
    offset = HEADER_END
    if flags & HAS_EXTRA:
        offset += 2 + int.from_bytes(raw[offset : offset + 2], "little")
    if not flags & HAS_NAME:
        return None
    name = decode_name(raw[offset : raw.index(b"\0", offset)])
    return name.replace("\\", "/").rpartition("/")[2] or None
