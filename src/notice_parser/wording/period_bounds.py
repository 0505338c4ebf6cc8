"""Days → the bounds of a period: open on one side, as precise as the text states."""

from __future__ import annotations

from datetime import date

from notice_parser.pack.numbers import Signs
from notice_parser.wording import calendar
from notice_parser.wording.calendar import DateRange
from notice_parser.wording.numbers import read_numeral

# The first and the last day, how precise they are, and the shape of the period.
Result = tuple[date | None, date | None, str | None, str]


def bounded(first: DateRange, last: DateRange, parts: dict[str, str]) -> Result:
    """The bounds, open where 以来, 前, 截至 … leave them open."""
    fine = last.granularity
    if "since" in parts or "start" in parts:
        return first.start, None, fine, "since"
    if "until" in parts:
        return None, last.end, fine, "until"
    if "asof" in parts:
        return None, last.end, fine, "as_of"
    if "to" in parts:
        return None, last.end, fine, "until" if fine in ("year", "plan") else "as_of"
    if "after" in parts:
        return (first.start if fine == "day" else calendar.day_after(last.end)), None, fine, "since"
    return first.start, last.end, fine, "span"


def open_granularity(parts: dict[str, str]) -> str:
    if "d" in parts or "ten" in parts:
        return "day"
    if "m" in parts or "fm" in parts:
        return "month"
    if "q" in parts or "fq" in parts:
        return "quarter"
    return "half_year" if "half" in parts else "year"


def read_year(words: str, signs: Signs) -> int:
    """2024, 二〇二四, and a year of two digits: 九八, 零八."""
    number = int(read_numeral(words, signs) or 0)
    if len(words) == 2 and number < 100:
        return number + (1900 if number >= 50 else 2000)
    return number


def years_before(found: date | None, back: int) -> date | None:
    """The same day some years earlier; 29 February becomes the 28th where the year has none."""
    if found is None or not back:
        return found
    whole = calendar.month(found.year - back, found.month)
    return date(found.year - back, found.month, min(found.day, whole.end.day)) if whole else None
