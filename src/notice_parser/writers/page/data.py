"""Notices → the JSON that the scripts read, escaped so that it cannot end its element."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import asdict

from notice_parser.notice import Notice, Section
from notice_parser.pack.page import PageWords
from notice_parser.writers.one_line import on_one_line
from notice_parser.writers.walk import path_text, walk

ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def page_data(notices: list[Notice], words: PageWords) -> str:
    data = {"words": asdict(words), "notices": [notice_data(notice) for notice in notices]}
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return written.translate(ESCAPED)


def notice_data(notice: Notice) -> dict[str, Any]:
    """The notice as in its JSON, without its text, which is on the page; its sections as a flat list."""
    data = notice.model_dump(mode="json", exclude={"sections": True, "source": {"text"}})
    return {**data, "sections": [section_data(path) for path in walk(notice.sections)]}


def section_data(path: tuple[Section, ...]) -> dict[str, Any]:
    section = path[-1]
    return {
        "id": section.id,
        "path": path_text(path),
        "marker": section.marker.text,
        "heading": on_one_line(section.heading.text) if section.heading else "",
    }
