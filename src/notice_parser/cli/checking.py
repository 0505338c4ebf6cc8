"""Findings of files → those that are chosen, with their positions → a report; or comments in a Word document."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import isdir, realpath

from notice_parser.batch import parse_each
from notice_parser.batch.choice import Choice
from notice_parser.batch.plan import Planner
from notice_parser.checks.accepted import Accepted, context_of, read_accepted
from notice_parser.cli import texts
from notice_parser.cli.check_options import Reporting, Selection
from notice_parser.cli.comments import Comments
from notice_parser.cli.failures import FailureReporter
from notice_parser.cli.ledger import chosen_format
from notice_parser.cli.options import Parsing, Verbosity
from notice_parser.cli.output import refuse_overwriting
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain
from notice_parser.errors import UsageError
from notice_parser.messages import Language, current_language
from notice_parser.notice import Notice
from notice_parser.pack import Pack, pack_in
from notice_parser.reports.formats import FOR_PEOPLE, REPORT_FORMATS, TEXT
from notice_parser.reports.model import Looked, Report
from notice_parser.writers.findings import Placed, Positions, place_finding
from notice_parser.writers.formats import OutputFormat
from notice_parser.writers.target import open_target


def report_files(
    files: list[str], *, selection: Selection, reporting: Reporting, parsing: Parsing, verbosity: Verbosity
) -> int:
    """Write the report, and the comments where they are asked for; then say what was looked at. Raises NoticeError."""
    options = parsing.options(shows_text=True)
    written = chosen_format(reporting.output, reporting.format, REPORT_FORMATS, otherwise=TEXT)
    module = written.load()
    files = list(files_in(files, reporting.output))
    refuse_overwriting(reporting.output, files)
    pack = pack_in(parsing.rules)
    comments = Comments(files, reporting, options, pack=pack) if reporting.annotate is not None else None
    checker = Checker(selection, pack, language_of(reporting, written))
    failures = FailureReporter(verbosity.loudness)
    found = checker.found(failures.notices(parse_each(files, options)))
    found = comments.keep(found) if comments else found
    with open_target(reporting.output) as write:
        for piece in module.write(Report(found, checker.looked, checker.pack, checker.language)):
            write(piece)
    checker.report_unused()
    if comments and checker.looked.notices:
        comments.write(checker.text, is_quiet=verbosity.quiet)
    if checker.looked.notices and not verbosity.quiet and (written == TEXT or reporting.output is not None):
        complain(None, checker.looked.as_text())
    if failures.has_failed:
        return ExitStatus.FAILED
    return ExitStatus.FOUND if checker.has_failing else ExitStatus.DONE


def files_in(paths: list[str], output: str | None) -> Iterator[str]:
    """The paths, folders replaced by the files in them and below; the report itself is none of these."""
    planner = Planner(Choice((), ()), frozenset((realpath(output),) if output is not None else ()))
    for path in paths:
        if isdir(path):
            yield from (planned.path for planned in planner.plan_path(path, path))
        else:
            yield path


def language_of(reporting: Reporting, written: OutputFormat) -> Language:
    """The language of messages: the one asked for, else that of the user for lines, Chinese for files and tools."""
    return reporting.messages or (current_language() if written in FOR_PEOPLE else Language.ZH)


class Checker:
    """Findings of notices → those to be shown. Raises UsageError for unknown codes and wrong files of accepted ones."""

    def __init__(self, selection: Selection, pack: Pack, language: Language) -> None:
        self.selection, self.pack, self.language = selection, pack, language
        self.select = known_names(pack, "--select", selection.select or [])
        self.ignore = known_names(pack, "--ignore", selection.ignore or [])
        self.accepted = read_accepted(selection.accepted) if selection.accepted is not None else Accepted("")
        self.looked = Looked(checks=sum(map(self.is_chosen, pack.checks.by_code)))
        self.has_failing = False
        self.text = ""

    def found(self, notices: Iterator[Notice]) -> Iterator[Placed]:
        """The findings to be shown, notice by notice in text order; what was looked at is counted on the way."""
        for notice in notices:
            found = [each for each in self.chosen(notice) if not self.accepted.holds(each.finding, each.context)]
            self.has_failing = self.has_failing or any(self.selection.fails(each.finding) for each in found)
            shown = [each for each in found if self.selection.is_shown(each.finding)]
            self.looked.add(notice, shown, hidden=len(found) - len(shown))
            yield from shown

    def chosen(self, notice: Notice) -> Iterator[Placed]:
        """The chosen findings of a notice with their positions."""
        self.text = text = notice.source.text or ""
        positions = Positions(notice)
        for finding in notice.findings:
            if self.is_chosen(finding.code):
                message = self.pack.messages.say(finding.code, finding.params, self.language)
                yield place_finding(finding, positions, message=message, context=context_of(text, finding))

    def is_chosen(self, code: str) -> bool:
        rule = self.pack.checks.by_code.get(code)
        names = {code, rule.group} if rule else {code}
        return not names & self.ignore and (not self.select or bool(names & self.select))

    def report_unused(self) -> None:
        """Say which entries of the file of accepted findings match nothing."""
        for number, entry in self.accepted.unused:
            what = texts.UNUSED_ENTRY.format(number=number, code=entry.code, quotes=list(entry.quotes))
            complain(self.accepted.path, what)


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
    hint = texts.DID_YOU_MEAN.format(names=near) if near else texts.SEE_CHECKS
    return UsageError(option, texts.UNKNOWN_CHECK.format(given=name, hint=hint))
