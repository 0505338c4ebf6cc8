"""A page as the readers of set pages (PDF, OFD, scans) give it: characters with their boxes, and ruled lines.

Lengths are in any unit, the same for a whole document; x grows to the right and y downwards.
"""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from msgspec import Struct

from notice_parser.readers.raised import lowered, raised

# A gap this wide, in heights of the letters, is a blank between two pieces of a line.
PIECE_GAP = 0.8
WORD_GAP = 0.15
# So many gaps show whether a line is letter-spaced.
FEWEST_GAPS = 3
# A line of at least so many pieces, none with two 汉字 next to each other, was justified.
STRETCHED = 6
IDEOGRAPHIC_SPACE = "\u3000"
# A numeral that is so much smaller than the letters of its line and stands so far above or below their baseline, in
# heights of those letters, is an exponent or an index. The baseline lies this far above the bottom of a box.
SMALLER = 0.88
ABOVE_LINE, BELOW_LINE = 0.15, 0.08
DESCENT = 0.12
# In a letter-spaced line the point before a decimal has a narrower box than the digits, and so a wider gap after it.
DECIMAL = re.compile(r"[0-9][.,]$")
SET_OFF = frozenset("0123456789+-−")
WRITTEN_SET_OFF = frozenset(map(raised, SET_OFF)) | frozenset(map(lowered, SET_OFF))


class Glyph(NamedTuple):
    """One character and its box; a space of the file is a character too."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


class Rule(NamedTuple):
    """A ruled line, upright or level, thin in one direction."""

    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        return self.bottom - self.top > self.x1 - self.x0

    @property
    def length(self) -> float:
        return max(self.bottom - self.top, self.x1 - self.x0)


class Page(Struct, frozen=True):
    """A page: its size, its characters in the order of the file, its ruled lines."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...] = ()
    is_ocr: bool = False


class Piece(Struct, frozen=True):
    """A part of one line without wide blanks, its characters from left to right, no blank at either end."""

    glyphs: tuple[Glyph, ...]
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top


Row = tuple[Piece, ...]


def make_piece(glyphs: list[Glyph]) -> Piece | None:
    """A piece of these characters, outer blanks left out; its height is the usual one. None if all is blank."""
    start, end = 0, len(glyphs)
    while start < end and glyphs[start].text.isspace():
        start += 1
    while end > start and glyphs[end - 1].text.isspace():
        end -= 1
    kept = glyphs[start:end]
    if not kept:
        return None
    usual = usual_glyph(kept)
    return Piece(tuple(kept), kept[0].x0, max(glyph.x1 for glyph in kept), usual.top, usual.bottom)


def usual_glyph(glyphs: list[Glyph]) -> Glyph:
    """The character of middle height; of the wide ones where there are any, for raised numbers are smaller."""
    wide = [glyph for glyph in glyphs if is_wide(glyph.text[0])] or glyphs
    return sorted(wide, key=lambda glyph: glyph.bottom - glyph.top)[len(wide) // 2]


def is_wide(character: str) -> bool:
    """Does the character take a whole cell, as 汉字 and full-width marks do?"""
    return east_asian_width(character) in "WF"


def blank_between(before: Glyph, after: Glyph, size: float, spacing: float = 0.0) -> str:
    """The blank that a gap stands for: none next to a wide character unless it is as wide as one.

    `spacing` is the part of the gap that stands between any two characters of the line.
    """
    gap = after.x0 - before.x1 - spacing
    narrow = not is_wide(before.text[-1]) and not is_wide(after.text[0])
    if narrow:
        return " " if gap > WORD_GAP * size else ""
    return IDEOGRAPHIC_SPACE if gap > PIECE_GAP * size else ""


def text_of(glyphs: tuple[Glyph, ...], size: float) -> str:
    """The words of characters that stand on one line, with the blanks that the gaps stand for."""
    written: list[str] = []
    spacing = spacing_of(glyphs)
    before: Glyph | None = None
    for glyph in write_set_off(glyphs):
        is_apart = before is not None and not before.text.isspace() and not glyph.text.isspace()
        is_decimal = spacing > 0 and glyph.text.isdecimal() and DECIMAL.search("".join(written[-4:])) is not None
        if before is not None and is_apart and not is_decimal and glyph.text not in WRITTEN_SET_OFF:
            written.append(blank_between(before, glyph, size, spacing))
        written.append(glyph.text)
        before = glyph
    return "".join(written)


def write_set_off(glyphs: tuple[Glyph, ...]) -> list[Glyph]:
    """The characters, numerals above or below their line as raised or lowered digits."""
    if not any(glyph.text in SET_OFF for glyph in glyphs):
        return list(glyphs)
    usual = usual_glyph(list(glyphs))
    shown: list[Glyph] = []
    for side, run in groupby(glyphs, key=lambda glyph: side_of(glyph, usual)):
        inside = list(run)
        if side and all(glyph.text in SET_OFF for glyph in inside):
            write = raised if side > 0 else lowered
            inside = [glyph._replace(text=write(glyph.text)) for glyph in inside]
        shown += inside
    return shown


def side_of(glyph: Glyph, usual: Glyph) -> int:
    """1 for a small character above the line, -1 for one below it, else 0."""
    size, line = glyph.bottom - glyph.top, usual.bottom - usual.top
    if size > SMALLER * line:
        return 0
    above = (usual.bottom - DESCENT * line) - (glyph.bottom - DESCENT * size)
    return 1 if above > ABOVE_LINE * line else -1 if above < -BELOW_LINE * line else 0


def spacing_of(glyphs: tuple[Glyph, ...]) -> float:
    """How far the characters of a line are set apart from one another; 0 where they are few or not set apart."""
    gaps = sorted(
        after.x0 - before.x1
        for before, after in pairwise(glyphs)
        if not before.text.isspace() and not after.text.isspace()
    )
    return max(0.0, gaps[len(gaps) // 3]) if len(gaps) >= FEWEST_GAPS else 0.0


def text_of_row(row: Row) -> str:
    """The words of a row, its pieces parted by the blanks that stand between them."""
    written = text_of(row[0].glyphs, row[0].size)
    is_spread = is_stretched(row)
    for before, after in pairwise(row):
        if not is_spread:
            written += blank_between(before.glyphs[-1], after.glyphs[0], max(before.size, after.size))
        written += text_of(after.glyphs, after.size)
    return written


def is_stretched(row: Row) -> bool:
    """Is it a line whose characters were pulled apart one by one to fill it?"""
    if len(row) < STRETCHED:
        return False
    wide = [sum(is_wide(character.text[0]) for character in piece.glyphs) for piece in row]
    return max(wide) == 1 and 2 * sum(wide) >= len(row)
