"""Places in the source text, and the text itself. Offsets are code points and are never moved."""

from __future__ import annotations

from msgspec import Struct

# Signs that no one sees and that are no white space: controls, soft hyphens, joints of no width, turns of the writing's
# direction, marks of the byte order.
INVISIBLE = "".join(
    chr(sign)
    for first, last in ((0, 8), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C),
                        (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF))
    for sign in range(first, last + 1)
)  # fmt: skip


class Span(Struct, frozen=True, order=True):
    """A half-open place `[start, end)` in the source text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class ReadingNote(Struct, frozen=True):
    """What a stage or a check noticed: a code, the places that show it, its parameters, what to write instead."""

    code: str
    severity: str
    places: tuple[Span, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    suggestion: tuple[Span, str] | None = None


class Source(Struct, frozen=True):
    """A text as a reader gives it.

    `generated` are labels that no character of the file holds, `ocr` the places that were read from an image.
    """

    text: str
    path: str | None
    media_type: str
    encoding: str | None
    sha256: str
    shows_text: bool
    generated: tuple[Span, ...] = ()
    notes: tuple[ReadingNote, ...] = ()
    ocr: tuple[Span, ...] = ()


def trim(text: str, start: int, end: int) -> Span | None:
    """The place without outer white space (U+FEFF counts as white space); None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    return Span(start, end) if start < end else None
