"""The options of `check`: which findings are reported, what fails, what is written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.options import Output, format_option
from notice_parser.messages import Language
from notice_parser.reports.formats import REPORT_FORMATS
from notice_parser.writers.formats import OutputFormat

if TYPE_CHECKING:
    from notice_parser.notice import Finding


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def is_at_least(self, other: Severity) -> bool:
        ranks = list(Severity)
        return ranks.index(self) <= ranks.index(other)


class FailingSeverity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


LEVELS, FAILING_LEVELS = "error|warning|info", "error|warning"


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which findings are reported, and which of them fail."""

    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help=texts.SELECT)] = None
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help=texts.IGNORE)] = None
    level: Annotated[Severity, typer.Option("--level", metavar=LEVELS, help=texts.LEVEL)] = Severity.WARNING
    fail_on: Annotated[
        FailingSeverity | None, typer.Option("--fail-on", metavar=FAILING_LEVELS, help=texts.FAIL_ON)
    ] = None
    accepted: Annotated[str | None, typer.Option("--accepted", metavar="FILE", help=texts.ACCEPTED)] = None

    def is_shown(self, finding: Finding) -> bool:
        return Severity(finding.severity).is_at_least(self.level)

    def fails(self, finding: Finding) -> bool:
        return self.fail_on is not None and Severity(finding.severity).is_at_least(Severity(self.fail_on))


@dataclass(frozen=True, kw_only=True)
class Reporting:
    """What is written, and where."""

    output: Output = None
    format: Annotated[OutputFormat | None, format_option(REPORT_FORMATS)] = None
    annotate: Annotated[str | None, typer.Option("--annotate", metavar="OUT.docx", help=texts.ANNOTATE)] = None
    messages: Annotated[Language | None, typer.Option("--messages", metavar="zh|en", help=texts.MESSAGES)] = None
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help=texts.EXPLAIN_CHECK)] = None
