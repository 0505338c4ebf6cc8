"""Periods in the view → claims with their bounds. A year left out is taken from the sentence, then from the notice."""

from __future__ import annotations

import re
from datetime import date

import regex
from msgspec import Struct

from notice_parser.pack.marks import WIDE_STOPS
from notice_parser.pack.numbers import Signs
from notice_parser.pack.periods import Periods
from notice_parser.wording import calendar
from notice_parser.wording.calendar import Stretch
from notice_parser.wording.numbers import read_numeral

STOP = re.compile(rf"[{WIDE_STOPS}\n]")
FIRST_DAYS = (1, 10)
SECOND_PARTS = frozenset({"y2", "m2", "d2", "q2", "half2", "ye2", "rel2", "now2"})
EDGE_PARTS = frozenset({"asof", "to", "since", "until", "start", "after", "during"})


class Found(Struct, frozen=True):
    """A period in the view."""

    start: int
    end: int
    rule: str
    from_: date | None
    to: date | None
    granularity: str | None
    shape: str


class Own(Struct, frozen=True):
    """The notice's own time: the year in its title, and its date."""

    title_year: int | None
    issued_on: date | None

    @property
    def year(self) -> int | None:
        if self.title_year is not None:
            return self.title_year
        return self.issued_on.year if self.issued_on else None


class Told(Struct, frozen=True):
    """What the sentence has told so far: the year last named, the year in figures, the last period and its end."""

    year: int | None = None
    figure_year: int | None = None
    month: int | None = None
    bounds: tuple[date | None, date | None, str | None] | None = None
    end: int = 0


def find_periods(text: str, periods: Periods, own: Own) -> list[Found]:
    """All periods in text order."""
    found: list[Found] = []
    told = Told()
    for rule, match in periods.rules.scan(text):
        if STOP.search(text, told.end, match.start()):
            told = Told()
        period, told = read_period(rule, match, periods, own, told)
        if period is not None:
            found.append(period)
    return found


def read_period(
    rule: str, match: regex.Match[str], periods: Periods, own: Own, told: Told
) -> tuple[Found | None, Told]:
    """The claim that a match makes, and what the sentence has told after it."""
    groups = zip(periods.groups[rule], match.groups(), strict=True)
    parts = {name: words for name, words in groups if words is not None}
    start = match.start() + len_of_head(match, parts)
    reader = Reader(parts, periods, own, told)
    reader.look_around(match.string, start, match.end())
    result = reader.read()
    if result is None:
        return None, told
    from_, to, granularity, shape = result
    is_told_anew = (from_ or to) and "same" not in parts
    bounds = (from_, to, granularity) if is_told_anew else told.bounds
    after = Told(reader.year or told.year, reader.figure or told.figure_year, reader.month, bounds, match.end())
    return Found(start, match.end(), rule, from_, to, granularity, shape), after


def len_of_head(match: regex.Match[str], parts: dict[str, str]) -> int:
    """自, 从, 到 in front do not belong to the quote."""
    for name in ("from", "to"):
        if name in parts:
            return match.end(name) - match.start()
    return 0


Result = tuple[date | None, date | None, str | None, str]


class Reader:
    """Reads the named parts of one match. `year`, `figure` and `month` are what it leaves for the next."""

    def __init__(self, parts: dict[str, str], periods: Periods, own: Own, told: Told) -> None:
        self.parts, self.periods, self.own, self.told = parts, periods, own, told
        self.words, self.signs = periods.words, periods.signs
        self.after_base = self.is_owner = False
        self.year: int | None = None
        self.figure: int | None = None
        self.month: int | None = None

    def look_around(self, text: str, start: int, end: int) -> None:
        """Is it what is compared with (比去年), is it an owner (2020年的)?"""
        self.after_base = start > 0 and text[start - 1] in self.words.bases
        self.is_owner = text.startswith(self.words.owner, end)

    def read(self) -> Result | None:
        parts = self.parts
        if "now" in parts:
            return None, None, None, "as_of"
        if "back" in parts:
            return None, None, None, "since" if parts["back"].endswith(self.words.comes_to_now) else "span"
        if "event" in parts:
            return None, None, None, "since" if "since" in parts else "span"
        if "near" in parts:
            return self.near(parts["near"])
        if "same" in parts:
            return self.same_period(parts["same"])
        if "plan" in parts:
            return self.plan()
        if "sy" in parts:
            return self.school_year()
        return self.dated()

    def near(self, words: str) -> Result:
        """本月, 当月, 上月 of the notice's month; 近日 is open."""
        issued, back = self.own.issued_on, self.words.months_back.get(words)
        if issued and back is not None:
            which = issued.month - back
            found = calendar.month(issued.year - (which == 0), which or 12)
            if found:
                return found.start, found.end, "month", "span"
        return None, None, None, "span"

    def same_period(self, words: str) -> Result:
        """同期 is the period told last, 上年同期 the same a year before."""
        bounds = self.told.bounds
        if bounds is None:
            return None, None, None, "span"
        back = int(words != self.words.same_year)
        return years_before(bounds[0], back), years_before(bounds[1], back), bounds[2], "span"

    def plan(self) -> Result | None:
        number = read_numeral(self.parts["plan"], self.signs)
        if number is None:
            return None
        found = calendar.five_year_plan(int(number))
        if "planend" in self.parts:
            return None, found.end, "plan", "as_of"
        return bounded(found, found, self.parts)

    def school_year(self) -> Result | None:
        first = read_year(self.parts["y"], self.signs)
        last = self.parts.get("y2")
        second = first + 1 if last is None else read_year(last, self.signs)
        if last is not None and len(last) == 2:
            second = first // 100 * 100 + int(last)
        found = calendar.school_year(first, second)
        return (found.start, found.end, "school_year", "span") if found else None

    def dated(self) -> Result | None:
        parts = self.parts
        number = self.year_of_first()
        first = self.end_of_period(number, parts)
        open_year = number is None
        if first is None and not open_year:
            return None
        if SECOND_PARTS.isdisjoint(parts):
            self.month = self.int_of("m", parts) or None
            return (None, None, open_granularity(parts), self.open_shape()) if first is None else self.one(first)
        second = self.second_end(number, first)
        if first is None or second is None:
            return None, None, open_granularity(parts), "span"
        if "now2" in parts:
            return first.start, None, first.granularity, "since"
        if second.end < first.start:
            return None
        fine = "day" if "day" in (first.granularity, second.granularity) else second.granularity
        return first.start, second.end, fine, "span"

    def one(self, found: Stretch) -> Result:
        parts = self.parts
        if "to" in parts and self.is_owner:  # 下降到2020年的0.3%
            return found.start, found.end, found.granularity, "span"
        if EDGE_PARTS.isdisjoint(parts):
            if self.ends_late():
                return None, found.end, found.granularity, "as_of"
            if "y" in parts and parts.get("from", "").startswith(self.words.since_head):
                return found.start, None, found.granularity, "since"
        return bounded(found, found, parts)

    def year_of_first(self) -> int | None:
        parts, told = self.parts, self.told
        if "y" in parts:
            self.year = self.figure = read_year(parts["y"], self.signs)
        elif "rel" in parts:
            self.year = self.relative(parts["rel"])
        elif "d" in parts and "m" not in parts:
            self.year = told.year
        else:
            self.year = told.year if told.year is not None else self.own.year
        return self.year

    def relative(self, word: str) -> int | None:
        """今年, 去年 from the notice's year, 上年, 当年 from that of the sentence; each else from the other."""
        word = word if word in self.periods.relative_years else word.rstrip(self.words.year_signs)
        steps = self.periods.relative_years.get(word, 0)
        sentence = self.told.figure_year
        anaphoric = word in self.periods.of_the_sentence or (self.after_base and steps < 0)
        order = (sentence, self.own.year) if anaphoric else (self.own.year, sentence)
        base = next((number for number in order if number is not None), None)
        return None if base is None else base + steps

    def second_end(self, number: int | None, first: Stretch | None) -> Stretch | None:
        parts = self.parts
        if "now2" in parts:
            return first
        second = number
        if "y2" in parts:
            second = self.year = self.figure = read_year(parts["y2"], self.signs)
        elif parts.get("rel2", "-") in self.words.next_year and number is not None:
            second = self.year = number + 1
        month = self.int_of("m2", parts) or self.int_of("m", parts) or None
        shifted = {**{name[:-1]: words for name, words in parts.items() if name.endswith("2")}}
        if "d" in shifted and "m" not in shifted:
            shifted["m"] = parts.get("m", "")
        self.month = month
        found = self.end_of_period(second, shifted)
        if found and first and found.end < first.start and "y2" not in parts and second is not None:
            found = self.end_of_period(second + 1, shifted)
        return found

    def end_of_period(self, number: int | None, parts: dict[str, str]) -> Stretch | None:
        """The days that year, month, day, quarter … tell."""
        if number is None:
            return None
        if "m" in parts:
            return self.month_part(number, parts)
        if "d" in parts and self.told.month is not None:
            self.month = self.told.month
            return calendar.day(number, self.told.month, self.int_of("d", parts))
        if "q" in parts:
            return calendar.quarter(number, 1 if parts["q"] == self.words.first_quarter else self.int_of("q", parts))
        if "fq" in parts:
            return calendar.months(number, 1, 3 * (self.int_of("fq", parts)), "quarter")
        if "fm" in parts:
            return calendar.months(number, 1, self.int_of("fm", parts), "month")
        if "half" in parts:
            return calendar.half(number, parts["half"] == self.words.second_half)
        if parts.get("ye") in self.periods.early:
            return calendar.month(number, 1)
        return calendar.year(number)

    def ends_late(self) -> bool:
        """年底, 7月底, 年末."""
        return self.parts.get("me") in self.periods.late or self.parts.get("ye") in self.periods.late

    def open_shape(self) -> str:
        """The shape of a period whose year is not known."""
        if {"since", "start", "after"} & set(self.parts):
            return "since"
        if "until" in self.parts:
            return "until"
        return "as_of" if "asof" in self.parts or self.ends_late() else "span"

    def month_part(self, number: int, parts: dict[str, str]) -> Stretch | None:
        which = self.int_of("m", parts)
        if "d" in parts:
            return calendar.day(number, which, self.int_of("d", parts))
        if "ten" in parts or parts.get("me") in self.periods.early:
            first, last = self.words.thirds.get(parts.get("ten", ""), FIRST_DAYS)
            return calendar.days(number, which, first, last)
        return calendar.month(number, which)

    def int_of(self, name: str, parts: dict[str, str]) -> int:
        """The number that a part tells, 0 where it is not there."""
        number = read_numeral(parts[name], self.signs) if name in parts else None
        return int(number or 0)


def bounded(first: Stretch, last: Stretch, parts: dict[str, str]) -> Result:
    """The bounds with 以来, 前, 截至 … heeded."""
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
    if found is None or not back:
        return found
    whole = calendar.month(found.year - back, found.month)
    return date(found.year - back, found.month, min(found.day, whole.end.day)) if whole else None
