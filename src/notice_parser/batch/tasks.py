"""Planned files → tasks, one an input: archives are opened here, each member is a task with a place for its output."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from msgspec import Struct, field

from notice_parser.batch import Options, open_path, own_fault
from notice_parser.batch.manifest import Entry
from notice_parser.batch.names import Names, as_relative
from notice_parser.batch.plan import Planned, Planner
from notice_parser.errors import NoticeError, UnreadableInput
from notice_parser.readers import ARCHIVES, Input, open_members, shown_path
from notice_parser.readers.archive import INSIDE
from notice_parser.readers.formats import BINARY_FORMATS, TAR_SIGN, TAR_SIGN_AT

BETWEEN_PARTS = re.compile(r"[\\/]+")
HEAD = TAR_SIGN_AT + len(TAR_SIGN)
PACKED = tuple(magic for format in BINARY_FORMATS if format.name in ARCHIVES for magic in format.magics)


class Task(Struct, frozen=True):
    """An input: `path` opens it, `shown` names it, `raw` is the path in hex where that is no UTF-8; `place` is for its
    output below OUT. `member` holds the bytes of one out of an archive, `error` why there is nothing to read. `known`
    is what an earlier run wrote of it with the same settings.
    """

    number: int
    path: str
    shown: str
    raw: str | None
    place: str
    member: Input | None = None
    error: str | None = None
    known: Entry | None = None

    @property
    def key(self) -> str:
        return self.raw or self.shown


class TaskMaker(Struct):
    """Gives each input its number and its place. What is not wanted and what is named twice is counted."""

    planner: Planner
    options: Options
    suffix: str
    names: Names
    left_out: int = 0
    repeated: int = 0
    seen: set[str] = field(default_factory=set)

    def make(self, file: Planned) -> Iterator[Task]:
        """The task of a file, or those of the members of an archive; none where nothing of it is wanted."""
        if file.is_left_out and (file.error or not self.may_hold_wanted(file)):
            self.left_out += 1
        elif file.error:
            yield from self.one(file.path, shown_path(file.path), file.name, error=file.error)
        elif is_packed(file.path):
            yield from self.unpack(file)
        else:
            yield from self.one(file.path, shown_path(file.path), file.name)

    def may_hold_wanted(self, file: Planned) -> bool:
        return not self.planner.choice.excludes(file.name) and is_packed(file.path)

    def unpack(self, file: Planned) -> Iterator[Task]:
        """The members of an archive; the file itself where it is a document in a ZIP container."""
        shown = shown_path(file.path)
        try:
            archive = open_path(file.path, self.options)
            if archive.format.name in ARCHIVES:
                for member in open_members(archive):
                    yield from self.take_member(file, member)
            elif not file.is_left_out:
                yield from self.one(file.path, shown, file.name)
            else:
                self.left_out += 1
        except UnreadableInput as error:
            yield from self.one(file.path, shown, file.name, error=error.what)
        except NoticeError:
            raise
        except Exception as fault:
            yield from self.one(file.path, shown, file.name, error=own_fault(shown, fault).what)

    def take_member(self, file: Planned, member: Input | UnreadableInput) -> Iterator[Task]:
        inner = member.path.partition(INSIDE)[2]
        name = f"{file.name}!/{as_relative(BETWEEN_PARTS.sub('/', inner))}"
        choice = self.planner.choice
        if choice.excludes(name) or (file.is_left_out and not choice.includes(name)):
            self.left_out += 1
        elif isinstance(member, UnreadableInput):
            yield from self.one(file.path, member.path, name, error=member.what)
        else:
            yield from self.one(file.path, member.path, name, member=member)

    def one(
        self, path: str, shown: str, name: str, *, member: Input | None = None, error: str | None = None
    ) -> Iterator[Task]:
        raw = raw_of(path, shown)
        key = raw or shown
        if key in self.seen:
            self.repeated += 1
            return
        self.seen.add(key)
        place = self.names.give(name, self.suffix, key)
        yield Task(len(self.seen), path, shown, raw, place, member, error)


def raw_of(path: str, shown: str) -> str | None:
    """The bytes of a path that is no UTF-8, in hex, with what follows it inside an archive."""
    try:
        plain = os.fsencode(path)
    except UnicodeEncodeError:
        return None
    if plain.decode("utf-8", "replace").encode("utf-8") == plain:
        return None
    return (plain + shown.removeprefix(shown_path(path)).encode("utf-8", "replace")).hex()


def is_packed(path: str) -> bool:
    """Does a file begin like an archive? One that cannot be read does not: reading it will say why."""
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError):
        return False
    return head.startswith(PACKED) or head.startswith(TAR_SIGN, TAR_SIGN_AT)


class TaskSource(Struct):
    """All tasks in order, `limit` at most; how many inputs there would have been beyond those that were given."""

    planned: list[Planned]
    maker: TaskMaker
    limit: int | None
    at: int = 0
    given: int = 0
    dropped: int = 0
    current: Iterator[Task] = field(default_factory=lambda: iter(()))

    def __iter__(self) -> Iterator[Task]:
        for file in self.planned:
            self.at += 1
            self.current = self.maker.make(file)
            for task in self.current:
                if self.given == self.limit:
                    self.dropped += 1
                    return
                self.given += 1
                yield task

    def count_rest(self) -> int:
        """What was not given: the rest of the archive at hand, and a file each of what comes after it."""
        after = sum(not file.is_left_out for file in self.planned[self.at :])
        return self.dropped + sum(1 for _ in self.current) + after
