"""Outcomes of inputs → notices, with each failure on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from notice_parser.cli import texts
from notice_parser.cli.streams import complain, print_text
from notice_parser.errors import NoticeError, UnparsedInput
from notice_parser.messages import name_of_code, say_number, translate
from notice_parser.writers.controls import visible

if TYPE_CHECKING:
    from notice_parser.batch import Outcome
    from notice_parser.notice import Notice
    from notice_parser.readers.page_progress import Watcher


class Loudness(NamedTuple):
    """How much is printed on standard error; as nobody says it, without an option."""

    quiet: bool = False
    verbose: bool = False


class FailureReporter:
    """Reports each failure, and remembers whether there was one."""

    def __init__(self, loudness: Loudness) -> None:
        self.loudness, self.has_failed = loudness, False

    def notices(self, outcomes: Iterator[Outcome]) -> Iterator[Notice]:
        """The notices of the inputs that did not fail."""
        for outcome in outcomes:
            if outcome.error is not None:
                self.report(outcome.error)
            elif outcome.notice is not None:
                yield outcome.notice
                if self.loudness.verbose and not self.loudness.quiet:
                    report_counts(outcome.path, outcome.notice)

    def report(self, error: NoticeError) -> None:
        self.has_failed = True
        complain(error.path, error.what)
        if self.loudness.verbose and isinstance(error, UnparsedInput):
            print_text(visible(error.trace), sys.stderr)


def page_line(loudness: Loudness) -> Watcher | None:
    """What shows on one line of a terminal how far OCR is; None where nothing is to be shown."""
    if loudness.quiet or sys.stderr is None or not sys.stderr.isatty():
        return None

    def show(path: str, done: int, total: int) -> None:
        line = translate(texts.OCR_PAGE.format(path=path, done=done, total=total))
        shown = "".join(character if character.isprintable() else "?" for character in line)
        print_text(f"\r\x1b[K{shown if done < total else ''}", sys.stderr)

    return show


def report_counts(path: str, notice: Notice) -> None:
    """One line about a notice on standard error."""
    counts = [
        say_number("{number} quantity", "{number} quantities", number=len(notice.quantities)),
        say_number("{number} date", "{number} dates", number=len(notice.dates)),
        say_number("{number} reference", "{number} references", number=len(notice.references)),
        say_number("{number} finding", "{number} findings", number=len(notice.findings)),
    ]
    complain(path, texts.FOUND.format(kind=name_of_code(notice.kind), counts=counts))
