"""OFD (GB/T 33190) → Source: the signs of the text objects with their places, then the joiner of set lines.

Template pages and annotations, seals among them, are no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite
from typing import TYPE_CHECKING

from notice_parser.errors import UnreadableInput
from notice_parser.readers.ofd_package import DAMAGED, Package
from notice_parser.readers.page import Glyph, Page, Rule, is_wide
from notice_parser.readers.set_source import SCAN, has_text, source_of_pages
from notice_parser.spans import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

    from notice_parser.readers import Input

MEDIA_TYPE = "application/ofd"
A4 = (210.0, 297.0)
# How much of a sign stands above its line, and how wide a sign of half a cell is, in heights of the letters.
ASCENT = 0.86
HALF = 0.5
THIN = 1.0
LONGEST_DELTAS = 100_000
UNCHANGED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]


def read(found: Input) -> Source:
    """The text of an OFD document. Raises UnreadableInput for what is damaged, locked, or holds no text."""
    package = Package(found.raw, found.path)
    pages = pages_of(package.page_parts())
    if not pages:
        raise UnreadableInput(found.path, DAMAGED)
    templates = pages_of(package.template_parts())
    if not has_text(pages) and has_text(templates):  # a form whose words all stand on its template
        return source_of_pages(found, templates, MEDIA_TYPE)
    if not has_text(pages):
        raise UnreadableInput(found.path, SCAN)
    return source_of_pages(found, pages, MEDIA_TYPE, furniture=sum(has_text([page]) for page in templates))


def pages_of(parts: Iterable[_Element]) -> list[Page]:
    return [page_of(part) for part in parts]


def page_of(content: _Element) -> Page:
    """The signs and the ruled lines of one page's content."""
    box = numbers(content.findtext("{*}Area/{*}PhysicalBox"))
    width, height = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else A4
    glyphs = tuple(glyph for found in content.iterfind(".//{*}TextObject") for glyph in glyphs_of(found))
    rules = tuple(rule for found in content.iterfind(".//{*}PathObject") for rule in rules_of(found))
    return Page(width, height, glyphs, rules)


def glyphs_of(found: _Element) -> Iterator[Glyph]:
    """The signs of a text object, each in its box."""
    boundary = numbers(found.get("Boundary"))
    size = first(numbers(found.get("Size")), 0.0)
    if len(boundary) < 2 or size <= 0:
        return
    matrix = matrix_of(found.get("CTM"))
    stretch = first(numbers(found.get("HScale")), 1.0) or 1.0
    x = y = 0.0
    for code in found.iterfind("{*}TextCode"):
        x, y = first(numbers(code.get("X")), x), first(numbers(code.get("Y")), y)
        text = (code.text or "").strip("\r\n")
        right, down = deltas(code.get("DeltaX"), len(text)), deltas(code.get("DeltaY"), len(text))
        for index, sign in enumerate(text):
            yield from place(sign, x, y, size, stretch, matrix, boundary)
            x += right[index] if index < len(right) else 0.0 if down else advance(sign, size) * stretch
            y += down[index] if index < len(down) else 0.0


def place(
    sign: str, x: float, y: float, size: float, stretch: float, matrix: Matrix, boundary: list[float]
) -> Iterator[Glyph]:
    """A sign in its box on the page, or nothing where it stands slanted or nowhere."""
    a, b, c, d, e, f = matrix
    left = boundary[0] + a * x + c * y + e
    base = boundary[1] + b * x + d * y + f
    tall, wide = abs(d) * size, abs(a) * advance(sign, size) * stretch
    if sign >= " " and tall > 0 and wide > 0 and all(map(isfinite, (left, base, tall, wide))):
        yield Glyph(sign, left, left + wide, base - ASCENT * tall, base + (1 - ASCENT) * tall)


def advance(sign: str, size: float) -> float:
    """How far a sign reaches where the file does not tell."""
    return size if is_wide(sign) or sign > "\u2000" else HALF * size


def deltas(written: str | None, count: int) -> list[float]:
    """Steps from sign to sign, as in `3 g 4 2.5 3`: `g 4 2.5` is four times 2.5. No more than there are signs."""
    steps: list[float] = []
    words = (written or "").split()[:LONGEST_DELTAS]
    index = 0
    while index < len(words) and len(steps) < count:
        if words[index] == "g" and index + 2 < len(words):
            times, step = first(numbers(words[index + 1]), 0.0), first(numbers(words[index + 2]), 0.0)
            steps += [step] * min(count, max(0, int(times)))
            index += 3
        else:
            steps.append(first(numbers(words[index]), 0.0))
            index += 1
    return steps


def rules_of(found: _Element) -> Iterator[Rule]:
    """The ruled line that a path is, where its box is long and thin."""
    box = numbers(found.get("Boundary"))
    if len(box) == 4 and min(box[2], box[3]) <= THIN < max(box[2], box[3]):
        yield Rule(box[0], box[0] + box[2], box[1], box[1] + box[3])


def matrix_of(written: str | None) -> Matrix:
    found = numbers(written)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) == 6 else UNCHANGED


def numbers(written: str | None) -> list[float]:
    """The numbers of an attribute; none where one of its words is no finite number."""
    try:
        found = [float(word) for word in (written or "").split()]
    except ValueError:
        return []
    return found if all(map(isfinite, found)) else []


def first(found: list[float], otherwise: float) -> float:
    return found[0] if found else otherwise
