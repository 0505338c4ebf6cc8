"""What one page of a PDF may unpack to. pdfium builds an object for each operator that draws, before it can be asked.

The streams of the file are unpacked in steps and their operators counted; the file is refused before pdfium opens it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

# What one page may draw: an object takes up to 500 bytes in pdfium, a character 300 there and as many here. A page
# that is full of text has 10,000 characters, a map of a country some 100,000 paths.
MOST_OPERATORS = 600_000
MOST_TEXTS = 200_000
MOST_CHARACTERS = 300_000
# What is unpacked of one stream, and of all together before the count stops: in bytes.
LARGEST_STREAM = 64_000_000
BYTES_PER_STEP = 1_000_000
# How far before `stream` its dictionary may begin, in bytes.
DICTIONARY = 2_000
STREAM = re.compile(rb"(?<!end)stream\r?\n")
OBJECT = re.compile(rb"\bobj\b")
# Streams that draw nothing: images, fonts, tables of objects, character maps, metadata.
NO_CONTENT = re.compile(
    rb"/Subtype\s{0,9}/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|/Length[123]\s|/Type\s{0,9}/(?:XRef|ObjStm|Metadata)"
)
FLATE = re.compile(rb"/(?:FlateDecode|Fl)\b")
# A filter that is named elsewhere in the file is tried as Flate.
ELSEWHERE = re.compile(rb"/Filter\s{1,9}[0-9]{1,9}\s")
FILTER = re.compile(rb"/Filter\b")
# The operators that draw: text, paths, images and forms, shadings.
DRAWS = re.compile(rb"(?<![\w/])(?:T[jJ]|[SsBbFf]\*?|Do|sh|EI)(?!\w)|(?<=[\s)>])['\"](?=\s)")
TEXTS = re.compile(rb"(?<![\w/])T[jJ](?!\w)|(?<=[\s)>])['\"](?=\s)")
STRINGS = re.compile(rb"\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\s]*+>", re.DOTALL)
# A character is one byte of a string at least, or two digits; of the fonts of Chinese two bytes or four digits.
BYTES_PER_CHARACTER = 2


def refuse_crowded(found: Input) -> None:
    """Raise UnreadableInput where a stream of the file draws more than one page may hold."""
    for packed, layers in find_streams(found.raw):
        drawn = texts = letters = 0
        for piece in unpack(packed, layers):
            drawn += sum(1 for _ in DRAWS.finditer(piece))
            texts += sum(1 for _ in TEXTS.finditer(piece))
            if drawn > MOST_OPERATORS or texts > MOST_TEXTS:
                most = MOST_TEXTS if texts > MOST_TEXTS else MOST_OPERATORS
                raise UnreadableInput(
                    found.path,
                    say("has a page of more than {most:,} drawn objects; print it again and give that", most=most),
                )
            letters += sum(len(string[0]) for string in STRINGS.finditer(piece)) if texts else 0
            refuse_long(found, letters // BYTES_PER_CHARACTER)


def refuse_long(found: Input, characters: int) -> None:
    """Raise UnreadableInput for a page of so many characters."""
    if characters > MOST_CHARACTERS:
        raise UnreadableInput(
            found.path,
            say(
                "has a page of more than {most:,} characters; print it again and give that",
                most=MOST_CHARACTERS,
            ),
        )


def find_streams(raw: bytes) -> Iterator[tuple[memoryview, int]]:
    """The packed bytes of each stream that may draw, and how many layers of Flate they are packed in."""
    view = memoryview(raw)
    for start in STREAM.finditer(raw):
        dictionary = raw[max(0, start.start() - DICTIONARY) : start.start()]
        *_, begin = 0, *(found.end() for found in OBJECT.finditer(dictionary))
        dictionary = dictionary[begin:]
        if NO_CONTENT.search(dictionary):
            continue
        layers = len(FLATE.findall(dictionary)) or bool(ELSEWHERE.search(dictionary))
        if layers or not FILTER.search(dictionary):
            end = raw.find(b"endstream", start.end())
            yield view[start.end() : end if end >= 0 else len(raw)], layers


def unpack(packed: memoryview, layers: int) -> Iterator[bytes]:
    """The bytes of a stream in steps; as far as they can be unpacked, and no more than LARGEST_STREAM."""
    pieces: Iterator[bytes] = (bytes(packed[at : at + BYTES_PER_STEP]) for at in range(0, len(packed), BYTES_PER_STEP))
    for _ in range(layers):
        pieces = inflate(pieces)
    taken = 0
    for piece in pieces:
        yield piece
        taken += len(piece)
        if taken > LARGEST_STREAM:
            return


def inflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, BYTES_PER_STEP)
                rest = unpacker.unconsumed_tail
    except zlib.error:  # locked, or not what its dictionary says: pdfium reads what is left of it
        return
