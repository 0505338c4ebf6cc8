"""Many inputs, one after the other: each gives its notice or its error, and a failed one stops no other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.errors import NoticeError, UnparsedInput, UnreadableInput
from notice_parser.readers import (
    ARCHIVES,
    STANDARD_INPUT,
    Input,
    load,
    only_member,
    open_input,
    open_members,
    read_input,
    shown_path,
)
from notice_parser.readers.sizes import LARGEST_TEXT

if TYPE_CHECKING:
    from notice_parser.notice import Notice
    from notice_parser.pack.folders import Folders


class Options(Struct, frozen=True):
    """What the command line says for every input alike. `selector` is the CSS selector of a web page's article.

    `ocr` where pages without a text layer are to be read as images; `largest` are the bytes of text that one may hold.
    """

    encoding: str | None = None
    issued_on: date | None = None
    shows_text: bool | None = None
    password: str | None = None
    selector: str | None = None
    rules: Folders = None
    ocr: bool = False
    largest: int = LARGEST_TEXT


class Outcome(Struct, frozen=True):
    """An input and what became of it: a notice, or the error that says why not. A member came out of an archive."""

    path: str
    notice: Notice | None = None
    error: UnreadableInput | UnparsedInput | None = None
    is_member: bool = False


def parse_each(paths: list[str], options: Options) -> Iterator[Outcome]:
    """An outcome for each path, in order, and for each member of an archive. Standard input, named twice, is read once.

    Raises UsageError.
    """
    stdin: bytes | None = None
    for path in paths:
        try:
            if path == STANDARD_INPUT and stdin is None:
                stdin = load(path, path, options.largest)
            yield from parse_members(open_path(path, options, stdin=stdin), options)
        except UnreadableInput as error:
            yield Outcome(shown_path(path), error=error)


def open_path(path: str, options: Options, *, stdin: bytes | None = None) -> Input:
    return open_input(
        path,
        encoding=options.encoding,
        password=options.password,
        selector=options.selector,
        ocr=options.ocr,
        stdin=stdin,
        largest=options.largest,
    )


def parse_members(found: Input, options: Options) -> Iterator[Outcome]:
    """The outcome of an input, or of each member of an archive. Raises UnreadableInput for the archive itself."""
    is_archive = found.format.name in ARCHIVES
    for member in open_members(found):
        if isinstance(member, UnreadableInput):
            yield Outcome(member.path, error=member, is_member=True)
            continue
        try:
            yield Outcome(member.path, notice=parse_input(member, options), is_member=is_archive)
        except (UnreadableInput, UnparsedInput) as error:
            yield Outcome(member.path, error=error, is_member=is_archive)


def own_fault(path: str, fault: Exception) -> UnparsedInput:
    """A fault of the program as an error of the one file that brought it out."""
    from traceback import extract_tb, format_exception

    at = extract_tb(fault.__traceback__)[-1]
    place = f"{os.path.basename(at.filename)}:{at.lineno}"
    what = f"could not be parsed: {type(fault).__name__}: {fault} ({place}); a fault of notice-parse, please report it"
    return UnparsedInput(path, what, "".join(format_exception(fault)))


def parse_one(path: str, options: Options, *, stdin: bytes | None = None) -> Notice:
    """The notice in one file. Raises UnreadableInput, UnparsedInput, UsageError or PackError."""
    found = open_path(path, options, stdin=stdin)
    return parse_input(only_member(found) if found.format.name in ARCHIVES else found, options)


def parse_input(found: Input, options: Options) -> Notice:
    """The notice in one input. Raises UnreadableInput, UnparsedInput, UsageError or PackError."""
    from notice_parser.pack import pack_in
    from notice_parser.pipeline import parse_source

    try:
        source = read_input(found)
        if options.shows_text is not None:
            source = replace(source, shows_text=options.shows_text)
        return parse_source(source, issued_on=options.issued_on, pack=pack_in(options.rules))
    except NoticeError:
        raise
    except Exception as fault:
        raise own_fault(found.path, fault) from fault
