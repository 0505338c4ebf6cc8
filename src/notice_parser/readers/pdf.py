"""PDF → Source: the characters of the text layer with their boxes, through pypdfium2, then the joiner of set lines."""

from __future__ import annotations

from ctypes import addressof, byref, c_double
from math import cos, hypot
from typing import TYPE_CHECKING, Any

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.apart import TookTooMuch, taken_apart
from notice_parser.readers.page import Glyph, Page
from notice_parser.readers.page_progress import report_page
from notice_parser.readers.pdf_bounds import refuse_crowded, refuse_long
from notice_parser.readers.pdf_rules import find_rules
from notice_parser.readers.pdf_view import PageView
from notice_parser.readers.set_source import SCAN, has_text, is_text, refuse_long_document, source_of_pages
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "application/pdf"
SCALE = 200 / 72  # dots per point in the images that OCR reads
LINE_BREAK_HYPHEN, SOFT_HYPHEN = 0x02, 0xAD
SURROGATES = range(0xD800, 0xE000)
# Characters that stand slanted, as the words of a watermark do.
LEAST_LEVEL = 0.98
# How far a character extends above and below its baseline, in sizes of its font. The ascent and descent that fonts
# state differ up to a whole line for letters of one size, so boxes are built from the baseline.
ABOVE, BELOW = 0.88, 0.12
# A font of Type 3 may state any size; its own box counts where the size cannot be right.
SMALLEST, LARGEST = 0.2, 4.0


def read(found: Input) -> Source:
    """The text of a PDF. Raises UnreadableInput for what is damaged, locked, or holds no text."""
    refuse_crowded(found)
    with open_document(found) as document:
        pages = read_layers(found, document)
        if found.ocr:
            pages = [read_scan(found, document, pages, index) for index in range(len(pages))]
    if not found.ocr and not has_text(pages):
        raise UnreadableInput(found.path, SCAN)
    return source_of_pages(found, pages, MEDIA_TYPE)


def read_layers(found: Input, document: Any) -> list[Page]:
    """The pages with their text layers. Raises UnreadableInput."""
    steps = (page_of(found, document, index) for index in range(len(document)))
    try:
        return refuse_long_document(found, taken_apart(steps))
    except TookTooMuch:
        raise UnreadableInput(
            found.path, say("has a page that takes too much memory or time; print it again and give that")
        ) from None


def open_document(found: Input) -> Any:
    """The document, to be closed. Raises UnreadableInput."""
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(found.raw, password=found.password)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableInput(found.path, password_remedy(found.password)) from None
        raise UnreadableInput(found.path, say("is a damaged PDF document; save it again and give that")) from None


def password_remedy(given: str | None) -> str:
    if given is None:
        return say("is locked; give its --password")
    return say("is locked, and the password does not open it; give another --password")


def read_scan(found: Input, document: Any, pages: list[Page], index: int) -> Page:
    """The page, or where it holds no text what OCR reads; its image is let go before that of the next page is drawn."""
    page = pages[index] if is_text(pages[index]) else scan_of(found, document, index)
    report_page(found.path, index + 1, len(pages))
    return page


def scan_of(found: Input, document: Any, index: int) -> Page:
    """A page as OCR reads its image. Raises UnreadableInput where that is not installed."""
    from notice_parser.readers.ocr import MOST_DOTS, read_image, refuse_if_missing

    refuse_if_missing(found.path)
    page = document[index]
    width, height = page.get_size()
    scale = min(SCALE, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
    image = page.render(scale=scale).to_numpy()
    page.close()
    return read_image(image)


def page_of(found: Input, document: Any, index: int) -> Page:
    """A page with the characters of its text layer; one that cannot be read is empty. Raises UnreadableInput."""
    import pypdfium2

    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(1, 1, ())
    refuse_long(found, text.count_chars())
    width, height = page.get_size()
    view = PageView(page.get_bbox(), page.get_rotation())
    glyphs, rules = tuple(glyphs_of(text, view)), tuple(find_rules(page, view))
    text.close()
    page.close()
    return Page(width, height, glyphs, rules)


def glyphs_of(text: Any, view: PageView) -> list[Glyph]:
    """The characters of a text layer that stand in the file, without those that pdfium made up."""
    import pypdfium2.raw as pdfium

    boxes = Boxes(text, view)
    glyphs = []
    for index in range(text.count_chars()):
        if pdfium.FPDFText_IsGenerated(text, index):
            continue
        character = character_of(pdfium.FPDFText_GetUnicode(text, index))
        if not character or not (found := boxes.at(index)):
            continue
        angle = pdfium.FPDFText_GetCharAngle(text, index)
        if is_slanted(angle):
            continue
        x0, x1, top, bottom = boxes.on_baseline(index, found) if view.is_level(angle) else found
        if bottom > top:
            glyphs.append(Glyph(character, x0, x1, top, bottom))
    return glyphs


class Boxes:
    """The boxes of a page's characters as they are seen; the size of the font is asked once per text object."""

    def __init__(self, text: Any, view: PageView) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium, self.text, self.view = pdfium, text, view
        self.box, self.matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self.x, self.y = c_double(), c_double()
        self.object: int | None = None
        self.size = 0.0

    def at(self, index: int) -> tuple[float, float, float, float] | None:
        """Left, right, top and bottom by the font's own ascent and descent; None where pdfium knows no box."""
        box = self.box
        if not self.pdfium.FPDFText_GetLooseCharBox(self.text, index, byref(box)):
            return None
        return self.view.turn(box.left, box.bottom, box.right, box.top)

    def on_baseline(self, index: int, found: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """The box with the height of the font around the character's baseline."""
        x0, x1, top, bottom = found
        size = self.size_at(index)
        if not SMALLEST * size < bottom - top < LARGEST * size:
            return found
        if not self.pdfium.FPDFText_GetCharOrigin(self.text, index, byref(self.x), byref(self.y)):
            return found
        base = self.view.turn(self.x.value, self.y.value, self.x.value, self.y.value)[2]
        return x0, x1, base - ABOVE * size, base + BELOW * size

    def size_at(self, index: int) -> float:
        """The size of the font as it is seen, in points."""
        drawn = address_of(self.pdfium.FPDFText_GetTextObject(self.text, index))
        if drawn is None or drawn != self.object:
            self.object, self.size = drawn, 0.0
            if self.pdfium.FPDFText_GetMatrix(self.text, index, byref(self.matrix)):
                scale = hypot(self.matrix.c, self.matrix.d)
                self.size = self.pdfium.FPDFText_GetFontSize(self.text, index) * scale
        return self.size


def address_of(drawn: Any) -> int | None:
    """Where an object of pdfium lies, so that two calls that give the same one can be recognised."""
    return addressof(drawn.contents) if drawn else None


def is_slanted(angle: float) -> bool:
    """Does a character stand neither level nor upright?"""
    return abs(cos(2 * angle)) < LEAST_LEVEL


def character_of(code: int) -> str:
    """The character of a code of pdfium; nothing for line breaks and for what is not a character.

    What a font names a soft hyphen is drawn like any other: in 2014-2020 it is the dash.
    """
    if code in (LINE_BREAK_HYPHEN, SOFT_HYPHEN):
        return "-"
    if code in SURROGATES or code > 0x10FFFF:
        return "\ufffd"
    character = chr(code)
    return "" if character in "\r\n\0\ufffe\uffff" else character
