"""The measures of an item: the leads of its points, else its sentences that report or plan something."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from notice_parser.ledgers.labels import CLOSING, OPENING
from notice_parser.ledgers.model import FieldSpan, Item, Reading, trimmed
from notice_parser.ledgers.problems import PARTS_OF_AN_ITEM, framed_problem, is_label, named_shortfall
from notice_parser.notice import Quote, Section
from notice_parser.spans import Span
from notice_parser.wording.sentences import split_at_stops

MARKS_AROUND = "。；;，,：:、！!"
COMMAS = "，,、；;："
CLAUSE_END = re.compile("[，,；;]")
SHORTEST = 2


def measures_of(item: Item, reading: Reading) -> list[Quote]:
    leads = [section.heading for section in points_of(item, reading) if section.heading]
    if leads:
        return leads
    labelled = [span for value in item.values("measures") for span in sentences_in(value, reading)]
    return [reading.quote(span) for span in labelled or unlabelled_measures(item, reading)]


def unlabelled_measures(item: Item, reading: Reading) -> list[Span]:
    """The sentences of the item that are not bare levels, else those after a label of progress."""
    rest = [] if item.is_row else remaining_spans(item, reading)
    found = [span for value in rest for span in sentences_in(value, reading) if not is_level(span, reading)]
    return found or [span for value in item.values("status") for span in sentences_in(value, reading)]


def points_of(item: Item, reading: Reading) -> list[Section]:
    """The sections that are points of the item, but for those that describe the problem.

    The children of a numbered item whatever their markers, unless they are its labelled parts; else those with the
    marker of a measure.
    """
    if not item.path:
        return []
    problems, children = item.values("problem"), item.path[-1].children
    are_parts = any(is_label(child, reading.rules, *PARTS_OF_AN_ITEM) for child in children)
    are_points = item.section is not None and not are_parts
    return [
        section
        for section in (children if are_points else topmost(children, reading.rules.measure_styles))
        if item.span.start <= section.start < item.span.end
        and not any(value.start <= section.start < value.end for value in problems)
    ]


def topmost(sections: list[Section], styles: frozenset[str]) -> Iterator[Section]:
    for section in sections:
        if section.style in styles:
            yield section
        else:
            yield from topmost(section.children, styles)


def remaining_spans(item: Item, reading: Reading) -> list[Span]:
    """The item without its marker, what names the problem, and its labelled parts."""
    start, spans = text_start(item, reading), []
    for field in sorted(item.fields, key=start_of):
        if field.value.end > start:
            spans.append(Span(start, max(start, field.start)))
            start = max(start, field.value.end)
    return [*spans, Span(start, item.span.end)]


def start_of(field: FieldSpan) -> int:
    return field.start


def text_start(item: Item, reading: Reading) -> int:
    """Where the text about measures begins: after the problem in the heading, else after a heading that has text."""
    section = item.section
    if section is None or section.heading is None:
        return item.span.start
    framed = framed_problem(section, reading.rules)
    if framed:
        found = reading.rules.problem[0].search(section.heading.text)
        return section.heading.start + (found.end() if found else 0)
    shortfall = named_shortfall(section, reading.rules)
    if shortfall or section.body or section.children:
        return shortfall.end if shortfall else section.heading.end
    return section.heading.start


def sentences_in(value: Span, reading: Reading) -> Iterator[Span]:
    """The sentences but for those that state only a status, without their marks."""
    for sentence in split_at_stops(reading.text, value.start, value.end):
        span = trimmed(reading.text, sentence.start, sentence.end, MARKS_AROUND)
        mark = reading.rules.leading_mark.match(reading.text[span.start : span.end])
        span = Span(span.start + mark.end(), span.end) if mark else span
        span = without_open_brackets(span, reading.text)
        if span.end - span.start >= SHORTEST and not is_status(span, reading):
            yield span


def without_open_brackets(span: Span, text: str) -> Span:
    """Without brackets at the ends whose other half belongs to a label."""
    while span.end > span.start and text[span.end - 1] in OPENING:
        span = trimmed(text, span.start, span.end - 1, MARKS_AROUND)
    while span.end > span.start and text[span.start] in CLOSING:
        span = trimmed(text, span.start + 1, span.end, MARKS_AROUND)
    return span


def is_status(span: Span, reading: Reading) -> bool:
    """Do all clauses of the sentence say only how far the item has come? (已完成整改，长期坚持)"""
    clauses = CLAUSE_END.split(reading.text[span.start : span.end])
    return all(any(is_all(each, clause) for each in reading.rules.whole_item) for clause in clauses)


def is_all(pattern: regex.Pattern[str], clause: str) -> bool:
    found = pattern.match(clause)
    return found is not None and found.end() == len(clause)


def is_level(span: Span, reading: Reading) -> bool:
    """Does the sentence begin with a figure of a state and report nothing that was done? (在编干部187人)"""
    figures = reading.quantities(span)
    if not figures or any(each.action or each.status for each in figures):
        return False
    comma = next((at for at in range(span.start, span.end) if reading.text[at] in COMMAS), span.end)
    return figures[0].start < comma
