"""Has each bracket and quotation mark its partner, and is a pair of one width?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from notice_parser.checks.model import View, finding
from notice_parser.checks.paragraphs import find_paragraphs
from notice_parser.spans import Finding, Span

UNPAIRED, WIDTHS = "unpaired_mark", "mixed_width"
PAIRS = ("《》", "“”", "‘’", "（）", "()", "〔〕", "【】")
MARK = re.compile("[" + re.escape("".join(PAIRS)) + "]")
# An apostrophe is no mark; 《《 and 》》 may be ornaments, which makes them doubtful.
MARK_OR_END = re.compile("《《|》》|’(?![0-9A-Za-z])|[" + re.escape("".join(PAIRS).replace("’", "")) + "\r\n]")
ENDS_OF_LINE = frozenset("\r\n")
PARTNERS = {pair[0]: pair[1] for pair in PAIRS}
KINDS = {mark: pair[1].replace(")", "）") for pair in PAIRS for mark in pair}
OPENING = frozenset(pair[0] for pair in PAIRS)
QUOTATIONS = frozenset("“‘")
QUOTES = frozenset("“”‘’")
FARTHEST, NEAREST, SAME_PLACE = 12, 20, 60


class Walk(Struct):
    """Marks still open, pairs of two widths, and the marks that have no partner in their paragraph."""

    view: View
    open: list[Span] = field(default_factory=list)
    mixed: list[tuple[Span, Span]] = field(default_factory=list)
    unpaired: list[Span] = field(default_factory=list)

    counts: Counter[str] = field(default_factory=Counter)

    def push(self, place: Span) -> None:
        self.open.append(place)
        self.counts[KINDS[self.mark(place)]] += 1

    def pop(self) -> Span:
        place = self.open.pop()
        self.counts[KINDS[self.mark(place)]] -= 1
        return place

    def mark(self, place: Span) -> str:
        return place.of(self.view.text)


def find_faults(view: View) -> list[Finding]:
    """Marks without a partner in their paragraph, and pairs of a full-width and a half-width bracket."""
    walk = Walk(view)
    doubtful = doubtful_marks(view.text)
    if not doubtful:
        return []
    paragraphs = find_paragraphs(view)
    for paragraph in paragraphs:
        if bisect_left(doubtful, paragraph.start) < bisect_left(doubtful, paragraph.end):
            read_paragraph(paragraph, walk)
    lone = [place for place in without_quotations(walk, paragraphs) if not is_furniture(view, place)]
    return [*told(lone, walk), *(mixed(first, second, walk) for first, second in walk.mixed)]


def doubtful_marks(text: str) -> list[int]:
    """Marks that are no half of a pair inside of one line. A paragraph without any of them needs no second look."""
    doubtful: list[int] = []
    waiting: list[tuple[str, int]] = []
    for found in MARK_OR_END.finditer(text):
        mark = found[0]
        if mark in PARTNERS:
            waiting.append((PARTNERS[mark], found.start()))
        elif waiting and waiting[-1][0] == mark:
            waiting.pop()
        elif mark not in ENDS_OF_LINE:
            doubtful.append(found.start())
        elif waiting:
            doubtful.extend(place for _, place in waiting)
            waiting.clear()
    return sorted([*doubtful, *(place for _, place in waiting)])


def told(lone: list[Span], walk: Walk) -> Iterator[Finding]:
    """A finding a mark; “ and ’ close together are one fault of two marks."""
    index = 0
    while index < len(lone):
        pair = lone[index : index + 2]
        is_one = len(pair) == 2 and pair[1].start - pair[0].start <= NEAREST and is_other_quotation(pair, walk)
        places = tuple(pair if is_one else pair[:1])
        yield finding(UNPAIRED, "warning", places, mark="".join(walk.mark(place) for place in places))
        index += len(places)


def is_other_quotation(pair: list[Span], walk: Walk) -> bool:
    return all(walk.mark(place) in QUOTES for place in pair)


def is_furniture(view: View, place: Span) -> bool:
    """What stands before the title."""
    head = view.outline.head
    return head is not None and place.start < head.end


def mixed(first: Span, second: Span, walk: Walk) -> Finding:
    return finding(WIDTHS, "warning", (first, second), variant="pair", first=walk.mark(first), second=walk.mark(second))


def read_paragraph(paragraph: Span, walk: Walk) -> None:
    walk.open, walk.counts = [], Counter()
    for place in marks_in(paragraph, walk.view):
        if len(place) == 0:
            close_label(place, walk)
        elif walk.mark(place) in OPENING:
            walk.push(place)
        else:
            close(place, walk)
    walk.unpaired.extend(walk.open)


def marks_in(paragraph: Span, view: View) -> Iterator[Span]:
    """The marks of a paragraph without labels such as 1) and a), apostrophes and the ornaments of a page."""
    text = view.text
    label = view.pattern(UNPAIRED, "label")
    for found in MARK.finditer(text, paragraph.start, paragraph.end):
        at = found.start()
        is_label = found[0] in ")）" and label.search(text, max(paragraph.start - 1, at - 6, 0), at + 1)
        is_apostrophe = found[0] == "’" and text[at + 1 : at + 2].isascii() and text[at + 1 : at + 2].isalnum()
        if not is_apostrophe and not is_ornament(text, at):
            yield Span(at, at + 1 if not is_label else at)


def is_ornament(text: str, at: int) -> bool:
    """《《 anywhere, 》》 at the start of a line."""
    if text[at : at + 2] == "《《" or text[at - 1 : at + 1] == "《《":
        return True
    first = at if text[at - 1 : at] != "》" else at - 1
    return text[first : first + 2] == "》》" and text[first - 1 : first] in ("", "\n")


def close_label(place: Span, walk: Walk) -> None:
    """The bracket of 1) is a partner only where one is open."""
    if walk.counts["）"]:
        close(Span(place.start, place.start + 1), walk)


def close(place: Span, walk: Walk) -> None:
    """Take the nearest open mark of that kind as the partner; what was opened after it is unpaired."""
    kind = KINDS[walk.mark(place)]
    if not walk.counts[kind]:
        walk.unpaired.append(place)
        return
    while KINDS[walk.mark(walk.open[-1])] != kind:
        walk.unpaired.append(walk.pop())
    partner = walk.pop()
    if ord(walk.mark(partner)) + 1 != ord(walk.mark(place)) and kind == "）":
        walk.mixed.append((partner, place))


def without_quotations(walk: Walk, paragraphs: list[Span]) -> list[Span]:
    """The marks left without quotations over paragraphs, opened in each or in the first and closed in the last."""
    starts = [paragraph.start for paragraph in paragraphs]
    left: list[Span] = []
    for place in sorted(walk.unpaired):
        index = bisect_right(starts, place.start)
        if walk.mark(place) in QUOTATIONS and goes_on(walk, place, paragraphs[index - 1 : index + 1]):
            continue
        if left and is_end_of(walk, left[-1], place) and is_near(walk, left[-1], place, starts):
            left.pop()
            continue
        left.append(place)
    return left


def goes_on(walk: Walk, place: Span, around: list[Span]) -> bool:
    """Does the next paragraph open with the mark again, and does no other quotation stand behind it in its own?"""
    text, mark = walk.view.text, walk.mark(place)
    own, following = around[0], around[1:]
    is_last = text.find(mark, place.end, own.end) < 0
    return is_last and any(paragraph.of(text).lstrip().startswith(mark) for paragraph in following)


def is_end_of(walk: Walk, opening: Span, closing: Span) -> bool:
    first, second = walk.mark(opening), walk.mark(closing)
    return first in OPENING and second not in OPENING and KINDS[first] == KINDS[second]


def is_near(walk: Walk, opening: Span, closing: Span, starts: list[int]) -> bool:
    """Of a quotation some paragraphs, of other marks a place that lines or stops inside the mark cut in two."""
    if walk.mark(opening) not in QUOTATIONS:
        return closing.start - opening.start <= SAME_PLACE
    return bisect_right(starts, closing.start) - bisect_right(starts, opening.start) <= FARTHEST
