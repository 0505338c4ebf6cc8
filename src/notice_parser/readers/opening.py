"""Paths → inputs → sources: bytes are loaded, the format detected, archives opened, the reader of the format called."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module

from msgspec import Struct

from notice_parser.errors import UnreadableInput
from notice_parser.messages import reason_of, say
from notice_parser.readers.formats import InputFormat, detect_format
from notice_parser.readers.sizes import LARGEST_TEXT, read_whole, refuse_over, refuse_text
from notice_parser.spans import Source

STANDARD_INPUT = "-"


class ReadOptions(Struct, frozen=True):
    """How a file is read: `selector` is the CSS selector of a web page's article; `ocr` is true where pages without a
    text layer are to be read as images; `largest` is how many bytes of text the file may hold.
    """

    encoding: str | None = None
    password: str | None = None
    selector: str | None = None
    ocr: bool = False
    largest: int = LARGEST_TEXT


AS_DETECTED = ReadOptions()


class Input(Struct, frozen=True):
    """What a reader takes: the bytes, the path to show, the detected format, and the fields of `ReadOptions`.

    `is_member` is true for a member of an archive.
    """

    raw: bytes
    path: str
    format: InputFormat
    encoding: str | None = None
    password: str | None = None
    selector: str | None = None
    is_member: bool = False
    ocr: bool = False
    largest: int = LARGEST_TEXT


def read_file(path: str, options: ReadOptions = AS_DETECTED, *, stdin: bytes | None = None) -> Source:
    """The text of the file at `path`; `-` is standard input, or the bytes `stdin` if they were read before.

    Raises UnreadableInput for what is missing, empty, too large, binary or damaged, UsageError for an unknown encoding.
    """
    found = open_input(path, options, stdin=stdin)
    return read_input(only_member(found) if found.format.is_archive else found)


def open_input(path: str, options: ReadOptions = AS_DETECTED, *, stdin: bytes | None = None) -> Input:
    """The bytes of a file with their format. Raises UnreadableInput."""
    shown = shown_path(path)
    raw = stdin if path == STANDARD_INPUT and stdin is not None else load(path, shown, options.largest)
    return input_of(raw, shown, options, path=path)


def input_of(raw: bytes, shown: str, options: ReadOptions = AS_DETECTED, *, path: str | None = None) -> Input:
    """Bytes with their format, of which the ending of `path` (else of the name that is shown) is a hint."""
    return Input(
        raw,
        shown,
        detect_format(raw, shown if path is None else path),
        encoding=options.encoding,
        password=options.password,
        selector=options.selector,
        ocr=options.ocr,
        largest=options.largest,
    )


def open_members(found: Input) -> Iterator[Input | UnreadableInput]:
    """The input itself, or the members of an archive: each as an input, or the reason why it is refused."""
    if not found.format.is_archive:
        yield found
        return
    from notice_parser.readers.archive import find_members

    yield from find_members(found)


def only_member(archive: Input) -> Input:
    """The only file in an archive. Raises UnreadableInput where there is none, or more than one."""
    members = [member for member, _ in zip(open_members(archive), range(2), strict=False)]
    if len(members) > 1:
        raise UnreadableInput(
            archive.path, say("is an archive of several files; give it to the command line, or unpack it")
        )
    if isinstance(members[0], UnreadableInput):
        raise members[0]
    return members[0]


def read_input(found: Input) -> Source:
    """The text of an input. Raises UnreadableInput, UsageError."""
    if found.format.reader is None:
        raise UnreadableInput(
            found.path,
            say("is {format}, which is not read; {remedy}", format=found.format.label, remedy=found.format.remedy),
        )
    if found.format.is_text:
        refuse_over(found.path, len(found.raw), found.largest)
    source = import_module(found.format.reader).read(found)
    assert isinstance(source, Source)
    if not found.format.is_text:
        refuse_text(found.path, source.text, found.largest)
    return source


def load(path: str, shown: str, largest: int = LARGEST_TEXT) -> bytes:
    """All bytes of a file, or of standard input for `-`. Raises UnreadableInput, also where there are too many."""
    try:
        if path != STANDARD_INPUT:
            with open(path, "rb") as file:
                return read_whole(file, shown, largest)
        if sys.stdin is None:
            raise UnreadableInput(shown, say("standard input is closed; give a file or pipe a text into it"))
        return read_whole(sys.stdin.buffer, shown, largest)
    except FileNotFoundError:
        raise UnreadableInput(shown, say("no such file; check the name")) from None
    except OSError as error:
        raise UnreadableInput(shown, why_unreadable(path, shown, error)) from None
    except ValueError as error:
        raise UnreadableInput(shown, say("cannot be opened: {error}; check the name", error=str(error))) from None


def why_unreadable(path: str, shown: str, error: OSError) -> str:
    """Why a file cannot be opened. Windows says of a folder that permission is denied."""
    if os.path.isdir(path):
        name = f'"{shown}"' if " " in shown else shown
        return say("is a folder; convert all files in it with: notice-parse batch {name} -o OUT", name=name)
    return say("cannot be read: {reason}; check the file and its permissions", reason=reason_of(error))


def shown_path(path: str) -> str:
    """A path decoded from its bytes as UTF-8, whatever the locale; bytes that are not UTF-8 become U+FFFD."""
    try:
        raw = os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace").decode("utf-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        is_whole = not any("\ud800" <= character <= "\udfff" for character in path)
        return path if is_whole else raw.decode("utf-8", "replace")
