"""The issue date, read from the span that the outline found."""

from __future__ import annotations

from datetime import date

from notice_parser.outline.model import Signature
from notice_parser.outline.numerals import read_number
from notice_parser.pack import Pack
from notice_parser.spans import Span


def find_issue_day(text: str, signature: Signature, pack: Pack) -> tuple[Span, date] | None:
    """The span of the date and its day; None where there is no date or the calendar has no such day."""
    if signature.date is None:
        return None
    span = signature.date
    found = pack.signature.day.match(text, span.start, span.end) or pack.signature.dotted_line.match(
        text, span.start, span.end
    )
    if not found:
        return None
    parts = [read_number(found[name], pack.markers.numerals) for name in ("year", "month", "day")]
    day = as_date(parts)
    return (span, day) if day else None


def as_date(parts: list[int | None]) -> date | None:
    """Year, month and day as a date, or None where the calendar has no such day."""
    if None in parts:
        return None
    try:
        return date(*(part or 0 for part in parts))
    except ValueError:
        return None
