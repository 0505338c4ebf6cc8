"""Where in a Word document each character of its text stands, for those who write something at a place of it.

The reader itself answers: the document is read again with each character that is not white space or an opening bracket
replaced by one that stands for its place, so that whatever the reader leaves out, moves or adds is known.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from notice_parser.messages import say
from notice_parser.readers.container import Container, local
from notice_parser.readers.docx import find_main_part, read_document
from notice_parser.readers.paragraphs import BLANKS, OPENING, as_text

# The number of a `w:t` in the document, in document order, and a character in it.
Place = tuple[int, int]

# The planes of private use: as many characters are followed in one reading.
FIRST, LAST = 0xF0000, 0x10FFFF
WINDOW = LAST - FIRST + 1
OTHER = "\ufffd"


def places_of(raw: bytes, path: str, text: str) -> list[Place | None]:
    """The place of each character of the text that the reader gives; None for labels and what else the file has not.

    Raises UnreadableInput.
    """
    main = find_main_part(Container(raw, path, say("Word document")))
    package = zipfile.ZipFile(io.BytesIO(raw))
    root = etree.fromstring(package.read(main), etree.XMLParser(resolve_entities=False, no_network=True))
    parts = [element for element in root.iter() if local(element) == "t"]
    words = [element.text or "" for element in parts]
    where = [(number, at) for number, each in enumerate(words) for at in range(len(each))]
    places: list[Place | None] = [None] * len(text)
    for start in range(0, len(where), WINDOW):
        mark(parts, words, start)
        again = as_text(read_document(packed_with(package, main, etree.tostring(root)), path).lines)[0]
        for offset, index in followed(again, start) if len(again) == len(text) else ():
            places[offset] = where[index]
    return with_neighbours(places, words, text)


def mark(parts: list[Any], words: list[str], start: int) -> None:
    """Replace the characters from the number `start` on, a window of them, by those that stand for their numbers."""
    number = 0
    for element, each in zip(parts, words, strict=True):
        element.text = "".join(
            character if is_kept(character) else shown(number + at - start) for at, character in enumerate(each)
        )
        number += len(each)


def is_kept(character: str) -> bool:
    """Does the reader look at the character itself?"""
    return character.isspace() or character in BLANKS or character in OPENING


def shown(index: int) -> str:
    return chr(FIRST + index) if 0 <= index < WINDOW else OTHER


def followed(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The offset of each followed character in the text, and its number in the document."""
    return ((at, start + ord(each) - FIRST) for at, each in enumerate(text) if FIRST <= ord(each) <= LAST)


def with_neighbours(places: list[Place | None], words: list[str], text: str) -> list[Place | None]:
    """The places of brackets and blanks too, where they stand beside a known place in one part of the file."""
    for order, step in ((range(1, len(text)), 1), (range(len(text) - 2, -1, -1), -1)):
        for offset in order:
            beside = places[offset - step]
            if places[offset] is None and beside is not None:
                number, at = beside[0], beside[1] + step
                if 0 <= at < len(words[number]) and words[number][at] == text[offset]:
                    places[offset] = number, at
    return places


def packed_with(package: zipfile.ZipFile, name: str, data: bytes) -> bytes:
    """The package with one part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as copy:
        for info in package.infolist():
            copy.writestr(info, data if info.filename == name else package.read(info))
    return buffer.getvalue()
