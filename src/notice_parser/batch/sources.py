"""The path of a source as an output tells it → its bytes again, out of archives too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain

from notice_parser.batch import Options, open_path
from notice_parser.errors import UnreadableInput
from notice_parser.readers import Input, open_members
from notice_parser.readers.archive import INSIDE

GONE = "its source is not there; run it where the batch ran, or put the source back"


class Sources:
    """Opens sources one after the other; members of one archive in its own order are read in one go."""

    def __init__(self) -> None:
        self.archive = ""
        self.members: Iterator[Input | UnreadableInput] = iter(())

    def open(self, path: str, options: Options) -> Input:
        """The input of that path. Raises UnreadableInput."""
        if os.path.exists(path) or INSIDE not in path:
            return open_path(path, options)
        return self.open_member(path, options)

    def open_member(self, path: str, options: Options) -> Input:
        archive = find_archive(path)
        if archive is None:
            raise UnreadableInput(path, GONE)
        shown = os.fsencode(archive).decode("utf-8", "replace") + path[len(archive) :]
        for member in self.from_here(archive, options):
            if member.path == shown:
                return member
        raise UnreadableInput(path, "its source is no longer in the archive")

    def from_here(self, archive: str, options: Options) -> Iterator[Input]:
        """The members after the one that was asked for last, then all of them once more."""
        rest = self.members if archive == self.archive else iter(())
        self.archive = archive
        self.members = rest
        return chain(self.go_on(), self.start_over(archive, options))

    def go_on(self) -> Iterator[Input]:
        for member in self.members:
            if isinstance(member, Input):
                yield member

    def start_over(self, archive: str, options: Options) -> Iterator[Input]:
        self.members = iter(open_members(open_path(archive, options)))
        yield from self.go_on()


def find_archive(path: str) -> str | None:
    """The file that a member's path begins with."""
    at = path.find(INSIDE)
    while at >= 0:
        if os.path.isfile(path[:at]):
            return path[:at]
        at = path.find(INSIDE, at + 1)
    return None
