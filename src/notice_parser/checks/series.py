"""Runs of siblings: sections of one style below one parent whose numbers go up one by one from 1."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from notice_parser.checks.model import View
from notice_parser.outline.model import Section


class Series(Struct, frozen=True):
    """`end` is where the parent ends, or the next series begins."""

    sections: tuple[Section, ...]
    end: int

    @property
    def is_sound(self) -> bool:
        return all(section.number == index for index, section in enumerate(self.sections, 1))


def find_series(view: View) -> Iterator[Series]:
    """All series of the notice, a parent's own before those of its children."""
    yield from split_series(view.outline.sections, len(view.text))
    for section in view.sections:
        if section.children:
            yield from split_series(section.children, section.end)


def split_series(siblings: tuple[Section, ...], end: int) -> Iterator[Series]:
    """A new series begins where the style changes or the count starts again."""
    begin = 0
    for index in range(1, len(siblings) + 1):
        if index == len(siblings) or is_new(siblings[index - 1], siblings[index]):
            stop = siblings[index].start if index < len(siblings) else end
            yield Series(siblings[begin:index], stop)
            begin = index


def is_new(before: Section, section: Section) -> bool:
    return before.style != section.style or section.number == 1
