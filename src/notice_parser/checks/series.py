"""Runs of siblings of one style: a new one begins where the style changes or the count starts at 1 again."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from notice_parser.checks.model import View
from notice_parser.outline.model import Section


class Series(Struct, frozen=True):
    """The sections of one run, at least one."""

    sections: tuple[Section, ...]

    @property
    def is_sound(self) -> bool:
        """Do the numbers go up from 1 one by one?"""
        return all(section.number == number for number, section in enumerate(self.sections, 1))


def find_series(view: View) -> Iterator[Series]:
    """All series of the notice, a parent's own before those of its children."""
    yield from split_series(view.outline.sections)
    for section in view.sections:
        if section.children:
            yield from split_series(section.children)


def split_series(siblings: tuple[Section, ...]) -> Iterator[Series]:
    """A new series begins where the style changes or the count starts again."""
    begin = 0
    for index in range(1, len(siblings) + 1):
        if index == len(siblings) or is_new(siblings[index - 1], siblings[index]):
            yield Series(siblings[begin:index])
            begin = index


def is_new(before: Section, section: Section) -> bool:
    return before.style != section.style or section.number == 1
