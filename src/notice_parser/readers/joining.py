"""Pages → paragraphs: the one joiner of set lines, for every format whose lines have positions on a page."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.pack import Pack
from notice_parser.readers.aligned import take_aligned
from notice_parser.readers.columns import Region, find_regions
from notice_parser.readers.furniture import remove_furniture
from notice_parser.readers.grids import Table, take_tables
from notice_parser.readers.margins import Margins, find_margins
from notice_parser.readers.page import Glyph, Page, Row, is_wide, text_of_row, usual_glyph
from notice_parser.readers.rows import find_rows

# In heights of the letters: an indent, the room that a ragged line may leave, how far a block of running text begins,
# how far the lines below the first may hang.
INDENT = 1.2
RAGGED = 3.0
FAR = 5.0
HANGING = 4.0
TOLERANCE = 0.35
LONGEST_TOKEN = 24
# In usual distances between two lines: what parts paragraphs.
PARTED = 1.6
# Scans give heights roughly, and letters are not as high as the 汉字 of the same size.
SAME_SIZE, ROUGHLY_SAME_SIZE = 1.2, 1.5
# How far back an open bracket holds a paragraph together.
BRACKET_REACH = 200
# A dash or an ellipsis before a number is shorter than a leader.
SHORTEST_LEADER = 4
NOWHERE = Margins(0, 0, 0, 0)
WEB_CHARACTERS = ("://", "www.", "@")


class SetLine(Struct, frozen=True):
    """A line as it stands on its page. `token` is the width of its first part that may not be broken.

    `is_row` where it is the row of a table, which has no position of its own.
    """

    text: str
    x0: float
    x1: float
    top: float
    size: float
    token: float
    margins: Margins
    region: int
    is_ocr: bool
    is_row: bool = False

    @property
    def room(self) -> float:
        return self.margins.right - self.x1

    @property
    def indent(self) -> float:
        return (self.x0 - self.margins.left) / self.margins.size


class Paragraph(Struct, frozen=True):
    """The words of a paragraph, and whether they were read from an image."""

    text: str
    is_ocr: bool


def read_pages(pages: list[Page], pack: Pack) -> tuple[list[Paragraph], int]:
    """The paragraphs of a document in reading order, and how many lines of page furniture were left out."""
    rows, removed = remove_furniture(pages, [find_rows(page) for page in pages], pack.layout)
    blocks = [(number, block) for number, page in enumerate(pages) for block in find_blocks(page, rows[number])]
    regions = [(number, block) for number, block in blocks if isinstance(block, Region)]
    margins = iter(find_margins(regions, [page.width for page in pages]))
    lines: list[SetLine] = []
    for index, (number, block) in enumerate(blocks):
        is_ocr = pages[number].is_ocr
        if isinstance(block, Table):
            lines += [SetLine(text, 0, 0, 0, 0, 0, NOWHERE, index, is_ocr, is_row=True) for text in block.lines]
        else:
            lines += set_lines(block, index, next(margins), is_ocr, pack)
    return join(lines, pack), removed


def find_blocks(page: Page, rows: list[Row]) -> list[Region | Table]:
    """The tables and the regions of a page in reading order."""
    blocks: list[Region | Table] = []
    for part in take_tables(page, rows):
        for region in [] if isinstance(part, Table) else find_regions(part):
            found = take_aligned(list(region.rows))
            blocks += [one if isinstance(one, Table) else replace(region, rows=tuple(one)) for one in found]
        if isinstance(part, Table):
            blocks.append(part)
    return blocks


def set_lines(region: Region, index: int, margins: Margins, is_ocr: bool, pack: Pack) -> list[SetLine]:
    lines = []
    for row in region.rows:
        usual = usual_glyph([glyph for piece in row for glyph in piece.glyphs])
        size, token = usual.bottom - usual.top, first_token(row, pack)
        lines.append(SetLine(text_of_row(row), row[0].x0, row[-1].x1, usual.top, size, token, margins, index, is_ocr))
    return lines


def first_token(row: Row, pack: Pack) -> float:
    """The width of the first part of a row that may not be broken: a character or word, with the marks joined to it."""
    glyphs = row[0].glyphs
    end = 1
    while end < min(len(glyphs), LONGEST_TOKEN) and clings(glyphs[end - 1], glyphs[end], pack):
        end += 1
    return glyphs[end - 1].x1 - glyphs[0].x0


def clings(before: Glyph, glyph: Glyph, pack: Pack) -> bool:
    left, right = before.text[-1], glyph.text[0]
    if left in pack.layout.never_last or right in pack.layout.never_first:
        return True
    if left in pack.layout.never_first and is_wide(left):  # some typesetters hold a mark and a number together
        return right.isdecimal()
    return not (is_wide(left) or is_wide(right) or left.isspace() or right.isspace())


def join(lines: list[SetLine], pack: Pack) -> list[Paragraph]:
    """Lines that continue one another as one paragraph each."""
    pitch = usual_pitch(lines)
    paragraphs: list[list[SetLine]] = []
    said = ""
    for line in lines:
        if paragraphs and goes_on(said, paragraphs[-1], line, pitch, pack):
            paragraphs[-1].append(line)
            said = (said + seam(said, line.text) + line.text)[-BRACKET_REACH:]
        else:
            paragraphs.append([line])
            said = line.text[-BRACKET_REACH:]
    return [write(paragraph) for paragraph in paragraphs]


def usual_pitch(lines: list[SetLine]) -> float:
    """The usual distance between two lines, in heights of their letters."""
    steps = sorted(
        (line.top - before.top) / line.size
        for before, line in pairwise(lines)
        if line.region == before.region and line.top > before.top and not line.is_row
    )
    return steps[len(steps) // 2] if steps else 2.0


def goes_on(said: str, paragraph: list[SetLine], line: SetLine, pitch: float, pack: Pack) -> bool:
    """Is the line the next one of the paragraph?"""
    before = paragraph[-1]
    if before.is_row or line.is_row or is_entry(said, pack):
        return False
    if not is_same_size(before, line):
        return False
    ends = is_stop(said, pack)
    is_full = line.token + TOLERANCE * line.size > before.room
    if is_parted(before, line, pitch) and (ends or not is_full):
        return False
    if is_open(said, pack) and (is_full or not ends):
        return True
    if hangs(paragraph):
        return abs(before.x0 - line.x0) < INDENT * line.size
    if is_full and not ends and len(paragraph) == 1 and INDENT < line.indent - before.indent < HANGING > line.indent:
        return True
    if is_indented(paragraph, line) or (before.indent > FAR and abs(before.x0 - line.x0) > line.size):
        return False
    begins = bool(pack.markers.at_start.scan.match(line.text))
    if begins and line.is_ocr:  # where its lines end is only roughly known
        return False
    if is_full:
        return not (ends and begins)
    if ends or begins:
        return False
    runs_on = said[-1:] in pack.edges.lines.runs_on
    return runs_on or (before.room < RAGGED * line.size and not is_centred(before))


def is_indented(paragraph: list[SetLine], line: SetLine) -> bool:
    """Does the line begin further in than the text? Not so where the paragraph as a whole stands further in."""
    back = (paragraph[-1].x0 - line.x0) / line.size
    stands_in = abs(back) < TOLERANCE if len(paragraph) > 1 else INDENT < back < RAGGED
    return line.indent > INDENT and not stands_in


def hangs(paragraph: list[SetLine]) -> bool:
    """Does the first line begin further out than the second, as in a list of sources?"""
    return len(paragraph) > 1 and paragraph[1].x0 - paragraph[0].x0 > INDENT * paragraph[0].size


def is_same_size(before: SetLine, line: SetLine) -> bool:
    smaller, larger = sorted((before.size, line.size))
    is_rough = line.is_ocr or any(map(is_wide, before.text)) != any(map(is_wide, line.text))
    return larger <= (ROUGHLY_SAME_SIZE if is_rough else SAME_SIZE) * smaller


def is_parted(before: SetLine, line: SetLine, pitch: float) -> bool:
    """Do the two stand further apart than lines usually do?"""
    return line.region == before.region and line.top - before.top > PARTED * pitch * line.size


def is_centred(line: SetLine) -> bool:
    return line.indent > 1 and abs((line.x0 - line.margins.left) - line.room) < line.size


def is_open(said: str, pack: Pack) -> bool:
    """Has a bracket been opened that is not closed yet?"""
    for opener, closer in pack.layout.openers.items():
        at = said.rfind(opener)
        if at >= 0 and closer not in said[at:]:
            return True
    return False


def is_entry(said: str, pack: Pack) -> bool:
    """Does the paragraph so far end with a leader of the table of contents and its page number?"""
    found = pack.edges.contents.leader.search(said)
    return found is not None and sum(not (mark.isalnum() or mark.isspace()) for mark in found[0]) >= SHORTEST_LEADER


def is_stop(said: str, pack: Pack) -> bool:
    """Does the paragraph so far end with a mark that may close it, also before closing quotes and brackets?"""
    stops = pack.edges.lines.stops
    last = said[-1:]
    if last.isascii() and said[-2:-1].isascii():  # a colon inside of what is said in another language
        return False
    return last in stops or (last in pack.edges.lines.closers and said[-2:-1] in stops)


def seam(before: str, after: str) -> str:
    """What stands between two lines of a paragraph: a blank between two words that take half cells.

    None where a number was broken, as happens where every character is set in a cell of its own.
    """
    left, right = before[-1:], after[:1]
    if not left or is_wide(left) or is_wide(right) or left in "-/" or (left.isdecimal() and right.isdecimal()):
        return ""
    word = before[before.rfind(" ") + 1 :]
    return "" if any(character in word for character in WEB_CHARACTERS) else " "


def write(lines: list[SetLine]) -> Paragraph:
    written = [lines[0].text]
    for before, line in pairwise(lines):
        written += [seam(before.text, line.text), line.text]
    return Paragraph("".join(written), lines[0].is_ocr)
