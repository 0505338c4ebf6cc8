"""Many inputs, one after the other: each gives its notice or its error, and one that fails does not stop the others."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.errors import NoticeError, UnparsedInput, UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.opening import (
    STANDARD_INPUT,
    Input,
    ReadOptions,
    load,
    only_member,
    open_input,
    open_members,
    read_input,
    shown_path,
)

if TYPE_CHECKING:
    from notice_parser.notice import Notice
    from notice_parser.pack.folders import Folders

    Parse = Callable[[Input, "Options"], Notice]
Made = TypeVar("Made")


class Options(ReadOptions, frozen=True):
    """How every input of a command is read and parsed.

    `issued_on` is the issue date to assume for notices that do not state one; `shows_text` says whether the notice
    holds its source text (None: as its format has it); `rules` are folders of rules over the built-in ones.
    """

    issued_on: date | None = None
    shows_text: bool | None = None
    rules: Folders = None


class Outcome(Struct, frozen=True):
    """An input with its notice, or with the error that says why there is none."""

    path: str
    notice: Notice | None = None
    error: UnreadableInput | UnparsedInput | None = None
    is_member: bool = False


def parse_each(paths: list[str], options: Options, *, as_json: bool = False) -> Iterator[Outcome]:
    """An outcome for each path, in order, and for each member of an archive. Standard input, named twice, is read once.

    With `as_json` notices can be written as JSON and counted, and nothing else; they are there sooner. Raises
    UsageError.
    """
    parse = parse_input_to_json if as_json else parse_input
    stdin: bytes | None = None
    for path in paths:
        try:
            if path == STANDARD_INPUT and stdin is None:
                stdin = load(path, path, options.largest)
            yield from parse_members(open_input(path, options, stdin=stdin), options, parse=parse)
        except UnreadableInput as error:
            yield Outcome(shown_path(path), error=error)


def parse_members(found: Input, options: Options, *, parse: Parse) -> Iterator[Outcome]:
    """The outcome of an input, or of each member of an archive. Raises UnreadableInput for the archive itself."""
    is_archive = found.format.is_archive
    for member in open_members(found):
        if isinstance(member, UnreadableInput):
            yield Outcome(member.path, error=member, is_member=True)
            continue
        try:
            yield Outcome(member.path, notice=parse(member, options), is_member=is_archive)
        except (UnreadableInput, UnparsedInput) as error:
            yield Outcome(member.path, error=error, is_member=is_archive)


def bug_in(path: str, bug: Exception) -> UnparsedInput:
    """A bug of the program as an error of the file that revealed it."""
    from traceback import extract_tb, format_exception

    frame = extract_tb(bug.__traceback__)[-1]
    where = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    what = say(
        "could not be parsed: {kind}: {error} ({where}); a bug in notice-parse, please report it",
        kind=type(bug).__name__,
        error=str(bug),
        where=where,
    )
    return UnparsedInput(path, what, "".join(format_exception(bug)))


def parse_one(path: str, options: Options) -> Notice:
    """The notice in one file. Raises UnreadableInput, UnparsedInput, UsageError or PackError."""
    found = open_input(path, options)
    return parse_input(only_member(found) if found.format.is_archive else found, options)


def parse_input(found: Input, options: Options) -> Notice:
    """The notice in one input. Raises UnreadableInput, UnparsedInput, UsageError or PackError."""
    from notice_parser.pipeline import parse_source

    return parse_with(parse_source, found, options)


def parse_input_to_json(found: Input, options: Options) -> Notice:
    """The same as a notice that has only what JSON and counts need, whatever its type says here."""
    from notice_parser.pipeline import parse_to_json

    return cast("Notice", parse_with(parse_to_json, found, options))


def parse_with(parse: Callable[..., Made], found: Input, options: Options) -> Made:
    from notice_parser.pack import pack_in

    try:
        source = read_input(found)
        if options.shows_text is not None:
            source = replace(source, shows_text=options.shows_text)
        return parse(source, issued_on=options.issued_on, pack=pack_in(options.rules))
    except NoticeError:
        raise
    except Exception as bug:
        raise bug_in(found.path, bug) from bug
