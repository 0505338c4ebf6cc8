"""Walks over the brackets and quotation marks of a paragraph and matches each closing mark with an open one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from notice_parser.checks.model import View
from notice_parser.spans import Span

UNPAIRED = "unpaired_mark"
PAIRS = ("《》", "“”", "‘’", "（）", "()", "〔〕", "【】")
MARK = re.compile("[" + re.escape("".join(PAIRS)) + "]")
# An apostrophe is not a mark; 《《 and 》》 may be ornaments, which makes them doubtful.
MARK_OR_END = re.compile("《《|》》|’(?![0-9A-Za-z])|[" + re.escape("".join(PAIRS).replace("’", "")) + "\r\n]")
ENDS_OF_LINE = frozenset("\r\n")
PARTNERS = {pair[0]: pair[1] for pair in PAIRS}
# Brackets of either width are of one kind.
BRACKET = "）"
KINDS = {mark: pair[1].replace(")", BRACKET) for pair in PAIRS for mark in pair}
OPENING = frozenset(pair[0] for pair in PAIRS)
LONGEST_LABEL = 6


class PairWalk(Struct):
    """The marks still open in a paragraph, with their count by kind; over all paragraphs the pairs of two widths and
    the marks without a partner."""

    view: View
    open: list[Span] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    mixed: list[tuple[Span, Span]] = field(default_factory=list)
    unpaired: list[Span] = field(default_factory=list)

    def push(self, span: Span) -> None:
        self.open.append(span)
        self.counts[KINDS[self.mark(span)]] += 1

    def pop(self) -> Span:
        span = self.open.pop()
        self.counts[KINDS[self.mark(span)]] -= 1
        return span

    def mark(self, span: Span) -> str:
        return span.of(self.view.text)


def doubtful_marks(text: str) -> list[int]:
    """The offsets of marks without a partner in their line. A paragraph without any of them need not be walked."""
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
            doubtful.extend(offset for _, offset in waiting)
            waiting.clear()
    return sorted([*doubtful, *(offset for _, offset in waiting)])


def read_paragraph(paragraph: Span, walk: PairWalk) -> None:
    """Add the mixed pairs and the unpaired marks of a paragraph to the walk."""
    walk.open, walk.counts = [], Counter()
    for span in marks_in(paragraph, walk.view):
        if len(span) == 0:
            close_label(span, walk)
        elif walk.mark(span) in OPENING:
            walk.push(span)
        else:
            close(span, walk)
    walk.unpaired.extend(walk.open)


def marks_in(paragraph: Span, view: View) -> Iterator[Span]:
    """The marks of a paragraph without apostrophes and ornaments; the bracket of a label such as 1) is empty."""
    text = view.text
    label = view.pattern(UNPAIRED, "label")
    for found in MARK.finditer(text, paragraph.start, paragraph.end):
        at = found.start()
        first = max(paragraph.start - 1, at - LONGEST_LABEL, 0)
        is_label = found[0] in ")）" and label.search(text, first, at + 1)
        is_apostrophe = found[0] == "’" and text[at + 1 : at + 2].isascii() and text[at + 1 : at + 2].isalnum()
        if not is_apostrophe and not is_ornament(text, at):
            yield Span(at, at + 1 if not is_label else at)


def is_ornament(text: str, at: int) -> bool:
    """《《 anywhere, 》》 at the start of a line."""
    if text[at : at + 2] == "《《" or text[at - 1 : at + 1] == "《《":
        return True
    first = at if text[at - 1 : at] != "》" else at - 1
    return text[first : first + 2] == "》》" and text[first - 1 : first] in ("", "\n")


def close_label(span: Span, walk: PairWalk) -> None:
    """The bracket of 1) is a partner only where a bracket is open."""
    if walk.counts[BRACKET]:
        close(Span(span.start, span.start + 1), walk)


def close(span: Span, walk: PairWalk) -> None:
    """Match the nearest open mark of that kind; what was opened after it is unpaired."""
    kind = KINDS[walk.mark(span)]
    if not walk.counts[kind]:
        walk.unpaired.append(span)
        return
    while KINDS[walk.mark(walk.open[-1])] != kind:
        walk.unpaired.append(walk.pop())
    partner = walk.pop()
    if ord(walk.mark(partner)) + 1 != ord(walk.mark(span)) and kind == BRACKET:
        walk.mixed.append((partner, span))
