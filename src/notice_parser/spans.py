"""Spans of the source text, the text itself, and findings on it. Offsets are code points and never move."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from notice_parser.terms import Severity

# Characters that no one sees and that are not white space: controls, soft hyphens, joiners of no width, changes of the
# writing direction, byte order marks.
INVISIBLE_RANGES = (
    (0x00, 0x08),
    (0x0E, 0x1B),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xAD, 0xAD),
    (0x61C, 0x61C),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFEFF, 0xFEFF),
)
INVISIBLE = "".join(chr(code) for first, last in INVISIBLE_RANGES for code in range(first, last + 1))


# Of the structs that are made by the thousand the collector keeps no list (`gc=False`): they are in no cycle.
class Span(Struct, frozen=True, order=True, gc=False):
    """A half-open span `[start, end)` of the source text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of this span."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Finding(Struct, frozen=True):
    """What a stage or a check found: a code, the spans that show it, its parameters, what to write instead."""

    code: str
    severity: Severity
    spans: tuple[Span, ...] = ()
    params: tuple[tuple[str, str], ...] = ()
    suggestion: tuple[Span, str] | None = None


class Source(Struct, frozen=True):
    """A text as a reader gives it.

    `generated` are labels that no character of the file holds, `ocr` the spans that were read from an image, `soft` the
    offsets at which a line begins that continues the paragraph of the line before. `published` is the day on which a
    web page or a mail states that it was published.
    """

    text: str
    path: str | None
    media_type: str
    encoding: str | None
    sha256: str
    shows_text: bool
    generated: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()
    ocr: tuple[Span, ...] = ()
    soft: tuple[int, ...] = ()
    published: date | None = None


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without outer white space (U+FEFF counts as white space); None if nothing is left."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\ufeff"):
        end -= 1
    return Span(start, end) if start < end else None
