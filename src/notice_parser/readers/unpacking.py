"""A member of a ZIP archive → its bytes, never more than its header says.

Of what is packed by BZIP2 and LZMA, `ZipFile.read` unpacks all before it looks at the size: 300 bytes are 300 MB.
"""

from __future__ import annotations

import bz2
import lzma
import struct
import zlib
from zipfile import ZIP_BZIP2, ZIP_LZMA, BadZipFile, ZipFile, ZipInfo

from notice_parser.messages import say

# Where the lengths of name and extra field stand in the header before the packed bytes, and its length without both.
LENGTHS_AT, HEADER = 26, 30
# Packed bytes of LZMA begin with a version, the length of the properties, and these: a byte and the size of the window.
LZMA_PROPERTIES = struct.Struct("<HHBI")
LEAST_WINDOW = 4096


def unpack(package: ZipFile, member: ZipInfo, raw: bytes) -> bytes:
    """The bytes of a member of the archive `raw`. Raises errors of many kinds, as zipfile does."""
    if member.compress_type not in (ZIP_BZIP2, ZIP_LZMA):
        return package.read(member)
    at = member.header_offset
    start = at + HEADER + sum(struct.unpack_from("<HH", raw, at + LENGTHS_AT))
    packed = raw[start : start + member.compress_size]
    made = unpack_bzip2(packed, member) if member.compress_type == ZIP_BZIP2 else unpack_lzma(packed, member)
    if len(made) != member.file_size or zlib.crc32(made) != member.CRC:
        raise BadZipFile(say("its bytes are not those that were packed"))
    return made


def unpack_bzip2(packed: bytes, member: ZipInfo) -> bytes:
    return bz2.BZ2Decompressor().decompress(packed, max_length=member.file_size + 1)


def unpack_lzma(packed: bytes, member: ZipInfo) -> bytes:
    _, _, properties, window = LZMA_PROPERTIES.unpack_from(packed)
    rest, literal = divmod(properties, 9)
    bits, position = divmod(rest, 5)
    kind = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": max(LEAST_WINDOW, min(window, member.file_size)),
        "lc": literal,
        "lp": position,
        "pb": bits,
    }
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[kind])
    return unpacker.decompress(packed[LZMA_PROPERTIES.size :], max_length=member.file_size + 1)
