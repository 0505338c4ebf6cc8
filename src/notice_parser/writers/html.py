"""Notices → one self-contained page: tree, marked text, quantities, charts, findings."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.messages import page_language
from notice_parser.notice import Notice
from notice_parser.writers.page.assemble import page_text


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    yield page_text(list(notices), language=page_language()).encode("utf-8", "backslashreplace")
