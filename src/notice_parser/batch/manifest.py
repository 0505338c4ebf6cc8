"""OUT/manifest.ndjson: one line per input, appended when done, so that a re-run resumes where the last one stopped."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict

from notice_parser.batch.settings import Settings
from notice_parser.batch.whole import MODE, write_whole
from notice_parser.errors import UnwritableOutput
from notice_parser.messages import reason_of, say

NAME = "manifest.ndjson"


class Entry(Struct, frozen=True):
    """An input and its result. `raw` is its path in hex where that is not UTF-8; `output` is a path below OUT.

    `findings` are the errors and warnings found in it: code → count.
    """

    path: str
    raw: str | None
    sha256: str | None
    status: Literal["done", "failed"]
    error: str | None
    version: str
    rules: str
    options: dict[str, Any]
    output: str | None
    output_sha256: str | None
    counts: dict[str, int] | None
    findings: dict[str, int] | None = None

    @property
    def key(self) -> str:
        return self.raw or self.path

    def was_made_with(self, settings: Settings, output: str) -> bool:
        """Would a run with these settings write the same again for an unchanged input?"""
        current = (settings.version, settings.rules, settings.recorded(), output)
        return self.status == "done" and (self.version, self.rules, self.options, self.output) == current


def as_line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read_line(line: bytes) -> Entry | None:
    """The entry of a line; None where the line is incomplete."""
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None


def read_manifest(out: bytes) -> Iterator[Entry]:
    """The last entry of each input, in order. Raises OSError where there is no manifest."""
    found: dict[str, Entry] = {}
    with open(os.path.join(out, NAME.encode()), "rb") as file:
        for line in file:
            entry = read_line(line)
            if entry is not None:
                found[entry.key] = entry
    yield from found.values()


@contextmanager
def naming(path: bytes) -> Iterator[None]:
    """An OSError inside becomes an UnwritableOutput that names this file."""
    try:
        yield
    except OSError as error:
        what = say("cannot be written: {reason}; make room or give -o another path", reason=reason_of(error))
        raise UnwritableOutput(os.fsdecode(path), what) from None


class Manifest:
    """The manifest of a run: the offset and size of each input's last line, and the open file."""

    def __init__(self, out: bytes, *, is_fresh: bool) -> None:
        self.path = os.path.join(out, NAME.encode())
        self.lines: dict[str, tuple[int, int]] = {}
        with naming(self.path):
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if is_fresh else 0) | getattr(os, "O_BINARY", 0)
            self.file = os.open(self.path, flags, MODE)
            self.end = self.read_lines()
            os.ftruncate(self.file, self.end)

    def read_lines(self) -> int:
        """Index the lines of the file; the offset where its last complete line ends."""
        end = 0
        with open(self.path, "rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                entry = read_line(line)
                if entry is not None:
                    self.lines[entry.key] = (end, len(line))
                end += len(line)
        return end

    def find(self, key: str) -> Entry | None:
        return read_line(self.line_of(key)) if key in self.lines else None

    def line_of(self, key: str) -> bytes:
        start, size = self.lines[key]
        os.lseek(self.file, start, os.SEEK_SET)
        return os.read(self.file, size)

    def add(self, entry: Entry) -> None:
        """Append a line at once. Raises UnwritableOutput."""
        line = as_line(entry)
        with naming(self.path):
            rest = line
            while rest:  # once, except on a full disk, which takes a part and then reports why
                rest = rest[os.write(self.file, rest) :]
        self.lines[entry.key] = (self.end, len(line))
        self.end += len(line)

    def compact(self, order: list[str]) -> None:
        """One line per input: those of this run in their order, then those of earlier runs. Raises UnwritableOutput."""
        keys = dict.fromkeys(key for key in (*order, *self.lines) if key in self.lines)
        with naming(self.path):
            write_whole(self.path, (self.line_of(key) for key in keys))

    def close(self) -> None:
        os.close(self.file)
