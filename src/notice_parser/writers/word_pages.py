"""What the Word documents of the program share: an A4 page on its side, fonts of an office, words that XML can hold."""

from __future__ import annotations

import re
from typing import Any

PAGE_CM, MARGIN_CM, POINTS = (29.7, 21.0), 2.0, 9
LATIN_FONT, CHINESE_FONT = "Times New Roman", "宋体"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def lay_out(document: Any, *, space_after: int) -> None:
    """Set page and fonts; `space_after` in points, below each paragraph."""
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
    style.paragraph_format.space_after = Pt(space_after)
