"""Quotations on lines of their own: the line above ends with an opening quote, one below begins with its end."""

from __future__ import annotations

from notice_parser.outline.lines import Line
from notice_parser.pack.edges import HeadingRules

LONGEST = 12


def find_set_off(text: str, lines: tuple[Line, ...], rules: HeadingRules) -> frozenset[int]:
    """The indexes of the lines that hold nothing but a quotation."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        kind = rules.openers.get(text[line.end - 1])
        if kind is not None:
            found.update(quoted_below(text, lines, index, kind, rules))
    return frozenset(found)


def quoted_below(text: str, lines: tuple[Line, ...], index: int, kind: int, rules: HeadingRules) -> range:
    """The lines below `index` up to the one that begins with the closing quote, if it is near."""
    for below in range(index + 1, min(len(lines), index + 1 + LONGEST)):
        if rules.closers.get(text[lines[below].start]) == kind:
            return range(index + 1, below)
    return range(0)
