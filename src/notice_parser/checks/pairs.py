"""Has each bracket and quotation mark its partner, and is a pair of one width?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from notice_parser.checks.paragraphs import find_paragraphs
from notice_parser.checks.shape import View, finding
from notice_parser.spans import ReadingNote, Span

UNPAIRED, WIDTHS = "unpaired_mark", "mixed_width"
PAIRS = ("《》", "“”", "‘’", "（）", "()", "〔〕", "【】")
MARK = re.compile("[" + re.escape("".join(PAIRS)) + "]")
KINDS = {mark: pair[1].replace(")", "）") for pair in PAIRS for mark in pair}
OPENING = frozenset(pair[0] for pair in PAIRS)
QUOTATIONS = frozenset("“‘")
FARTHEST = 12


@dataclass(slots=True)
class Walk:
    """Marks still open, pairs of two widths, and the marks that have no partner in their paragraph."""

    view: View
    open: list[Span] = field(default_factory=list)
    mixed: list[tuple[Span, Span]] = field(default_factory=list)
    unpaired: list[Span] = field(default_factory=list)

    def mark(self, place: Span) -> str:
        return place.of(self.view.text)


def find_faults(view: View) -> list[ReadingNote]:
    """Marks without a partner in their paragraph, and pairs of a full-width and a half-width bracket."""
    walk = Walk(view)
    paragraphs = find_paragraphs(view)
    for paragraph in paragraphs:
        read_paragraph(paragraph, walk)
    lone = [finding(UNPAIRED, "warning", (at,), mark=walk.mark(at)) for at in without_quotations(walk, paragraphs)]
    return lone + [mixed(first, second, walk) for first, second in walk.mixed]


def mixed(first: Span, second: Span, walk: Walk) -> ReadingNote:
    return finding(WIDTHS, "warning", (first, second), variant="pair", first=walk.mark(first), second=walk.mark(second))


def read_paragraph(paragraph: Span, walk: Walk) -> None:
    walk.open = []
    for place in marks_in(paragraph, walk.view):
        if walk.mark(place) in OPENING:
            walk.open.append(place)
        else:
            close(place, walk)
    walk.unpaired.extend(walk.open)


def marks_in(paragraph: Span, view: View) -> Iterator[Span]:
    """The marks of a paragraph without list labels such as 1) and a), and without apostrophes."""
    text = view.text
    label = view.pattern(UNPAIRED, "label")
    for found in MARK.finditer(text, paragraph.start, paragraph.end):
        at = found.start()
        if found[0] in ")）" and label.search(text, max(paragraph.start, at - 6), at + 1):
            continue
        if found[0] == "’" and text[at - 1 : at].isascii() and text[at + 1 : at + 2].isascii():
            continue
        yield Span(at, at + 1)


def close(place: Span, walk: Walk) -> None:
    """Take the nearest open mark of that kind as the partner; what was opened after it is unpaired."""
    kind = KINDS[walk.mark(place)]
    for index in range(len(walk.open) - 1, -1, -1):
        partner = walk.open[index]
        if KINDS[walk.mark(partner)] == kind:
            walk.unpaired.extend(walk.open[index + 1 :])
            del walk.open[index:]
            if ord(walk.mark(partner)) + 1 != ord(walk.mark(place)) and kind == "）":
                walk.mixed.append((partner, place))
            return
    walk.unpaired.append(place)


def without_quotations(walk: Walk, paragraphs: list[Span]) -> list[Span]:
    """The marks left when quotations over several paragraphs are taken out: opened in each or in the first, closed in the last."""
    starts = [paragraph.start for paragraph in paragraphs]
    left: list[Span] = []
    for place in sorted(walk.unpaired):
        index = bisect_right(starts, place.start)
        if walk.mark(place) in QUOTATIONS and opens_again(walk, paragraphs[index : index + 1], walk.mark(place)):
            continue
        if left and is_end_of(walk, left[-1], place) and index - bisect_right(starts, left[-1].start) <= FARTHEST:
            left.pop()
            continue
        left.append(place)
    return left


def opens_again(walk: Walk, following: list[Span], mark: str) -> bool:
    return any(paragraph.of(walk.view.text).lstrip().startswith(mark) for paragraph in following)


def is_end_of(walk: Walk, opening: Span, closing: Span) -> bool:
    first, second = walk.mark(opening), walk.mark(closing)
    return first in QUOTATIONS and second not in OPENING and KINDS[first] == KINDS[second]
