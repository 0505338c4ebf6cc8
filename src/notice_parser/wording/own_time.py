"""Outline → the notice's own time, which the dates of its text leave out."""

from __future__ import annotations

from datetime import date

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.spans import Source, Span
from notice_parser.wording.notice_time import NoticeTime
from notice_parser.wording.numbers import read_numeral
from notice_parser.wording.period_bounds import read_year
from notice_parser.wording.periods import find_periods

LEAST_ARTICLES = 3
LINES_BELOW_TITLE = 4
LAST_LINES = 2


def find_notice_time(source: Source, outline: Outline, pack: Pack, issued_on: date | None) -> NoticeTime:
    """The years and days by which the notice dates itself. `issued_on` is the date that the user gave.

    A law has no time of its own: 上一年 in it is the year before each action that it governs.
    """
    if sum(section.style in pack.modes.planned_styles for section in outline.walk()) >= LEAST_ARTICLES:
        return NoticeTime()
    text, own = source.text, issued_on
    if own is None and outline.signature.date:
        own = last_day(outline.signature.date.of(text), pack)
    title = outline.title.of(text) if outline.title else ""
    return NoticeTime(
        title_years=years_in_title(title, pack),
        is_review=pack.periods.review.search(title) is not None,
        issued_on=own,
        number_year=year_of_number(outline.document_number.of(text), pack) if outline.document_number else None,
        published=find_published(text, outline, pack) or source.published,
    )


def years_in_title(title: str, pack: Pack) -> tuple[int, ...]:
    years = [read_year(found, pack.periods.signs) for found in pack.periods.title_year.findall(title)]
    return tuple(dict.fromkeys(years))


def year_of_number(number: str, pack: Pack) -> int | None:
    found = pack.periods.number_year.search(number)
    year = read_numeral(found["year"], pack.periods.signs) if found else None
    return int(year) if year else None


def find_published(text: str, outline: Outline, pack: Pack) -> date | None:
    """The day of a short line with a date near the title or at the end, or of a dateline that opens the text."""
    for line in lines_to_search(outline):
        found = pack.periods.dateline.match(text, line.start, line.end)
        day = last_day(found["date"], pack) if found else None
        if day:
            return day
    return None


def lines_to_search(outline: Outline) -> list[Span]:
    """The lines down to the first ones below the title, then the last lines."""
    lines = [line for line in outline.lines if line]
    below = outline.title.end if outline.title else 0
    above = sum(line.start < below for line in lines) + LINES_BELOW_TITLE
    return [*lines[:above], *lines[max(above, len(lines) - LAST_LINES) :]]


def last_day(words: str, pack: Pack) -> date | None:
    """The last day of the first date that the words state, as precise as a month at least."""
    found = find_periods(words, pack.periods, NoticeTime())
    return next((period.to for period in found if period.granularity in ("day", "month")), None)
