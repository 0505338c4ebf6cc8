"""Years, months, quarters → the days they begin and end on."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from msgspec import Struct

FIRST_PLAN_BEFORE = 1951
FIRST_YEARS = {1: 1953, 2: 1958}  # three years of adjustment follow the second plan


class DateRange(Struct, frozen=True):
    """The days from `start` to `end`, both included, as precisely as they were stated."""

    start: date
    end: date
    granularity: str


def year(number: int) -> DateRange | None:
    if not 1 <= number <= MAXYEAR:
        return None
    return DateRange(date(number, 1, 1), date(number, 12, 31), "year")


def months(number: int, first: int, last: int, granularity: str) -> DateRange | None:
    if not (1 <= number <= MAXYEAR and 1 <= first <= last <= 12):
        return None
    return DateRange(date(number, first, 1), date(number, last, monthrange(number, last)[1]), granularity)


def month(number: int, which: int) -> DateRange | None:
    return months(number, which, which, "month")


def quarter(number: int, which: int) -> DateRange | None:
    return months(number, which * 3 - 2, which * 3, "quarter") if 1 <= which <= 4 else None


def half(number: int, second: bool) -> DateRange | None:
    return months(number, 7, 12, "half_year") if second else months(number, 1, 6, "half_year")


def day(number: int, which: int, day_of_month: int) -> DateRange | None:
    if not (1 <= number <= MAXYEAR and 1 <= which <= 12 and 1 <= day_of_month <= monthrange(number, which)[1]):
        return None
    found = date(number, which, day_of_month)
    return DateRange(found, found, "day")


def days(number: int, which: int, first: int, last: int) -> DateRange | None:
    """Some days of a month; a last day that the month does not have is its last."""
    whole = month(number, which)
    if whole is None:
        return None
    return DateRange(date(number, which, first), date(number, which, min(last, whole.end.day)), "day")


def school_year(first: int, last: int) -> DateRange | None:
    """From the September of the first year to the August of the last."""
    if not 1 <= first < last <= MAXYEAR:
        return None
    return DateRange(date(first, 9, 1), date(last, 8, 31), "school_year")


def five_year_plan(which: int) -> DateRange:
    """“十四五” is the 14th: 2021 to 2025."""
    first = FIRST_YEARS.get(which, FIRST_PLAN_BEFORE + 5 * which)
    return DateRange(date(first, 1, 1), date(first + 4, 12, 31), "plan")


def day_after(found: date) -> date | None:
    return found + timedelta(days=1) if found < date.max else None
