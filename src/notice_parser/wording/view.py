"""The text as the scan sees it: line breaks inside a logical line left out, what is claimed masked.

Offsets in the view are turned back into offsets in the source text at the very end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import regex
from msgspec import Struct

from notice_parser.lazy_patterns import lazy
from notice_parser.outline.model import Outline
from notice_parser.spans import Span

CLAIMED = "\ue000"
WHOLE = "\ue001"
EDGE = "\n"
LINE_END = regex.compile(r"\n")
SOFT_BREAK = lazy(r"[ \t\u3000\u00a0]{0,80}(?:\r\n|[\n\r])[ \t\u3000\u00a0]{0,80}")


class View(Struct, frozen=True):
    """`text` is what is scanned; an offset in it from `cuts[i]` on is `shifts[i]` greater in the source.

    `gap_starts` are the offsets in the source at which something was cut out.
    """

    text: str
    cuts: tuple[int, ...]
    shifts: tuple[int, ...]
    gap_starts: tuple[int, ...] = ()

    def offset(self, position: int) -> int:
        """The offset in the source text of a character of the view."""
        if not self.cuts:
            return position
        index = bisect_right(self.cuts, position) - 1
        return position + (self.shifts[index] if index >= 0 else 0)

    def position(self, offset: int) -> int:
        """The offset in the view of a character of the source text, or of what follows it where it was cut out."""
        index = bisect_right(self.gap_starts, offset) - 1
        return offset if index < 0 else max(self.cuts[index], offset - self.shifts[index])

    def end(self, position: int) -> int:
        """The offset in the source text after the character before a position of the view."""
        return self.offset(position - 1) + 1 if position > 0 else 0

    def span(self, start: int, end: int) -> Span:
        if not self.cuts:
            return Span(start, end)
        return Span(self.offset(start), self.offset(end - 1) + 1)


def make_view(text: str, outline: Outline) -> View:
    """The text with soft line breaks cut out and section markers turned into edges."""
    markers = [section.marker for section in outline.walk()]
    view = View(mask(text, markers, EDGE), (), ())
    breaks = soft_breaks(text, outline)
    return cut_out(view.text, breaks) if breaks else view


def soft_breaks(text: str, outline: Outline) -> list[Span]:
    """The line breaks inside logical lines, with the blanks around them."""
    joined = [line for line in outline.lines if "\n" in (words := line.of(text)) or "\r" in words]
    return [Span(*found.span()) for line in joined for found in SOFT_BREAK.finditer(text, line.start, line.end)]


def paragraph_ends(view: View, text: str) -> list[int]:
    """Offsets in the view of the line breaks of the source text, without the edges that stand for markers."""
    return [found.start() for found in LINE_END.finditer(view.text) if text[view.offset(found.start())] in "\r\n"]


def cut_out(text: str, breaks: list[Span]) -> View:
    pieces, cuts, shifts = [], [], []
    position, removed = 0, 0
    for gap in sorted(breaks):
        pieces.append(text[position : gap.start])
        cuts.append(gap.start - removed)
        removed += len(gap)
        shifts.append(removed)
        position = gap.end
    pieces.append(text[position:])
    return View("".join(pieces), tuple(cuts), tuple(shifts), tuple(gap.start for gap in sorted(breaks)))


def mask(text: str, spans: Iterable[Span], cover: str = CLAIMED) -> str:
    """The text with each span masked by `cover`, so that no later rule reads it. Spans are in text order."""
    pieces: list[str] = []
    position = 0
    for span in spans:
        if span.start < position:
            continue
        pieces.append(text[position : span.start])
        pieces.append(cover * (span.end - span.start))
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)
