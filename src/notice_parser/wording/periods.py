"""Periods in the view → claims with their bounds. A year left out is taken from the sentence, then from the notice."""

from __future__ import annotations

import re
from datetime import date

import regex
from msgspec import Struct

from notice_parser.pack.marks import WIDE_STOPS
from notice_parser.pack.periods import Periods
from notice_parser.wording.period_reader import NoticeTime, PeriodReader, SentenceTime

STOP = re.compile(rf"[{WIDE_STOPS}\n]")


class FoundPeriod(Struct, frozen=True):
    """A period in the view."""

    start: int
    end: int
    rule: str
    from_: date | None
    to: date | None
    granularity: str | None
    shape: str


def find_periods(text: str, periods: Periods, notice: NoticeTime) -> list[FoundPeriod]:
    """All periods in text order."""
    found: list[FoundPeriod] = []
    stated = SentenceTime()
    for rule, match in periods.rules.scan(text):
        if STOP.search(text, stated.end, match.start()):
            stated = SentenceTime()
        groups = zip(periods.groups[rule], match.groups(), strict=True)
        parts = {name: words for name, words in groups if words is not None}
        period, stated = read_period(rule, match, parts, PeriodReader(parts, periods, notice, stated))
        if period is not None:
            found.append(period)
    return found


def read_period(
    rule: str, match: regex.Match[str], parts: dict[str, str], reader: PeriodReader
) -> tuple[FoundPeriod | None, SentenceTime]:
    """The period that a match states, and what the sentence has stated after it."""
    start = match.start() + length_of_head(match, parts)
    reader.look_around(match.string, start, match.end())
    result = reader.read()
    stated = reader.stated
    if result is None:
        return None, stated
    from_, to, granularity, shape = result
    states_bounds = (from_ or to) and "same" not in parts
    after = SentenceTime(
        year=reader.year or stated.year,
        digit_year=reader.digit_year or stated.digit_year,
        month=reader.month,
        bounds=(from_, to, granularity) if states_bounds else stated.bounds,
        end=match.end(),
    )
    return FoundPeriod(start, match.end(), rule, from_=from_, to=to, granularity=granularity, shape=shape), after


def length_of_head(match: regex.Match[str], parts: dict[str, str]) -> int:
    """自, 从, 到 before a period do not belong to the quote."""
    for name in ("from", "to"):
        if name in parts:
            return match.end(name) - match.start()
    return 0
