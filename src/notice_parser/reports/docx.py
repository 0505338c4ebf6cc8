"""A report as a Word document: title, what was found and looked at, a table with a row per finding."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from notice_parser.messages import translate
from notice_parser.reports.cells import NOTHING, TITLE, cells, heads
from notice_parser.reports.model import Report
from notice_parser.writers.packing import packed_again

# Column → its width in cm, 25.7 together: A4 landscape less its margins.
WIDTHS = {"number": 1.2, "severity": 1.6, "path": 4.0, "section": 2.6, "words": 4.6, "message": 8.0, "suggestion": 3.7}
PAGE_CM, MARGIN_CM, POINTS, TITLE_POINTS = (29.7, 21.0), 2.0, 9, 18
LATIN_FONT, CHINESE_FONT, TITLE_FONT = "Times New Roman", "宋体", "黑体"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(report: Report) -> Iterator[bytes]:
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    rows = [cells(placed, number, report.language) for number, placed in enumerate(report.found, start=1)]
    document = docx.Document()
    lay_out(document)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_title(title, translate(TITLE, report.language))
    for message in (report.looked.what_was_found(), report.looked.what_was_looked_at()):
        document.add_paragraph(translate(message, report.language))
    if rows:
        add_table(document, rows, heads(report.language))
    else:
        document.add_paragraph(translate(NOTHING, report.language))
    buffer = io.BytesIO()
    document.save(buffer)
    yield packed_again(buffer.getvalue())


def lay_out(document: Any) -> None:
    """An A4 page on its side, in the fonts of an office."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = (Cm(length) for length in PAGE_CM)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(MARGIN_CM)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN_FONT, Pt(POINTS)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), CHINESE_FONT)
    style.paragraph_format.space_after = Pt(3)


def add_title(paragraph: Any, words: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(words)
    run.font.size = Pt(TITLE_POINTS)
    run.font.name = LATIN_FONT
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TITLE_FONT)


def add_table(document: Any, rows: list[dict[str, str]], names: dict[str, str]) -> None:
    """The table, its head repeated on every page."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(WIDTHS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS.values(), strict=True):
        column.width = Cm(width)
    fill(table.rows[0], names, is_head=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        fill(table.add_row(), row, is_head=False)


def fill(row: Any, words: dict[str, str], *, is_head: bool) -> None:
    from docx.shared import Cm

    for cell, (key, width) in zip(row.cells, WIDTHS.items(), strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(NOT_IN_XML.sub("", words[key])).bold = is_head
