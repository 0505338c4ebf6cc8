"""Notices → one JSON object over several lines, indented by two spaces; several notices → an array of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notice_parser.notice import Notice


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    first, second = next(notices), next(notices, None)
    if second is None:
        yield one(first) + b"\n"
        return
    yield b"[\n" + one(first) + b",\n" + one(second)
    for notice in notices:
        yield b",\n" + one(notice)
    yield b"\n]\n"


def one(notice: Notice) -> bytes:
    return notice.model_dump_json(indent=2).encode("utf-8")


def read_notices(path: Path) -> Iterator[bytes]:
    """The JSON of each notice in a file: one object, an array of them, or one object per line."""
    import json

    with path.open("rb") as file:
        start = file.read(2)
        file.seek(0)
        if start == b"{\n":
            yield file.read()
        elif start[:1] == b"[":
            for notice in json.loads(file.read()):
                yield json.dumps(notice, ensure_ascii=False).encode("utf-8")
        else:
            yield from (line for line in file if line.strip())
