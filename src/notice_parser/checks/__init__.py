"""Notice → findings: one question a file, in the order of this list. Adding a check is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable

from notice_parser.checks import (
    announced_counts,
    attachments,
    changes,
    conflicts,
    contacts,
    dates,
    document_numbers,
    fenbie,
    inspection_dates,
    issue_date,
    listed_names,
    multiples,
    numerals,
    pairs,
    periods,
    rates,
    repeats,
    section_bodies,
    section_numbers,
    section_styles,
    shares,
    sums,
    titles,
    widths,
    wording,
)  # fmt: skip
from notice_parser.checks.interrupted import without_interrupted
from notice_parser.checks.model import View
from notice_parser.checks.priority import one_for_a_place
from notice_parser.checks.view import look_at
from notice_parser.spans import Finding

Check = Callable[[View], list[Finding]]


def numbers_of_sections(view: View) -> list[Finding]:
    return without_interrupted(view, section_numbers.find_faults(view.source, view.outline, view.pack))


CHECKS: tuple[Check, ...] = (
    numbers_of_sections,
    section_styles.find_faults,
    section_bodies.find_faults,
    announced_counts.find_faults,
    pairs.find_faults,
    widths.find_faults,
    repeats.find_faults,
    numerals.find_faults,
    wording.find_faults,
    document_numbers.find_faults,
    contacts.find_faults,
    dates.find_faults,
    periods.find_faults,
    issue_date.find_faults,
    inspection_dates.find_faults,
    sums.find_faults,
    rates.find_faults,
    shares.find_faults,
    changes.find_faults,
    multiples.find_faults,
    conflicts.find_faults,
    fenbie.find_faults,
    listed_names.find_faults,
    titles.find_faults,
    attachments.find_faults,
)


def find_notes(view: View) -> tuple[Finding, ...]:
    """What the checks find, check by check, one finding for one place; nothing of those that own rules leave out."""
    known = view.pack.checks.by_code
    return tuple(one_for_a_place([note for check in CHECKS for note in check(view) if note.code in known]))


__all__ = ["CHECKS", "find_notes", "look_at"]
