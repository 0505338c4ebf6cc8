"""Rows of a ledger → a Word document: a landscape table for each notice, its head repeated on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.packing import packed_again
from notice_parser.writers.word_pages import NOT_IN_XML, lay_out

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
TITLE_POINTS, NOTICE_POINTS = 16, 11


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    import docx

    document = docx.Document()
    lay_out(document, space_after=0)
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
