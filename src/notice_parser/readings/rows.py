"""Rows of values: 12个、8个和5个 after 分别, each with its place in the row."""

from __future__ import annotations

from notice_parser.readings.figures import Figure

LEAD = 4  # words before the first value in which 分别 may stand


def set_rows(figures: list[Figure]) -> None:
    """Give each figure its place in its row and the length of the row; a figure by itself is a row of one."""
    first = 0
    while first < len(figures):
        last = first
        while last + 1 < len(figures) and is_next_value(figures[last], figures[last + 1]):
            last += 1
        head = figures[first]
        lead = head.words[max(0, head.index - LEAD) : head.index]
        if last > first or any(word.type.kind == "respectively" for word in lead):
            for place in range(first, last + 1):
                figures[place].row = (place - first, last - first + 1)
        first = last + 1


def is_next_value(one: Figure, other: Figure) -> bool:
    """Does nothing but a conjunction, and perhaps a change word, stand between the two?"""
    if one.view is not other.view:
        return False
    between = one.words[one.index + 1 : other.index]
    if not 1 <= len(between) <= 2 or between[0].type.kind != "conjunction":
        return False
    return all(word.type.kind == "conjunction" or word.type.verb == "c" for word in between)
