"""File → Source. A reader is a module with `read(Input) -> Source`, imported only when a file of its format comes."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module

from notice_parser.errors import UnreadableInput
from notice_parser.readers.formats import Format, recognise
from notice_parser.spans import Source

STANDARD_INPUT = "-"

# Format name → module, in the order in which they are named to a person. A new reader is a file and a line here.
READERS = {
    "text": "notice_parser.readers.text",
    "markdown": "notice_parser.readers.text",
}


@dataclass(frozen=True, slots=True)
class Input:
    """What a reader gets: the bytes, the name to show, the recognised format, and the encoding if one was given."""

    raw: bytes
    path: str
    format: Format
    encoding: str | None = None


def read_file(path: str, *, encoding: str | None = None, stdin: bytes | None = None) -> Source:
    """The text of the file at `path`; `-` is standard input, or the bytes `stdin` where they were read before.

    Raises UnreadableInput for what is missing, empty, binary or damaged, UsageError for an unknown encoding.
    """
    shown = shown_path(path)
    raw = stdin if path == STANDARD_INPUT and stdin is not None else load(path, shown)
    found = Input(raw, shown, recognise(raw, path), encoding)
    if found.format.name not in READERS:
        raise UnreadableInput(shown, f"is {found.format.label}, which is not read yet; {found.format.remedy}")
    source = import_module(READERS[found.format.name]).read(found)
    assert isinstance(source, Source)
    return source


def load(path: str, shown: str) -> bytes:
    """All bytes of a file, or of standard input for `-`. Raises UnreadableInput."""
    try:
        if path != STANDARD_INPUT:
            with open(path, "rb") as file:
                return file.read()
        if sys.stdin is None:
            raise UnreadableInput(shown, "standard input is closed; give a file or pipe a text into it")
        return sys.stdin.buffer.read()
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
