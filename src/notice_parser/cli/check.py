"""`notice-parse check`: the findings of notices as lines, as a report, for tools, or as comments in a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.check_options import Reporting, Selection
from notice_parser.cli.options import Parsing, Verbosity
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import standard_output
from notice_parser.errors import UsageError
from notice_parser.messages import Language, current_language
from notice_parser.readers.formats import format_titles
from notice_parser.writers.controls import visible

if TYPE_CHECKING:
    from notice_parser.pack import Pack

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help=texts.FILES.format(formats=format_titles()), show_default=False),
]


def check(
    files: Files = None, *, selection: Selection, reporting: Reporting, parsing: Parsing, verbosity: Verbosity
) -> int:
    """Report the findings of all files. Raises UsageError, PackError."""
    from notice_parser.cli.checking import report_files
    from notice_parser.pack import pack_in

    pack = pack_in(parsing.rules)
    if reporting.explain is not None:
        explain_check(reporting.explain, pack, reporting.messages or current_language())
        return ExitStatus.DONE
    if not files:
        raise UsageError("FILE", texts.FILE_OR_CODE_MISSING)
    return report_files(files, selection=selection, reporting=reporting, parsing=parsing, verbosity=verbosity)


def explain_check(code: str, pack: Pack, language: Language) -> None:
    """Print the page of one check in a language. Raises UsageError."""
    from notice_parser.checks.pages import page
    from notice_parser.cli.checking import unknown_check

    if code not in pack.checks.by_code:
        raise unknown_check(code, code, set(pack.checks.by_code))
    standard_output().write(visible(page(code, pack, language)))
