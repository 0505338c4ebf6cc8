"""PDF → Source: the characters of the text layer with their boxes, through pypdfium2, then the joiner of set lines."""

from __future__ import annotations

from ctypes import byref
from math import cos
from typing import TYPE_CHECKING, Any

from notice_parser.errors import UnreadableInput
from notice_parser.readers.page import Glyph, Page
from notice_parser.readers.pdf_rules import find_rules
from notice_parser.readers.pdf_view import PageView
from notice_parser.readers.set_source import SCAN, has_text, is_text, source_of_pages
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "application/pdf"
SCALE = 200 / 72  # dots per point in the images that OCR reads
LINE_BREAK_HYPHEN = 0x02
SURROGATES = range(0xD800, 0xE000)
# Characters that stand slanted, as the words of a watermark do.
LEAST_LEVEL = 0.98


def read(found: Input) -> Source:
    """The text of a PDF. Raises UnreadableInput for what is damaged, locked, or holds no text."""
    with open_document(found) as document:
        pages = [page_of(document, index) for index in range(len(document))]
        if found.ocr:
            pages = [page if is_text(page) else scan_of(found, document, index) for index, page in enumerate(pages)]
    if not found.ocr and not has_text(pages):
        raise UnreadableInput(found.path, SCAN)
    return source_of_pages(found, pages, MEDIA_TYPE)


def open_document(found: Input) -> Any:
    """The document, to be closed. Raises UnreadableInput."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(found.raw, password=found.password)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableInput(found.path, password_remedy(found.password)) from None
        raise UnreadableInput(found.path, "is a damaged PDF document; save it again and give that") from None


def password_remedy(given: str | None) -> str:
    if given is None:
        return "is locked; give its --password"
    return "is locked, and the password does not open it; give another --password"


def scan_of(found: Input, document: Any, index: int) -> Page:
    """A page as OCR reads its image. Raises UnreadableInput where that is not installed."""
    from notice_parser.readers.ocr import read_image, refuse_if_missing

    refuse_if_missing(found.path)
    return read_image(document[index].render(scale=SCALE).to_numpy())


def page_of(document: Any, index: int) -> Page:
    """A page with the characters of its text layer; one that cannot be read is empty."""
    import pypdfium2

    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(1, 1, ())
    width, height = page.get_size()
    view = PageView(page.get_bbox(), page.get_rotation())
    glyphs, rules = tuple(glyphs_of(text, view)), tuple(find_rules(page, view))
    text.close()
    page.close()
    return Page(width, height, glyphs, rules)


def glyphs_of(text: Any, view: PageView) -> list[Glyph]:
    """The characters of a text layer that stand in the file, without those that pdfium made up."""
    import pypdfium2.raw as pdfium

    box = pdfium.FS_RECTF()
    glyphs = []
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index):
            continue
        character = character_of(pdfium.FPDFText_GetUnicode(text, index))
        if not character or not pdfium.FPDFText_GetLooseCharBox(text, index, byref(box)):
            continue
        if is_slanted(pdfium.FPDFText_GetCharAngle(text, index)):
            continue
        x0, x1, top, bottom = view.turn(box.left, box.bottom, box.right, box.top)
        if bottom > top:
            glyphs.append(Glyph(character, x0, x1, top, bottom))
    return glyphs


def is_slanted(angle: float) -> bool:
    """Does a character stand neither level nor upright?"""
    return abs(cos(2 * angle)) < LEAST_LEVEL


def character_of(code: int) -> str:
    """The character of a code of pdfium; nothing for line breaks and for what is not a character."""
    if code == LINE_BREAK_HYPHEN:
        return "-"
    if code in SURROGATES or code > 0x10FFFF:
        return "\ufffd"
    character = chr(code)
    return "" if character in "\r\n\0\ufffe\uffff\u00ad" else character
