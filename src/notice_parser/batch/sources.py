"""The path of a source as an output states it → its bytes, from archives too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.archive import INSIDE
from notice_parser.readers.opening import Input, ReadOptions, open_input, open_members

GONE = say("its source is missing; run verify where the batch ran, or restore the source")


class Sources:
    """Opens sources one after the other; members of one archive, asked for in its order, are read in one pass."""

    def __init__(self) -> None:
        self.archive = ""
        self.members: Iterator[Input | UnreadableInput] = iter(())

    def open(self, path: str, options: ReadOptions) -> Input:
        """The input of that path. Raises UnreadableInput."""
        if os.path.exists(path) or INSIDE not in path:
            return open_input(path, options)
        return self.open_member(path, options)

    def open_member(self, path: str, options: ReadOptions) -> Input:
        archive = find_archive(path)
        if archive is None:
            raise UnreadableInput(path, GONE)
        shown = os.fsencode(archive).decode("utf-8", "replace") + path[len(archive) :]
        for member in self.from_here(archive, options):
            if member.path == shown:
                return member
        raise UnreadableInput(path, say("its source is no longer in the archive"))

    def from_here(self, archive: str, options: ReadOptions) -> Iterator[Input]:
        """The members after the last one found, then all of them again."""
        if archive != self.archive:
            self.archive, self.members = archive, iter(())
        return chain(self.rest(), self.start_over(archive, options))

    def rest(self) -> Iterator[Input]:
        for member in self.members:
            if isinstance(member, Input):
                yield member

    def start_over(self, archive: str, options: ReadOptions) -> Iterator[Input]:
        self.members = iter(open_members(open_input(archive, options)))
        yield from self.rest()


def find_archive(path: str) -> str | None:
    """The archive file at the start of a member's path."""
    at = path.find(INSIDE)
    while at >= 0:
        if os.path.isfile(path[:at]):
            return path[:at]
        at = path.find(INSIDE, at + 1)
    return None
