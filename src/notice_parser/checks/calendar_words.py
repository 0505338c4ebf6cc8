"""Days as the text writes them, in digits of both widths or Chinese numerals: year, month and day as numbers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import regex
from msgspec import Struct

from notice_parser.checks.model import View
from notice_parser.outline.numerals import read_number
from notice_parser.spans import Span

LEAP = 2000


class WrittenDay(Struct, frozen=True):
    """`year` is None where the text gives none."""

    span: Span
    year: int | None
    month: int
    day: int

    @property
    def last(self) -> int:
        """The number of days of its month; without a year February has 29."""
        return monthrange(self.year or LEAP, self.month)[1] if 1 <= self.month <= 12 else 0

    @property
    def exists(self) -> bool:
        return 1 <= self.day <= self.last

    def in_year(self, year: int) -> date | None:
        is_there = 1 <= self.month <= 12 and 1 <= self.day <= monthrange(year, self.month)[1]
        return date(year, self.month, self.day) if is_there else None


def written_days(view: View, pattern: regex.Pattern[str]) -> Iterator[tuple[WrittenDay, regex.Match[str]]]:
    """Each match of a pattern with the groups y, m, d."""
    for found in pattern.finditer(view.text):
        month, day = number(view, found["m"]), number(view, found["d"])
        if month is not None and day is not None:
            yield WrittenDay(Span(*found.span("date")), number(view, found["y"]), month, day), found


def number(view: View, words: str | None) -> int | None:
    """A whole number below 10000 as written in either kind of digits."""
    value = read_number(words, view.pack.markers.numerals) if words else None
    return value if value is not None and value < 10000 else None
