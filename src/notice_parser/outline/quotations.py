"""Quotations on lines of their own: the line above ends with an opening quote, one below begins with its end."""

from __future__ import annotations

from notice_parser.outline.kinds import LinedText

LONGEST = 12


def find_set_off(lined: LinedText) -> frozenset[int]:
    """The indexes of the lines that hold nothing but a quotation."""
    openers = lined.edges.headings.openers
    found: set[int] = set()
    for index, line in enumerate(lined.lines):
        kind = openers.get(lined.text[line.end - 1])
        if kind is not None:
            found.update(quoted_below(lined, index, kind))
    return frozenset(found)


def quoted_below(lined: LinedText, index: int, kind: int) -> range:
    """The lines below `index` up to the one that begins with the closing quote, if it is near."""
    closers = lined.edges.headings.closers
    for below in range(index + 1, min(len(lined.lines), index + 1 + LONGEST)):
        if closers.get(lined.text[lined.lines[below].start]) == kind:
            return range(index + 1, below)
    return range(0)
