"""View → findings: one question per file, asked in the order of CHECKS. Adding a check is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable

from notice_parser.checks import (
    announced_counts,
    attachments,
    changes,
    conflicts,
    contacts,
    deadlines,
    document_numbers,
    durations,
    empty_sections,
    fed_back,
    fenbie,
    impossible_dates,
    inspection_dates,
    issue_date,
    listed_names,
    multiples,
    numerals,
    pairs,
    rate_limits,
    rates,
    repeats,
    reversed_periods,
    section_numbers,
    section_styles,
    shares,
    single_items,
    structures,
    sums,
    titles,
    weekdays,
    widths,
    wording,
)
from notice_parser.checks.model import View
from notice_parser.checks.priority import without_silenced
from notice_parser.checks.view import build_view
from notice_parser.spans import Finding

Check = Callable[[View], list[Finding]]

CHECKS: tuple[Check, ...] = (
    section_numbers.check,
    section_styles.check,
    empty_sections.check,
    single_items.check,
    announced_counts.check,
    pairs.check,
    widths.check,
    repeats.check,
    numerals.check,
    wording.check,
    document_numbers.check,
    contacts.check,
    impossible_dates.check,
    weekdays.check,
    reversed_periods.check,
    durations.check,
    issue_date.check,
    deadlines.check,
    inspection_dates.check,
    sums.check,
    rates.check,
    structures.check,
    rate_limits.check,
    shares.check,
    changes.check,
    multiples.check,
    conflicts.check,
    fed_back.check,
    fenbie.check,
    listed_names.check,
    titles.check,
    attachments.check,
)


def run_checks(view: View) -> tuple[Finding, ...]:
    """What all checks find, one finding per span; without the codes that own rules switch off."""
    known = view.pack.checks.by_code
    return tuple(without_silenced([finding for check in CHECKS for finding in check(view) if finding.code in known]))


__all__ = ["CHECKS", "build_view", "run_checks"]
