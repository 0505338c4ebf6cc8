"""One task in a worker: read, compare with an earlier output, parse, write; the result is an entry for the manifest."""

from __future__ import annotations

import errno
import hashlib
import os

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.batch import bug_in, parse_input
from notice_parser.batch.index import has_part, write_part
from notice_parser.batch.manifest import Entry
from notice_parser.batch.settings import Settings
from notice_parser.batch.tasks import Task
from notice_parser.batch.whole import write_whole
from notice_parser.errors import NoticeError, PackError, UnparsedInput, UsageError
from notice_parser.messages import reason_of, say
from notice_parser.notice import Notice
from notice_parser.readers.opening import Input, open_input
from notice_parser.writers import write

DISK_FULL = (errno.ENOSPC, errno.EDQUOT)


class Result(Struct, frozen=True):
    """The result of a task. `is_kept` is true where an earlier output is still valid, `is_full` where the disk is full;
    `trace` is the traceback of a bug, `misuse` what is wrong with every input alike: the option and the message.
    """

    entry: Entry
    is_kept: bool = False
    is_full: bool = False
    trace: str | None = None
    misuse: tuple[str, str] | None = None


def convert(task: Task, settings: Settings) -> Result:
    """Do one task. Any error is in the result."""
    sha256: str | None = None
    try:
        found = task.member or open_input(task.path, settings.options)
        sha256 = hashlib.sha256(found.raw).hexdigest()
        if task.known and is_valid(task.known, sha256, settings):
            return Result(task.known, is_kept=True)
        return write_output(task, found, sha256=sha256, settings=settings)
    except (UsageError, PackError) as error:
        return Result(failed(task, settings, error.what, sha256=sha256), misuse=(error.path, error.what))
    except NoticeError as error:
        trace = error.trace if isinstance(error, UnparsedInput) else None
        return Result(failed(task, settings, error.what, sha256=sha256), trace=trace)
    except OSError as error:
        what = say("its output cannot be written: {reason}; make room or give -o another path", reason=reason_of(error))
        return Result(failed(task, settings, what, sha256=sha256), is_full=error.errno in DISK_FULL)
    except Exception as error:
        bug = bug_in(task.shown, error)
        return Result(failed(task, settings, bug.what, sha256=sha256), trace=bug.trace)


def write_output(task: Task, found: Input, *, sha256: str, settings: Settings) -> Result:
    notice = parse_input(found, settings.options)
    written = write(notice, settings.format, labels=settings.labels)
    write_whole(path_of(task.output, settings), [written])
    if settings.format.has_index:
        write_part(task.output, notice, settings)
    entry = replace(
        failed(task, settings, None, sha256=sha256),
        status="done",
        output=task.output,
        output_sha256=hashlib.sha256(written).hexdigest(),
        counts=count(notice),
        findings=count_findings(notice),
    )
    return Result(entry)


def failed(task: Task, settings: Settings, error: str | None, *, sha256: str | None = None) -> Entry:
    return Entry(
        path=task.shown,
        raw=task.raw,
        sha256=sha256,
        status="failed",
        error=error,
        version=settings.version,
        rules=settings.rules,
        options=settings.recorded(),
        output=None,
        output_sha256=None,
        counts=None,
    )


def path_of(output: str, settings: Settings) -> bytes:
    """A path below OUT as the bytes that open it, in UTF-8 whatever the locale."""
    return os.path.join(settings.out, *output.encode("utf-8").split(b"/"))


def is_valid(known: Entry, sha256: str, settings: Settings) -> bool:
    """Are the source and the output of an earlier run unchanged?"""
    if known.sha256 != sha256 or known.output is None:
        return False
    if settings.format.has_index and not has_part(known.output, settings):
        return False
    try:
        with open(path_of(known.output, settings), "rb") as file:
            return hashlib.sha256(file.read()).hexdigest() == known.output_sha256
    except OSError:
        return False


def count(notice: Notice) -> dict[str, int]:
    """The number of characters, quantities, dates, references and findings."""
    parts = ("quantities", "dates", "references", "findings")
    return {"characters": notice.source.length, **{part: len(getattr(notice, part)) for part in parts}}


def count_findings(notice: Notice) -> dict[str, int]:
    """Errors and warnings by code, sorted by code."""
    codes = sorted(finding.code for finding in notice.findings if finding.severity != "info")
    return {code: codes.count(code) for code in dict.fromkeys(codes)}
