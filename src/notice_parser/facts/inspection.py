"""The inspection that a notice responds to or reports: who, whom, when, and the day of feedback."""

from __future__ import annotations

from datetime import date

import regex

from notice_parser.facts.model import InspectionFact
from notice_parser.outline.model import Outline
from notice_parser.pack.inspection import InspectionRules
from notice_parser.spans import Span
from notice_parser.wording.model import PeriodClaim, Wording

STOP = regex.compile("[\u3002\uff01\uff1f]")


def find_inspection(text: str, outline: Outline, wording: Wording, rules: InspectionRules) -> InspectionFact | None:
    """The inspection stated before the first section, or in the first words where no text stands there."""
    start, end = find_lead(outline, text, rules)
    found = next((hit for form in rules.forms for hit in [form.search(text, start, end)] if hit), None)
    if found is None:
        return None
    periods = [period for period in wording.periods if start <= period.start < end]
    return InspectionFact(
        type=found["type"],
        inspector=Span(*found.span("inspector")),
        inspected=Span(*found.span("inspected")),
        period=find_period(text, found, periods, outline),
        feedback_on=find_feedback(text, periods, lead=(start, end), outline=outline, rules=rules),
    )


def find_lead(outline: Outline, text: str, rules: InspectionRules) -> tuple[int, int]:
    """Where the inspection is stated, start and end: the preamble; without one, the first section."""
    lead = outline.preamble or outline.closing
    start = lead.start if lead else (outline.sections[0].start if outline.sections else 0)
    end = outline.preamble.end if outline.preamble else len(text)
    return start, min(end, start + rules.furthest)


def sentence_of(text: str, offset: int, outline: Outline) -> tuple[int, int]:
    """Start and end of the sentence around an offset: between full stops or the ends of its line."""
    line = next((line for line in outline.lines if line.start <= offset < line.end), Span(0, len(text)))
    start = line.start
    for found in STOP.finditer(text, line.start, line.end):
        if found.end() > offset:
            return start, found.end()
        start = found.end()
    return start, line.end


def find_period(text: str, found: regex.Match[str], periods: list[PeriodClaim], outline: Outline) -> PeriodClaim | None:
    """The period of the sentence: the last before the name of who was inspected, else the first after it."""
    at = found.start("inspected")
    start, end = sentence_of(text, at, outline)
    before = [period for period in periods if start <= period.start < at]
    after = [period for period in periods if at <= period.start < end]
    return before[-1] if before else after[0] if after else None


def find_feedback(
    text: str, periods: list[PeriodClaim], *, lead: tuple[int, int], outline: Outline, rules: InspectionRules
) -> tuple[Span, date] | None:
    """The day of feedback: the last day before the word for it, in its sentence."""
    for word in rules.feedback.finditer(text, *lead):
        start, _ = sentence_of(text, word.start(), outline)
        days = [p for p in periods if start <= p.start < word.start() and p.from_ and p.from_ == p.to]
        if days and days[-1].to:
            return days[-1].span, days[-1].to
    return None
