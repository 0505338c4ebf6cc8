"""What a text has stated of years and months up to a place, for the dates that leave them out."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class StatedTime(Struct, frozen=True):
    """What the text has stated before a period, for what the period leaves out.

    `year`, `month` and `bounds` are those of the sentence's last date, `digit_year` its last year in digits.
    `paragraph_…` are those of the paragraph's earlier sentences. `latest_year` is the latest year in digits that the
    text has stated for what has begun: it says in which century a year of two digits is. `end` is the offset where
    the last period ended.
    """

    year: int | None = None
    digit_year: int | None = None
    month: int | None = None
    bounds: tuple[date | None, date | None, str | None] | None = None
    paragraph_year: int | None = None
    paragraph_digit_year: int | None = None
    paragraph_month: int | None = None
    latest_year: int | None = None
    end: int = 0

    def next_sentence(self) -> StatedTime:
        """The same paragraph goes on."""
        return StatedTime(
            paragraph_year=first_known(self.year, self.paragraph_year),
            paragraph_digit_year=first_known(self.digit_year, self.paragraph_digit_year),
            paragraph_month=first_known(self.month, self.paragraph_month),
            latest_year=self.latest_year,
            end=self.end,
        )

    def next_paragraph(self) -> StatedTime:
        return StatedTime(latest_year=self.latest_year, end=self.end)


def first_known(*numbers: int | None) -> int | None:
    return next((number for number in numbers if number is not None), None)
