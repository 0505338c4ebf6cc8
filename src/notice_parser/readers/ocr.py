"""An image of a page → Page, through rapidocr with the models of its wheel; nothing is fetched."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from notice_parser.errors import UnreadableInput
from notice_parser.messages import install_command, say
from notice_parser.readers.page import Glyph, Page, is_wide

NEEDED = ("rapidocr", "onnxruntime")
# What a page is drawn in at most: A3 at 300 dots per inch. The models look at fewer.
MOST_DOTS = 17_500_000
# The width of a character that fills half a cell, in cells.
HALF = 0.5
# What a box leaves free above and below its characters, of its height.
PADDING = 0.12


def refuse_if_missing(path: str) -> None:
    """Raise UnreadableInput where the extra is not installed."""
    if any(find_spec(name) is None for name in NEEDED):
        command = install_command("ocr")
        raise UnreadableInput(path, say("is a scan, for which --ocr needs the extra [ocr]: {command}", command=command))


def read_image(image: Any) -> Page:
    """The lines that are read from an image (an array of rows, columns and colours)."""
    height, width = image.shape[:2]
    found = load_engine()(image)
    if found.boxes is None or found.txts is None:
        return Page(width, height, (), is_ocr=True)
    glyphs = [glyph for box, text in zip(found.boxes, found.txts, strict=True) for glyph in spread(text, box)]
    return Page(width, height, tuple(glyphs), is_ocr=True)


@lru_cache(maxsize=1)
def load_engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def spread(text: str, box: Any) -> list[Glyph]:
    """The characters of a line over its box, each as wide as its kind is."""
    x0, x1 = float(min(corner[0] for corner in box)), float(max(corner[0] for corner in box))
    top, bottom = float(min(corner[1] for corner in box)), float(max(corner[1] for corner in box))
    margin = PADDING * (bottom - top)
    top, bottom = top + margin, bottom - margin
    widths = [1.0 if is_wide(character) or character > "\u2000" else HALF for character in text]
    cell = (x1 - x0) / (sum(widths) or 1.0)
    glyphs = []
    for character, width in zip(text, widths, strict=True):
        glyphs.append(Glyph(character, x0, x0 + width * cell, top, bottom))
        x0 += width * cell
    return glyphs
