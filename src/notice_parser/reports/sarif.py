"""A report as SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.reports.model import Report
from notice_parser.writers.sarif import as_sarif


def write(report: Report) -> Iterator[bytes]:
    yield as_sarif(list(report.found), report.pack).encode("utf-8")
