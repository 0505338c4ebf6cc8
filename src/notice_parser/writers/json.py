"""Notices → one JSON object over several lines, two spaces a level; several notices → an array of them."""

from __future__ import annotations

from collections.abc import Iterator
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
