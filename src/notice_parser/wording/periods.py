"""Periods in the view → claims with their bounds.

A year left out is that of the nearest date before it in the sentence, then in the paragraph, then the notice's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

import regex
from msgspec import Struct
from msgspec.structs import replace

from notice_parser.pack.marks import WIDE_STOPS
from notice_parser.pack.periods import Periods
from notice_parser.wording.notice_time import NoticeTime
from notice_parser.wording.period_reader import PeriodReader
from notice_parser.wording.stated_time import StatedTime

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


def find_periods(
    text: str, periods: Periods, notice: NoticeTime, paragraph_ends: Sequence[int] = ()
) -> list[FoundPeriod]:
    """All periods in text order. `paragraph_ends` are the offsets of the line breaks that end a paragraph."""
    found: list[FoundPeriod] = []
    stated = StatedTime()
    for rule, match in periods.rules.scan(text):
        if STOP.search(text, stated.end, match.start()):
            is_next = bisect_left(paragraph_ends, stated.end) < bisect_left(paragraph_ends, match.start())
            stated = stated.next_paragraph() if is_next else stated.next_sentence()
        groups = zip(periods.groups[rule], match.groups(), strict=True)
        parts = {name: words for name, words in groups if words is not None}
        period, stated = read_period(rule, match, parts, PeriodReader(parts, periods, notice, stated))
        if period is not None:
            found.append(period)
    return found


def read_period(
    rule: str, match: regex.Match[str], parts: dict[str, str], reader: PeriodReader
) -> tuple[FoundPeriod | None, StatedTime]:
    """The period that a match states, and what the text has stated after it."""
    start = match.start() + length_of_head(match, parts)
    reader.look_around(match.string, start, match.end())
    result = reader.read()
    stated = reader.stated
    if result is None:
        return None, stated
    from_, to, granularity, shape = result
    found = FoundPeriod(start, match.end(), rule, from_=from_, to=to, granularity=granularity, shape=shape)
    if (from_ or to) and "same" not in parts:
        stated = replace(stated, bounds=(from_, to, granularity))
    if not reader.is_basis:
        stated = replace(
            stated,
            year=reader.year or stated.year,
            digit_year=reader.digit_year or stated.digit_year,
            month=reader.month or (None if reader.year else stated.month),
            latest_year=stated.latest_year if shape == "until" else later(reader.digit_year, stated.latest_year),
        )
    return found, replace(stated, end=match.end())


def later(one: int | None, other: int | None) -> int | None:
    return max(one or 0, other or 0) or None


def length_of_head(match: regex.Match[str], parts: dict[str, str]) -> int:
    """自, 从, 到 before a period do not belong to the quote."""
    for name in ("from", "to"):
        if name in parts:
            return match.end(name) - match.start()
    return 0
