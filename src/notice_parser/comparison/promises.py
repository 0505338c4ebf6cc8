"""Targets of OLD → what NEW reports of them."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from notice_parser.comparison.figures import Candidate
from notice_parser.comparison.model import Promise, Verdict
from notice_parser.comparison.pairing import Index, index_of, near, score
from notice_parser.notice import Notice, Section
from notice_parser.pack.compare import CompareRules
from notice_parser.writers.walk import walk

HUNDRED = Decimal(100)
WIDEST = 8  # characters before a target that say how it is reached


def promises_of(old: list[Candidate], new: list[Candidate], notice: Notice, rules: CompareRules) -> list[Promise]:
    """A promise for each planned figure of OLD, the notice, that has a period or stands under a heading with one."""
    index = index_of(one for one in new if one.is_reported and one.name)
    dated, text = dated_sections(notice), notice.source_text or ""
    targets = [one for one in old if not one.is_reported and one.name and has_time(one, dated)]
    return [promise_of(target, delivered(target, index, rules), text, rules) for target in targets]


def has_time(target: Candidate, dated: frozenset[str]) -> bool:
    return target.figure.period is not None or target.figure.section in dated


def dated_sections(notice: Notice) -> frozenset[str]:
    """The ids of the sections whose heading, or one above it, holds a date (二、2024年工作安排)."""
    starts = [date.start for date in notice.dates]
    return frozenset(path[-1].id for path in walk(notice.sections) if any(holds_date(each, starts) for each in path))


def holds_date(section: Section, starts: list[int]) -> bool:
    heading = section.heading
    at = bisect_left(starts, heading.start) if heading else len(starts)
    return heading is not None and at < len(starts) and starts[at] < heading.end


def delivered(target: Candidate, index: Index, rules: CompareRules) -> Candidate | None:
    """The likeliest figure of the target's time, of equal ones the first."""
    fitting = [(score(target, other, rules), other) for other in near(target, index) if is_in_time(target, other)]
    best = max(fitting, key=lambda each: (each[0], -each[1].index), default=None)
    return best[1] if best and best[0] else None


def is_in_time(target: Candidate, other: Candidate) -> bool:
    """Not a figure of a time before that of the target."""
    aim, reported = target.figure.period, other.figure.period
    start = aim.from_ if aim else None
    return not (start and reported and reported.to and not reported.inherited and reported.to < start)


def promise_of(target: Candidate, found: Candidate | None, text: str, rules: CompareRules) -> Promise:
    verdict: Verdict = "not_mentioned" if found is None else verdict_of(target, found, text, rules)
    new = found.shown() if found else None
    return Promise(indicator=target.name, label=target.title, old=target.shown(), new=new, verdict=verdict)


def verdict_of(target: Candidate, found: Candidate, text: str, rules: CompareRules) -> Verdict:
    """Reached from above, or from below where the words say so (控制在…以内); a fall of 3% by one of 3% or more."""
    aim, value = target.value, found.value
    if aim is None or value is None:
        return "not_mentioned"
    if falls(target) != falls(found) and target.is_change:
        value = -value
    room = abs(aim) * rules.thresholds.about / HUNDRED if target.figure.modifier == "about" else Decimal(0)
    is_met = value <= aim + room if is_from_below(target, text, rules) else value >= aim - room
    return "reached" if is_met else "missed"


def falls(one: Candidate) -> bool:
    return one.figure.change is not None and one.figure.change.direction == "decrease"


def is_from_below(target: Candidate, text: str, rules: CompareRules) -> bool:
    figure = target.figure
    around = text[max(0, figure.start - WIDEST) : figure.end]
    clause = around[max(around.rfind(mark) for mark in "，,。；;、") + 1 :]
    return figure.modifier in ("at_most", "under") or bool(rules.from_below.search(clause))
