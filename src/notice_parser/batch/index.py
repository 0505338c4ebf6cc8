"""A folder of pages → index.html: one table and one search over all of them, each notice with a link to its page.

The notice of each page is kept as a line of JSON in the folder PARTS, so that a re-run need not parse again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from notice_parser.batch.manifest import Manifest, naming
from notice_parser.batch.settings import Settings
from notice_parser.batch.whole import write_whole
from notice_parser.notice import Notice
from notice_parser.writers import write
from notice_parser.writers.formats import NDJSON

if TYPE_CHECKING:
    from notice_parser.writers.archive.data import Entry

NAME, PARTS, PART_SUFFIX = "index.html", "index.parts", ".json"


def part_of(output: str, settings: Settings) -> bytes:
    """The path of the part of an output."""
    return os.path.join(settings.out, PARTS.encode(), *f"{output}{PART_SUFFIX}".encode().split(b"/"))


def write_part(output: str, notice: Notice, settings: Settings) -> None:
    write_whole(part_of(output, settings), [write(notice, NDJSON)])


def has_part(output: str, settings: Settings) -> bool:
    return os.path.isfile(part_of(output, settings))


def write_index(order: list[str], *, manifest: Manifest, settings: Settings) -> None:
    """Write the page over all outputs, whole or not at all. Raises UnwritableOutput."""
    from notice_parser.writers.archive.assemble import archive_text

    page = archive_text(read_entries(order, manifest, settings), language=settings.pages)
    path = os.path.join(settings.out, NAME.encode())
    with naming(path):
        write_whole(path, [page.encode("utf-8", "backslashreplace")])


def read_entries(order: list[str], manifest: Manifest, settings: Settings) -> Iterator[Entry]:
    from notice_parser.writers.archive.data import Entry

    for key in order:
        entry = manifest.find(key)
        if entry and entry.output:
            with open(part_of(entry.output, settings), "rb") as file:
                yield Entry(Notice.model_validate_json(file.read()), quote(entry.output))
