"""DOC and WPS → Source: LibreOffice turns the file into DOCX, then the DOCX reader reads it."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec.structs import replace

from notice_parser.errors import UnreadableInput
from notice_parser.messages import say
from notice_parser.spans import Source

if TYPE_CHECKING:
    from notice_parser.readers.opening import Input

MEDIA_TYPE = "application/msword"
PROGRAMS = ("soffice", "libreoffice")
INSTALL = say(
    "install LibreOffice (Debian: apt-get install --no-install-recommends libreoffice-writer) so that soffice is "
    "on PATH, or save the file as DOCX"
)
TIME_LIMIT = 60.0
WORD_STREAM = "WordDocument".encode("utf-16-le")
# A profile of its own for each call: two calls never meet, no macro runs, nothing is fetched.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse">
<value>true</value></prop><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


def read(found: Input) -> Source:
    """The text of a DOC or WPS file. Raises UnreadableInput where it is not one, or cannot be converted."""
    from notice_parser.readers.docx import read as read_docx
    from notice_parser.readers.formats import DOCX

    if WORD_STREAM not in found.raw:
        raise UnreadableInput(found.path, say("is an OLE document without a text (XLS or PPT), which is not read"))
    converted = replace(found, raw=convert(found), format=DOCX)
    return replace(read_docx(converted), media_type=MEDIA_TYPE, sha256=hashlib.sha256(found.raw).hexdigest())


def convert(found: Input) -> bytes:
    """The document as DOCX. Raises UnreadableInput."""
    program = next((path for name in PROGRAMS if (path := shutil.which(name))), None)
    if program is None:
        raise UnreadableInput(
            found.path, say("is a DOC or WPS document, for which LibreOffice is needed: {install}", install=INSTALL)
        )
    with TemporaryDirectory(prefix="notice-parse-") as name:
        folder = Path(name)
        (folder / "in.doc").write_bytes(found.raw)
        settings = folder / "profile" / "user"
        settings.mkdir(parents=True)
        (settings / "registrymodifications.xcu").write_text(PROFILE, "utf-8")
        run(program, folder, found.path)
        result = folder / "out" / "in.docx"
        if not result.is_file():
            raise UnreadableInput(
                found.path, say("could not be converted by LibreOffice: damaged, or protected by a password")
            )
        return result.read_bytes()


def run(program: str, folder: Path, path: str) -> None:
    """Convert `in.doc` of the folder into `out/in.docx`. Raises UnreadableInput where that takes too long."""
    command = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(folder / "in.doc"),
    ]
    silent = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)
    try:
        process.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired:
        raise UnreadableInput(
            path, say("took LibreOffice longer than {most:.0f} s; save the file as DOCX", most=TIME_LIMIT)
        ) from None
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it has started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
