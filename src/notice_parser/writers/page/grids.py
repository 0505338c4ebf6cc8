"""The lines of a text → those that are rows of tables, as cells: what tabs separate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from notice_parser.notice import Notice
from notice_parser.outline.lines import BREAKS, LINE
from notice_parser.spans import Span
from notice_parser.writers.walk import walk

FEWEST_ALONE = 3  # cells of a row that is a table by itself
MOST_HEADS = 3
NUMBER = re.compile(r"\s*[-－−+]?[0-9０-９][0-9０-９,，.．%％]*\s*")
EDGE = "\t"


class Row(Struct, frozen=True):
    """The cells of a line, each with the tab after it, the last with the line break."""

    cells: tuple[Span, ...]


class Grid(Struct, frozen=True):
    """Rows that follow one another; the first `heads` hold no figure above the first that does."""

    rows: tuple[Row, ...]
    heads: int

    @property
    def width(self) -> int:
        return max(len(row.cells) for row in self.rows)


Block = Span | Grid


def blocks_of(text: str, notice: Notice) -> Iterator[Block]:
    """The lines with their breaks, rows of a table gathered into grids; they tile the text."""
    lines = list(lines_of(text))
    if EDGE not in text:
        yield from lines
        return
    markers = {path[-1].marker.end for path in walk(notice.sections)}
    starts = [one.start for one in notice.quantities]
    run: list[tuple[Span, Row]] = []
    for line in [*lines, None]:
        row = row_of(text, line, markers) if line is not None else None
        if line is not None and row is not None:
            run.append((line, row))
            continue
        yield from grid_or_lines(text, run, starts)
        run = []
        if line is not None:
            yield line


def lines_of(text: str) -> Iterator[Span]:
    """Each line with the break that ends it."""
    start = 0
    for found in LINE.finditer(text):
        if text[found.start()] in BREAKS:
            yield Span(start, found.end())
            start = found.end()
    if start < len(text):
        yield Span(start, len(text))


def row_of(text: str, line: Span, markers: set[int]) -> Row | None:
    """The cells of a line; None where no tab stands between words, but for the one after a section's marker."""
    first = line.end - len(text[line.start : line.end].lstrip())
    edges = []
    offset = text.find(EDGE, line.start, line.end)
    while offset >= 0:
        if not is_after_marker(text, offset, line, markers):
            edges.append(offset)
        offset = text.find(EDGE, offset + 1, line.end)
    if not any(edge > first for edge in edges):
        return None
    cuts = [line.start, *(edge + 1 for edge in edges), line.end]
    return Row(tuple(Span(start, end) for start, end in pairwise(cuts)))


def is_after_marker(text: str, offset: int, line: Span, markers: set[int]) -> bool:
    end = len(text[line.start : offset].rstrip()) + line.start
    return end in markers


def grid_or_lines(text: str, run: list[tuple[Span, Row]], starts: list[int]) -> Iterator[Block]:
    rows = [row for _, row in run]
    has_words = any(text[cell.start : cell.end].strip() for row in rows for cell in row.cells[1:])
    if has_words and (len(rows) > 1 or (rows and len(rows[0].cells) >= FEWEST_ALONE)):
        yield Grid(tuple(rows), count_heads(rows, starts))
    else:
        yield from (line for line, _ in run)


def count_heads(rows: list[Row], starts: list[int]) -> int:
    """The rows above the first that holds a figure; one where none does and there are more."""
    first = next((index for index, row in enumerate(rows) if holds_figure(row, starts)), None)
    if first is None:
        return min(1, len(rows) - 1)
    return first if first <= MOST_HEADS else 1


def holds_figure(row: Row, starts: list[int]) -> bool:
    index = bisect_left(starts, row.cells[0].start)
    return index < len(starts) and starts[index] < row.cells[-1].end


def is_number(text: str, cell: Span) -> bool:
    return NUMBER.fullmatch(text, cell.start, cell.end) is not None
