"""The parts of one period, as its pattern names them → its bounds, with the help of what was stated before."""

from __future__ import annotations

from notice_parser.pack.periods import Periods
from notice_parser.wording import calendar
from notice_parser.wording.calendar import DateRange
from notice_parser.wording.notice_time import NoticeTime
from notice_parser.wording.numbers import read_numeral
from notice_parser.wording.period_bounds import Result, bounded, open_granularity, read_year, years_before
from notice_parser.wording.stated_time import StatedTime, first_known

FIRST_DAYS = (1, 10)
SECOND_PARTS = frozenset({"y2", "m2", "d2", "q2", "half2", "ye2", "rel2", "now2"})
SECOND_YEARS = frozenset({"y2", "rel2"})
EDGE_PARTS = frozenset({"asof", "to", "since", "until", "start", "after", "during"})


class PeriodReader:
    """Reads the named parts of one match.

    `year`, `digit_year` (the year if it is written in digits) and `month` are left for the next match of the sentence.
    """

    def __init__(self, parts: dict[str, str], periods: Periods, notice: NoticeTime, stated: StatedTime) -> None:
        self.parts, self.periods, self.notice, self.stated = parts, periods, notice, stated
        self.words, self.signs = periods.words, periods.signs
        self.is_basis = self.is_attribute = self.starts_event = False
        self.year: int | None = None
        self.digit_year: int | None = None
        self.month: int | None = None

    def look_around(self, text: str, start: int, end: int) -> None:
        """Is it a basis of comparison (比去年, 2019年同期, 2019年的83%), is it an attribute (2020年的)?"""
        is_compared = start > 0 and text[start - 1] in self.words.bases
        self.is_basis = is_compared or self.periods.basis_after.match(text, end) is not None
        self.is_attribute = text.startswith(self.words.owner, end)
        self.starts_event = self.periods.since_after.match(text, end) is not None

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
        if "next" in parts:
            return self.next_day()
        if self.has_no_century() or self.has_no_month():
            return None
        return self.dated()

    def near(self, words: str) -> Result:
        """本月, 当月, 上月 of the notice's month; 近日 is open."""
        issued, back = self.notice.present_day, self.words.months_back.get(words)
        if issued and back is not None:
            which = issued.month - back
            found = calendar.month(issued.year - (which == 0), which or 12)
            if found:
                return found.start, found.end, "month", "span"
        return None, None, None, "span"

    def same_period(self, words: str) -> Result:
        """同期 is the period stated last, 上年同期 the same a year before."""
        bounds = self.stated.bounds
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

    def next_day(self) -> Result | None:
        """次日 is the day after the last date of the sentence."""
        bounds = self.stated.bounds
        day = calendar.day_after(bounds[1]) if bounds and bounds[1] and bounds[2] == "day" else None
        if day is None:
            return None
        self.year, self.month = day.year, day.month
        return day, day, "day", "span"

    def has_no_century(self) -> bool:
        """Is it a year of two digits (23年) in a text that does not state in which century it is?"""
        words = self.parts.get("y", "")
        return (
            len(words) == 2
            and words.isdigit()
            and first_known(self.stated.digit_year, self.notice.year, self.stated.latest_year) is None
        )

    def has_no_month(self) -> bool:
        """Is it a day alone (8日) where no month has been stated?"""
        parts = self.parts
        known = first_known(self.stated.month, self.stated.paragraph_month)
        return "d" in parts and "m" not in parts and known is None

    def dated(self) -> Result | None:
        parts = self.parts
        number = self.year_of_first()
        first = self.end_of_period(number, parts)
        if first is not None and self.is_yet_to_come(first):
            number = self.year = first.start.year - 1
            first = self.end_of_period(number, parts)
        if SECOND_PARTS.isdisjoint(parts):
            self.month = self.int_of("m", parts) or self.month
            return (None, None, open_granularity(parts), self.open_shape()) if first is None else self.one(first)
        second = self.second_end(number, first)
        if first is None or second is None:
            return None, None, open_granularity(parts), "span"
        if "now2" in parts:
            return first.start, None, first.granularity, "since"
        if second.end < first.start:
            return None, None, open_granularity(parts), "span"
        fine = "day" if "day" in (first.granularity, second.granularity) else second.granularity
        return first.start, second.end, fine, "span"

    def one(self, found: DateRange) -> Result:
        parts = self.parts
        if "to" in parts and self.is_attribute:  # 下降到2020年的0.3%
            return found.start, found.end, found.granularity, "span"
        if EDGE_PARTS.isdisjoint(parts):
            if self.ends_late():
                return None, found.end, found.granularity, "as_of"
            starts = "y" in parts and parts.get("from", "").startswith(self.words.since_head)
            if starts or ("from" in parts and self.starts_event):
                return found.start, None, found.granularity, "since"
        return bounded(found, found, parts)

    def year_of_first(self) -> int | None:
        parts, stated = self.parts, self.stated
        if "y" in parts:
            self.year = self.digit_year = read_year(parts["y"], self.signs)
        elif "rel" in parts:
            self.year = self.relative(parts["rel"])
        else:
            own = self.notice.year if EDGE_PARTS.isdisjoint(parts) else self.notice.present_year
            self.year = first_known(stated.year, stated.paragraph_year, own)
        return self.year

    def is_yet_to_come(self, found: DateRange) -> bool:
        """Does the notice look back on it (截至12月底, 10月以来) although its own day is earlier?"""
        parts, own = self.parts, self.notice.issued_on
        looks_back = "y" not in parts and "rel" not in parts and ("asof" in parts or "since" in parts)
        return looks_back and own is not None and found.start > own and self.year == self.notice.present_year

    def relative(self, word: str) -> int | None:
        """今年, 去年 from the notice's year, 上年, 当年 from that of the sentence; each else from the other."""
        word = word if word in self.periods.relative_years else word.rstrip(self.words.year_signs)
        steps = self.periods.relative_years.get(word, 0)
        stated = first_known(self.stated.digit_year, self.stated.paragraph_digit_year)
        if word in self.periods.of_the_sentence or (self.is_basis and steps < 0):
            base = first_known(stated, self.notice.year)
        else:
            base = first_known(self.notice.present_year, stated)
        return None if base is None else base + steps

    def second_end(self, number: int | None, first: DateRange | None) -> DateRange | None:
        parts = self.parts
        if "now2" in parts:
            return first
        second = number
        if "y2" in parts:
            second = self.year = self.digit_year = read_year(parts["y2"], self.signs)
        elif "rel2" in parts:
            second = self.year = (
                self.relative(parts["rel2"]) if number is None else self.year_from(number, parts["rel2"])
            )
        month = self.int_of("m2", parts) or self.int_of("m", parts) or None
        shifted = {**{name[:-1]: words for name, words in parts.items() if name.endswith("2")}}
        if "d" in shifted and "m" not in shifted and "m" in parts:
            shifted["m"] = parts["m"]
        self.month = month or self.month
        found = self.end_of_period(second, shifted)
        if found and first and found.end < first.start and SECOND_YEARS.isdisjoint(parts) and second is not None:
            found = self.end_of_period(second + 1, shifted)
        return found

    def year_from(self, number: int, word: str) -> int | None:
        """次年 and 当年 count from the year of the first end, 今年 and 去年 from the notice's."""
        if word in self.periods.of_the_sentence:
            return number + self.periods.relative_years[word]
        return self.relative(word)

    def end_of_period(self, number: int | None, parts: dict[str, str]) -> DateRange | None:
        """The days that year, month, day, quarter … state."""
        if number is None:
            return None
        if "m" in parts:
            return self.month_part(number, parts)
        month = first_known(self.stated.month, self.stated.paragraph_month)
        if "d" in parts and month is not None:
            self.month = month
            return calendar.day(number, month, self.int_of("d", parts))
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

    def month_part(self, number: int, parts: dict[str, str]) -> DateRange | None:
        which = self.int_of("m", parts)
        if "d" in parts:
            return calendar.day(number, which, self.int_of("d", parts))
        if "ten" in parts or parts.get("me") in self.periods.early:
            first, last = self.words.thirds.get(parts.get("ten", ""), FIRST_DAYS)
            return calendar.days(number, which, first, last)
        return calendar.month(number, which)

    def int_of(self, name: str, parts: dict[str, str]) -> int:
        """The number that a part states, 0 where there is no such part; 元月 is month 1."""
        if parts.get(name) == self.words.first_month:
            return 1
        number = read_numeral(parts[name], self.signs) if name in parts else None
        return int(number or 0)
