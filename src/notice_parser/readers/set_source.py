"""Pages → Source: what the readers of set pages (PDF, OFD, scans) have in common after the characters are found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.pack import built_in_pack
from notice_parser.readers.joining import Paragraph, read_pages
from notice_parser.readers.page import Page
from notice_parser.spans import Finding, Source, Span

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

# A text layer in which more of the characters than this have no meaning is not text.
MOST_MEANINGLESS = 0.05
# Of so many pages, all but one without text are too many.
MOST_EMPTY = 4
# A book of 1,500 full pages; a character takes some 200 bytes until its page is read.
MOST_CHARACTERS = 3_000_000
REPLACEMENT = "\ufffd"
GLYPH_NUMBER = "(cid:"
SCAN = say("is a scan: no text layer; try --ocr")


def refuse_long_document(found: Input, pages: Iterable[Page]) -> list[Page]:
    """The pages, one after the other. Raises UnreadableInput as soon as they hold too much together."""
    kept: list[Page] = []
    characters = 0
    for page in pages:
        characters += len(page.glyphs) + len(page.rules)
        if characters > MOST_CHARACTERS:
            raise UnreadableInput(
                found.path, say("holds more than {most:,} characters and ruled lines; split it", most=MOST_CHARACTERS)
            )
        kept.append(page)
    return kept


def source_of_pages(found: Input, pages: Sequence[Page], media_type: str, furniture: int = 0) -> Source:
    """The text of set pages, one paragraph per line. Raises UnreadableInput for a layer that is not text.

    `furniture` counts the lines that the reader itself left out.
    """
    paragraphs, removed = read_pages(list(pages), built_in_pack())
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if not text.strip() and found.ocr:
        raise UnreadableInput(found.path, say("is a scan in which OCR finds no words; give a sharper one"))
    refuse_meaningless(found, text)
    removed += furniture
    note = Finding("page_furniture_removed", "info", params=(("count", str(removed)),))
    notes = (note,) if removed else ()
    if is_mostly_lost(pages):
        notes = (*notes, Finding("text_mostly_lost", "warning"))
    return Source(
        text=text,
        path=found.path,
        media_type=media_type,
        encoding=None,
        sha256=hashlib.sha256(found.raw).hexdigest(),
        shows_text=True,
        findings=notes,
        ocr=ocr_spans(paragraphs),
    )


def is_mostly_lost(pages: Sequence[Page]) -> bool:
    """Are nearly all pages without a text layer, as where a cover was typed and the rest scanned?"""
    empty = sum(not page.glyphs for page in pages)
    return MOST_EMPTY * empty >= (MOST_EMPTY - 1) * len(pages) and empty > 0


def has_text(pages: Sequence[Page]) -> bool:
    """Does any page hold a character other than a blank?"""
    return any(not glyph.text.isspace() for page in pages for glyph in page.glyphs)


def is_text(page: Page) -> bool:
    """Does a page hold characters that mean something?"""
    characters = [glyph.text for glyph in page.glyphs if not glyph.text.isspace()]
    return bool(characters) and sum(map(is_meaningless, characters)) <= MOST_MEANINGLESS * len(characters)


def refuse_meaningless(found: Input, text: str) -> None:
    if not text.strip():
        raise UnreadableInput(found.path, SCAN)
    meaningless = sum(
        text.count(character) for character in {character for character in set(text) if is_meaningless(character)}
    )
    if meaningless > MOST_MEANINGLESS * len(text) or text.count(GLYPH_NUMBER) * 20 > len(text):
        raise UnreadableInput(
            found.path, say("has a text layer that is not text (its fonts do not name their characters); try --ocr")
        )


def is_meaningless(character: str) -> bool:
    """A replacement character, a control, or one of private use."""
    return (
        character == REPLACEMENT
        or (character < " " and character not in "\n\t")
        or "\ue000" <= character <= "\uf8ff"
        or character >= "\U000f0000"
    )


def ocr_spans(paragraphs: list[Paragraph]) -> tuple[Span, ...]:
    """The spans of the words that were read from images; neighbours are one span."""
    spans: list[Span] = []
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        if paragraph.is_ocr and spans and spans[-1].end + 1 == start:
            spans[-1] = Span(spans[-1].start, end)
        elif paragraph.is_ocr:
            spans.append(Span(start, end))
        start = end + 1
    return tuple(spans)
