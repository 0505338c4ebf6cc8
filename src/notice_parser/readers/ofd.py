"""OFD (GB/T 33190) → Source: the characters of the text objects with their positions, then the joiner of set lines.

Template pages and annotations, seals among them, are not part of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite
from typing import TYPE_CHECKING

from msgspec import Struct

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.container import Element, local
from notice_parser.readers.ofd_package import Package
from notice_parser.readers.ofd_widths import widths
from notice_parser.readers.page import Glyph, Page, Rule
from notice_parser.readers.set_source import SCAN, has_text, source_of_pages
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "application/ofd"
A4 = (210.0, 297.0)
# How much of a character stands above its line.
ASCENT = 0.86
THIN = 1.0
LONGEST_DELTAS = LONGEST_PATH = 100_000
# How many objects and characters all pages may draw, the drawings that they use counted each time.
MOST_DRAWN = 3_000_000
DEEPEST = 4
OPERANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}
UNCHANGED = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DRAWN = ("{*}TextObject", "{*}PathObject", "{*}CompositeObject")
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Drawn = tuple[Element, Matrix]


def read(found: Input) -> Source:
    """The text of an OFD document. Raises UnreadableInput for what is damaged, locked, or holds no text."""
    package = Package(found.raw, found.path)
    drawer = Drawer(found.path, {name: tuple(drawn(unit)) for name, unit in package.composites().items()})
    pages = list(map(drawer.page_of, package.pages()))
    if not pages:
        raise UnreadableInput(found.path, say("is an OFD document without pages; get it again"))
    templates = list(map(drawer.page_of, package.templates()))
    if not has_text(pages) and has_text(templates):  # a form whose words all stand on its template
        return source_of_pages(found, templates, MEDIA_TYPE)
    if not has_text(pages):
        raise UnreadableInput(found.path, SCAN)
    return source_of_pages(found, pages, MEDIA_TYPE, furniture=sum(has_text([page]) for page in templates))


class Drawer(Struct):
    """What pages draw: their own objects and those of the drawings that they use, as many as a document may have."""

    path: str
    composites: dict[str, tuple[Drawn, ...]]
    drawn: int = 0

    def page_of(self, content: Element) -> Page:
        """The characters and the ruled lines of one page's content. Raises UnreadableInput."""
        box = numbers(content.findtext("{*}Area/{*}PhysicalBox"))
        width, height = (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else A4
        glyphs: list[Glyph] = []
        rules: list[Rule] = []
        for found, matrix in self.objects(drawn(content), UNCHANGED, 0):
            if local(found) == "TextObject":
                characters = list(glyphs_of(found, matrix))
                self.count(len(characters))
                glyphs.extend(characters)
            else:
                rules.extend(rules_of(found, matrix))
        return Page(width, height, tuple(glyphs), tuple(rules))

    def objects(self, content: Iterable[Drawn], outer: Matrix, depth: int) -> Iterator[tuple[Element, Matrix]]:
        """Each text and each path with the matrix of its position, those of the drawings used too."""
        for found, own in content:
            self.count(1)
            matrix = compose(outer, own)
            if local(found) != "CompositeObject":
                yield found, matrix
            elif depth < DEEPEST:
                yield from self.objects(self.composites.get(found.get("ResourceID", ""), ()), matrix, depth + 1)

    def count(self, more: int) -> None:
        self.drawn += more
        if self.drawn > MOST_DRAWN:
            raise UnreadableInput(
                self.path, say("draws more than {most:,} characters; print it again and give that", most=MOST_DRAWN)
            )


def drawn(content: Element) -> Iterator[Drawn]:
    """The texts, paths and drawings of a content, each with its own matrix."""
    return ((found, matrix_of(found)) for found in content.iter(*DRAWN))


def glyphs_of(found: Element, matrix: Matrix) -> Iterator[Glyph]:
    """The characters of a text object, each in its box."""
    size = first(numbers(found.get("Size")), 0.0)
    scale = first(numbers(found.get("HScale")), 1.0) or 1.0
    boundary = numbers(found.get("Boundary"))
    room = boundary[2] / (abs(matrix[0]) or 1.0) if len(boundary) == 4 else 0.0
    x = y = 0.0
    for code in found.iterfind("{*}TextCode"):
        x, y = first(numbers(code.get("X")), x), first(numbers(code.get("Y")), y)
        text = (code.text or "").strip("\r\n")
        right, down = deltas(code.get("DeltaX"), len(text)), deltas(code.get("DeltaY"), len(text))
        for index, (character, width) in enumerate(zip(text, widths(text, right, size * scale, room), strict=True)):
            yield from set_glyph(character, (x, y), size, width, matrix)
            x += right[index] if index < len(right) else 0.0 if down else width
            y += down[index] if index < len(down) else 0.0


def set_glyph(character: str, origin: Point, size: float, width: float, matrix: Matrix) -> Iterator[Glyph]:
    """A character in its box on the page, or nothing where the box has no area or no finite position.

    So far off the page that the sum loses its height, a box has no area either.
    """
    left, base = apply(matrix, *origin)
    tall, wide = abs(matrix[3]) * size, abs(matrix[0]) * width
    right, top, bottom = left + wide, base - ASCENT * tall, base + (1 - ASCENT) * tall
    if character >= " " and left < right and top < bottom and all(map(isfinite, (left, right, top, bottom))):
        yield Glyph(character, left, right, top, bottom)


def deltas(written: str | None, count: int) -> list[float]:
    """Steps from character to character, as in `3 g 4 2.5 3`: `g 4 2.5` is four times 2.5. At most `count` steps."""
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


def rules_of(found: Element, matrix: Matrix) -> Iterator[Rule]:
    """The ruled lines of a path: its straight strokes that are level or upright."""
    before = x, y = (0.0, 0.0)
    words = (found.findtext("{*}AbbreviatedData") or "").split()[:LONGEST_PATH]
    index = 0
    while index < len(words):
        name, count = words[index], OPERANDS.get(words[index])
        operands = numbers(" ".join(words[index + 1 : index + 1 + (count or 0)]))
        index += 1 + (count or 0)
        if not count or len(operands) != count:
            continue
        x, y = operands[-2:]
        if name == "L":
            yield from straight(apply(matrix, *before), apply(matrix, x, y))
        before = x, y


def straight(start: Point, end: Point) -> Iterator[Rule]:
    """The stroke between two points where it is level or upright."""
    (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    if min(x1 - x0, y1 - y0) <= THIN < max(x1 - x0, y1 - y0):
        yield Rule(x0, x1, y0, y1)


def apply(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def compose(outer: Matrix, inner: Matrix) -> Matrix:
    """First the inner, then the outer."""
    a, b, c, d = outer[:4]
    e, f = apply(outer, inner[4], inner[5])
    return (
        a * inner[0] + c * inner[1],
        b * inner[0] + d * inner[1],
        a * inner[2] + c * inner[3],
        b * inner[2] + d * inner[3],
        e,
        f,
    )


def matrix_of(found: Element) -> Matrix:
    """Where an object's own measure lies in that of what holds it: its CTM, moved to its boundary."""
    boundary, written = numbers(found.get("Boundary")), numbers(found.get("CTM"))
    x, y = (boundary[0], boundary[1]) if len(boundary) == 4 else (0.0, 0.0)
    a, b, c, d, e, f = written if len(written) == 6 else UNCHANGED
    return a, b, c, d, e + x, f + y


def numbers(written: str | None) -> list[float]:
    """The numbers of an attribute; empty where one of its words is not a finite number."""
    try:
        found = [float(word) for word in (written or "").split()]
    except ValueError:
        return []
    return found if all(map(isfinite, found)) else []


def first(found: list[float], otherwise: float) -> float:
    return found[0] if found else otherwise
