"""File → Source. A reader is a module with `read(Input) -> Source`, imported only when a file of its format comes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module

from msgspec import Struct

from notice_parser.errors import UnreadableInput
from notice_parser.readers.formats import Format, recognise
from notice_parser.readers.sizes import LARGEST_TEXT, read_whole, refuse_over, refuse_text
from notice_parser.spans import Source

STANDARD_INPUT = "-"

# Format name → module, in the order in which they are named to a person. A new reader is a file and a line here.
READERS = {
    "text": "notice_parser.readers.text",
    "markdown": "notice_parser.readers.text",
    "html": "notice_parser.readers.html",
    "docx": "notice_parser.readers.docx",
    "pdf": "notice_parser.readers.pdf",
    "ofd": "notice_parser.readers.ofd",
    "rtf": "notice_parser.readers.rtf",
    "ole": "notice_parser.readers.office",
}
# Formats that hold several inputs: readers/archive.py gives them one by one.
ARCHIVES = frozenset({"zip", "tar", "gzip"})
# Formats that are text as they stand.
PLAIN = frozenset({"text", "markdown", "html"})


class Input(Struct, frozen=True):
    """What a reader gets: the bytes, the name to show, the recognised format, and what the user said about it.

    `selector` is the CSS selector of a web page's article; `is_member` where the input came out of an archive; `ocr`
    where pages without a text layer are to be read as images; `largest` is how many bytes of text it may hold.
    """

    raw: bytes
    path: str
    format: Format
    encoding: str | None = None
    password: str | None = None
    selector: str | None = None
    is_member: bool = False
    ocr: bool = False
    largest: int = LARGEST_TEXT


def read_file(
    path: str,
    *,
    encoding: str | None = None,
    password: str | None = None,
    selector: str | None = None,
    ocr: bool = False,
    stdin: bytes | None = None,
    largest: int = LARGEST_TEXT,
) -> Source:
    """The text of the file at `path`; `-` is standard input, or the bytes `stdin` where they were read before.

    Raises UnreadableInput for what is missing, empty, too large, binary or damaged, UsageError for an unknown encoding.
    """
    found = open_input(
        path, encoding=encoding, password=password, selector=selector, ocr=ocr, stdin=stdin, largest=largest
    )
    if found.format.name in ARCHIVES:
        return read_input(only_member(found))
    return read_input(found)


def open_input(
    path: str,
    *,
    encoding: str | None = None,
    password: str | None = None,
    selector: str | None = None,
    ocr: bool = False,
    stdin: bytes | None = None,
    largest: int = LARGEST_TEXT,
) -> Input:
    """The bytes of a file with their format. Raises UnreadableInput."""
    shown = shown_path(path)
    raw = stdin if path == STANDARD_INPUT and stdin is not None else load(path, shown, largest)
    return Input(raw, shown, recognise(raw, path), encoding, password, selector, ocr=ocr, largest=largest)


def open_members(found: Input) -> Iterator[Input | UnreadableInput]:
    """The input itself, or what an archive holds: each member as an input, or the reason why it is refused."""
    if found.format.name not in ARCHIVES:
        yield found
        return
    from notice_parser.readers.archive import find_members

    yield from find_members(found)


def only_member(archive: Input) -> Input:
    """The one file in an archive. Raises UnreadableInput where there is none, or more than one."""
    members = [member for member, _ in zip(open_members(archive), range(2), strict=False)]
    if len(members) > 1:
        raise UnreadableInput(archive.path, "is an archive of several files; give it to the command line, or unpack it")
    if isinstance(members[0], UnreadableInput):
        raise members[0]
    return members[0]


def read_input(found: Input) -> Source:
    """The text of an input. Raises UnreadableInput, UsageError."""
    if found.format.name not in READERS:
        raise UnreadableInput(found.path, f"is {found.format.label}, which is not read; {found.format.remedy}")
    if found.format.name in PLAIN:
        refuse_over(found.path, len(found.raw), found.largest)
    source = import_module(READERS[found.format.name]).read(found)
    assert isinstance(source, Source)
    if found.format.name not in PLAIN:
        refuse_text(found.path, source.text, found.largest)
    return source


def load(path: str, shown: str, largest: int = LARGEST_TEXT) -> bytes:
    """All bytes of a file, or of standard input for `-`. Raises UnreadableInput, also where they are too many."""
    try:
        if path != STANDARD_INPUT:
            with open(path, "rb") as file:
                return read_whole(file, shown, largest)
        if sys.stdin is None:
            raise UnreadableInput(shown, "standard input is closed; give a file or pipe a text into it")
        return read_whole(sys.stdin.buffer, shown, largest)
    except FileNotFoundError:
        raise UnreadableInput(shown, "no such file; check the name") from None
    except IsADirectoryError:
        raise UnreadableInput(shown, "is a folder; name the files in it, as in FOLDER/*.txt") from None
    except OSError as error:
        raise UnreadableInput(
            shown, f"cannot be read: {error.strerror or error}; check the file and its rights"
        ) from None
    except ValueError as error:
        raise UnreadableInput(shown, f"cannot be opened: {error}; check the name") from None


def shown_path(path: str) -> str:
    """The name as its bytes say it in UTF-8, whatever the locale; what is not UTF-8 is shown as U+FFFD."""
    try:
        raw = os.fsencode(path)
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace").decode("utf-8")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        is_whole = not any("\ud800" <= character <= "\udfff" for character in path)
        return path if is_whole else raw.decode("utf-8", "replace")
