"""The table of fonts of an RTF text, as striprtf reads it in time that grows with its length.

striprtf looks for the character set of each font through all of the table: where the sets are missing, its time grows
with the square of the length, and a font without a set takes that of the next one.
"""

from __future__ import annotations

import re

TABLE_START = re.compile(r"\{[^{}]*\\fonttbl")
BRACE = re.compile(r"[{}]")
# A font ends with a semicolon; nothing before its set, or in its name, is another font.
FONT = re.compile(r"\\f([0-9]{1,6})(?:(?!\\f[0-9])[^;]){0,300}?\\fcharset([0-9]{1,5})(?:(?!\\f[0-9])[^;]){0,200};")


def plain_fonts(written: str) -> str:
    """The RTF with nothing in its table of fonts but their numbers and sets."""
    start = TABLE_START.search(written)
    if start is None:
        return written
    end = table_end(written, start.end())
    fonts = (rf"{{\f{number}\fcharset{kind} x;}}" for number, kind in FONT.findall(written, start.end(), end))
    return written[: start.end()] + "".join(fonts) + written[end:]


def table_end(written: str, start: int) -> int:
    """Where the brace stands that closes the table; the end where none does."""
    depth = 1
    for brace in BRACE.finditer(written, start):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(written)
