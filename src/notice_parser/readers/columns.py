"""The rows of a page → regions in reading order: columns next to each other are read one after the other."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct

from notice_parser.readers.page import Piece, Row

# What makes a column: so many rows, of so many heights of their letters, so full, or sharing both edges so nearly.
FEWEST_ROWS = 3
NARROWEST = 8.0
FULL = 0.7
EQUAL = 0.5
SAME_EDGE = 1.2
MOST_COLUMNS = 8
# Lines of columns whose baselines differ stand nearer to one another than this, in heights of their letters.
NEAREST = 1.2
DEEPEST = 4


class Region(Struct, frozen=True):
    """Rows below one another; `column` is the path of the column that they stand in, () for the whole width."""

    rows: tuple[Row, ...]
    column: tuple[int, ...] = ()


def find_regions(rows: list[Row], column: tuple[int, ...] = ()) -> list[Region]:
    """The rows parted into regions, in reading order."""
    gutter = find_gutter(rows) if len(column) < DEEPEST else None
    if gutter is None:
        return [Region(tuple(rows), column)] if rows else []
    regions: list[Region] = []
    single: list[Row] = []
    for band in find_bands(rows, gutter):
        sides = split(band, gutter)
        if sides is None:
            single.extend(band)
            continue
        if single:
            regions.append(Region(tuple(single), column))
            single = []
        for number, side in enumerate(sides):
            regions.extend(find_regions(side, (*column, number)))
    return [*regions, Region(tuple(single), column)] if single else regions


def find_gutter(rows: list[Row]) -> float | None:
    """The position that most gaps between two pieces of a row have in common; None where few rows have a gap."""
    events: list[tuple[float, int]] = []
    for before, after in [*(pair for row in rows for pair in pairwise(row)), *neighbours(rows)]:
        if after.x0 > before.x1:
            events += [(before.x1, 1), (after.x0, -1)]
    best = reached = 0
    position = None
    events.sort()
    for index, (x, step) in enumerate(events):
        reached += step
        if reached > best:
            best, position = reached, (x + events[index + 1][0]) / 2
    return position if best >= FEWEST_ROWS else None


def neighbours(rows: list[Row]) -> list[tuple[Piece, Piece]]:
    """Pieces left and right of rows that follow one another nearer than lines below one another do."""
    found = []
    for row, following in pairwise(rows):
        left, right = sorted((row, following), key=lambda one: one[0].x0)
        step = abs(following[0].top - row[0].top)
        if step < NEAREST * row[0].size and left[-1].x1 < right[0].x0:
            found.append((left[-1], right[0]))
    return found


def find_bands(rows: list[Row], gutter: float) -> list[list[Row]]:
    """Rows that run over the gutter one by one, those between them together."""
    bands: list[list[Row]] = []
    was_open = False
    for row in rows:
        is_open = not any(piece.x0 < gutter < piece.x1 for piece in row)
        if is_open and was_open:
            bands[-1].append(row)
        else:
            bands.append([row])
        was_open = is_open
    return bands


def split(band: list[Row], gutter: float) -> tuple[list[Row], list[Row]] | None:
    """The rows left and right of the gutter where both sides are running text, else None."""
    sides = [(tuple(p for p in row if p.x1 <= gutter), tuple(p for p in row if p.x1 > gutter)) for row in band]
    left, right = [side for side, _ in sides if side], [side for _, side in sides if side]
    facing = sum(bool(one and other) for one, other in sides) + len(neighbours(band))
    if facing < FEWEST_ROWS or not (is_running_text(left) and is_running_text(right)):
        return None
    narrower, wider = sorted((usual_width(left), usual_width(right)))
    return (left, right) if narrower >= EQUAL * wider else None


def is_running_text(rows: list[Row]) -> bool:
    """Are most of these rows lines of text, not cells of a table?"""
    if len(rows) < FEWEST_ROWS:
        return False
    size = usual_size([piece for row in rows for piece in row])
    return are_full(rows, size) or are_justified(rows, size)


def are_full(rows: list[Row], size: float) -> bool:
    """Do most rows fill most of their width?"""
    x0, x1 = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    full = sum(sum(piece.x1 - piece.x0 for piece in row) >= FULL * (x1 - x0) for row in rows)
    return x1 - x0 >= NARROWEST * size and 2 * full >= len(rows)


def are_justified(rows: list[Row], size: float) -> bool:
    """Do most rows hold a line that begins and ends where one above or below does?"""
    wide = [[piece for piece in row if piece.x1 - piece.x0 >= NARROWEST * size][:MOST_COLUMNS] for row in rows]
    flush = {index for index, pair in enumerate(pairwise(wide)) if are_flush(*pair, SAME_EDGE * size)}
    return 2 * sum(index in flush or index - 1 in flush for index in range(len(rows))) >= len(rows)


def are_flush(above: list[Piece], below: list[Piece], near: float) -> bool:
    """Does a piece of one row begin and end where one of the other does?"""
    return any(abs(one.x0 - other.x0) <= near and abs(one.x1 - other.x1) <= near for one in above for other in below)


def usual_width(rows: list[Row]) -> float:
    widths = sorted(piece.x1 - piece.x0 for row in rows for piece in row)
    return widths[len(widths) // 2]


def usual_size(pieces: list[Piece]) -> float:
    sizes = sorted(piece.size for piece in pieces)
    return sizes[len(sizes) // 2]
