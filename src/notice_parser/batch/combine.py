"""The outputs of a run → one combined file, in the order of inputs, one notice at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator

from msgspec import Struct

from notice_parser.batch.manifest import Manifest, naming
from notice_parser.batch.settings import Settings
from notice_parser.batch.whole import write_whole
from notice_parser.errors import UsageError
from notice_parser.messages import say
from notice_parser.notice import Notice
from notice_parser.writers import write_all
from notice_parser.writers.formats import NDJSON, OutputFormat, combining_names, find_format, format_of_path

# Each input's output is a line of JSON, from which the combined file is made.
PART_FORMAT, PART_SUFFIX = NDJSON, ".json"


class Combined(Struct, frozen=True):
    """The combined file and its format."""

    path: str
    format: OutputFormat


def find_combined(path: str, given: str | None) -> Combined:
    """The combined file: its format is the one given, else the one that its ending names. Raises UsageError."""
    found = find_format(given) if given else format_of_path(path)
    if found is None or not found.combines:
        raise UsageError(
            f"--combine {path}", say("choose its format by its ending or by -f: {names}", names=combining_names())
        )
    found.load()
    return Combined(path, found)


def combine(combined: Combined, order: list[str], *, manifest: Manifest, settings: Settings) -> None:
    """Write the file, whole or not at all. Raises UnwritableOutput."""
    lines = read_parts(order, manifest, settings)
    pieces = lines
    if combined.format != PART_FORMAT:
        notices = (Notice.model_validate_json(line) for line in lines)
        pieces = write_all(notices, combined.format, labels=settings.labels)
    path = os.fsencode(combined.path)
    with naming(path):
        write_whole(path, pieces)


def read_parts(order: list[str], manifest: Manifest, settings: Settings) -> Iterator[bytes]:
    """A line of JSON for each input that succeeded."""
    for key in order:
        entry = manifest.find(key)
        if entry and entry.output:
            with open(os.path.join(settings.out, entry.output.encode("utf-8")), "rb") as file:
                yield file.read()
