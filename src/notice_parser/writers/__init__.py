"""Notices → bytes. A writer is a module with `write(notices) -> Iterator[bytes]`; `formats.py` lists them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from notice_parser.writers.formats import Language, OutputFormat, find_format

if TYPE_CHECKING:
    from notice_parser.notice import Notice
    from notice_parser.writers.labels import Labels


def write_all(notices: Iterator[Notice], to: OutputFormat | str, *, labels: Language | None = None) -> Iterator[bytes]:
    """The notices in a format, in pieces; no bytes where there is no notice.

    `labels` is the language of heads and codes, where that of the format is not wanted. Raises UsageError for an
    unknown name.
    """
    found = find_format(to) if isinstance(to, str) else to
    module = found.load()
    first = next(notices, None)
    if first is None:
        return
    if found.labels is None:
        yield from module.write(chain([first], notices))
    else:
        yield from module.write(chain([first], notices), labels_of(labels or found.labels))


def labels_of(language: Language) -> Labels:
    from notice_parser.writers.labels import labels_in

    return labels_in(language)


def write(notice: Notice, to: OutputFormat | str, *, labels: Language | None = None) -> bytes:
    """One notice in a format, with its line end."""
    return b"".join(write_all(iter([notice]), to, labels=labels))
