"""Standard output and standard error, in UTF-8 whatever the locale."""

from __future__ import annotations

import os
import sys
from typing import TextIO

from notice_parser.cli import texts
from notice_parser.errors import UnwritableOutput
from notice_parser.messages import translate

PROGRAM = "notice-parse"


def use_utf8() -> None:
    """Set standard output and standard error to UTF-8 with plain line ends."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_text(text: str, stream: TextIO | None = None) -> None:
    stream = stream if stream is not None else sys.stdout
    if stream is not None:
        stream.write(text)
        stream.flush()


def standard_output() -> TextIO:
    """Standard output for text. Raises UnwritableOutput where it is closed."""
    if sys.stdout is None:
        raise UnwritableOutput(texts.STANDARD_OUTPUT, texts.OUTPUT_CLOSED)
    return sys.stdout


def report_written(path: str | None, message: str, *, is_quiet: bool) -> None:
    """Say on a terminal what stands in a file now; programs and logs need no such line."""
    is_watched = sys.stderr is not None and sys.stderr.isatty()
    if path is not None and is_watched and not is_quiet and os.path.isfile(path):
        complain(path, message)


def complain(path: str | None, message: str) -> None:
    """Print one line on standard error in the user's language, whatever the path and the message contain."""
    from notice_parser.readers.opening import shown_path

    if sys.stderr is not None:
        what = translate(message)
        whole = f"{shown_path(translate(path))}: {what}" if path is not None else what
        line = "".join(c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in whole)
        print_text(f"{PROGRAM}: {line}\n", sys.stderr)
