"""A report as entries of a file of accepted findings, whose reasons a person writes."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.checks.accepted import write_entries
from notice_parser.reports.model import Report


def write(report: Report) -> Iterator[bytes]:
    yield write_entries([(placed.finding, placed.context) for placed in report.found]).encode("utf-8")
