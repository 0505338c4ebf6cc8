"""Notice → one JSON object on one line: a line a notice where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from notice_parser.notice import Notice


def write(notice: Notice) -> bytes:
    return notice.model_dump_json().encode("utf-8") + b"\n"
