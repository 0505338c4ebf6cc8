"""Rows of a ledger → a Word document: a landscape table for each notice, its head repeated on every page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules

# Column → its width in cm, 25.7 together: A4 landscape less its margins.
WIDTHS = {
    "number": 1.1,
    "problem": 4.2,
    "measures": 7.9,
    "responsible": 2.9,
    "deadline": 2.4,
    "status": 1.9,
    "figures": 5.3,
}
PAGE_CM, MARGIN_CM, POINTS, TITLE_POINTS, NOTICE_POINTS = (29.7, 21.0), 2.0, 9, 16, 11
LATIN_FONT, CHINESE_FONT = "Times New Roman", "宋体"
# A document records when its parts were packed: always the same day, so that the same notice gives the same bytes.
PACKED_ON = (2000, 1, 1, 0, 0, 0)
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    import docx

    document = docx.Document()
    lay_out(document)
    add_title(document, rules.words["title"], TITLE_POINTS)
    for notice, of_notice in groupby(rows, lambda row: row.notice):
        if notice:
            add_title(document, notice, NOTICE_POINTS)
        add_table(document, of_notice, rules)
    if not document.tables:
        add_table(document, iter(()), rules)
    buffer = io.BytesIO()
    document.save(buffer)
    yield packed_again(buffer.getvalue())


def lay_out(document: Any) -> None:
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
    style.paragraph_format.space_after = Pt(0)


def add_title(document: Any, words: str, points: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(NOT_IN_XML.sub("", words))
    run.bold, run.font.size = True, Pt(points)


def add_table(document: Any, rows: Iterator[LedgerRow], rules: LedgerRules) -> None:
    """The rows of one notice below the heads."""
    from docx.shared import Cm

    heads = heads_of(rules)
    table = document.add_table(rows=1, cols=len(WIDTHS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS.values(), strict=True):
        column.width = Cm(width)
    fill(table.rows[0], [heads[key] for key in WIDTHS], is_head=True)
    for row in rows:
        cells = cells_of(row, rules, between="\n")
        fill(table.add_row(), [cells[key] for key in WIDTHS], is_head=False)


def fill(row: Any, words: list[str], *, is_head: bool) -> None:
    """The words in the cells of a row; a head is bold and repeated on every page."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    for cell, width, text in zip(row.cells, WIDTHS.values(), words, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(NOT_IN_XML.sub("", text)).bold = is_head
    if is_head:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def packed_again(package: bytes) -> bytes:
    """The same document with the same day on every part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, PACKED_ON), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
