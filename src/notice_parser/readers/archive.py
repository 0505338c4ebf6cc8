"""ZIP, TAR and GZ → their members as inputs, one after the other, in memory: nothing is ever unpacked to a disk.

A member that is unsafe or damaged is refused alone, by name; the others are read.
"""

from __future__ import annotations

import re
import stat
import tarfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import basename
from zipfile import ZipFile, ZipInfo

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.readers.archive_names import tar_name, zip_name
from notice_parser.readers.formats import detect_format
from notice_parser.readers.gunzip import LargestTotal, Unpacked, gunzip
from notice_parser.readers.opening import Input
from notice_parser.readers.unpacking import unpack

LARGEST_MEMBER = 200_000_000
LARGEST_TOTAL = 2_000_000_000
LARGEST_RATIO = 200
UNSUSPECTED = 10_000_000
UNSUSPECTED_TOTAL = 100_000_000
DEEPEST = 2
MOST_MEMBERS = 100_000
LOCKED = 0x1
UNIX = 3
# Files that operating systems add to archives.
LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\._|~\$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
DRIVE = re.compile(r"[A-Za-z]:")
INSIDE = "!/"

Found = Input | UnreadableInput


class Budget(Struct):
    """How many bytes all members together may still unpack to, and how many members there may be."""

    left: int
    members: int = MOST_MEMBERS


def find_members(archive: Input) -> Iterator[Found]:
    """The files in an archive, those of archives in it too; at least one input or error. Raises UnreadableInput."""
    is_empty = True
    largest = max(UNSUSPECTED_TOTAL, LARGEST_RATIO * len(archive.raw))
    for found in open_archive(archive, 1, Budget(min(LARGEST_TOTAL, largest))):
        is_empty = False
        yield found
    if is_empty:
        raise UnreadableInput(archive.path, say("holds no files; give one that does"))


def open_archive(archive: Input, depth: int, budget: Budget) -> Iterator[Found]:
    """The members of one archive in order. Raises UnreadableInput where it is damaged as a whole."""
    open_as = {"zip": open_zip, "tar": open_tar, "gzip": open_gzip}[archive.format.name]
    for found in open_as(archive, budget):
        if isinstance(found, UnreadableInput) or not found.format.is_archive:
            yield found
        elif depth >= DEEPEST:
            yield UnreadableInput(
                found.path, say("lies more than {most} archives deep; unpack the outer one", most=DEEPEST)
            )
        else:
            try:
                yield from open_archive(found, depth + 1, budget)
            except UnreadableInput as error:
                yield error


def as_member(archive: Input, name: str, raw: bytes) -> Input:
    path = f"{archive.path}{INSIDE}{name}"
    return replace(archive, raw=raw, path=path, format=detect_format(raw, name), is_member=True)


def refuse(archive: Input, name: str, what: str) -> UnreadableInput:
    return UnreadableInput(f"{archive.path}{INSIDE}{name}", what)


def find_unsafe(name: str) -> str | None:
    """Why a name does not belong to a file inside the archive; None where it does."""
    plain = name.replace("\\", "/")
    if not plain:
        return say("has no name; it is not read")
    if plain.startswith("/"):
        return say("has an absolute path; it is not read")
    if DRIVE.match(plain):
        return say("names a drive; it is not read")
    if ".." in plain.split("/"):
        return say("leads out of the archive; it is not read")
    return None


def open_zip(archive: Input, budget: Budget) -> Iterator[Found]:
    try:
        package = ZipFile(BytesIO(archive.raw))
        members = package.infolist()
    except Exception as error:  # zipfile raises many kinds of errors
        raise UnreadableInput(
            archive.path, say("is a damaged ZIP archive: {error}; get it again", error=one_line(error))
        ) from None
    for member in members:
        name = zip_name(member)
        if member.filename.endswith("/") or name.endswith(("/", "\\")) or LITTER.search(name):
            continue
        what = find_unsafe(name) or find_zip_risk(member) or spend(budget, member.file_size)
        yield refuse(archive, name, what) if what else unzip(archive, package, member, name)


def find_zip_risk(member: ZipInfo) -> str | None:
    if member.flag_bits & LOCKED:
        return say("is protected by a password; unpack it with that and give the file")
    if member.create_system == UNIX and stat.S_ISLNK(member.external_attr >> 16):
        return say("is a link, not a file; it is not read")
    if member.file_size > UNSUSPECTED and member.file_size > LARGEST_RATIO * max(1, member.compress_size):
        return say(
            "would unpack to {size:,} bytes, over {most} times its size; it is not read",
            size=member.file_size,
            most=LARGEST_RATIO,
        )
    return None


def spend(budget: Budget, size: int) -> str | None:
    """Take a member's size off the budget; why the member may not be read, or None."""
    if size > LARGEST_MEMBER:
        return say("is larger than {most:,} bytes; split it", most=LARGEST_MEMBER)
    budget.members -= 1
    if size > budget.left or budget.members < 0:
        return say("is too much: all files together unpack to more than an ordinary archive holds; split it")
    budget.left -= size
    return None


def unzip(archive: Input, package: ZipFile, member: ZipInfo, name: str) -> Found:
    try:
        return as_member(archive, name, unpack(package, member, archive.raw))
    except Exception as error:  # zipfile, zlib and lzma raise many kinds of errors
        return refuse(archive, name, say("is damaged in the archive: {error}; get it again", error=one_line(error)))


def open_tar(archive: Input, budget: Budget) -> Iterator[Found]:
    try:
        with tarfile.open(fileobj=BytesIO(archive.raw), mode="r:", errors="surrogateescape") as package:
            for member in package:
                yield from read_tar_member(archive, package, member, budget)
    except (tarfile.TarError, EOFError, ValueError, OverflowError, OSError, RecursionError) as error:
        raise UnreadableInput(
            archive.path, say("is a damaged TAR archive: {error}; get it again", error=one_line(error))
        ) from None


def read_tar_member(
    archive: Input, package: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget
) -> Iterator[Found]:
    name = tar_name(member.name)
    if member.isdir() or LITTER.search(name):
        return
    reason = find_unsafe(name)
    if reason is None and not member.isfile():
        reason = say("is a link or a device, not a file; it is not read")
    reason = reason or spend(budget, member.size)
    file = package.extractfile(member) if reason is None else None
    if file is None:
        yield refuse(archive, name, reason or say("is not a file; it is not read"))
        return
    raw = file.read()
    yield (
        as_member(archive, name, raw)
        if len(raw) == member.size
        else refuse(archive, name, say("is cut off; get it again"))
    )


def open_gzip(archive: Input, budget: Budget) -> Iterator[Found]:
    """A TAR under gzip gives its members; any other file is the one member, under its name without .gz."""
    try:
        unpacked = gunzip(archive.raw, min(budget.left, LARGEST_TOTAL))
    except LargestTotal as error:
        raise UnreadableInput(archive.path, say("{error}; it is not read", error=error.args[0])) from None
    except Exception as error:
        raise UnreadableInput(
            archive.path, say("is a damaged gzip archive: {error}; get it again", error=one_line(error))
        ) from None
    yield from open_unpacked(archive, unpacked, budget)


def open_unpacked(archive: Input, unpacked: Unpacked, budget: Budget) -> Iterator[Found]:
    inner = replace(archive, raw=unpacked.raw, format=detect_format(unpacked.raw, archive.path))
    if inner.format.name == "tar":
        yield from open_tar(inner, budget)
        return
    name = unpacked.name or re.sub(r"\.gz$", "", basename(archive.path), flags=re.IGNORECASE)
    reason = find_unsafe(name) or spend(budget, len(unpacked.raw))
    yield refuse(archive, name, reason) if reason else as_member(archive, name, unpacked.raw)


def one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
