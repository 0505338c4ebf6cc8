"""A report as lines: one per finding, as editors and terminals show them."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.reports.model import Report
from notice_parser.writers.findings import as_line


def write(report: Report) -> Iterator[bytes]:
    for placed in report.found:
        yield as_line(placed, report.language).encode("utf-8")
