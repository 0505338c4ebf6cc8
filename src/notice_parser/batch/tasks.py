"""Planned files → tasks, one per input: archives are opened here, each member is a task with its own output path."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from notice_parser.batch import Options, bug_in
from notice_parser.batch.manifest import Entry
from notice_parser.batch.names import Names, as_relative
from notice_parser.batch.plan import Planned, Planner
from notice_parser.errors import NoticeError, UnreadableInput
from notice_parser.readers.archive import INSIDE
from notice_parser.readers.formats import HEAD, is_archive
from notice_parser.readers.opening import Input, open_input, open_members, shown_path

BETWEEN_PARTS = re.compile(r"[\\/]+")


class Task(Struct, frozen=True):
    """An input: `path` opens it, `shown` names it, `raw` is the path in hex where that is not UTF-8; `output` is the
    path of its output below OUT. `member` holds the bytes of an archive's member, `error` says why there is nothing to
    read. `known` is the entry of an earlier run with the same settings.
    """

    number: int
    path: str
    shown: str
    raw: str | None
    output: str
    member: Input | None = None
    error: str | None = None
    known: Entry | None = None

    @property
    def key(self) -> str:
        return self.raw or self.shown


class TaskMaker(Struct):
    """Gives each input its number and output path. Inputs that are not chosen or named twice are counted."""

    planner: Planner
    options: Options
    suffix: str
    names: Names
    left_out: int = 0
    repeated: int = 0
    seen: set[str] = field(default_factory=set)

    def make(self, file: Planned) -> Iterator[Task]:
        """The task of a file, or those of the members of an archive; none where nothing of it is chosen."""
        if file.is_left_out and (file.error or not self.may_hold_chosen(file)):
            self.left_out += 1
        elif file.error:
            yield from self.one(file, shown_path(file.path), error=file.error)
        elif begins_archive(file.path):
            yield from self.unpack(file)
        else:
            yield from self.one(file, shown_path(file.path))

    def may_hold_chosen(self, file: Planned) -> bool:
        return not self.planner.choice.excludes(file.name) and begins_archive(file.path)

    def unpack(self, file: Planned) -> Iterator[Task]:
        """The members of an archive; the file itself where it is a document in a ZIP container."""
        shown = shown_path(file.path)
        try:
            archive = open_input(file.path, self.options)
            if archive.format.is_archive:
                for member in open_members(archive):
                    yield from self.take_member(file, member)
            elif not file.is_left_out:
                yield from self.one(file, shown)
            else:
                self.left_out += 1
        except UnreadableInput as error:
            yield from self.one(file, shown, error=error.what)
        except NoticeError:
            raise
        except Exception as bug:
            yield from self.one(file, shown, error=bug_in(shown, bug).what)

    def take_member(self, file: Planned, member: Input | UnreadableInput) -> Iterator[Task]:
        inner = member.path.partition(INSIDE)[2]
        name = f"{file.name}!/{as_relative(BETWEEN_PARTS.sub('/', inner))}"
        choice = self.planner.choice
        if choice.excludes(name) or (file.is_left_out and not choice.includes(name)):
            self.left_out += 1
        elif isinstance(member, UnreadableInput):
            yield from self.one(replace(file, name=name), member.path, error=member.what)
        else:
            yield from self.one(replace(file, name=name), member.path, member=member)

    def one(
        self, file: Planned, shown: str, *, member: Input | None = None, error: str | None = None
    ) -> Iterator[Task]:
        """The task of a file or member, none where it was named before."""
        raw = raw_of(file.path, shown)
        key = raw or shown
        if key in self.seen:
            self.repeated += 1
            return
        self.seen.add(key)
        output = self.names.give(file.name, suffix=self.suffix, key=key)
        yield Task(len(self.seen), file.path, shown, raw, output, member, error)


def raw_of(path: str, shown: str) -> str | None:
    """The bytes of a path that is not UTF-8, in hex, with the path inside an archive after it."""
    try:
        plain = os.fsencode(path)
    except UnicodeEncodeError:
        return None
    if plain.decode("utf-8", "replace").encode("utf-8") == plain:
        return None
    return (plain + shown.removeprefix(shown_path(path)).encode("utf-8", "replace")).hex()


def begins_archive(path: str) -> bool:
    """Does a file begin like an archive? One that cannot be read does not: reading it will report why."""
    try:
        with open(path, "rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError):
        return False
    return is_archive(head)


class TaskSource(Struct):
    """All tasks in order, `limit` at most; then how many inputs were left over."""

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
        """The inputs that were not given: the rest of the current archive, and one for each file after it."""
        after = sum(not file.is_left_out for file in self.planned[self.at :])
        return self.dropped + sum(1 for _ in self.current) + after
