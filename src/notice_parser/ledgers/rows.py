"""A parsed notice → the rows of its ledger."""

from __future__ import annotations

from notice_parser.ledgers.deadlines import deadline_of
from notice_parser.ledgers.figures import figures_of
from notice_parser.ledgers.items import find_items, is_itemized, raises_problems
from notice_parser.ledgers.measures import measures_of
from notice_parser.ledgers.model import Item, LedgerRow, Reading
from notice_parser.ledgers.problems import are_headings_problems, is_heading_apart, problem_of
from notice_parser.ledgers.responsible import responsible_of
from notice_parser.ledgers.statuses import status_of
from notice_parser.notice import Notice, Section
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.one_line import on_one_line

BETWEEN_HEADINGS = " / "


def make_rows(notice: Notice, text: str, rules: LedgerRules) -> list[LedgerRow]:
    """The rows in text order. `text` is the source text that the quotes of the notice are spans of."""
    reading = Reading(notice, text, rules, tuple(quantity.start for quantity in notice.quantities))
    items = find_items(reading)
    are_problems = are_headings_problems(items, reading)
    return [
        make_row(number, item, reading, are_problems and is_heading_apart(item, rules))
        for number, item in enumerate(items, start=1)
    ]


def asks_or_answers(notice: Notice, rules: LedgerRules) -> bool:
    """Does the notice raise problems or answer them one by one?"""
    return notice.kind == "audit_report" or is_itemized(notice, rules)


def make_row(number: int, item: Item, reading: Reading, is_problem: bool) -> LedgerRow:
    """The row of an item, `is_problem` where its heading names one whatever its words.

    Of a problem that is only raised (feedback), nothing is inferred from what its text says.
    """
    notice = reading.notice
    is_raised = raises_problems(notice) and not item.is_row
    problem = problem_of(item, reading, takes_headings=is_raised or is_problem)
    deadline = None if is_raised and not item.values("deadline") else deadline_of(item, reading)
    has_plan = deadline is not None and not item.values("deadline")
    return LedgerRow(
        number=number,
        notice=on_one_line(notice.title.text) if notice.title else None,
        path=BETWEEN_HEADINGS.join(words_of(section) for section in item.path),
        problem=reading.quote(problem) if problem else None,
        measures=[] if is_raised and not item.values("measures") else measures_of(item, reading),
        responsible=[] if is_raised and not item.values("responsible") else responsible_of(item, reading),
        deadline=deadline,
        status=None if is_raised and not item.values("status") else status_of(item, reading, has_plan=has_plan),
        figures=figures_of(item, reading),
        text=reading.quote(item.span),
    )


def words_of(section: Section) -> str:
    """Marker and heading on one line."""
    heading = on_one_line(section.heading.text) if section.heading else ""
    return f"{''.join(section.marker.text.split())}{heading}"
