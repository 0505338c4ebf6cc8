"""Text in lines of a terminal's width, where a Chinese character takes two columns and no space parts words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

from notice_parser.messages.columns import columns_of

WIDEST, NARROWEST = 100, 50
# Marks that may not begin a line, and those that may not end one (GB/T 15834).
CLOSING, OPENING = "，。；：、！？）”’》〉」』】〕…)].,;:!?", "（“‘《〈「『【〔(["
HAN = "\u2e80-\u9fff\uf900-\ufaff"
# What may not be broken: a Chinese character, or a word of others, with the marks that belong to it.
PIECE = re.compile(
    rf"[ ]?[{re.escape(OPENING)}]*+(?:[{HAN}]|[^\s{HAN}{re.escape(OPENING)}]+|(?=[ ]|$))[{re.escape(CLOSING)}]*+|[ ]"
)


def help_width() -> int:
    """The width in which help is written: that of the terminal, within bounds that read well."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns - 2))


def wrap(text: str, width: int) -> Iterator[str]:
    """The lines of a text. A piece that is wider than a line has one of its own."""
    line = ""
    for piece in PIECE.findall(" ".join(text.split())):
        if line and columns_of(line + piece) > width:
            yield line
            line = piece.lstrip()
        else:
            line += piece
    if line:
        yield line


def indented(text: str, *, by: int, width: int) -> Iterator[str]:
    """The lines of a text, all moved to the right."""
    for line in wrap(text, width - by):
        yield f"{'':{by}}{line}".rstrip()


def two_columns(rows: list[tuple[str, str]], *, width: int) -> Iterator[str]:
    """Rows of a term and its explanation: the explanations stand below each other."""
    first = min(max((columns_of(term) for term, _ in rows), default=0), width // 3) + 4
    for term, about in rows:
        lines = list(wrap(about, width - first))
        is_narrow = columns_of(term) <= first - 4
        begin = f"  {term}{'':{first - 2 - columns_of(term)}}" if is_narrow else f"  {term}"
        if is_narrow and lines:
            yield (begin + lines.pop(0)).rstrip()
        else:
            yield begin.rstrip()
        yield from (f"{'':{first}}{line}" for line in lines)
