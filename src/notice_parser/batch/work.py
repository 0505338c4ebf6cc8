"""One task in a worker: read, compare with what is known, parse, write; its entry for the manifest comes back."""

from __future__ import annotations

import errno
import hashlib
import os

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.batch import open_path, own_fault, parse_input
from notice_parser.batch.manifest import Entry
from notice_parser.batch.settings import Settings
from notice_parser.batch.tasks import Task
from notice_parser.batch.whole import write_whole
from notice_parser.errors import NoticeError, PackError, UnparsedInput, UsageError
from notice_parser.notice import Notice
from notice_parser.readers import Input
from notice_parser.writers import write

FULL = (errno.ENOSPC, errno.EDQUOT)


class Result(Struct, frozen=True):
    """What became of a task. `is_kept` where an earlier output still holds, `is_full` where there is no room for more,
    `trace` where a fault of the program was met, `misuse` what is wrong with every input alike: where, and what.
    """

    entry: Entry
    is_kept: bool = False
    is_full: bool = False
    trace: str | None = None
    misuse: tuple[str, str] | None = None


def convert(task: Task, settings: Settings) -> Result:
    """Do one task. Whatever goes wrong is in the result."""
    sha256: str | None = None
    try:
        found = task.member or open_path(task.path, settings.options)
        sha256 = hashlib.sha256(found.raw).hexdigest()
        if task.known and still_holds(task.known, sha256, settings):
            return Result(task.known, is_kept=True)
        return write_output(task, found, sha256, settings)
    except (UsageError, PackError) as error:
        return Result(failed(task, settings, error.what, sha256), misuse=(error.path, error.what))
    except NoticeError as error:
        trace = error.trace if isinstance(error, UnparsedInput) else None
        return Result(failed(task, settings, error.what, sha256), trace=trace)
    except OSError as error:
        what = f"its output cannot be written: {error.strerror or error}; make room or give -o another place"
        return Result(failed(task, settings, what, sha256), is_full=error.errno in FULL)
    except Exception as error:
        fault = own_fault(task.shown, error)
        return Result(failed(task, settings, fault.what, sha256), trace=fault.trace)


def write_output(task: Task, found: Input, sha256: str, settings: Settings) -> Result:
    notice = parse_input(found, settings.options)
    written = write(notice, settings.format)
    write_whole(path_of(task.place, settings), [written])
    made = replace(
        failed(task, settings, None, sha256),
        status="done",
        output=task.place,
        output_sha256=hashlib.sha256(written).hexdigest(),
        counts=count(notice),
        findings=count_findings(notice),
    )
    return Result(made)


def failed(task: Task, settings: Settings, error: str | None, sha256: str | None = None) -> Entry:
    return Entry(
        task.shown, task.raw, sha256, "failed", error, settings.version, settings.rules, settings.as_data(),
        None, None, None,
    )  # fmt: skip


def path_of(place: str, settings: Settings) -> bytes:
    """A place below OUT as the bytes that open it, in UTF-8 whatever the locale."""
    return os.path.join(settings.out, *place.encode("utf-8").split(b"/"))


def still_holds(known: Entry, sha256: str, settings: Settings) -> bool:
    """Is the source what it was, and its output what was written then?"""
    if known.sha256 != sha256 or known.output is None:
        return False
    try:
        with open(path_of(known.output, settings), "rb") as file:
            return hashlib.sha256(file.read()).hexdigest() == known.output_sha256
    except OSError:
        return False


def count(notice: Notice) -> dict[str, int]:
    """How much was found."""
    parts = ("quantities", "dates", "references", "findings")
    return {"characters": notice.source.length, **{part: len(getattr(notice, part)) for part in parts}}


def count_findings(notice: Notice) -> dict[str, int]:
    """Errors and warnings by code, in the order of codes."""
    codes = sorted(finding.code for finding in notice.findings if finding.severity != "info")
    return {code: codes.count(code) for code in dict.fromkeys(codes)}
