"""OUT/manifest.ndjson: a line per input, added as each is done, so that a run cut off at any moment can be taken up."""

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

NAME = "manifest.ndjson"


class Entry(Struct, frozen=True):
    """An input and what became of it. `raw` is its path in hex where that is no UTF-8; `output` is a path below OUT.

    `findings` are the errors and warnings found in it: code → how many.
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

    def was_made_as(self, settings: Settings, output: str) -> bool:
        """Would a run with these settings do the same again with an input that has not changed?"""
        here = (settings.version, settings.rules, settings.as_data(), output)
        return self.status == "done" and (self.version, self.rules, self.options, self.output) == here


def as_line(entry: Entry) -> bytes:
    return json.dumps(asdict(entry), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read_line(line: bytes) -> Entry | None:
    """The entry of a line, None where it is no whole one."""
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
    """An OSError inside is told as one of the file of this name. Raises UnwritableOutput."""
    try:
        yield
    except OSError as error:
        what = f"cannot be written: {error.strerror or error}; make room or give -o another place"
        raise UnwritableOutput(os.fsdecode(path), what) from None


class Manifest:
    """The manifest of a run: which place of the file holds whose last line, and the file itself."""

    def __init__(self, out: bytes, *, is_fresh: bool) -> None:
        self.path = os.path.join(out, NAME.encode())
        self.places: dict[str, tuple[int, int]] = {}
        with naming(self.path):
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | (os.O_TRUNC if is_fresh else 0) | getattr(os, "O_BINARY", 0)
            self.file = os.open(self.path, flags, MODE)
            self.end = self.read_places()
            os.ftruncate(self.file, self.end)

    def read_places(self) -> int:
        """Take in what the file holds; where its last whole line ends."""
        end = 0
        with open(self.path, "rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                entry = read_line(line)
                if entry is not None:
                    self.places[entry.key] = (end, len(line))
                end += len(line)
        return end

    def find(self, key: str) -> Entry | None:
        return read_line(self.line_of(key)) if key in self.places else None

    def line_of(self, key: str) -> bytes:
        start, size = self.places[key]
        os.lseek(self.file, start, os.SEEK_SET)
        return os.read(self.file, size)

    def add(self, entry: Entry) -> None:
        """A line more, at once. Raises UnwritableOutput."""
        line = as_line(entry)
        with naming(self.path):
            rest = line
            while rest:  # once, but for a full disk, which takes a part and then says why
                rest = rest[os.write(self.file, rest) :]
        self.places[entry.key] = (self.end, len(line))
        self.end += len(line)

    def settle(self, order: list[str]) -> None:
        """One line an input: those of this run in their order, then those of earlier runs. Raises UnwritableOutput."""
        keys = dict.fromkeys(key for key in (*order, *self.places) if key in self.places)
        with naming(self.path):
            write_whole(self.path, (self.line_of(key) for key in keys))

    def close(self) -> None:
        os.close(self.file)
