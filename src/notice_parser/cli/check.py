"""`notice-parse check`: the findings of notices, one line each, or as JSON, SARIF or entries to accept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.failures import FailureReporter
from notice_parser.cli.options import Parsing, Verbosity
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain
from notice_parser.errors import UsageError
from notice_parser.readers.formats import format_titles

if TYPE_CHECKING:
    from notice_parser.notice import Finding, Notice
    from notice_parser.pack import Pack
    from notice_parser.writers.findings import Placed

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help=texts.FILES.format(formats=format_titles()), show_default=False),
]


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


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


class ReportFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    ACCEPTED = "accepted"


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which findings are reported, and which of them fail."""

    select: Annotated[list[str] | None, typer.Option("--select", metavar="CODES", help=texts.SELECT)] = None
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help=texts.IGNORE)] = None
    level: Annotated[Severity, typer.Option("--level", help=texts.LEVEL)] = Severity.WARNING
    fail_on: Annotated[FailingSeverity | None, typer.Option("--fail-on", help=texts.FAIL_ON)] = None
    accepted: Annotated[str | None, typer.Option("--accepted", metavar="FILE", help=texts.ACCEPTED)] = None

    def is_shown(self, finding: Finding) -> bool:
        return Severity(finding.severity).is_at_least(self.level)

    def fails(self, finding: Finding) -> bool:
        return self.fail_on is not None and Severity(finding.severity).is_at_least(Severity(self.fail_on))


@dataclass(frozen=True, kw_only=True)
class Report:
    """What is printed."""

    format: Annotated[ReportFormat, typer.Option("-f", "--format", help=texts.REPORT)] = ReportFormat.TEXT
    messages: Annotated[Language, typer.Option("--messages", help=texts.MESSAGES)] = Language.ZH
    explain: Annotated[str | None, typer.Option("--explain", metavar="CODE", help=texts.EXPLAIN_CHECK)] = None


def check(files: Files = None, *, selection: Selection, report: Report, parsing: Parsing, verbosity: Verbosity) -> int:
    """Report the findings of all files. Raises UsageError, PackError."""
    from notice_parser.batch import parse_each
    from notice_parser.pack import pack_in

    pack = pack_in(parsing.rules)
    if report.explain is not None:
        explain_check(report.explain, pack, report.messages)
        return ExitStatus.DONE
    if not files:
        raise UsageError("FILE", texts.FILE_OR_CODE_MISSING)
    checker = Checker(selection, report, pack)
    reporter = FailureReporter(verbosity)
    has_found = checker.run(reporter.notices(parse_each(files, parsing.options(shows_text=True))))
    if reporter.has_failed:
        return ExitStatus.FAILED
    return ExitStatus.FOUND if has_found else ExitStatus.DONE


def explain_check(code: str, pack: Pack, language: Language) -> None:
    """Print the page of one check in a language. Raises UsageError."""
    from notice_parser.checks.pages import page

    if code not in pack.checks.by_code:
        raise unknown_check(code, code, set(pack.checks.by_code))
    sys.stdout.write(page(code, pack, language))


class Checker:
    """Findings of notices → a report. Raises UsageError for an unknown code or a wrong file of accepted findings."""

    def __init__(self, selection: Selection, report: Report, pack: Pack) -> None:
        self.selection, self.report, self.pack = selection, report, pack
        self.select = known_names(pack, "--select", selection.select or [])
        self.ignore = known_names(pack, "--ignore", selection.ignore or [])

    def run(self, notices: Iterator[Notice]) -> bool:
        """Print the report; was there a finding that --fail-on names?"""
        from notice_parser.checks.accepted import Accepted, read_accepted

        path = self.selection.accepted
        accepted = read_accepted(path) if path is not None else Accepted("")
        has_failing = False
        collected: list[Placed] = []
        for notice in notices:
            found = [each for each in self.find(notice) if not accepted.holds(each.finding, each.context)]
            has_failing = has_failing or any(self.selection.fails(each.finding) for each in found)
            shown = [each for each in found if self.selection.is_shown(each.finding)]
            if self.report.format is ReportFormat.TEXT:
                self.print_lines(shown)
            else:
                collected += shown
        self.print_document(collected)
        for number, entry in accepted.unused:
            what = texts.UNUSED_ENTRY.format(number=number, code=entry.code, quotes="、".join(entry.quotes))
            complain(accepted.path, what)
        return has_failing

    def find(self, notice: Notice) -> Iterator[Placed]:
        """The selected findings of a notice in text order, with their positions."""
        from notice_parser.checks.accepted import context_of
        from notice_parser.writers.findings import Positions, place_finding

        text = notice.source.text or ""
        positions = Positions(notice)
        for finding in notice.findings:
            if self.is_selected(finding):
                message = self.pack.messages.say(finding.code, finding.params, self.report.messages)
                yield place_finding(finding, positions, message=message, context=context_of(text, finding))

    def is_selected(self, finding: Finding) -> bool:
        rule = self.pack.checks.by_code.get(finding.code)
        names = {finding.code, rule.group} if rule else {finding.code}
        return not names & self.ignore and (not self.select or bool(names & self.select))

    def print_lines(self, found: list[Placed]) -> None:
        from notice_parser.writers.findings import as_line

        for placed in found:
            sys.stdout.write(as_line(placed, self.pack, self.report.messages))

    def print_document(self, found: list[Placed]) -> None:
        """Print the formats that are one document for all inputs."""
        if self.report.format in DOCUMENTS:
            sys.stdout.write(DOCUMENTS[self.report.format](found, self.pack))


def json_document(found: list[Placed], pack: Pack) -> str:
    from notice_parser.writers.findings import as_json

    return as_json(found)


def sarif_document(found: list[Placed], pack: Pack) -> str:
    from notice_parser.writers.sarif import as_sarif

    return as_sarif(found, pack)


def accepted_document(found: list[Placed], pack: Pack) -> str:
    from notice_parser.checks.accepted import write_entries

    return write_entries([(placed.finding, placed.context) for placed in found])


DOCUMENTS: dict[ReportFormat, Callable[[list[Placed], Pack], str]] = {
    ReportFormat.JSON: json_document,
    ReportFormat.SARIF: sarif_document,
    ReportFormat.ACCEPTED: accepted_document,
}


def known_names(pack: Pack, option: str, given: list[str]) -> frozenset[str]:
    """Codes and groups, several joined by commas. Raises UsageError with the nearest names for an unknown one."""
    found = frozenset(name.strip() for each in given for name in each.split(",") if name.strip())
    known = {*pack.messages.by_code, *(rule.group for rule in pack.checks.by_code.values())}
    for name in sorted(found - known):
        raise unknown_check(option, name, known)
    return found


def unknown_check(option: str, name: str, known: set[str]) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(name, sorted(known), n=3, cutoff=0.5)
    hint = f"; {texts.DID_YOU_MEAN.format(names=', '.join(near))}" if near else texts.SEE_CHECKS
    return UsageError(option, texts.UNKNOWN_CHECK.format(given=name, hint=hint))
