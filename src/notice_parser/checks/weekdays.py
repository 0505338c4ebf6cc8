"""Is each date on the weekday that the text states with it?"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR

from notice_parser.checks.calendar_words import WrittenDay, written_days
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "weekday_mismatch"
DAYS_IN_WEEK = 7


def check(view: View) -> list[Finding]:
    """Days of a stated year, and those that are on their weekday in none of the years they may be of."""
    names = view.words(CODE, "names")
    findings = []
    for day, found in written_days(view, view.pattern(CODE, "day")):
        stated = weekday_of(view, found["w"])
        dates = [date for year in possible_years(view, day) if (date := day.in_year(year))]
        if stated is None or not dates or stated in [date.weekday() for date in dates]:
            continue
        span = Span(*found.span("weekday"))
        findings.append(
            make_finding(
                CODE,
                "error",
                (day.span, span),
                date=view.text_of(day.span),
                given=view.text_of(span),
                actual=names[dates[0].weekday()],
            )
        )
    return findings


def weekday_of(view: View, character: str) -> int | None:
    """0 for Monday, as `date.weekday` has it."""
    characters = view.words(CODE, "characters")
    return characters.index(character) % DAYS_IN_WEEK if character in characters else None


def possible_years(view: View, day: WrittenDay) -> list[int]:
    """Its own year; else those of the title and the sentence, of the issue date and the year after."""
    if day.year is not None:
        return [day.year] if MINYEAR <= day.year <= MAXYEAR else []
    years = {view.issued_on.year, view.issued_on.year + 1} if view.issued_on else set()
    for span in (view.outline.title, view.sentence(day.span.start)):
        if span is not None:
            found_years = view.pattern(CODE, "year").finditer(view.text, span.start, span.end)
            years.update(int(found[0]) for found in found_years)
    return sorted(years)
