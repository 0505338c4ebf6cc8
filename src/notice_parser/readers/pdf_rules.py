"""The ruled lines of a PDF page: level and upright strokes of its paths, and boxes so thin that they are lines."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float
from typing import Any

from notice_parser.readers.page import Rule
from notice_parser.readers.pdf_view import PageView

THIN = 2.5
MOST_OBJECTS = 20_000
MOST_SEGMENTS = 2_000
Point = tuple[float, float]


def find_rules(page: Any, view: PageView) -> Iterator[Rule]:
    """Each ruled line that stands on the page itself."""
    import pypdfium2.raw as pdfium

    for index in range(min(MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page))):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if drawn and pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            yield from rules_of(drawn, view)


def rules_of(drawn: Any, view: PageView) -> Iterator[Rule]:
    import pypdfium2.raw as pdfium

    left, low, right, high = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(drawn, byref(left), byref(low), byref(right), byref(high)):
        return
    if min(right.value - left.value, high.value - low.value) <= THIN:
        yield from as_rule((left.value, low.value), (right.value, high.value), view)
        return
    for start, end in strokes(drawn):
        yield from as_rule(start, end, view)


def strokes(drawn: Any) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of a path, in the measure of its page."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, byref(matrix)):
        return
    x, y = c_float(), c_float()
    before = first = (0.0, 0.0)
    for index in range(min(MOST_SEGMENTS, pdfium.FPDFPath_CountSegments(drawn))):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y)):
            continue
        reached = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = reached
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield before, reached
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield reached, first
        before = reached


def as_rule(start: Point, end: Point, view: PageView) -> Iterator[Rule]:
    """The stroke as a rule where it is level or upright."""
    (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    left, right, top, bottom = view.turn(x0, y0, x1, y1)
    if min(right - left, bottom - top) <= THIN < max(right - left, bottom - top):
        yield Rule(left, right, top, bottom)
