"""Tables without ruled lines: rows with as many pieces each, one below the other, wide blanks between them."""

from __future__ import annotations

from itertools import pairwise

from notice_parser.readers.grids import Table
from notice_parser.readers.page import Row, text_of

FEWEST_ROWS = 3
# How wide the blank between two columns is at least, in heights of the letters: of two columns, of more.
BLANK_OF_TWO, BLANK = 3.0, 1.5


def take_aligned(rows: list[Row]) -> list[list[Row] | Table]:
    """The rows in groups, those of a table as its lines."""
    parts: list[list[Row] | Table] = []
    start = 0
    while start < len(rows):
        end = end_of_run(rows, start)
        if end - start >= FEWEST_ROWS and is_parted(rows[start:end]):
            parts.append(Table(tuple(write(row) for row in rows[start:end])))
        elif parts and isinstance(parts[-1], list):
            parts[-1].extend(rows[start:end])
        else:
            parts.append(rows[start:end])
        start = end
    return parts


def end_of_run(rows: list[Row], start: int) -> int:
    """The end of the rows that have as many pieces as the first, each aligned with the piece above it."""
    end = start + 1
    while end < len(rows) and len(rows[end]) == len(rows[start]) > 1 and are_aligned(rows[end - 1], rows[end]):
        end += 1
    return end


def are_aligned(above: Row, below: Row) -> bool:
    """Does each piece overlap the one in its column, and no other?"""
    pairs = list(zip(above, below, strict=True))
    meet = all(one.x0 < other.x1 and other.x0 < one.x1 for one, other in pairs)
    clear = all(
        max(one.x1, other.x1) < min(following.x0, like.x0) for (one, other), (following, like) in pairwise(pairs)
    )
    return meet and clear


def is_parted(rows: list[Row]) -> bool:
    """Are the blanks between the columns wide, and as wide in every row?"""
    size = max(piece.size for row in rows for piece in row)
    columns = [[row[index] for row in rows] for index in range(len(rows[0]))]
    least = (BLANK_OF_TWO if len(columns) == 2 else BLANK) * size
    blanks = (min(piece.x0 for piece in right) - max(piece.x1 for piece in left) for left, right in pairwise(columns))
    return all(blank >= least for blank in blanks)


def write(row: Row) -> str:
    return "\t".join(text_of(piece.glyphs, piece.size).strip() for piece in row)
