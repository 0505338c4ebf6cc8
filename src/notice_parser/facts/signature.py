"""The day on which the notice was issued, from the place that the outline found."""

from __future__ import annotations

from datetime import date

from notice_parser.outline.model import Signature
from notice_parser.outline.numerals import read_number
from notice_parser.pack import Pack
from notice_parser.spans import Span


def find_issue_day(text: str, signature: Signature, pack: Pack) -> tuple[Span, date] | None:
    """The place of the date and the day it tells; None where there is none or no such day."""
    if signature.date is None:
        return None
    place = signature.date
    found = pack.signature.day.match(text, place.start, place.end) or pack.signature.dotted_line.match(
        text, place.start, place.end
    )
    if not found:
        return None
    parts = [read_number(found[name], pack.markers.numerals) for name in ("year", "month", "day")]
    day = as_date(parts)
    return (place, day) if day else None


def as_date(parts: list[int | None]) -> date | None:
    """Year, month and day as a date, or None where the calendar has no such day."""
    if None in parts:
        return None
    try:
        return date(*(part or 0 for part in parts))
    except ValueError:
        return None
