"""The characters of a page → rows of pieces, from top to bottom, whatever the order of the file."""

from __future__ import annotations

from bisect import bisect_right

from notice_parser.readers.page import PIECE_GAP, Glyph, Page, Piece, Row, Rule, make_piece

SAME_POSITION = 0.2
# What stands further apart in height than this, in heights of the letters, is not on one line.
SHARED_HEIGHT = 0.5


def find_rows(page: Page) -> list[Row]:
    """The rows of a page. A superscript stands in the row of its line."""
    uprights = Uprights(page.rules)
    rows = []
    for glyphs in cluster(find_runs(page.glyphs)):
        row = find_pieces(glyphs, uprights)
        if row:
            rows.append(row)
    return rows


def find_runs(glyphs: tuple[Glyph, ...]) -> list[list[Glyph]]:
    """Runs of characters in the order of the file that follow one another on one line."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        if runs and follows(runs[-1][-1], glyph):
            if not is_doubled(runs[-1][-1], glyph):
                runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def follows(before: Glyph, glyph: Glyph) -> bool:
    size = max(before.bottom - before.top, glyph.bottom - glyph.top)
    is_level = abs(glyph.bottom - before.bottom) < SAME_POSITION * size
    if glyph.text.isspace() or before.text.isspace():  # a blank may be less high than the characters around it
        is_level = min(glyph.bottom, before.bottom) > max(glyph.top, before.top)
    return is_level and -SHARED_HEIGHT * size < glyph.x0 - before.x1 < PIECE_GAP * size


def is_doubled(before: Glyph, glyph: Glyph) -> bool:
    """Is it the same character at the same position, set twice to look bold?"""
    return glyph.text == before.text and abs(glyph.x0 - before.x0) < SAME_POSITION * (glyph.bottom - glyph.top)


def cluster(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs at one height, as one list of characters each, from top to bottom."""
    rows: list[list[Glyph]] = []
    top = bottom = width = 0.0
    for run in sorted(runs, key=lambda run: (run[0].top + run[0].bottom, run[0].x0)):
        first, last = run[0], run[-1]
        shared = min(bottom, first.bottom) - max(top, first.top)
        smaller = min(bottom - top, first.bottom - first.top)
        if rows and shared >= SHARED_HEIGHT * smaller:
            rows[-1].extend(run)
        else:
            rows.append(list(run))
            width = -1.0
        if last.x1 - first.x0 > width:
            top, bottom, width = first.top, first.bottom, last.x1 - first.x0
    return rows


class Uprights:
    """The upright rules of a page: does one stand between two characters of a row?"""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = sorted(rule for rule in rules if rule.is_upright)
        self.positions = [rule.x0 for rule in self.rules]

    def part(self, before: Glyph, after: Glyph) -> bool:
        middle = (after.top + after.bottom) / 2
        low, high = sorted((before.x0 + before.x1, after.x0 + after.x1))
        start = bisect_right(self.positions, low / 2)
        for rule in self.rules[start : start + 64]:
            if rule.x0 >= high / 2:
                return False
            if rule.top <= middle <= rule.bottom:
                return True
        return False


def find_pieces(glyphs: list[Glyph], uprights: Uprights) -> Row:
    """The characters of one row from left to right, cut at wide blanks and at upright rules."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.x0):
        before = groups[-1][-1] if groups else None
        if before is None:
            groups.append([glyph])
            continue
        size = max(before.bottom - before.top, glyph.bottom - glyph.top)
        if glyph.x0 - before.x1 >= PIECE_GAP * size or uprights.part(before, glyph):
            groups.append([glyph])
        elif not is_doubled(before, glyph):
            groups[-1].append(glyph)
    return tuple(piece for group in groups if (piece := make_piece(group)) is not None)


def box(pieces: list[Piece]) -> tuple[float, float]:
    """The left and the right edge of pieces."""
    return min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
