"""The name of an archive's member, from bytes whose encoding no header states reliably."""

from __future__ import annotations

import struct
import zlib
from zipfile import ZipInfo

from notice_parser.readers.encodings import score

IS_UTF8 = 0x800
UNICODE_PATH = 0x7075
CLEARLY = 0.3


def zip_name(member: ZipInfo) -> str:
    """UTF-8 where the flag says so, else the field that holds a Unicode name, else the most likely encoding."""
    if member.flag_bits & IS_UTF8:
        return without_nul(member.orig_filename)
    raw = member.orig_filename.encode("cp437", "replace")
    return without_nul(unicode_path(member.extra, raw) or decode_name(raw))


def unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the field 0x7075 of Info-ZIP, if it was made for this very name."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and len(field) > 5 and field[0] == 1:
            if struct.unpack("<I", field[1:5])[0] != zlib.crc32(raw):
                return None
            return field[5:].decode("utf-8", "replace")
    return None


def tar_name(name: str) -> str:
    """A name as tarfile gives it: bytes that are not UTF-8 stand in it as surrogates."""
    return without_nul(decode_name(name.encode("utf-8", "surrogateescape")))


def without_nul(name: str) -> str:
    """The name stands in the JSON, which databases refuse with a NUL in it."""
    return name.replace("\0", "\ufffd")


def decode_name(raw: bytes) -> str:
    """UTF-8, else GB 18030 unless the name looks clearly more like Big5."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        is_big5 = score(raw, "big5") > score(raw, "gb18030") + CLEARLY
        return raw.decode("big5" if is_big5 else "gb18030", "replace")
