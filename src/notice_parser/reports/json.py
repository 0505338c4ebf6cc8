"""A report as JSON: a list of findings, each with path, line, column and context."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.reports.model import Report
from notice_parser.writers.findings import as_json


def write(report: Report) -> Iterator[bytes]:
    yield as_json(list(report.found)).encode("utf-8")
