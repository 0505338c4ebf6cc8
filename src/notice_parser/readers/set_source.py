"""Pages → Source: what the readers of set pages (PDF, OFD, scans) have in common after the signs are found."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from notice_parser.errors import UnreadableInput
from notice_parser.pack import built_in_pack
from notice_parser.readers.joining import Paragraph, read_pages
from notice_parser.readers.page import Page
from notice_parser.spans import ReadingNote, Source, Span

if TYPE_CHECKING:
    from notice_parser.readers import Input

# More signs than this without meaning, and a text layer is no text.
MOST_MEANINGLESS = 0.05
REPLACEMENT = "\ufffd"
GLYPH_NUMBER = "(cid:"
SCAN = "is a scan: no text layer; try --ocr"


def source_of_pages(found: Input, pages: Sequence[Page], media_type: str, furniture: int = 0) -> Source:
    """The text of set pages, one paragraph a line. Raises UnreadableInput for a layer that is no text.

    `furniture` counts the lines that the reader itself left out.
    """
    paragraphs, removed = read_pages(list(pages), built_in_pack())
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if not text.strip() and found.ocr:
        raise UnreadableInput(found.path, "is a scan in which OCR finds no words; give a sharper one")
    refuse_meaningless(found, text)
    removed += furniture
    note = ReadingNote("page_furniture_removed", "info", params=(("count", str(removed)),))
    return Source(
        text=text,
        path=found.path,
        media_type=media_type,
        encoding=None,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        shows_text=True,
        notes=(note,) if removed else (),
        ocr=ocr_places(paragraphs),
    )


def has_text(pages: Sequence[Page]) -> bool:
    """Does any page hold a sign that is no blank?"""
    return any(not glyph.text.isspace() for page in pages for glyph in page.glyphs)


def is_text(page: Page) -> bool:
    """Does a page hold signs that mean something?"""
    signs = [glyph.text for glyph in page.glyphs if not glyph.text.isspace()]
    return bool(signs) and sum(map(is_meaningless, signs)) <= MOST_MEANINGLESS * len(signs)


def refuse_meaningless(found: Input, text: str) -> None:
    if not text.strip():
        raise UnreadableInput(found.path, SCAN)
    meaningless = sum(text.count(sign) for sign in {sign for sign in set(text) if is_meaningless(sign)})
    if meaningless > MOST_MEANINGLESS * len(text) or text.count(GLYPH_NUMBER) * 20 > len(text):
        raise UnreadableInput(
            found.path, "has a text layer that is no text (its fonts do not tell their signs); try --ocr"
        )


def is_meaningless(sign: str) -> bool:
    """A replacement character, a control, or one of private use."""
    return (
        sign == REPLACEMENT
        or (sign < " " and sign not in "\n\t")
        or "\ue000" <= sign <= "\uf8ff"
        or sign >= "\U000f0000"
    )


def ocr_places(paragraphs: list[Paragraph]) -> tuple[Span, ...]:
    """Where the words stand that were read from images; neighbours are one place."""
    places: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        if paragraph.is_ocr and places and places[-1].end + 1 == start:
            places[-1] = Span(places[-1].start, end)
        elif paragraph.is_ocr:
            places.append(Span(start, end))
        start = end + 1
    return tuple(places)
