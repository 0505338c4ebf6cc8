"""Notices → one JSON object per line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from notice_parser.writers.json import read_notices

if TYPE_CHECKING:
    from notice_parser.notice import Notice

__all__ = ["read_notices", "write"]


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    for notice in notices:
        yield notice.model_dump_json().encode("utf-8") + b"\n"
