"""The outputs of a run → one file of all, in the order of inputs, a notice at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator

from msgspec import Struct

from notice_parser.batch.manifest import Manifest, naming
from notice_parser.batch.settings import SUFFIXES, Settings
from notice_parser.batch.whole import write_whole
from notice_parser.errors import UsageError
from notice_parser.notice import Notice
from notice_parser.writers import find_writer

# Other endings that say a format.
ENDINGS = {suffix: name for name, suffix in SUFFIXES.items()} | {".jsonl": "ndjson", ".db": "sqlite", ".htm": "html"}
FORMATS = ("ndjson", "csv", "xlsx", "parquet", "sqlite")


class Combined(Struct, frozen=True):
    """The one file of all and its format."""

    path: str
    format: str


def find_format(path: str, given: str | None) -> str:
    """The format of the one file: what is given, else what its name says. Raises UsageError."""
    name = given or ENDINGS.get(os.path.splitext(path)[1].lower())
    if name not in FORMATS:
        raise UsageError(f"--combine {path}", f"say the format by its ending or by -f: {', '.join(FORMATS)}")
    find_writer(name)
    return name


def combine(combined: Combined, order: list[str], manifest: Manifest, settings: Settings) -> None:
    """Write the file, whole or not at all. Raises UnwritableOutput."""
    lines = read_outputs(order, manifest, settings)
    pieces = lines
    if combined.format != "ndjson":
        pieces = find_writer(combined.format)(Notice.model_validate_json(line) for line in lines)
    place = os.fsencode(combined.path)
    with naming(place):
        write_whole(place, pieces)


def read_outputs(order: list[str], manifest: Manifest, settings: Settings) -> Iterator[bytes]:
    """A line of JSON for each input that has been done."""
    for key in order:
        entry = manifest.find(key)
        if entry and entry.output:
            with open(os.path.join(settings.out, entry.output.encode("utf-8")), "rb") as file:
                yield file.read()
