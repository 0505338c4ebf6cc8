"""The options that several commands share, each declared once, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from notice_parser.cli import texts
from notice_parser.cli.completion import one_of
from notice_parser.cli.failures import Loudness
from notice_parser.errors import UsageError
from notice_parser.readers.formats import format_titles
from notice_parser.writers.formats import LANGUAGES, OUTPUT_FORMATS, Language, OutputFormat, find_format, format_names

if TYPE_CHECKING:
    from notice_parser.batch import Options


def as_date(given: str) -> date:
    """The date of `--issued-on`. Raises UsageError."""
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError("--issued-on", texts.NOT_A_DATE.format(given=given)) from None


def as_size(given: str) -> int:
    """The bytes of `--largest`. Raises UsageError."""
    from notice_parser.readers.sizes import read_size

    return read_size(given)


def as_format(given: str) -> OutputFormat:
    """The format of `-f`, whose package is installed. Raises UsageError."""
    found = find_format(given)
    found.load()
    return found


def format_option(formats: tuple[OutputFormat, ...]) -> Any:
    """`-f` of a command that writes formats of its own; without it the ending of the output decides."""

    def as_one_of(given: str) -> OutputFormat:
        return find_format(given, formats)

    return typer.Option(
        "-f",
        "--format",
        metavar="F",
        parser=as_one_of,
        autocompletion=one_of(each.name for each in formats),
        help=texts.FORMAT_BY_ENDING.format(names=format_names(formats)),
    )


def as_language(given: str) -> Language:
    """The language of `--labels`. Raises UsageError."""
    for each in LANGUAGES:
        if each == given:
            return each
    raise UsageError("--labels", texts.UNKNOWN_LANGUAGE.format(given=given, names=", ".join(LANGUAGES)))


Rules = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="DIR", envvar="NOTICE_PARSE_RULES", help=texts.OWN_RULES)
]
Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE", help=texts.OUTPUT)]
Format = Annotated[
    OutputFormat | None,
    typer.Option(
        "-f",
        "--format",
        metavar="F",
        parser=as_format,
        autocompletion=one_of(each.name for each in OUTPUT_FORMATS),
        help=texts.FORMAT.format(names=format_names()),
    ),
]
Labelled = Annotated[Language | None, typer.Option("--labels", metavar="zh|en", parser=as_language, help=texts.LABELS)]
Text = Annotated[bool | None, typer.Option("--text/--no-text", help=texts.TEXT)]
File = Annotated[str, typer.Argument(metavar="FILE", help=texts.FILE.format(formats=format_titles()))]
Files = Annotated[list[str], typer.Argument(metavar="FILE", help=texts.FILES.format(formats=format_titles()))]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How files are read."""

    encoding: Annotated[str | None, typer.Option("--encoding", metavar="E", help=texts.ENCODING)] = None
    html_selector: Annotated[str | None, typer.Option("--html-selector", metavar="CSS", help=texts.HTML_SELECTOR)] = (
        None
    )
    password: Annotated[str | None, typer.Option("--password", metavar="P", help=texts.PASSWORD)] = None
    ocr: Annotated[bool, typer.Option("--ocr", help=texts.OCR)] = False
    largest: Annotated[int | None, typer.Option("--largest", metavar="SIZE", parser=as_size, help=texts.LARGEST)] = None

    def options(self, *, shows_text: bool | None = None) -> Options:
        """The options as batch and pipeline take them; they are built here alone."""
        from notice_parser.batch import Options
        from notice_parser.readers.sizes import LARGEST_TEXT

        return Options(
            encoding=self.encoding,
            password=self.password,
            selector=self.html_selector,
            ocr=self.ocr,
            largest=LARGEST_TEXT if self.largest is None else self.largest,
            shows_text=shows_text,
        )


@dataclass(frozen=True, kw_only=True)
class Parsing(Reading):
    """How files are read and parsed."""

    issued_on: Annotated[
        date | None, typer.Option("--issued-on", metavar="DATE", parser=as_date, help=texts.ISSUED_ON)
    ] = None
    rules: Rules = None

    def options(self, *, shows_text: bool | None = None) -> Options:
        from msgspec.structs import replace

        return replace(super().options(shows_text=shows_text), issued_on=self.issued_on, rules=self.rules)


Quiet = Annotated[bool, typer.Option("-q", "--quiet", help=texts.QUIET)]


@dataclass(frozen=True, kw_only=True)
class Verbosity:
    """How much is printed on standard error."""

    quiet: Quiet = False
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help=texts.VERBOSE)] = False

    @property
    def loudness(self) -> Loudness:
        return Loudness(quiet=self.quiet, verbose=self.verbose)
