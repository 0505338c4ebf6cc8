"""Where the text of a region begins and ends: of its own lines, or of a fuller page where it has few."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.readers.columns import Region, usual_size

# A margin is what several lines share, this near to one another in heights of the letters.
NEAR = 0.5
# A region with this many lines has margins of its own, and where it is nearly as wide as the widest.
FEWEST_LINES = 8
NEARLY = 0.9
# One line may reach out of the margin; two that do show where it is.
FEWEST_OUTSIDE = 2
FAR = 3.0
SHORT = 15.0
FIRST_COLUMN = (0,)
Kind = tuple[tuple[int, ...], int]


class Margins(Struct, frozen=True):
    """The left and the right edge of running text, and the usual height of its letters."""

    left: float
    right: float
    size: float
    lines: int

    @property
    def width(self) -> float:
        return self.right - self.left


def find_margins(regions: list[tuple[int, Region]], widths: list[float]) -> list[Margins]:
    """The margins of each region, given with the number of its page; `widths` are those of the pages.

    Regions are likened to those of the same column on pages of the same width.
    """
    own = [measure(region) for _, region in regions]
    kinds = [(region.column, round(widths[page])) for page, region in regions]
    widest: dict[Kind, float] = {}
    for kind, margins in zip(kinds, own, strict=True):
        if margins.lines >= FEWEST_LINES or kind not in widest:
            widest[kind] = max(widest.get(kind, 0.0), margins.width)
    models: dict[Kind, list[tuple[int, Margins]]] = {}
    for (page, _), kind, margins in zip(regions, kinds, own, strict=True):
        if margins.lines >= FEWEST_LINES and margins.width >= NEARLY * widest[kind]:
            models.setdefault(kind, []).append((page, margins))
    found = []
    for (page, region), kind, margins in zip(regions, kinds, own, strict=True):
        first_column = models.get((FIRST_COLUMN, kind[1]), [])
        if not region.column and first_column and fits(margins, nearest(page, first_column)[1]):
            found.append(widen(margins, page, True, first_column))
        else:
            widened = widen(margins, page, bool(region.column), models.get(kind, []))
            found.append(widened if region.column else open_up(widened, widths[page]))
    return found


def fits(margins: Margins, model: Margins) -> bool:
    """Is a region on a page of its own the first column of a page with two, of which the second is empty?"""
    return abs(margins.left - model.left) <= margins.size and margins.right <= model.right + margins.size


def measure(region: Region) -> Margins:
    size = usual_size([piece for row in region.rows for piece in row])
    lefts = sorted(row[0].x0 for row in region.rows)
    rights = sorted(-row[-1].x1 for row in region.rows)
    return Margins(first_shared(lefts, size), -first_shared(rights, size), size, len(region.rows))


def first_shared(edges: list[float], size: float) -> float:
    """The outermost edge that two lines share; the outermost of few lines, and where several lie outside that one."""
    if len(edges) >= 4:
        for edge, following in pairwise(edges):
            if following - edge <= NEAR * size:
                outside = sum(edge - other > size for other in edges)
                return edge if outside < FEWEST_OUTSIDE else edges[0]
    return edges[0]


def widen(margins: Margins, page: int, column: bool, models: list[tuple[int, Margins]]) -> Margins:
    """The margins, widened to those of the nearest full page; one on the same side of the sheet comes first.

    A column is widened only where it is short, and to one in its own position.
    """
    if not models or (column and margins.lines >= FEWEST_LINES and margins.width >= NEARLY * models[0][1].width):
        return margins
    number, model = nearest(page, models)
    if number == page or (column and abs(model.left - margins.left) > FAR * margins.size):
        return margins
    return Margins(min(margins.left, model.left), max(margins.right, model.right), margins.size, margins.lines)


def open_up(margins: Margins, page_width: float) -> Margins:
    """The margins of short lines alone, a list of names or contents: as far from the right edge as from the left."""
    if margins.width >= SHORT * margins.size:
        return margins
    return replace(margins, right=max(margins.right, page_width - margins.left))


def nearest(page: int, models: list[tuple[int, Margins]]) -> tuple[int, Margins]:
    from bisect import bisect_left

    at = bisect_left(models, page, key=lambda model: model[0])
    around = models[max(0, at - 2) : at + 3]
    return min(around, key=lambda model: (model[0] != page, abs(model[0] - page) % 2, abs(model[0] - page)))
