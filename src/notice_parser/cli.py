"""The command line: arguments in, results on standard output, errors one line each on standard error, exit status.

Nothing heavy is imported here: a command imports what it needs when it runs, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from copy import copy
from datetime import date
from difflib import get_close_matches
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, TextIO, cast

import typer

from notice_parser import cli_check, cli_explain, cli_rules
from notice_parser.errors import NoticeError, PackError, UnparsedInput, UsageError
from notice_parser.version import __version__

if TYPE_CHECKING:
    from typer.models import CommandInfo

    from notice_parser.batch import Outcome
    from notice_parser.notice import Notice

DONE, FAILED, WRONG_USE, FOUND, INTERRUPTED = 0, 1, 2, 3, 130
DEFAULT_COMMAND = "parse"
FORMAT_HELP = "One of json, ndjson, csv, xlsx, parquet, sqlite, markdown, html, text."
GROUP_OPTIONS = ("--help", "--version")
PROGRAM = "notice-parse"


app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read Chinese official notices (公文) into JSON: sections, quantities, dates, references, each as a quote.",
    epilog="A FILE without a command is read by `parse`; `-` is standard input.",
)

app.add_typer(cli_rules.app, name="rules")

File = Annotated[str, typer.Argument(metavar="FILE", help="A notice in any format that is read; - is standard input.")]
Files = Annotated[list[str], typer.Argument(metavar="FILE", help="Notices or archives of them; - is standard input.")]
Output = Annotated[
    str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all.")
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="E", help="The encoding of the files, as in gb18030.")
]
HtmlSelector = Annotated[
    str | None, typer.Option("--html-selector", metavar="CSS", help="Where a web page has its article, as in #content.")
]
Password = Annotated[str | None, typer.Option("--password", metavar="P", help="The password of locked files.")]
Ocr = Annotated[bool, typer.Option("--ocr", help="Read pages without a text layer as images: needs the extra [ocr].")]
Largest = Annotated[
    str | None, typer.Option("--largest", metavar="SIZE", help="The largest text that is read, as in 200M; else 50M.")
]
IssuedOn = Annotated[
    str | None, typer.Option("--issued-on", metavar="DATE", help="The day of notices that tell none, as in 2025-07-01.")
]

Format = Annotated[str | None, typer.Option("-f", "--format", metavar="F", help=FORMAT_HELP)]
Text = Annotated[
    bool | None, typer.Option("--text/--no-text", help="Put the source text into the result, or leave it out.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but errors.")]
Rules = cli_rules.Folders


def show_version(is_asked: bool) -> None:
    if is_asked:
        print_text(f"{PROGRAM} {__version__}\n")
        raise typer.Exit


@app.callback()
def group(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


@app.command()
def parse(
    files: Files,
    output: Output = None,
    as_format: Format = None,
    compact: Annotated[bool, typer.Option("--compact", help="One line a notice.")] = False,
    text: Text = None,
    issued_on: IssuedOn = None,
    encoding: Encoding = None,
    html_selector: HtmlSelector = None,
    password: Password = None,
    ocr: Ocr = False,
    largest: Largest = None,
    rules: Rules = None,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say what was found in each file.")] = False,
) -> int:
    """Print each notice as JSON; several as NDJSON, one a line; or write them in another format."""
    from notice_parser.batch import Options, parse_each
    from notice_parser.readers.sizes import read_size
    from notice_parser.writers import READ_THE_TEXT, write_all
    from notice_parser.writers.target import open_target

    refuse_overwriting(output, files)
    refuse_format(as_format, output)
    shows_text = True if as_format in READ_THE_TEXT else text
    options = Options(
        encoding=encoding,
        issued_on=as_day(issued_on),
        shows_text=shows_text,
        selector=html_selector,
        password=password,
        ocr=ocr,
        largest=read_size(largest),
        rules=rules,
    )
    told = Told(verbose, quiet)
    with open_target(output) as put:
        first, outcomes = peek(parse_each(files, options))
        in_lines = compact or len(files) > 1 or (first is not None and first.is_member)
        name = as_format if as_format and not (compact and as_format == "json") else "ndjson" if in_lines else "json"
        for piece in write_all(told.notices(outcomes), name):
            put(piece)
    return FAILED if told.has_failed else DONE


@app.command()
def view(
    file: File,
    output: Output = None,
    issued_on: IssuedOn = None,
    encoding: Encoding = None,
    html_selector: HtmlSelector = None,
    password: Password = None,
    ocr: Ocr = False,
    largest: Largest = None,
    rules: Rules = None,
) -> None:
    """Make one page of a notice, for a browser without a network: -o PAGE.html."""
    from notice_parser.batch import Options, parse_one
    from notice_parser.readers.sizes import read_size
    from notice_parser.writers import write
    from notice_parser.writers.target import open_target

    refuse_overwriting(output, [file])
    options = Options(
        encoding=encoding,
        issued_on=as_day(issued_on),
        shows_text=True,
        selector=html_selector,
        password=password,
        ocr=ocr,
        largest=read_size(largest),
        rules=rules,
    )
    with open_target(output) as put:
        put(write(parse_one(file, options), "html"))


@app.command()
def outline(
    file: File,
    issued_on: IssuedOn = None,
    encoding: Encoding = None,
    password: Password = None,
    ocr: Ocr = False,
    largest: Largest = None,
    rules: Rules = None,
) -> None:
    """Draw the tree of a notice's sections with their figures."""
    from notice_parser.batch import Options, parse_one
    from notice_parser.readers.sizes import read_size
    from notice_parser.writers.tree import draw

    options = Options(
        encoding=encoding,
        issued_on=as_day(issued_on),
        password=password,
        ocr=ocr,
        rules=rules,
        largest=read_size(largest),
    )
    draw(parse_one(file, options), sys.stdout)


@app.command()
def check(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Notices; - is standard input.", show_default=False)
    ] = None,
    as_format: Annotated[
        str, typer.Option("-f", "--format", metavar="F", help="text, json, sarif or accepted.")
    ] = "text",
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODES", help="These codes or groups alone.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="CODES", help="Not these.")] = None,
    level: Annotated[
        str, typer.Option("--level", metavar="L", help="error, warning or info: the least to show.")
    ] = "warning",
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="L", help="Exit with 3 where an error or a warning is found.")
    ] = None,
    accepted: Annotated[str | None, typer.Option("--accepted", metavar="FILE", help="Findings to pass over.")] = None,
    messages: Annotated[str, typer.Option("--messages", metavar="zh|en", help="The language of messages.")] = "zh",
    code: Annotated[str | None, typer.Option("--explain", metavar="CODE", help="Tell what a check compares.")] = None,
    issued_on: IssuedOn = None,
    encoding: Encoding = None,
    html_selector: HtmlSelector = None,
    password: Password = None,
    ocr: Ocr = False,
    largest: Largest = None,
    rules: Rules = None,
    quiet: Quiet = False,
) -> int:
    """Say what is wrong in notices: numbering, sums, rates, dates, marks; a line a finding."""
    from notice_parser.pack import pack_in

    pack = pack_in(rules)
    if code is not None:
        cli_check.explain_check(code, pack)
        return DONE
    if not files:
        raise UsageError("FILE", "is missing; name a notice, or --explain CODE")
    wanted = cli_check.read_wanted(
        pack, select=select or [], ignore=ignore or [], level=level, fail_on=fail_on, as_format=as_format,
        language=messages,
    )  # fmt: skip
    from notice_parser.batch import Options, parse_each
    from notice_parser.readers.sizes import read_size

    options = Options(
        encoding=encoding,
        issued_on=as_day(issued_on),
        shows_text=True,
        selector=html_selector,
        password=password,
        ocr=ocr,
        largest=read_size(largest),
        rules=rules,
    )
    told = Told(False, quiet)
    notices = ((notice.source.path or "-", notice) for notice in told.notices(parse_each(files, options)))
    is_met = cli_check.run_check(notices, wanted, pack=pack, accepted=accepted, complain=complain)
    return FAILED if told.has_failed else FOUND if is_met else DONE


@app.command()
def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="DIR|FILE|ARCHIVE", help="Folders, files, archives, globs; - is a list of paths."),
    ],
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="OUT", help="The folder for outputs and manifest.ndjson.")
    ] = None,
    as_format: Format = None,
    combine: Annotated[
        str | None,
        typer.Option("--combine", metavar="FILE", help="One file of all: .ndjson, .csv, .xlsx, .parquet, .sqlite."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("-j", "--jobs", metavar="N", help="Processes to work with; all processors by default.")
    ] = None,
    include: Annotated[
        list[str] | None, typer.Option("--include", metavar="GLOB", help="Only names like this, as in '*.docx'.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="GLOB", help="No names like this, as in 'drafts/*'.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Do all anew, whatever an earlier run has done.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", metavar="N", help="The first N inputs alone.")] = None,
    time_limit: Annotated[
        float | None, typer.Option("--time-limit", metavar="SECONDS", help="How long one input may take.")
    ] = None,
    text: Text = None,
    issued_on: IssuedOn = None,
    encoding: Encoding = None,
    html_selector: HtmlSelector = None,
    password: Password = None,
    ocr: Ocr = False,
    largest: Largest = None,
    rules: Rules = None,
    quiet: Quiet = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Trace faults of the program.")] = False,
) -> int:
    """Convert folders and archives: an output for each input, or one file of all; run again, it does what is left."""
    from notice_parser import cli_batch
    from notice_parser.batch import Options
    from notice_parser.readers.sizes import read_size

    options = Options(
        encoding=encoding,
        issued_on=as_day(issued_on),
        shows_text=text,
        selector=html_selector,
        password=password,
        ocr=ocr,
        largest=read_size(largest),
        rules=rules,
    )
    is_done = cli_batch.run(
        inputs, output=output, as_format=as_format, combined=combine, jobs=jobs, include=include or [],
        exclude=exclude or [], is_fresh=fresh, fail_fast=fail_fast, limit=limit, time_limit=time_limit,
        options=options, is_quiet=quiet, is_verbose=verbose, complain=complain,
    )  # fmt: skip
    return DONE if is_done else FAILED


@app.command()
def verify(
    outputs: Annotated[
        list[str], typer.Argument(metavar="OUT", help="Folders that batch has written, or files of notices or figures.")
    ],
    encoding: Encoding = None,
    html_selector: HtmlSelector = None,
    password: Password = None,
    ocr: Ocr = False,
    largest: Largest = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing but differences.")] = False,
) -> int:
    """Hold outputs against their sources: hashes, quotes, schema; a line a difference."""
    from notice_parser import cli_batch
    from notice_parser.batch import Options
    from notice_parser.readers.sizes import read_size

    options = Options(encoding=encoding, selector=html_selector, password=password, ocr=ocr, largest=read_size(largest))
    return DONE if cli_batch.run_verify(outputs, options, is_quiet=quiet, complain=complain) else FAILED


@app.command()
def schema(
    table: Annotated[
        str | None, typer.Option("--table", metavar="NAME", help="Of a row of this table, as in quantities.")
    ] = None,
    output: Output = None,
) -> None:
    """Print the JSON Schema (2020-12) of the output."""
    from notice_parser.writers.schema import schema_text
    from notice_parser.writers.tables import TABLES
    from notice_parser.writers.target import open_target

    if table is not None and table not in TABLES:
        raise UsageError("--table", f"{table} is not known; there is {', '.join(TABLES)}")
    with open_target(output) as put:
        put(schema_text(table))


@app.command()
def explain(
    given: Annotated[str, typer.Argument(metavar="FILE|TEXT", help="A notice, or a sentence; - is standard input.")],
    at: Annotated[
        str | None, typer.Option("--at", metavar="PLACE", help="The sentence at an offset or of a figure: 120, q12.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for tools.")] = False,
    issued_on: IssuedOn = None,
    encoding: Encoding = None,
    largest: Largest = None,
    rules: Rules = None,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say what failed, and what is null.")] = False,
) -> None:
    """Tell why sentences were read so: claims, tokens, clauses, frames, what was carried, each field's reason."""
    from notice_parser.readers.sizes import read_size

    cli_explain.run_explain(
        given, at=at, as_json=as_json, is_verbose=verbose, rules=rules, issued_on=as_day(issued_on), encoding=encoding,
        largest=read_size(largest),
    )  # fmt: skip


class Told:
    """Outcomes → notices: each failure is told on standard error, and that one failed is kept."""

    def __init__(self, verbose: bool, quiet: bool) -> None:
        self.verbose, self.quiet, self.has_failed = verbose, quiet, False

    def notices(self, outcomes: Iterator[Outcome]) -> Iterator[Notice]:
        for outcome in outcomes:
            if outcome.error is not None:
                self.has_failed = True
                complain(outcome.error.path, outcome.error.what)
                if self.verbose and isinstance(outcome.error, UnparsedInput):
                    print_text(outcome.error.trace, sys.stderr)
            elif outcome.notice is not None:
                yield outcome.notice
                if self.verbose and not self.quiet:
                    say_found(outcome.path, outcome.notice)


def peek(outcomes: Iterator[Outcome]) -> tuple[Outcome | None, Iterator[Outcome]]:
    """The first outcome, and all of them."""
    first = next(outcomes, None)
    return first, outcomes if first is None else chain([first], outcomes)


def refuse_format(name: str | None, output: str | None) -> None:
    """Raise UsageError where the format is unknown, lacks its package, or is a file of its own and none is named."""
    if name is None:
        return
    from notice_parser.writers import NEED_A_FILE, find_writer

    find_writer(name)
    if name in NEED_A_FILE and output is None:
        raise UsageError(f"-f {name}", f"needs a file: give -o NAME.{name}")


def say_found(path: str, notice: Any) -> None:
    """One line about what was read, on standard error."""
    counts = ", ".join(
        f"{len(getattr(notice, part))} {part}" for part in ("quantities", "dates", "references", "findings")
    )
    complain(path, f"{notice.kind}, {counts}")


def refuse_overwriting(output: str | None, files: list[str]) -> None:
    """Raise UsageError where the result would take the place of an input."""
    if output is None or not os.path.isfile(output):
        return
    for file in files:
        if os.path.exists(file) and os.path.samefile(output, file):
            raise UsageError(output, "is an input too; give -o another name")


def as_day(given: str | None) -> date | None:
    """The day of `--issued-on`. Raises UsageError."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError("--issued-on", f"{given} is no date; write it as in 2025-07-01") from None


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status. Errors leave here as one line on standard error."""
    speak_utf8()
    try:
        meant = with_command(arguments)
        status = app_of(meant[0])(args=meant, prog_name=PROGRAM, standalone_mode=False)
        if status == INTERRUPTED:  # Typer takes Ctrl-C for an exit
            raise KeyboardInterrupt
        return status if isinstance(status, int) else DONE
    except PackError as error:
        for fault in error.errors:
            complain("rules", fault)
        return error.exit_status
    except NoticeError as error:
        complain(error.path, error.what)
        return error.exit_status
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        return own_or_typers_fault(error, arguments)


def name_of(command: CommandInfo) -> str:
    """Each command is named as its function."""
    return command.callback.__name__ if command.callback else ""


def with_command(arguments: list[str]) -> list[str]:
    """What begins with no command is meant for `parse`. Raises UsageError where nothing is said, or a word misspelt."""
    if not arguments:
        raise UsageError("FILE", f"is missing; name a notice, or - for standard input, or see {PROGRAM} --help")
    names = [*map(name_of, app.registered_commands), *(str(group.name) for group in app.registered_groups)]
    if arguments[0] in (*names, *GROUP_OPTIONS):
        return arguments
    refuse_misspelt(arguments[0], names)
    return [DEFAULT_COMMAND, *arguments]


def refuse_misspelt(word: str, commands: list[str]) -> None:
    """Raise UsageError where a first word is no file but nearly a command."""
    near = get_close_matches(word, commands, n=1)
    if near and not os.path.exists(word):
        raise UsageError(word, f'is neither a file nor a command; did you mean "{near[0]}"?')


def app_of(name: str) -> typer.Typer:
    """The program with this command alone, or whole for what asks of it all: Typer takes 8 ms to make every command."""
    if name in GROUP_OPTIONS:
        return app
    narrow = copy(app)
    narrow.registered_commands = [command for command in app.registered_commands if name_of(command) == name]
    narrow.registered_groups = [group for group in app.registered_groups if group.name == name]
    return narrow


def own_or_typers_fault(error: Exception, arguments: list[str]) -> int:
    """One line for what is left: wrong use as Typer tells it, or a fault of this program, traced with -v."""
    if hasattr(error, "format_message"):  # Typer keeps the class of its own errors to itself
        complain(None, f"{cast(Any, error).format_message().rstrip('.')}; see {PROGRAM} --help")
        return WRONG_USE
    complain(None, f"{type(error).__name__}: {error}; a fault of {PROGRAM}, please report it")
    if {"-v", "--verbose"} & set(arguments):
        from traceback import format_exception

        print_text("".join(format_exception(error)), sys.stderr)
    return FAILED


def speak_utf8() -> None:
    """Standard output and standard error in UTF-8 with plain line ends, whatever the locale."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_text(text: str, stream: TextIO | None = None) -> None:
    stream = stream if stream is not None else sys.stdout
    if stream is not None:
        stream.write(text)
        stream.flush()


def complain(path: str | None, what: str) -> None:
    """One line on standard error, whatever the name and the message hold."""
    from notice_parser.readers import shown_path

    if sys.stderr is not None:
        said = f"{shown_path(path)}: {what}" if path is not None else what
        line = "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in said)
        print_text(f"{PROGRAM}: {line}\n", sys.stderr)
