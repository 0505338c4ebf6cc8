"""Days as the text writes them, in digits of either width or Chinese numerals: year, month and day as numbers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

import regex
from msgspec import Struct

from notice_parser.checks.model import View
from notice_parser.outline.numerals import read_number
from notice_parser.spans import Span

LEAP_YEAR = 2000
MONTHS = 12
LARGEST = 9999


class WrittenDay(Struct, frozen=True):
    """`year` is None where the text does not state it. Month and day may be impossible."""

    span: Span
    year: int | None
    month: int
    day: int

    @property
    def days_in_month(self) -> int:
        """0 for a month that does not exist; without a year February has 29."""
        return monthrange(self.year or LEAP_YEAR, self.month)[1] if 1 <= self.month <= MONTHS else 0

    @property
    def exists(self) -> bool:
        return 1 <= self.day <= self.days_in_month

    def in_year(self, year: int) -> date | None:
        is_possible = 1 <= self.month <= MONTHS and 1 <= self.day <= monthrange(year, self.month)[1]
        return date(year, self.month, self.day) if is_possible else None


def written_days(view: View, pattern: regex.Pattern[str]) -> Iterator[tuple[WrittenDay, regex.Match[str]]]:
    """Each match of a pattern with the groups date, y, m and d."""
    for found in pattern.finditer(view.text):
        month, day = whole_number(view, found["m"]), whole_number(view, found["d"])
        if month is not None and day is not None:
            yield WrittenDay(Span(*found.span("date")), whole_number(view, found["y"]), month, day), found


def whole_number(view: View, words: str | None) -> int | None:
    """A whole number below 10,000 as written in either kind of numerals, else None."""
    value = read_number(words, view.pack.markers.numerals) if words else None
    return value if value is not None and value <= LARGEST else None
