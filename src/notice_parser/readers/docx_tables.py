"""A Word table → rows of cells: a cell that spans several leaves the others empty, a merged one stands in its first."""

from __future__ import annotations

from collections.abc import Callable

from notice_parser.readers.container import Element, attribute, child, children, local, value_of
from notice_parser.readers.paragraphs import Line

# A cell that spans columns is followed by so many empty ones, in a row of as many as this: Word has 63 columns.
WIDEST_SPAN, WIDEST_ROW = 60, 200
ROW_HOLDERS = frozenset({"ins", "moveTo", "customXml", "sdtContent", "smartTag"})

Cell = list[Line]


def read_rows(table: Element, read_blocks: Callable[[Element], Cell]) -> list[list[Cell]]:
    """The rows with their cells. Rows and cells that were deleted in a tracked change are left out."""
    rows = []
    for row in find(table, "tr"):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        cells: list[Cell] = [[] for _ in range(skipped(properties))]
        for cell in find(row, "tc"):
            cells += read_cell(cell, read_blocks)[: max(1, WIDEST_ROW - len(cells))]
        rows.append(cells)
    return rows


def find(element: Element, name: str) -> list[Element]:
    """Rows of a table or cells of a row, those in wrappers too."""
    found: list[Element] = []
    for part in element:
        if local(part) == name:
            found.append(part)
        elif local(part) in ROW_HOLDERS:
            found += find(part, name)
        elif local(part) == "sdt":
            for content in children(part, "sdtContent"):
                found += find(content, name)
    return found


def read_cell(cell: Element, read_blocks: Callable[[Element], Cell]) -> list[Cell]:
    """The cell and an empty one for each further column that it spans."""
    properties = child(cell, "tcPr")
    if child(properties, "cellDel") is not None:
        return []
    lines = read_blocks(cell)
    merged = child(properties, "vMerge")
    if merged is not None and attribute(merged, "val") != "restart":
        lines = []
    return [lines, *([] for _ in range(span_of(value_of(properties, "gridSpan")) - 1))]


def span_of(written: str | None) -> int:
    """How many columns; 1 where it is not said, or absurd."""
    return min(WIDEST_SPAN, max(1, int(written))) if written and written.isdecimal() and len(written) < 4 else 1


def skipped(properties: Element | None) -> int:
    """The columns that a row leaves out at its start."""
    written = value_of(properties, "gridBefore")
    return min(WIDEST_SPAN, int(written)) if written and written.isdecimal() and len(written) < 4 else 0
