"""Is each date in the calendar, and on the weekday that is told?"""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.calendar_words import WrittenDay, written_days
from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

IMPOSSIBLE, WEEKDAY = "impossible_date", "weekday_mismatch"


def find_faults(view: View) -> list[Finding]:
    return [*impossible_days(view), *wrong_weekdays(view)]


def impossible_days(view: View) -> Iterator[Finding]:
    """30 February, month 13; 29 February without a year passes."""
    for name in ("day", "plain", "end"):
        for day, _ in written_days(view, view.pattern(IMPOSSIBLE, name)):
            if not day.exists and day.day > 0 and day.month > 0 and not is_lunar(view, day):
                yield impossible(view, day)


def is_lunar(view: View, day: WrittenDay) -> bool:
    return view.pattern(IMPOSSIBLE, "lunar").search(view.text, max(0, day.span.start - 8), day.span.start) is not None


def impossible(view: View, day: WrittenDay) -> Finding:
    variant = "day" if day.last else "month"
    return finding(
        IMPOSSIBLE, "error", (day.span,), variant=variant, date=view.say(day.span), month=day.month, days=day.last
    )  # fmt: skip


def wrong_weekdays(view: View) -> Iterator[Finding]:
    """A day whose year is told, or one that fits its weekday in none of the years it may be of."""
    names = view.words(WEEKDAY, "names")
    for day, found in written_days(view, view.pattern(WEEKDAY, "day")):
        given = weekday_of(found["w"], view)
        days = [one for year in years_of(view, day) for one in [day.in_year(year)] if one]
        if given is None or not days or given in [one.weekday() for one in days]:
            continue
        weekday = Span(*found.span("weekday"))
        yield finding(
            WEEKDAY, "error", (day.span, weekday), date=view.say(day.span), given=view.say(weekday),
            actual=names[days[0].weekday()],
        )  # fmt: skip


def weekday_of(sign: str, view: View) -> int | None:
    signs = view.words(WEEKDAY, "signs")
    return signs.index(sign) % 7 if sign in signs else None


def years_of(view: View, day: WrittenDay) -> list[int]:
    """The years that a day may be of: its own, else that of the title, of the issue and the years beside it."""
    if day.year is not None:
        return [day.year] if 1 <= day.year <= 9999 else []
    years = {view.issued_on.year, view.issued_on.year + 1} if view.issued_on else set()
    for place in (view.outline.title, view.sentence(day.span.start)):
        if place is not None:
            years.update(int(found[0]) for found in view.pattern(WEEKDAY, "year").finditer(view.text, *bounds(place)))
    return sorted(years)


def bounds(place: Span) -> tuple[int, int]:
    return place.start, place.end
