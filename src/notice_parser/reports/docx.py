"""A report as a Word document: title, what was found and looked at, a table with a row per finding."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.messages import translate
from notice_parser.reports.cells import NOTHING, TITLE, cells, heads
from notice_parser.reports.model import Report
from notice_parser.writers.packing import packed_again
from notice_parser.writers.word_pages import LATIN_FONT, NOT_IN_XML, lay_out

# Column → its width in cm, 25.7 together: A4 landscape less its margins.
WIDTHS = {"number": 1.2, "severity": 1.6, "path": 4.0, "section": 2.6, "words": 4.6, "message": 8.0, "suggestion": 3.7}
TITLE_POINTS, TITLE_FONT = 18, "黑体"


def write(report: Report) -> Iterator[bytes]:
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    rows = [cells(placed, number, report.language) for number, placed in enumerate(report.found, start=1)]
    document = docx.Document()
    lay_out(document, space_after=3)
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
