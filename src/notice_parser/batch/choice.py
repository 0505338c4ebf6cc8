"""Which files of a folder or an archive are chosen: --include and --exclude."""

from __future__ import annotations

from fnmatch import fnmatchcase

from msgspec import Struct

from notice_parser.readers.archive import LITTER


class Choice(Struct, frozen=True):
    """Case-insensitive patterns. One with a `/` is matched against the path, others against each part of it."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def excludes(self, name: str) -> bool:
        return any(matches(name, pattern) for pattern in self.exclude)

    def includes(self, name: str) -> bool:
        return not self.include or any(matches(name, pattern) for pattern in self.include)


def matches(name: str, pattern: str) -> bool:
    name, pattern = name.casefold(), pattern.casefold()
    if "/" in pattern:
        return fnmatchcase(name, pattern.removeprefix("./"))
    return any(fnmatchcase(part, pattern) for part in name.split("/"))


def is_litter(name: str) -> bool:
    """Is it a file that systems and programs leave in folders: hidden, a lock of an open document, a thumbnail?"""
    return name.startswith(".") or LITTER.search(name) is not None
