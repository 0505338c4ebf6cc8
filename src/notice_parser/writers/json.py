"""Notice → one JSON object over several lines, two spaces a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notice_parser.notice import Notice


def write(notice: Notice) -> bytes:
    return notice.model_dump_json(indent=2).encode("utf-8") + b"\n"
