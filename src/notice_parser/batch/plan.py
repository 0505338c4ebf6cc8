"""Arguments → files in a fixed order: folders sorted by name, globs, a list on standard input. No file is opened."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from os.path import basename, isdir, lexists, realpath

from msgspec import Struct

from notice_parser.batch.choice import Choice, is_litter
from notice_parser.batch.names import as_relative, readable
from notice_parser.messages import reason_of, say
from notice_parser.readers.opening import STANDARD_INPUT


class Planned(Struct, frozen=True):
    """A file to read: the path that opens it, the relative name for its output, and an error known before it is opened.

    `is_left_out` is true where its own name is not chosen; it may still be an archive whose members are.
    """

    path: str
    name: str
    error: str | None = None
    is_left_out: bool = False


class Planner(Struct, frozen=True):
    """`own` are the real paths of what this run writes: a folder does not yield them as inputs."""

    choice: Choice
    own: frozenset[str]

    def plan(self, arguments: list[str], listed: bytes | None) -> Iterator[Planned]:
        for argument in arguments:
            if argument == STANDARD_INPUT:
                for path in read_list(listed or b""):
                    yield from self.plan_path(path, as_relative(readable(path)))
            elif lexists(argument) or not glob.has_magic(argument):
                yield from self.plan_path(argument, basename(readable(argument)) or "unnamed")
            else:
                yield from self.plan_glob(argument)

    def plan_glob(self, pattern: str) -> Iterator[Planned]:
        above = plain_folder(pattern)
        found = sorted(glob.glob(pattern, recursive=True), key=os.fsencode)
        files = [path for path in found if not isdir(path)] if "**" in pattern else found
        for path in files:
            yield from self.plan_path(path, as_relative(readable(os.path.relpath(path, above or "."))))
        if not files:
            yield Planned(pattern, basename(readable(pattern)), say("no file matches; check the pattern"))

    def plan_path(self, path: str, name: str) -> Iterator[Planned]:
        if isdir(path):
            is_empty = True
            for planned in self.walk(path, ""):
                is_empty = False
                yield planned
            if is_empty:
                yield Planned(path, name, say("is a folder without files; name another"))
        else:
            yield self.plan_file(path, name)

    def walk(self, folder: str, below: str) -> Iterator[Planned]:
        """The files of a folder and of those in it, by name; links to folders are not followed."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            what = say("cannot be listed: {reason}; check its permissions", reason=reason_of(error))
            yield Planned(folder, as_relative(readable(below or basename(folder))), what)
            return
        for entry in entries:
            if is_litter(entry.name) or realpath(entry.path) in self.own:
                continue
            name = f"{below}/{readable(entry.name)}" if below else readable(entry.name)
            if entry.is_dir(follow_symlinks=False):
                yield from self.walk(entry.path, name)
            elif not isdir(entry.path):  # entry.is_dir() raises where a link leads to itself
                yield self.plan_file(entry.path, name)

    def plan_file(self, path: str, name: str) -> Planned:
        is_left_out = self.choice.excludes(name) or not self.choice.includes(name)
        if os.path.exists(path) and not os.path.isfile(path):
            return Planned(path, name, say("is not a regular file; it is not read"), is_left_out)
        return Planned(path, name, None, is_left_out)


def read_list(raw: bytes) -> Iterator[str]:
    """The paths of a list, one per line, or separated by NUL as `find -print0` writes it."""
    is_nul = b"\0" in raw
    for line in raw.removeprefix(b"\xef\xbb\xbf").split(b"\0" if is_nul else b"\n"):
        path = line if is_nul else line.rstrip(b"\r")
        if path:
            yield os.fsdecode(path)


def plain_folder(pattern: str) -> str:
    """The folders of a pattern before its first wildcard."""
    parts = pattern.split(os.sep)
    plain = next((index for index, part in enumerate(parts) if glob.has_magic(part)), len(parts))
    return os.sep.join(parts[:plain]) or (os.sep if pattern.startswith(os.sep) else "")
