"""Many inputs, one after the other: each gives its notice or its error, and a failed one stops no other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from notice_parser.errors import NoticeError, UnparsedInput, UnreadableInput
from notice_parser.readers import STANDARD_INPUT, load, read_file, shown_path

if TYPE_CHECKING:
    from notice_parser.notice import Notice


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says for every input alike."""

    encoding: str | None = None
    issued_on: date | None = None
    shows_text: bool | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """An input and what became of it: a notice, or the error that says why not."""

    path: str
    notice: Notice | None = None
    error: UnreadableInput | UnparsedInput | None = None


def parse_each(paths: list[str], options: Options) -> Iterator[Outcome]:
    """An outcome for each path, in order. Standard input, named twice, is read once. Raises UsageError."""
    stdin: bytes | None = None
    for path in paths:
        try:
            if path == STANDARD_INPUT and stdin is None:
                stdin = load(path, path)
            yield Outcome(shown_path(path), notice=parse_one(path, options, stdin=stdin))
        except (UnreadableInput, UnparsedInput) as error:
            yield Outcome(shown_path(path), error=error)


def own_fault(path: str, fault: Exception) -> UnparsedInput:
    """A fault of the program as an error of the one file that brought it out."""
    from traceback import extract_tb, format_exception

    at = extract_tb(fault.__traceback__)[-1]
    place = f"{os.path.basename(at.filename)}:{at.lineno}"
    what = f"could not be parsed: {type(fault).__name__}: {fault} ({place}); a fault of notice-parse, please report it"
    return UnparsedInput(path, what, "".join(format_exception(fault)))


def parse_one(path: str, options: Options, *, stdin: bytes | None = None) -> Notice:
    """The notice in one file. Raises UnreadableInput, UnparsedInput, UsageError or PackError."""
    from notice_parser.pipeline import parse_source

    source = read_file(path, encoding=options.encoding, stdin=stdin)
    if options.shows_text is not None:
        source = replace(source, shows_text=options.shows_text)
    try:
        return parse_source(source, issued_on=options.issued_on)
    except NoticeError:
        raise
    except Exception as fault:
        raise own_fault(shown_path(path), fault) from fault
