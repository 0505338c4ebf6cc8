"""The notice's own time: the years in its title, its date, its document number, the date it was published."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class NoticeTime(Struct, frozen=True):
    """`title_years` are in text order; `issued_on` is the day given by the user or signed.

    `number_year` is the year of the document number. `published` is the last day of the date beside the title, at the
    end of the text, or on the line of a web page that states when it was published.
    """

    title_years: tuple[int, ...] = ()
    is_review: bool = False
    issued_on: date | None = None
    number_year: int | None = None
    published: date | None = None

    @property
    def year(self) -> int | None:
        """The year of a date that leaves its year out."""
        return self.title_years[0] if self.title_years else self.written_year

    @property
    def present_year(self) -> int | None:
        """The year in which the notice speaks, which is that of 今年 and of its deadlines."""
        return self.year if self.is_review or self.written_year is None else self.written_year

    @property
    def written_year(self) -> int | None:
        if self.issued_on is not None:
            return self.issued_on.year
        if self.number_year is not None:
            return self.number_year
        return self.published.year if self.published else None

    @property
    def present_day(self) -> date | None:
        """The day whose month is 本月."""
        return self.issued_on or self.published
